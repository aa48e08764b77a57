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
from pathlib import Path

NEWEST_FORMAT = 2
MOST_BYTES, DEEPEST = 1 << 20, 32
LEAST_COST, MOST_COST = (65536, 3, 4), (262144, 16, 4)
PARTS = {"format", "directory", "signature", "slots", "grants", "anchor"}
MORE_PARTS = {"anchors", "successions", "earlier", "links", "pending"}
COMPARTMENTS = {"vault", "photos", "health", "safeguarding", "audit", "root"}


class FaultError(Exception):
    """What is wrong with a key file: one of damaged, newer, altered, anchor, plan; and words."""

    def __init__(self, verdict, words):
        super().__init__(words)
        self.verdict, self.words = verdict, words


def need(holds, verdict, words):
    """FaultError unless it holds."""
    if not holds:
        raise FaultError(verdict, words)


def canonical(said):
    """JSON with sorted keys and no spaces."""
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def unhex(text, size=None):
    """Bytes from lower-case hex; ValueError for any other spelling."""
    found = bytes.fromhex(text)
    if found.hex() != text or (size is not None and len(found) != size):
        raise ValueError("not hex of ours")
    return found


def no_number(name):
    """For NaN and Infinity, which Python takes and JSON does not have."""
    raise ValueError(f"{name} is no number")


def depth_of(said):
    """How many lists and objects lie in each other."""
    if not isinstance(said, (dict, list)):
        return 0
    inner = said.values() if isinstance(said, dict) else said
    return 1 + max(map(depth_of, inner), default=0)


def read_key_file(raw):
    """The parsed file: spelled as the program spells it, its hash fitting."""
    try:
        need(len(raw) <= MOST_BYTES, "damaged", "it is far too large")
        said = json.loads(raw, parse_constant=no_number)
        need(isinstance(said, dict), "damaged", "it is no JSON object")
        need(depth_of(said) <= DEEPEST, "damaged", "it is nested too deeply")
        json.dumps(said, ensure_ascii=False, allow_nan=False).encode()  # no half of a sign
        newer = type(said.get("format")) is int and said["format"] > NEWEST_FORMAT
        need(not newer, "newer", "it was made by a newer program")
        rest = {name: value for name, value in said.items() if name != "hash"}
        hashed = hashlib.blake2b(digest_size=32, person=b"tuckbox-part")
        hashed.update(json.dumps(rest, sort_keys=True).encode())
        whole = json.dumps({**rest, "hash": hashed.hexdigest()}, sort_keys=True, indent=1)
        need(raw == whole.encode(), "damaged", "its hash does not fit")
    except (ValueError, RecursionError) as error:
        raise FaultError("damaged", "it is no JSON") from error
    return rest


class KeyFile:
    """The parts of one key file; FaultError 'damaged' for what the program never writes."""

    def __init__(self, said):
        try:
            self.said, self.pending = said, said.get("pending")
            need(PARTS <= said.keys() <= PARTS | MORE_PARTS, "damaged", "it has other parts")
            need(type(said["format"]) is int and said["format"] > 0, "damaged", "no format")
            self.text, self.signature = said["directory"].encode(), unhex(said["signature"])
            self.directory = json.loads(self.text)
            self.members = self.directory["members"]
            self.vault, self.epoch = self.directory["vault"], self.directory["epoch"]
            self.root = unhex(self.directory["root"], 32) if "root" in self.directory else None
            self.steps = [[unhex(x) for x in one] for one in said.get("successions", ())]
            self.owners = {k: [unhex(m["verify"], 32)] for k, m in self.members.items()}
            recovery = unhex(self.directory["recovery"][1], 32)
            self.slot_owners = {k: v[0] for k, v in self.owners.items()} | {"recovery": recovery}
            for name, (_, key) in self.directory["former"].items():
                self.owners.setdefault(name.partition("@")[0], []).append(unhex(key, 32))
            self.owners["recovery"] = [recovery]
            self.slots = {who: self._slot(who, one) for who, one in said["slots"].items()}
            for who, compartment, box in said["grants"]:
                need(isinstance(who, str) and compartment in COMPARTMENTS, "damaged", "a grant")
                unhex(box)
            for who, generation, box in [*said.get("earlier", ()), *said.get("links", ())]:
                need(isinstance(who, str) and type(generation) is int, "damaged", "a grant")
                unhex(box)
            self.anchor = self._anchor(said["anchor"]) if said["anchor"] else None
            own = said.get("anchors", {}).items()
            self.own = [self._own_anchor(who, one) for who, one in own]
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise FaultError("damaged", "a part of it is of another kind than ours") from error

    def _slot(self, who, one):
        """(what its owner signed, the signature)."""
        need(
            one.keys() - {"stick"} == {"salt", "argon2id", "box", "signature"}, "damaged", "a slot"
        )
        cost, salt = one["argon2id"], unhex(one["salt"])
        ints = all(type(x) is int for x in cost) and len(cost) in (0, 3)
        fits = all(LEAST_COST[i] <= x <= MOST_COST[i] for i, x in enumerate(cost))
        need(ints and fits, "damaged", "a slot asks for less or more work than ours do")
        need(len(salt) == (16 if cost else 0), "damaged", "a slot has no salt of ours")
        parts = ["tuckbox slot", self.vault, who, one["salt"], *map(str, cost or ["code"])]
        parts += ["stick", unhex(one["stick"]).hex()] if "stick" in one else []
        return "|".join(parts).encode() + unhex(one["box"]), unhex(one["signature"])

    @staticmethod
    def _anchor(said):
        number, entry, who, signature, *day = said
        need(type(number) is int and 0 <= number < 1 << 62, "damaged", "the newest entry")
        message = b"tuckbox anchor" + number.to_bytes(8, "big") + unhex(entry)
        return who, message + "".join(day).encode(), unhex(signature)

    def _own_anchor(self, who, said):
        """Who, the number of the key file by then, the signed message and its signature."""
        number, entry, epoch, signature = said
        whole = all(type(one) is int and 0 <= one < 1 << 62 for one in (number, epoch))
        need(whole, "damaged", "what somebody saw")
        state = hashlib.blake2b(digest_size=32, person=b"tuckbox-seen")
        for part in (self.vault.encode(), who.encode(), unhex(entry)):
            state.update(len(part).to_bytes(8, "big"))
            state.update(part)
        numbers = number.to_bytes(8, "big") + epoch.to_bytes(8, "big")
        return who, epoch, b"tuckbox own anchor" + numbers + state.digest(), unhex(signature)

    def are_own_anchors_held(self, is_signed):
        """Whether each is signed by whom it names, from this key file or an earlier one. Those from
        before a data lead took an older copy for the right one do not count."""
        mark = self.directory.get("trail", ())
        since = mark[4] if len(mark) > 4 else 0
        return all(
            epoch <= self.epoch and is_signed(self.slot_owners[who], message, signature)
            for who, epoch, message, signature in self.own
            if who in self.members and epoch >= since
        )

    def bound(self):
        """What a plan is signed together with."""
        leave = ("anchor", "anchors", "pending")
        return canonical({k: v for k, v in self.said.items() if k not in leave})

    def root_after(self, root, is_signed):
        """The root key in force, from an earlier one."""
        for old, new, signature in self.steps:
            if old == root:
                message = b"tuckbox root succession" + self.vault.encode() + old + new
                held = is_signed(old, message, signature)
                need(held, "altered", "a root key did not hand over to the next")
                root = new
        return root

    def check(self, root, is_signed):
        """The directory by this root key, and each slot by its owner."""
        held = is_signed(root, b"tuckbox directory" + self.text, self.signature)
        need(held, "altered", "the directory is not signed by the root key")
        need(self.root in (None, root), "altered", "the directory names another root key")
        for who, (message, signature) in self.slots.items():
            owner = self.slot_owners.get(who)
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
        old, new = planned.steps[-1][:2]
        follows = planned.steps[:-1] == now.steps and old == root != new
        need(follows, "plan", "its root key does not succeed the one in force")
        KeyFile.root_after(planned, root, is_signed)
        planned.check(new, is_signed)
        same = all(now.members.get(k) == m for k, m in planned.members.items())
        need(same and len(now.members) - len(planned.members) <= 1, "plan", "other people")
        if now.pending.get("plan") is None:
            return False
        state = hashlib.blake2b(digest_size=32, person=b"tuckbox-plan")
        for part in (now.bound(), planned.bound()):
            state.update(len(part).to_bytes(8, "big") + part)
        signature = unhex(now.pending["plan"])
        held = is_signed(root, b"tuckbox plan of new keys" + state.digest(), signature)
        need(held, "plan", "it is not signed over this file")
    except FaultError as fault:
        raise FaultError("plan", f"the plan of a re-key: {fault.words}") from fault
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise FaultError("plan", "the plan of a re-key is none of ours") from error
    return True


def judge_key_file(raw, pinned, is_signed):
    """(verdict, words, what was not checked); the verdict is 'good' or a FaultError's. `pinned`
    is a root key that you know, or None."""
    left = ["whether slots and grants open, and to the right keys: that takes a password or a code"]
    try:
        now = KeyFile(read_key_file(raw))
        first = pinned or (now.steps[0][0] if now.steps else now.root)
        if not pinned:
            left.append("whether its root key is the vault's own: only a slot or --root tells that")
        if first is None:
            raise FaultError("unknown", "it does not name its root key: give that with --root")
        root = now.root_after(first, is_signed)
        now.check(root, is_signed)
        if now.anchor is not None:
            who, message, signature = now.anchor
            held = any(is_signed(key, message, signature) for key in now.owners.get(who, ()))
            need(held, "anchor", "the newest entry that it remembers is not signed")
        held = now.are_own_anchors_held(is_signed)
        need(held, "anchor", "what somebody saw of the trail is not signed by them")
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
    except (OSError, ValueError) as error:
        print(f"This is no file that can be checked ({type(error).__name__}).")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
