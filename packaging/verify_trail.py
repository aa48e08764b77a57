#!/usr/bin/env python3
"""Checks an audit trail that Tuckbox exported, without any of Tuckbox's own code.

    python3 verify_trail.py trail.jsonl [--expect NUMBER:HASH]...

The file holds one JSON object a line: first a head (format, vault, first MAC key, who signs with
which keys, where the trail ends), then every entry. Checked are: the numbering, the hash chain
(BLAKE2b-256, RFC 7693), the forward-secure MAC (keyed BLAKE2b; each key is made from the one before
and replaces it), each entry's signature (Ed25519, RFC 8032), the end of the trail, and every anchor
in the head. An anchor that you hold yourself, from a printed page or a custody statement, is given
with --expect: a trail that was replaced as a whole agrees with itself and fails only there.

Ends with 0 when everything holds, 1 when something does not, 2 when the file is no such trail.
Needs Python 3.9 or later and nothing else; PyNaCl is used for speed where it is installed.
"""

import hashlib
import json
import sys

ZERO = bytes(32)

# Ed25519 (RFC 8032, section 5.1), written out so that nothing has to be installed.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


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


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed_plain(public, message, signature):
    """Whether the signature holds, by arithmetic alone."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
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
    """BLAKE2b-256 over every field, each with its length (8 bytes, big-endian) in front."""
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


class Walk:
    """Goes through the entries once, with the hash and the MAC key that must come next."""

    def __init__(self, head, is_signed):
        self.keys, self.is_signed = head["keys"], is_signed
        self.mac_key = bytes.fromhex(head["first_mac_key"]) if head["first_mac_key"] else None
        self.previous, self.hashes = ZERO, {}

    def step(self, place, entry):
        """Complaints about one entry, as words."""
        digest = bytes.fromhex(entry["hash"])
        if entry["number"] != place:
            yield f"the entry here says it is number {entry['number']}"
        if bytes.fromhex(entry["previous"]) != self.previous:
            yield "does not follow the entry before it"
        if entry_hash(entry) != digest:
            yield "was changed: its hash is another"
        if self.mac_key is not None:
            own = keyed(self.mac_key, b"tuckbox-entry")
            if keyed(own, b"tuckbox-mac", digest).hex() != entry["mac"]:
                yield "was written later than it says: its MAC is another"
            self.mac_key = keyed(self.mac_key, b"tuckbox-evolve")
        signature, message = bytes.fromhex(entry["signature"]), b"tuckbox audit entry" + digest
        keys = [bytes.fromhex(key) for key in self.keys.get(entry["profile"], [])]
        if not any(self.is_signed(key, message, signature) for key in keys):
            yield f"is not signed by profile {entry['profile']}"
        self.previous, self.hashes[entry["number"]] = digest, entry["hash"]


def verify(lines, expected, is_signed):
    """Every complaint, as (entry number, words); an empty list is a whole trail."""
    head, entries = json.loads(lines[0]), [json.loads(line) for line in lines[1:]]
    if head["format"] != "tuckbox-trail-1":
        raise ValueError("another format")
    walk, found = Walk(head, is_signed), []
    for place, entry in enumerate(entries, start=1):
        found += [(place, words) for words in walk.step(place, entry)]
    if [head["last_number"], head["last_hash"]] != [len(entries), walk.previous.hex()]:
        found.append((len(entries), "the trail does not end where its head says"))
    for where, number, remembered in [*head["anchors"], *expected]:
        if number and not walk.hashes.get(number, "").startswith(remembered):
            found.append((number, f"{where} remembers another entry here"))
    return found


def main(arguments):
    """See the head of this file."""
    expected, files = [], []
    rest = iter(arguments)
    for one in rest:
        if one == "--expect":
            number, _, remembered = next(rest, "").partition(":")
            expected.append(["what you hold", int(number), remembered.lower()])
        else:
            files.append(one)
    if len(files) != 1:
        print(__doc__)
        return 2
    try:
        with open(files[0], encoding="utf-8") as file:
            lines = [line for line in file if line.strip()]
        found = verify(lines, expected, best_check())
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        print(f"This is no audit trail that can be checked ({type(error).__name__}).")
        return 2
    for number, words in found[:50]:
        print(f"FAIL entry {number}: {words}")
    print(f"{len(lines) - 1} entries, {len(found)} complaints.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
