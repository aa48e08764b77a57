#!/usr/bin/env python3
"""Checks a vault's key file without Tuckbox's own code and without any key.

    python3 verify_key_file.py keyring.json [--root HEX]

Checked are: that the file is spelled as the program spells it and its hash fits (BLAKE2b-256,
RFC 7693), that each part has the program's form, the chain of root keys, the root key's signature
of the directory (Ed25519, RFC 8032), each owner's of their slot, the signature of the newest audit
entry that it remembers, and the plan of a re-key if there is one. What opens only with a password,
and so is not checked, is said. Which root key is the vault's own, only a slot tells: give it with
--root if you know it.

Needs verify_trail.py beside it, whose arithmetic it uses. Ends with 0 when everything holds, 1 when
something does not, 2 when the file cannot be read.
"""

import hashlib
import json
import runpy
import sys
from datetime import date
from pathlib import Path

NEWEST_FORMAT = 2
MOST_BYTES, DEEPEST, MOST_PROFILES, MOST_ENTRIES = 1 << 20, 32, 2000, 1 << 62
LEAST_COST, MOST_COST = (65536, 3, 4), (262144, 16, 4)
PARTS = {"format", "directory", "signature", "slots", "grants", "anchor"}
MORE_PARTS = {"anchors", "successions", "earlier", "links"}
COMPARTMENTS = {"vault", "photos", "health", "safeguarding", "audit", "root"}
FORMS = ("", "renewed", "wrapped")
ROLES = (
    *("data-lead", "safeguarding-lead", "send-coordinator", "teacher", "teaching-assistant"),
    *("cover-teacher", "technician", "auditor"),
)
NOT_OURS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)


class FaultError(Exception):
    """What is wrong with a key file: one of damaged, newer, altered, anchor, plan; and words."""

    def __init__(self, verdict, words):
        super().__init__(words)
        self.verdict, self.words = verdict, words


def need(holds, verdict, words):
    """FaultError unless it holds."""
    if not holds:
        raise FaultError(verdict, words)


def canonical(value):
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def unhex(text, size=None):
    """Bytes from lower-case hex; ValueError for any other spelling."""
    found = bytes.fromhex(text)
    if found.hex() != text or (size is not None and len(found) != size):
        raise ValueError("not hex of ours")
    return found


def no_number(name):
    """For NaN and Infinity, which Python takes and JSON does not have."""
    raise ValueError(f"{name} is no number")


def without_twins(pairs):
    """An object; ValueError for a name that stands in it twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name twice")
    return found


def depth_of(value):
    """How many lists and objects lie in each other."""
    if not isinstance(value, (dict, list)):
        return 0
    inner = value.values() if isinstance(value, dict) else value
    return 1 + max(map(depth_of, inner), default=0)


def read_json(raw):
    """What the bytes mean as JSON in UTF-8, read strictly; ValueError."""
    parsed = json.loads(raw.decode(), parse_constant=no_number, object_pairs_hook=without_twins)
    if depth_of(parsed) > DEEPEST:
        raise ValueError("nested too deeply")
    json.dumps(parsed, ensure_ascii=False, allow_nan=False).encode()  # no half of a sign, no 1e999
    return parsed


def read_key_file(raw):
    """The parsed file: spelled as the program spells it, its hash fitting."""
    try:
        need(len(raw) <= MOST_BYTES, "damaged", "it is far too large")
        parsed = read_json(raw)
        need(isinstance(parsed, dict), "damaged", "it is no JSON object")
        newer = type(parsed.get("format")) is int and parsed["format"] > NEWEST_FORMAT
        need(not newer, "newer", "it was made by a newer program")
        rest = {name: value for name, value in parsed.items() if name != "hash"}
        hashed = hashlib.blake2b(digest_size=32, person=b"tuckbox-part")
        hashed.update(json.dumps(rest, sort_keys=True).encode())
        whole = json.dumps({**rest, "hash": hashed.hexdigest()}, sort_keys=True, indent=1)
        need(raw == whole.encode(), "damaged", "its hash does not fit")
    except (ValueError, RecursionError) as error:
        raise FaultError("damaged", "it is no JSON") from error
    return rest


def is_count(value):
    """A whole number of a size that the program writes."""
    return type(value) is int and 0 <= value < MOST_ENTRIES


def rows_of(value, kinds, words):
    """A list of lists, each with parts of these kinds."""
    need(isinstance(value, list), "damaged", words)
    for row in value:
        fits = isinstance(row, list) and [type(part) for part in row] == kinds
        need(fits, "damaged", words)
    return value


def boxes_of(value, kind):
    """Rows of whose, of what (a name or a number), and a sealed box; no two of the same."""
    rows = rows_of(value, [str, kind, str], "a grant is of another form")
    for row in rows:
        unhex(row[2])
    twice = len({(who, what) for who, what, _ in rows}) < len(rows)
    need(not twice, "damaged", "a grant is there twice")
    return rows


class Directory:
    """Who there is, with which keys. It is read as mildly as the program reads it, since the root
    key signed this very text; something of NOT_OURS or FaultError for what is no directory."""

    def __init__(self, text):
        parsed = read_json(text)
        self.vault, self.epoch = str(parsed["vault"]), int(parsed["epoch"])
        self.members = {who: self._member(one) for who, one in parsed["members"].items()}
        need(len(self.members) <= MOST_PROFILES, "damaged", "it has far too many people")
        self.generations = {
            name: self._generation(one) for name, one in parsed["compartments"].items()
        }
        need(self.generations.keys() <= COMPARTMENTS, "damaged", "an unknown compartment")
        for number, one in parsed.get("earlier", {}).items():
            int(number)
            self._generation(one)
        self._key(parsed["recovery"][0])
        self.recovery = self._key(parsed["recovery"][1])
        self.former = {who: self._key(one[1]) for who, one in parsed["former"].items()}
        self.root = self._key(parsed["root"]) if "root" in parsed else None
        self.accepted = self._accepted(parsed["trail"]) if "trail" in parsed else 0

    @staticmethod
    def _key(text):
        key = bytes.fromhex(text)
        need(len(key) == 32, "damaged", "a key is no key")
        return key

    def _member(self, parsed):
        """Whatever makes one member equal to another; the verify key comes first."""
        need(parsed["role"] in ROLES, "damaged", "an unknown role")
        until = date.fromisoformat(parsed["until"]) if parsed["until"] else None
        return (
            self._key(parsed["verify"]),
            self._key(parsed["box"]),
            " ".join(str(parsed["name"]).split()),
            parsed["role"],
            frozenset(map(str, parsed["classes"])),
            until,
            bool(parsed["suspended"]),
            parsed.get("stick") is True,
        )

    def _generation(self, parsed):
        need(parsed[1] == "" or self._key(parsed[1]), "damaged", "a key is no key")
        self._key(parsed[2])
        need(len(parsed) < 4 or parsed[3] in FORMS, "damaged", "an unknown form of grant")
        return int(parsed[0])

    def _accepted(self, parsed):
        """The number of the key file with which an older copy was last taken for the right one."""
        number, entry, key, since, accepted = parsed if len(parsed) > 4 else (*parsed, 0)
        self._key(entry)
        self._key(key)
        fits = 0 <= int(since) <= int(number) < MOST_ENTRIES and 0 <= int(accepted) < MOST_ENTRIES
        need(fits, "damaged", "the mark of the trail")
        return int(accepted)


def in_todays_form(parsed):
    """Format 1 had a newer vault key among the grants, and no generation beside it."""
    if type(parsed["format"]) is not int or parsed["format"] != 1 or "links" in parsed:
        return parsed
    vault = [row for row in parsed["grants"] if row[1] == "vault"]
    rest = [row for row in parsed["grants"] if row[1] != "vault"]
    generation = Directory(parsed["directory"].encode()).generations.get("vault", 0)
    links = {"links": [[who, generation, box] for who, _, box in vault]} if vault else {}
    return {**parsed, "format": 2, "grants": rest, **links}


class KeyFile:
    """The parts of one key file; FaultError 'damaged' for what the program never writes: each part
    has one form and one spelling, and one that may be left out is not there empty."""

    def __init__(self, parsed):
        try:
            self.parsed, self.pending = in_todays_form(parsed), parsed.get("pending")
            self._read(self.parsed)
        except NOT_OURS as error:
            raise FaultError("damaged", "a part of it is of another kind than ours") from error

    def _read(self, parsed):
        fits = PARTS <= parsed.keys() <= PARTS | MORE_PARTS | {"pending"}
        need(fits, "damaged", "it has other parts")
        full = all(parsed[name] for name in parsed.keys() & MORE_PARTS)
        need(full, "damaged", "a part of it is there and empty")
        is_ours = type(parsed["format"]) is int and parsed["format"] == NEWEST_FORMAT
        need(is_ours, "damaged", "its format is none of ours")
        self.text, self.signature = parsed["directory"].encode(), unhex(parsed["signature"])
        self.directory = Directory(self.text)
        self.vault, self.epoch = self.directory.vault, self.directory.epoch
        self.members, recovery = self.directory.members, self.directory.recovery
        self.owners = {who: [member[0]] for who, member in self.members.items()}
        for name, key in self.directory.former.items():
            self.owners.setdefault(name.partition("@")[0], []).append(key)
        self.owners["recovery"] = [recovery]
        steps = rows_of(parsed.get("successions", []), [str] * 3, "a succession of root keys")
        self.steps = [[unhex(part) for part in one] for one in steps]
        self.slots = {who: self._slot(who, one) for who, one in parsed["slots"].items()}
        for _, compartment, _ in boxes_of(parsed["grants"], str):
            need(compartment in COMPARTMENTS, "damaged", "a grant of an unknown compartment")
        boxes_of(parsed.get("earlier", []), int)
        boxes_of(parsed.get("links", []), int)
        need(isinstance(parsed["anchor"], list), "damaged", "the newest entry")
        self.anchor = self._anchor(parsed["anchor"]) if parsed["anchor"] else None
        own = parsed.get("anchors", {}).items()
        self.own = [self._own_anchor(who, one) for who, one in own]

    def _slot(self, who, one):
        """(what its owner signed, the signature)."""
        need(
            one.keys() - {"stick"} == {"salt", "argon2id", "box", "signature"}, "damaged", "a slot"
        )
        cost, salt, stick = one["argon2id"], unhex(one["salt"]), one.get("stick")
        need(isinstance(cost, list) and len(cost) in (0, 3), "damaged", "a slot's cost")
        ints = all(type(x) is int for x in cost)
        fits = ints and all(LEAST_COST[i] <= x <= MOST_COST[i] for i, x in enumerate(cost))
        need(fits, "damaged", "a slot asks for less or more work than ours do")
        need(len(salt) == (16 if cost else 0), "damaged", "a slot has no salt of ours")
        need("stick" not in one or unhex(stick), "damaged", "a slot's stick has no number")
        parts = ["tuckbox slot", self.vault, who, one["salt"], *map(str, cost or ["code"])]
        parts += ["stick", stick] if stick else []
        return "|".join(parts).encode() + unhex(one["box"]), unhex(one["signature"])

    @staticmethod
    def _anchor(parsed):
        """Who, the signed message (nothing where it names no entry), and its signature."""
        need(len(parsed) in (4, 5), "damaged", "the newest entry")
        number, entry, who, signature, *day = parsed
        fits = is_count(number) and isinstance(who, str)
        need(fits, "damaged", "the newest entry")
        for one in day:
            need(date.fromisoformat(one).isoformat() == one, "damaged", "the newest entry's day")
        message = b"tuckbox anchor" + number.to_bytes(8, "big") + unhex(entry)
        message += "".join(day).encode()
        return who, message if entry else b"", unhex(signature)

    def _own_anchor(self, who, parsed):
        """Who, the number of the key file by then, the signed message (nothing where it names no
        entry) and its signature."""
        need(isinstance(parsed, list), "damaged", "what somebody saw")
        number, entry, epoch, signature = parsed
        need(is_count(number) and is_count(epoch), "damaged", "what somebody saw")
        state = hashlib.blake2b(digest_size=32, person=b"tuckbox-seen")
        for part in (self.vault.encode(), who.encode(), unhex(entry)):
            state.update(len(part).to_bytes(8, "big"))
            state.update(part)
        numbers = number.to_bytes(8, "big") + epoch.to_bytes(8, "big")
        message = b"tuckbox own anchor" + numbers + state.digest()
        return who, epoch, message if entry else b"", unhex(signature)

    def is_anchor_held(self, is_signed):
        """Whether somebody of this vault signed the newest entry that it remembers."""
        if self.anchor is None:
            return True
        who, message, signature = self.anchor
        known = self.owners.get(who, ())
        return bool(message) and any(is_signed(key, message, signature) for key in known)

    def are_own_anchors_held(self, is_signed):
        """Whether each is signed by whom it names, from this key file or an earlier one. Those from
        before a data lead took an older copy for the right one do not count."""
        return all(
            message and epoch <= self.epoch and is_signed(self.members[who][0], message, signature)
            for who, epoch, message, signature in self.own
            if who in self.members and epoch >= self.directory.accepted
        )

    def bound(self):
        """What a plan is signed together with."""
        leave = ("anchor", "anchors", "pending")
        return canonical({k: v for k, v in self.parsed.items() if k not in leave})

    def must_hand_over(self, step, is_signed):
        """FaultError unless the old root key signed for the new one."""
        old, new, signature = step
        message = b"tuckbox root succession" + self.vault.encode() + old + new
        held = is_signed(old, message, signature)
        need(held, "altered", "a root key did not hand over to the next")

    def root_after(self, root, is_signed):
        """The root key in force, from an earlier one."""
        for step in self.steps:
            if step[0] == root:
                self.must_hand_over(step, is_signed)
                root = step[1]
        return root

    def check(self, root, is_signed):
        """The directory by the root key that follows from this one, and each slot by its owner."""
        root = self.root_after(root, is_signed)
        held = is_signed(root, b"tuckbox directory" + self.text, self.signature)
        need(held, "altered", "the directory is not signed by the root key")
        named = self.directory.root
        need(named in (None, root), "altered", "the directory names another root key")
        for who, (message, signature) in self.slots.items():
            key = self.members[who][0] if who in self.members else None
            owner = self.directory.recovery if who == "recovery" else key
            held = owner is not None and is_signed(owner, message, signature)
            need(held, "altered", f"the slot of {who} is not signed by its owner")


def check_plan(now, root, is_signed):
    """Whether the plan is bound to the file; FaultError 'plan' for what is no plan of it."""
    try:
        need(isinstance(now.pending, dict), "plan", "what lies there is no plan")
        planned = KeyFile({k: v for k, v in now.pending.items() if k != "plan"})
        need(planned.pending is None, "plan", "there is a plan in the plan")
        need((planned.vault, planned.epoch) == (now.vault, now.epoch + 1), "plan", "its number")
        need(len(planned.steps) == len(now.steps) + 1, "plan", "its root key does not succeed")
        old, new, _ = planned.steps[-1]
        follows = planned.steps[:-1] == now.steps and old == root != new
        need(follows, "plan", "its root key does not succeed the one in force")
        planned.must_hand_over(planned.steps[-1], is_signed)
        planned.check(new, is_signed)
        same = all(now.members.get(k) == m for k, m in planned.members.items())
        need(same and len(now.members) - len(planned.members) <= 1, "plan", "other people")
        if now.pending.get("plan") is None:
            return False
        state = hashlib.blake2b(digest_size=32, person=b"tuckbox-plan")
        for part in (now.bound(), planned.bound()):
            state.update(len(part).to_bytes(8, "big") + part)
        signature = bytes.fromhex(now.pending["plan"])
        held = is_signed(root, b"tuckbox plan of new keys" + state.digest(), signature)
        need(held, "plan", "it is not signed over this file")
    except FaultError as fault:
        raise FaultError("plan", f"the plan of a re-key: {fault.words}") from fault
    except NOT_OURS as error:
        raise FaultError("plan", "the plan of a re-key is none of ours") from error
    return True


def judge_key_file(raw, pinned, is_signed):
    """(verdict, words, what was not checked); the verdict is 'good' or a FaultError's. `pinned`
    is a root key that you know, or None."""
    left = ["whether slots and grants open, and to the right keys: that takes a password or a code"]
    try:
        now = KeyFile(read_key_file(raw))
        first = pinned or (now.steps[0][0] if now.steps else now.directory.root)
        if not pinned:
            left.append("whether its root key is the vault's own: only a slot or --root tells that")
        if first is None:
            raise FaultError("unknown", "it does not name its root key: give that with --root")
        now.check(first, is_signed)
        need("recovery" in now.slots, "altered", "the recovery sheet has no slot")
        left += [
            f"the slot of {who}: there is none" for who in sorted(now.members.keys() - now.slots)
        ]
        need(
            now.is_anchor_held(is_signed),
            "anchor",
            "the newest entry that it remembers is not signed",
        )
        held = now.are_own_anchors_held(is_signed)
        need(held, "anchor", "what somebody saw of the trail is not signed by them")
        root = now.root_after(first, is_signed)
        if now.pending is not None and not check_plan(now, root, is_signed):
            left.append("the grants in the plan: an earlier version signed only who is in it")
    except FaultError as fault:
        return fault.verdict, fault.words, left
    return "good", "", left


def say_of_key_file(path, pinned, is_signed):
    """The exit code; everything said on standard output. ValueError for a `pinned` that is no
    key in hex."""
    root = unhex(pinned, 32) if pinned else None
    with open(path, "rb") as file:
        raw = file.read(MOST_BYTES + 1)
    verdict, words, left = judge_key_file(raw, root, is_signed)
    for one in left:
        print(f"Not checked: {one}.")
    print(f"key file: {verdict}" + (f" ({words})" if words else ""))
    return 0 if verdict == "good" else 1


def main(arguments):
    """See the head of this file."""
    path, *more = arguments or [""]
    pinned = more[1] if len(more) == 2 and more[0] == "--root" else None
    if not path or (more and pinned is None):
        print(__doc__)
        return 2
    try:
        trail = runpy.run_path(str(Path(__file__).with_name("verify_trail.py")))
        return say_of_key_file(path, pinned, trail["best_check"]())
    except OSError as error:
        print(f"This cannot be read: {error.filename} ({error.strerror}).")
        return 2
    except ValueError as error:
        print(f"This is no file that can be checked ({type(error).__name__}).")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
