"""Makes tests/data/vectors/keyfiles: `python -m tests.make_key_file_vectors`, after the form of the
key file has changed. Good key files, and each fault in one of its own that is named for it."""

import json
import os
import tempfile
from pathlib import Path

VECTORS = Path(__file__).parent / "data" / "vectors" / "keyfiles"
PASSWORD = "lantern-orchard-violin-pebble"


def main():
    with tempfile.TemporaryDirectory() as place:
        os.environ["TUCKBOX_HOME"] = str(Path(place) / "home")
        made = Made(Path(place))
    VECTORS.mkdir(parents=True, exist_ok=True)
    for old in VECTORS.iterdir():
        old.unlink()
    expected = {}
    for verdict, vectors in made.vectors().items():
        for name, content in vectors.items():
            assert name not in expected
            raw = content if isinstance(content, bytes) else made.spelled(content)
            (VECTORS / f"{name}.json").write_bytes(raw)
            expected[name] = verdict
    contents = {"code": made.code, "root": made.root, "vectors": expected}
    (VECTORS / "expected.json").write_text(json.dumps(contents, indent=1) + "\n")


def nested(deep):
    """Lists in lists."""
    return [nested(deep - 1)] if deep else []


class Made:
    """A vault with a data lead, a safeguarding lead, a teacher who opens with a stick as well, and
    somebody who left; through a re-key and up to the plan of another."""

    def __init__(self, place):
        from tests.forged_key_file import read, spelled
        from vault.actions.keys import PlanRekey
        from vault.crypto.kdf import FLOOR
        from vault.domain.secrets import Password
        from vault.unlock import create_vault

        self.spelled = spelled
        other = place / "other.tuckbox"
        with create_vault(other, "Elm", "Ed", Password.typed(PASSWORD), FLOOR)[0] as session:
            session.run(PlanRekey())
        self.elsewhere = read(other)
        self._make(place)
        self._use(place)
        for content in (self.first, self.first_planned, self.now, self.planned, self.elsewhere):
            content.pop("hash")

    def _make(self, place):
        """Up to the first key file of everybody."""
        from tests.forged_key_file import read
        from vault.actions.profiles import AddProfile, RemoveProfile
        from vault.crypto.kdf import FLOOR
        from vault.crypto.primitives import verify_key_of
        from vault.crypto.recovery import code_text
        from vault.domain.access import Role
        from vault.domain.secrets import Password
        from vault.unlock import create_vault

        def added(name, role):
            return session.run(AddProfile(name, role, Password.typed(PASSWORD)))

        folder = place / "school.tuckbox"
        session, sheet = create_vault(
            folder, "Willow Bank", "Dana Lead", Password.typed(PASSWORD), FLOOR
        )
        self.code = code_text(sheet.code)
        with session:
            self.old_root = self._root_of(session)
            self.root = verify_key_of(self.old_root).hex()
            added("Sam", Role.SAFEGUARDING_LEAD)
            session.run(RemoveProfile(added("Gus", Role.TEACHER).id))
            self.theo = added("Theo", Role.TEACHER).id
        self.first = read(folder)

    def _use(self, place):
        """Through a re-key and up to the plan of the next."""
        from tests.forged_key_file import read
        from vault.actions.keys import PlanRekey
        from vault.actions.sticks import AskForStick, MakeKeyFile
        from vault.crypto.kdf import FLOOR
        from vault.domain.secrets import Password
        from vault.unlock import unlock_vault

        folder = place / "school.tuckbox"

        def unlocked(who="Dana Lead"):
            return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)

        with unlocked() as session:
            session.run(PlanRekey())
        self.first_planned = read(folder)
        with unlocked() as session:
            self.new_root = self._root_of(session)
        with unlocked("Theo") as session:
            session.run(MakeKeyFile(Password.typed(PASSWORD), place / "Theo.tuckkey"))
        with unlocked() as session:
            session.run(AskForStick(self.theo))
        self.now = read(folder)
        with unlocked() as session:
            session.run(PlanRekey())
        self.planned = read(folder)

    @staticmethod
    def _root_of(session):
        from vault.domain.access import Compartment

        return session._vault._keys.secret(Compartment.ROOT)

    def vectors(self):
        return {
            "good": self._good(),
            "damaged": self._damaged(),
            "newer": {"newer-format": {**self.now, "format": 99}},
            "altered": self._altered(),
            "anchor": self._anchor() | self._own_anchor(),
            "plan": self._plan(),
        }

    def _good(self):
        theo = self._theo()
        grants = [[w, c, "00" * 80 if w == theo else b] for w, c, b in self.now["grants"]]
        unbound = {k: v for k, v in self.planned["pending"].items() if k != "plan"}
        return {
            "good": self.now,
            "good-before-any-rekey": self.first,
            "good-with-a-plan": self.planned,
            "good-with-a-plan-of-an-earlier-version": {**self.planned, "pending": unbound},
            "good-of-the-first-format": {**self.first, "format": 1},
            "good-with-a-plan-over-the-first-format": {**self.first_planned, "format": 1},
            "good-with-an-empty-place-for-a-plan": {**self.now, "pending": None},
            "good-without-an-anchor": {**self.now, "anchor": []},
            "good-without-own-anchors": {k: v for k, v in self.now.items() if k != "anchors"},
            "good-as-far-as-can-be-seen-a-grant-that-opens-nothing": {**self.now, "grants": grants},
        }

    def _damaged(self):
        whole, lead = self.spelled(self.now), self._lead()
        hashed = json.loads(whole)["hash"]

        def slot(**changed):
            slots = self.now["slots"]
            return {**self.now, "slots": {**slots, lead: {**slots[lead], **changed}}}

        return {
            "cut-short": whole[:-40],
            "empty": b"",
            "no-json": b"\x00" * 512,
            "a-list": b"[]",
            "hash-of-another-file": whole.replace(hashed.encode(), hashed[::-1].encode()),
            "a-byte-changed": whole.replace(b'"format": 2', b'"format": 1'),
            "a-name-twice": whole.replace(b'{\n "anchor"', b'{\n "format": 2,\n "anchor"', 1),
            "spelled-without-spaces": json.dumps(json.loads(whole)).encode(),
            "a-part-of-another-kind": {**self.now, "slots": []},
            "a-part-missing": {k: v for k, v in self.now.items() if k != "grants"},
            "a-part-too-many": {**self.now, "more": 1},
            "format-that-is-true": {**self.now, "format": True},
            "signature-in-capitals": {**self.now, "signature": self.now["signature"].upper()},
            "directory-that-is-none": {**self.now, "directory": "[]"},
            "cost-below-the-floor": slot(argon2id=[65535, 3, 4]),
            "cost-above-the-ceiling-memory": slot(argon2id=[262145, 3, 4]),
            "cost-above-the-ceiling-passes": slot(argon2id=[65536, 17, 4]),
            "cost-above-the-ceiling-lanes": slot(argon2id=[65536, 3, 5]),
            "salt-too-short": slot(salt="00" * 8),
            "grant-of-an-unknown-compartment": {
                **self.now,
                "grants": [*self.now["grants"], [lead, "attic", "00"]],
            },
            "no-number": {**self.now, "pending": float("nan")},
            "number-without-an-end": self.spelled({**self.now, "pending": 1.5}).replace(
                b"1.5", b"1e999"
            ),
            "half-a-sign": {**self.now, "pending": "\ud800"},
            "nested-too-deeply": {**self.now, "pending": nested(40)},
            "anchor-below-zero": {**self.now, "anchor": [-1, *self.now["anchor"][1:]]},
            "own-anchor-below-zero": self._own(number=-1),
            "own-anchor-of-words": self._own(number="1"),
        } | self._of_another_form()

    def _of_another_form(self):
        """A part that is there, and says nothing or twice the same, or is of another kind."""
        now, whole = self.now, self.spelled({**self.now, "format": 99})
        number, entry, who, signature, day = now["anchor"]
        step = now["successions"][0]
        directory = json.loads(now["directory"])
        lead = directory["members"][self._lead()]

        def other(**changed):
            return {**now, **changed}

        def slot(who, **changed):
            return other(slots={**now["slots"], who: {**now["slots"][who], **changed}})

        def member(**changed):
            members = {**directory["members"], self._lead(): {**lead, **changed}}
            text = json.dumps({**directory, "members": members}, sort_keys=True)
            return other(directory=text)

        return {
            "first-format-with-a-part-of-the-second": other(format=1),
            "format-of-words": other(format="3"),
            "format-with-a-point": other(format=2.0),
            "newer-format-with-a-name-twice": whole.replace(b"{", b'{"format": 99,', 1),
            "newer-format-in-other-letters": whole.decode().encode("utf-16"),
            "grants-that-are-no-list": other(grants={}),
            "grant-twice": other(grants=[*now["grants"], now["grants"][0]]),
            "links-of-words": other(links=""),
            "links-left-empty": other(links=[]),
            "link-twice": other(links=[*now["links"], now["links"][0]]),
            "earlier-grant-twice": other(earlier=[*now["earlier"], now["earlier"][0]]),
            "earlier-grants-left-empty": other(earlier=[]),
            "earlier-grant-of-words": other(earlier=[["recovery", "1", "00"]]),
            "own-anchor-that-is-true": self._own(number=True),
            "own-anchor-of-a-key-file-too-large": self._own(epoch=1 << 62),
            "own-anchors-left-empty": other(anchors={}),
            "own-anchor-with-a-part-too-many": other(
                anchors={who: [*now["anchors"][who], 1] for who in now["anchors"]}
            ),
            "anchor-of-nothing": other(anchor=None),
            "anchor-of-somebody-who-is-a-list": other(anchor=[number, entry, [], signature, day]),
            "anchor-with-a-part-too-many": other(anchor=[*now["anchor"], day]),
            "anchor-of-a-day-in-another-spelling": other(
                anchor=[number, entry, who, signature, day.replace("-", "")]
            ),
            "anchor-of-a-day-that-never-was": other(
                anchor=[number, entry, who, signature, "2026-02-31"]
            ),
            "slot-whose-cost-is-words": slot("recovery", argon2id=""),
            "slot-with-a-cost-too-many": slot(self._lead(), argon2id=[65536, 3, 4, 1]),
            "slot-with-a-stick-without-a-number": slot(self._lead(), stick=""),
            "succession-with-a-part-too-many": other(successions=[[*step, "00"]]),
            "succession-of-nothing": other(successions=[step, []]),
            "successions-left-empty": {**self.first, "successions": []},
            "successions-that-are-no-list": other(successions={}),
            "directory-with-a-name-twice": other(
                directory=now["directory"].replace("{", '{"epoch":9,', 1)
            ),
            "directory-with-an-unknown-role": member(role="head"),
            "directory-with-a-key-too-short": member(verify="00" * 31),
            "directory-with-a-last-day-that-never-was": member(until="2026-02-31"),
        }

    def _altered(self):
        from vault.crypto.directory import sign_directory
        from vault.crypto.primitives import random_key, verify_key_of

        now, lead, theo = self.now, self._lead(), self._theo()
        directory = json.loads(now["directory"])

        def signed_by(seed, **changed):
            text = json.dumps({**directory, **changed}, sort_keys=True, separators=(",", ":"))
            signature = sign_directory(seed, text.encode()).hex()
            return {**now, "directory": text, "signature": signature}

        own = random_key()
        old, new, _ = now["successions"][0]
        slots = now["slots"]
        other_box = {**slots[theo], "box": slots[lead]["box"]}
        return {
            "promoted-in-the-directory": {
                **now,
                "directory": now["directory"].replace('"teacher"', '"data-lead"'),
            },
            "signature-of-another-directory": {**now, "signature": self.first["signature"]},
            "directory-signed-by-a-strangers-root-key": signed_by(
                own, root=verify_key_of(own).hex()
            ),
            "directory-signed-by-the-root-key-before": signed_by(
                self.old_root, root=verify_key_of(self.old_root).hex()
            ),
            "directory-that-names-another-root-key": signed_by(
                self.new_root, root=verify_key_of(own).hex()
            ),
            "directory-from-before-under-todays-successions": {
                **self.first,
                "successions": now["successions"],
            },
            "succession-with-another-signature": {
                **now,
                "successions": [[old, new, now["signature"]]],
            },
            "succession-left-out": {k: v for k, v in now.items() if k != "successions"},
            "slot-with-anothers-box": {**now, "slots": {**slots, theo: other_box}},
            "slot-that-costs-less-work": {
                **now,
                "slots": {**slots, lead: {**slots[lead], "argon2id": [65536, 4, 4]}},
            },
            "recovery-sheet-without-a-slot": {
                **now,
                "slots": {k: v for k, v in slots.items() if k != "recovery"},
            },
            "slot-of-nobody": {**now, "slots": {**slots, "00" * 16: slots[theo]}},
            "slot-in-anothers-name": {**now, "slots": {**slots, theo: slots[lead]}},
        }

    def _own(self, **changed):
        """What the data lead's own anchor says, changed; `who` is in whose name."""
        lead = self._lead()
        number, entry, epoch, signature = self.now["anchors"][lead]
        content = {"number": number, "entry": entry, "epoch": epoch, "who": lead, **changed}
        kept = [content["number"], content["entry"], content["epoch"], signature]
        return {**self.now, "anchors": {**self.now["anchors"], content["who"]: kept}}

    def _own_anchor(self):
        number, entry, epoch, _ = self.now["anchors"][self._lead()]
        return {
            "own-anchor-of-another-number": self._own(number=number - 1),
            "own-anchor-of-another-entry": self._own(entry=entry[::-1]),
            "own-anchor-of-another-key-file": self._own(epoch=epoch - 1),
            "own-anchor-in-anothers-name": self._own(who=self._theo()),
        }

    def _anchor(self):
        number, entry, who, signature, day = self.now["anchor"]

        def anchor(*parts):
            return {**self.now, "anchor": list(parts)}

        return {
            "anchor-of-another-number": anchor(number + 1, entry, who, signature, day),
            "anchor-of-another-entry": anchor(number, entry[::-1], who, signature, day),
            "anchor-of-another-day": anchor(number, entry, who, signature, "2020-01-01"),
            "anchor-without-its-day": anchor(number, entry, who, signature),
            "anchor-in-anothers-name": anchor(number, entry, self._theo(), signature, day),
            "anchor-of-nobody": anchor(number, entry, "00" * 16, signature, day),
        }

    def _plan(self):
        now, plan = self.now, self.planned["pending"]
        finished = self.first_planned["pending"]
        raised = json.loads(now["directory"])
        raised["epoch"] += 1
        theo = self._theo()

        def beside(what):
            return {**now, "pending": what}

        def planned(**changed):
            return {**self.planned, "pending": {**plan, **changed}}

        return {
            "plan-that-is-an-older-key-file": beside(self.first),
            "plan-that-is-a-copy-of-the-file": beside(now),
            "plan-that-is-a-copy-with-the-next-number": beside(
                {**now, "directory": json.dumps(raised, sort_keys=True, separators=(",", ":"))}
            ),
            "plan-that-was-finished": beside(finished),
            "plan-of-another-vault": beside(self.elsewhere["pending"]),
            "plan-in-a-plan": planned(pending=plan),
            "plan-that-is-words": beside("soon"),
            "plan-that-is-false": beside(False),
            "plan-that-is-nested": beside(nested(20)),
            "plan-of-a-newer-format": planned(format=99),
            "plan-with-a-signature-that-is-none": planned(plan=5),
            "plan-with-a-grant-twice": planned(grants=[*plan["grants"], plan["grants"][0]]),
            "plan-of-an-earlier-version-with-a-grant-twice": {
                **self.planned,
                "pending": {k: v for k, v in plan.items() if k != "plan"}
                | {"grants": [*plan["grants"], plan["grants"][0]]},
            },
            "plan-with-an-anchor-of-nothing": planned(anchor=None),
            "plan-of-the-first-format-with-a-part-of-the-second": planned(format=1),
            "plan-with-a-hash-of-its-own": planned(hash="00" * 32),
            "plan-with-other-grants": planned(grants=plan["grants"][:-1]),
            "plan-without-a-slot": planned(
                slots={k: v for k, v in plan["slots"].items() if k != theo}
            ),
            "plan-with-another-signature": planned(plan=plan["signature"]),
            "plan-over-other-grants": {**self.planned, "grants": now["grants"][:-1]},
            "plan-over-another-slot": {
                **self.planned,
                "slots": {k: v for k, v in self.planned["slots"].items() if k != theo},
            },
        }

    def _id(self, name):
        members = json.loads(self.now["directory"])["members"]
        return next(key for key, member in members.items() if member["name"] == name)

    def _lead(self):
        return self._id("Dana Lead")

    def _theo(self):
        return self._id("Theo")


if __name__ == "__main__":
    main()
