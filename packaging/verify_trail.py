#!/usr/bin/env python3
"""Checks an audit trail that Tuckbox exported, or a vault's key file, without Tuckbox's own code.

    python3 verify_trail.py trail.jsonl [--expect NUMBER:HASH]...
    python3 verify_trail.py keyring.json [--root HEX]  (see verify_key_file.py, beside it)
    python3 verify_trail.py NAME.tuckbackup            (see verify_backup.py, beside it)

The file holds one JSON object a line: first a head (format, vault, first MAC key, who signs with
which keys, where the trail ends, how far a data lead signed for it), then every entry. Checked are:
the numbering, the hash chain (BLAKE2b-256, RFC 7693), the forward-secure MAC (keyed BLAKE2b; each
key is made from the one before and replaces it), each entry's signature (Ed25519, RFC 8032), the
end of the trail, the key that it began with or had reached when it was signed for, and every anchor
in the head. An anchor that you hold yourself, from a printed page or a custody statement, is given
with --expect (at least 8 digits of the hash): a trail that was replaced as a whole agrees with
itself and fails only there.

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
PARTS = (
    *("previous", "profile", "time", "kind", "body", "own_body"),
    *("hash", "mac", "signature"),
)


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
    """BLAKE2b-256 over every field, each with its length (8 bytes, big-endian) in front; None for
    what can be no entry: a number that none has, or null, which stands for what was of another type
    than the program writes."""
    if not 0 <= entry["number"] < MOST_ENTRIES or any(entry[name] is None for name in PARTS):
        return None
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


def bytes_in(entry, name):
    """What stands there; nothing for null."""
    return b"" if entry[name] is None else bytes.fromhex(entry[name])


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
        self.is_signed, self.mark = is_signed, head.get("mark") or None
        self.keys = {
            who: [bytes.fromhex(key) for key in keys] for who, keys in head["keys"].items()
        }
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
        digest = bytes_in(entry, "hash")
        if entry["number"] != self.place:
            self.complain("chain", f"the entry here says it is number {entry['number']}")
        if bytes_in(entry, "previous") != self.previous:
            self.complain("chain", "does not follow the entry before it")
        if entry_hash(entry) != digest:
            self.complain("chain", "was changed: its hash is another")
        if self.mac_key:
            own = keyed(self.mac_key, b"tuckbox-entry")
            if keyed(own, b"tuckbox-mac", digest) != bytes_in(entry, "mac"):
                self.complain("mac", "was written later than it says: its MAC is another")
            self.mac_key = keyed(self.mac_key, b"tuckbox-evolve")
        signature, message = bytes_in(entry, "signature"), b"tuckbox audit entry" + digest
        keys = self.keys.get(entry["profile"], ())
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
            self.place = self.mark[0]
            self.complain("beginning", "the trail ends before where a data lead signed for it")

    def remember(self, where, number, remembered):
        """An anchor: `remembered` is a hash, or its first digits."""
        if number == 0:
            return
        self.place, remembered = number, "".join(remembered.lower().split())
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
    mark = head.get("mark") or [0, "", "", 0]
    numbers = [head["last_number"], mark[0], mark[3]]
    numbers += [number for _, number, _ in head["anchors"]] + [one["number"] for one in entries]
    if any(type(number) is not int for number in numbers):
        raise ValueError("a number that is none")
    walk = Walk(head, is_signed)
    for entry in entries:
        walk.step(entry)
    walk.finish(head)
    for where, number, remembered in [*head["anchors"], *expected]:
        walk.remember(where, number, remembered)
    return walk.found, list(notes(head.get("mark"), expected))


def notes(mark, expected):
    """What cannot be told from the file alone."""
    if not mark:
        yield "No data lead has signed for the beginning of this trail yet."
    elif mark[3]:
        yield f"A data lead signed for this trail from entry {mark[3]} on, and for nothing before."
    if not expected:
        yield "No --expect was given: a trail that was replaced as a whole holds as well."


def beside(name):
    """The names of another script that lies beside this one."""
    return runpy.run_path(str(Path(__file__).with_name(name)))


def say_of_other(path, pinned):
    """The exit code for a backup or a key file; None for a trail."""
    name = Path(path).name
    if name.endswith(".tuckbackup") or (name.startswith("backup-") and name.endswith(".json")):
        return beside("verify_backup.py")["say_of_backup"](path, best_check())
    if name.endswith(".json"):
        return beside("verify_key_file.py")["say_of_key_file"](path, pinned, best_check())
    return None


def why_not(error):
    """In words, why nothing could be checked."""
    if isinstance(error, OSError):
        return f"This cannot be read: {error.filename} ({error.strerror})."
    return f"This is no file that can be checked ({type(error).__name__})."


def main(arguments):
    """See the head of this file."""
    expected, files, pinned = [], [], None
    rest = iter(arguments)
    try:
        for one in rest:
            if one == "--expect":
                number, _, remembered = next(rest, "").partition(":")
                expected.append(["what you hold", int(number), remembered])
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
        found, notes = verify(lines, expected, best_check())
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        print(why_not(error))
        return 2
    for part, number, words in found[:50]:
        print(f"FAIL {part}, entry {number}: {words}")
    for words in notes:
        print(f"NOTE {words}")
    print(f"{len(lines) - 1} entries, {len(found)} complaints.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
