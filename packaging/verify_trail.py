#!/usr/bin/env python3
"""Checks an audit trail that Tuckbox exported, or a vault's key file, without Tuckbox's own code.

    python3 verify_trail.py trail.jsonl [--expect NUMBER:HASH]...
    python3 verify_trail.py keyring.json [--root HEX]
    python3 verify_trail.py NAME.tuckbackup          (see verify_backup.py, which lies beside it)

The file holds one JSON object a line: first a head (format, vault, first MAC key, who signs with
which keys, where the trail ends, how far a data lead signed for it), then every entry. Checked are:
the numbering, the hash chain (BLAKE2b-256, RFC 7693), the forward-secure MAC (keyed BLAKE2b; each
key is made from the one before and replaces it), each entry's signature (Ed25519, RFC 8032), the
end of the trail, the key that it began with or had reached when it was signed for, and every anchor
in the head. An anchor that you hold yourself, from a printed page or a custody statement, is given
with --expect (at least 8 digits of the hash): a trail that was replaced as a whole agrees with
itself and fails only there.

Of a key file (its name ends in .json) are checked: that it is spelled as the program spells it and
its hash fits, the chain of root keys, the root key's signature of the directory, each owner's of
their slot, the signature of the newest audit entry that it remembers, and the plan of a re-key if
there is one. What opens only with a password, and so is not checked, is said. Which root key is the
vault's own, only a slot tells: give it with --root if you know it.

Ends with 0 when everything holds, 1 when something does not or could not be checked, 2 when the
file is no such file.
Needs Python 3.9 or later and nothing else; PyNaCl is used for speed where it is installed.
"""

import hashlib
import json
import runpy
import sys
from pathlib import Path

ZERO = bytes(32)

# Ed25519 (RFC 8032, section 5.1), written out so that nothing has to be installed.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

MOST_ENTRIES = 1 << 62
FEWEST_HEX = 8


def recover_x(y, sign):
    """The point's x from its y and one bit; None for what is no point."""
    if y >= P:
        return None
    squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if squared == 0:
        return None if sign else 0
    x = pow(squared, (P + 3) // 8, P)
    if (x * x - squared) % P:
        x = x * ROOT % P
    if (x * x - squared) % P:
        return None
    return P - x if (x & 1) != sign else x


def add(one, two):
    """Sum of two points in extended coordinates."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c = 2 * one[3] * two[3] * D % P
    d = 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    """The point added to itself that many times."""
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, point)
        point = add(point, point)
        number >>= 1
    return found


def decompress(text):
    """A point from its 32 bytes; None for what is no point."""
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def is_of_small_order(point):
    """Whether eight times the point is nothing: such a key signs whatever one likes."""
    eight = times(8, point)
    return eight[0] % P == 0 and (eight[1] - eight[2]) % P == 0


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed_plain(public, message, signature):
    """Whether the signature holds, by arithmetic alone."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or is_of_small_order(a) or is_of_small_order(r):
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    k = int.from_bytes(hashed, "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (
        left[1] * right[2] - right[1] * left[2]
    ) % P == 0


def is_signed_fast(public, message, signature):
    """The same with libsodium."""
    from nacl.exceptions import BadSignatureError, CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(public).verify(message, signature)
    except (BadSignatureError, CryptoError, ValueError):
        return False
    return True


def best_check():
    """libsodium's where it is there, else our own."""
    try:
        import nacl.signing  # noqa: F401 - only whether it is there
    except ImportError:
        return is_signed_plain
    return is_signed_fast


def entry_hash(entry):
    """BLAKE2b-256 over every field, each with its length (8 bytes, big-endian) in front; nothing
    for a number that no entry can have."""
    if not 0 <= entry["number"] < MOST_ENTRIES:
        return b""
    state = hashlib.blake2b(digest_size=32, person=b"tuckbox-audit")
    for part in (
        entry["number"].to_bytes(8, "big"),
        bytes.fromhex(entry["previous"]),
        entry["profile"].encode(),
        entry["time"].encode(),
        entry["kind"].encode(),
        bytes.fromhex(entry["body"]),
        bytes.fromhex(entry["own_body"]),
    ):
        state.update(len(part).to_bytes(8, "big"))
        state.update(part)
    return state.digest()


def keyed(key, purpose, message=b""):
    """Keyed BLAKE2b-256 for one purpose."""
    return hashlib.blake2b(message, digest_size=32, key=key, person=purpose).digest()


def key_commitment(key):
    """What a data lead signs of a MAC key, without showing it."""
    state = hashlib.blake2b(digest_size=32, person=b"tuckbox-mac-key")
    state.update(len(key).to_bytes(8, "big"))
    state.update(key)
    return state.digest()


class Walk:
    """Goes through the entries once, with the hash and the MAC key that must come next. What it
    finds is (part of the check, entry number, words)."""

    def __init__(self, head, is_signed):
        self.keys, self.is_signed, self.mark = head["keys"], is_signed, head.get("mark") or None
        self.mac_key = bytes.fromhex(head["first_mac_key"])
        self.previous, self.hashes, self.place, self.found = ZERO, [], 0, []
        if len(self.mac_key) != len(ZERO):
            self.mac_key = b""
            self.complain("mac", "NOT CHECKED: the key of the first entry is not in the file")
        self.reach_mark()

    def complain(self, part, words):
        """Remember it, with the entry it is about."""
        self.found.append((part, self.place, words))

    def step(self, entry):
        """One entry more."""
        self.place += 1
        digest = bytes.fromhex(entry["hash"])
        if entry["number"] != self.place:
            self.complain("chain", f"the entry here says it is number {entry['number']}")
        if bytes.fromhex(entry["previous"]) != self.previous:
            self.complain("chain", "does not follow the entry before it")
        if entry_hash(entry) != digest:
            self.complain("chain", "was changed: its hash is another")
        if self.mac_key:
            own = keyed(self.mac_key, b"tuckbox-entry")
            if keyed(own, b"tuckbox-mac", digest) != bytes.fromhex(entry["mac"]):
                self.complain("mac", "was written later than it says: its MAC is another")
            self.mac_key = keyed(self.mac_key, b"tuckbox-evolve")
        signature, message = bytes.fromhex(entry["signature"]), b"tuckbox audit entry" + digest
        keys = [bytes.fromhex(key) for key in self.keys.get(entry["profile"], [])]
        if not any(self.is_signed(key, message, signature) for key in keys):
            self.complain("signatures", f"is not signed by profile {entry['profile']}")
        self.previous = digest
        self.hashes.append(digest)
        self.reach_mark()

    def reach_mark(self):
        """Where a data lead signed for the trail, it must be the one that was signed for."""
        if self.mark is None or self.mark[0] != self.place:
            return
        if bytes.fromhex(self.mark[1]) != self.previous:
            self.complain("beginning", "is not the entry that a data lead signed for")
        elif self.mac_key and key_commitment(self.mac_key) != bytes.fromhex(self.mark[2]):
            self.complain("beginning", "has not the key after it that a data lead signed for")

    def finish(self, head):
        """The trail must end where its head says, and not before it was signed for."""
        self.place += 1
        if (head["last_number"], bytes.fromhex(head["last_hash"])) != (
            len(self.hashes),
            self.previous,
        ):
            self.complain("chain", "the trail does not end where its head says")
        if self.mark is not None and not 0 <= self.mark[0] < self.place:
            self.complain("beginning", "the trail ends before where a data lead signed for it")

    def remember(self, where, number, remembered):
        """An anchor: `remembered` is a hash, or its first digits."""
        if number == 0:
            return
        self.place = number
        if number < 0 or len(remembered) < FEWEST_HEX:
            self.complain("anchor", f"{where} does not say what this entry was")
        elif number > len(self.hashes) or not self.hashes[number - 1].hex().startswith(remembered):
            self.complain("anchor", f"{where} remembers another entry here")


def verify(lines, expected, is_signed):
    """Everything found, as (part, entry number, words), and what else is to be said; nothing found
    is a whole trail."""
    head, entries = json.loads(lines[0]), [json.loads(line) for line in lines[1:]]
    if head["format"] != "tuckbox-trail-1":
        raise ValueError("another format")
    walk = Walk(head, is_signed)
    for entry in entries:
        walk.step(entry)
    walk.finish(head)
    for where, number, remembered in [*head["anchors"], *expected]:
        walk.remember(where, number, remembered)
    return walk.found, notes(head.get("mark"), expected)


def notes(mark, expected):
    """What cannot be told from the file alone."""
    if not mark:
        yield "No data lead has signed for the beginning of this trail yet."
    elif mark[3]:
        yield f"A data lead signed for this trail from entry {mark[3]} on, and for nothing before."
    if not expected:
        yield "No --expect was given: a trail that was replaced as a whole holds as well."


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


def say_of_key_file(path, pinned):
    """The exit code; everything said on standard output."""
    with open(path, "rb") as file:
        raw = file.read(MOST_BYTES + 1)
    verdict, words, left = judge_key_file(raw, pinned, best_check())
    for one in left:
        print(f"Not checked: {one}.")
    print(f"key file: {verdict}" + (f" ({words})" if words else ""))
    return 0 if verdict == "good" else 1


def say_of_other(path, pinned):
    """The exit code for a backup or a key file; None for a trail."""
    name = Path(path).name
    if name.endswith(".tuckbackup") or (name.startswith("backup-") and name.endswith(".json")):
        other = runpy.run_path(str(Path(__file__).with_name("verify_backup.py")))
        return other["say_of_backup"](path, globals())
    if name.endswith(".json"):
        return say_of_key_file(path, unhex(pinned, 32) if pinned else None)
    return None


def main(arguments):
    """See the head of this file."""
    expected, files, pinned = [], [], None
    rest = iter(arguments)
    try:
        for one in rest:
            if one == "--expect":
                number, _, remembered = next(rest, "").partition(":")
                expected.append(["what you hold", int(number), remembered.lower()])
            elif one == "--root":
                pinned = next(rest, "")
            else:
                files.append(one)
    except ValueError:
        files = []
    if len(files) != 1:
        print(__doc__)
        return 2
    try:
        code = say_of_other(files[0], pinned)
        if code is not None:
            return code
        with open(files[0], encoding="utf-8") as file:
            lines = [line for line in file if line.strip()]
        found, said = verify(lines, expected, best_check())
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        print(f"This is no file that can be checked ({type(error).__name__}).")
        return 2
    for part, number, words in found[:50]:
        print(f"FAIL {part}, entry {number}: {words}")
    for words in said:
        print(f"NOTE {words}")
    print(f"{len(lines) - 1} entries, {len(found)} complaints.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
