"""Makes the trails in tests/data/vectors/trails: some good, and some with one fault each.

    python -m tests.trail_vectors

Written with hashlib and PyNaCl alone, so that neither program that reads them made them. Keys and
bodies are fixed, so that they come out the same every time.
"""

import hashlib
import json
from pathlib import Path

from nacl.signing import SigningKey

from tests.insider import ZERO, blake, entry_mac, keyed

PLACE = Path(__file__).parent / "data" / "vectors" / "trails"
FIRST, OTHER = hashlib.sha256(b"first key").digest(), hashlib.sha256(b"another key").digest()
DANA, TESS = (SigningKey(hashlib.sha256(who).digest()) for who in (b"Dana", b"Tess"))
SIGNERS = {"d" * 32: DANA, "e" * 32: TESS}
ORDER = 2**252 + 27742317777372353535851937790883648493
PLAIN_ONE = (1).to_bytes(32, "little")
"""The neutral point: as a key it signs whatever one likes."""


def fixed(*words):
    return hashlib.sha512(repr(words).encode()).digest()


def commitment(key):
    return blake(key, person=b"tuckbox-mac-key")


def mac_key(number, first=FIRST):
    """The key of the entry after `number`."""
    for _ in range(number):
        first = keyed(first, b"tuckbox-evolve")
    return first


def hash_of(entry):
    return blake(
        entry["number"].to_bytes(8, "big"),
        bytes.fromhex(entry["previous"]),
        *(entry[name].encode() for name in ("profile", "time", "kind")),
        bytes.fromhex(entry["body"]),
        bytes.fromhex(entry["own_body"]),
        person=b"tuckbox-audit",
    )


class Trail:
    """Six entries by two people; `first` is the MAC key it begins with."""

    def __init__(self, count=6, first=FIRST):
        self.entries, self.first = [], first
        for number in range(1, count + 1):
            self.entries.append(
                {
                    "number": number,
                    "previous": "",
                    "profile": ("d" if number % 3 else "e") * 32,
                    "time": f"2026-11-{number + 1:02}T08:00:00.000+00:00",
                    "kind": "pupil.open" if number > 1 else "vault.create",
                    "body": fixed("body", number).hex(),
                    "own_body": fixed("own", number).hex(),
                }
            )
        self.chain_anew()
        self.head = {
            "format": "tuckbox-trail-1",
            "vault": "c" * 32,
            "first_mac_key": first.hex(),
            "keys": {who: [bytes(k.verify_key).hex()] for who, k in SIGNERS.items()},
            "last_number": count,
            "last_hash": self.entries[-1]["hash"] if count else ZERO.hex(),
            "mark": [0, ZERO.hex(), commitment(FIRST).hex(), 0],
            "anchors": [],
        }
        if count:
            self.head["anchors"] = [["this machine", count, self.entries[-1]["hash"]]]

    def chain_anew(self, start=1, *, signs=True, macs=True):
        """Make everything fit again from an entry on, as somebody with the source would."""
        previous, key = ZERO, self.first
        for place, entry in enumerate(self.entries, start=1):
            if place >= start:
                entry["previous"] = previous.hex()
                digest = hash_of(entry)
                entry["hash"] = digest.hex()
                if macs:
                    entry["mac"] = entry_mac(key, digest).hex()
                if signs:
                    self.sign(entry)
            previous, key = bytes.fromhex(entry["hash"]), keyed(key, b"tuckbox-evolve")

    @staticmethod
    def sign(entry, by=None):
        message = b"tuckbox audit entry" + bytes.fromhex(entry["hash"])
        signature = (by or SIGNERS[entry["profile"]]).sign(message).signature
        entry["signature"] = signature.hex()

    def ends_now(self):
        last = self.entries[-1]
        self.head["last_number"], self.head["last_hash"] = len(self.entries), last["hash"]
        self.head["anchors"] = []

    def cut(self, count):
        del self.entries[count:]
        self.ends_now()

    def mark(self, number, *, since=0, first=FIRST):
        entry = bytes.fromhex(self.entries[number - 1]["hash"]) if number else ZERO
        key = commitment(mac_key(number, first))
        self.head["mark"] = [number, entry.hex(), key.hex(), since]

    def text(self):
        return "".join(
            json.dumps(line, sort_keys=True) + "\n" for line in (self.head, *self.entries)
        )


def neutral_key(trail):
    """A profile's key is the neutral point, so that anybody can sign for it."""
    trail.head["keys"]["e" * 32] = [PLAIN_ONE.hex()]
    for entry in trail.entries:
        if entry["profile"] == "e" * 32:
            # R = s·B for s = 1, which is the base point; the key adds nothing to it.
            base = (4 * pow(5, -1, 2**255 - 19) % (2**255 - 19)).to_bytes(32, "little")
            entry["signature"] = (base + PLAIN_ONE).hex()


def neutral_signature(trail):
    """R is the neutral point: libsodium takes it from nobody."""
    entry = trail.entries[1]
    seed = hashlib.sha512(bytes(SIGNERS[entry["profile"]])).digest()[:32]
    scalar = (int.from_bytes(seed, "little") & ((1 << 254) - 8)) | (1 << 254)
    public = bytes(SIGNERS[entry["profile"]].verify_key)
    message = b"tuckbox audit entry" + bytes.fromhex(entry["hash"])
    k = int.from_bytes(hashlib.sha512(PLAIN_ONE + public + message).digest(), "little")
    entry["signature"] = (PLAIN_ONE + (k * scalar % ORDER).to_bytes(32, "little")).hex()


def long_signature(trail):
    """The same signature with the group's order added to it."""
    raw = bytes.fromhex(trail.entries[1]["signature"])
    s = int.from_bytes(raw[32:], "little") + ORDER
    trail.entries[1]["signature"] = (raw[:32] + s.to_bytes(32, "little")).hex()


def set_entry(place, /, **fields):
    return lambda trail: trail.entries[place - 1].update(fields)


def set_head(**fields):
    return lambda trail: trail.head.update(fields)


def former_key(trail):
    """Somebody with new keys: both their old entries and their new ones hold."""
    new = SigningKey(fixed("new")[:32])
    trail.head["keys"]["e" * 32].append(bytes(new.verify_key).hex())
    trail.sign(trail.entries[5], by=new)


def left_out(trail):
    """One entry is taken out and the rest chained anew: without the MAC keys, and unsigned."""
    del trail.entries[2]
    for number, entry in enumerate(trail.entries, start=1):
        entry["number"] = number
    trail.chain_anew(3, signs=False, macs=False)
    trail.ends_now()


def swapped(trail):
    one, two = trail.entries[2:4]
    trail.entries[2:4] = [two, one]


def edited(trail):
    trail.entries[3]["kind"] = "pupil.list"
    trail.chain_anew(4, signs=False, macs=False)
    trail.ends_now()


def forged(trail):
    trail.entries[5]["signature"] = ""
    trail.sign(trail.entries[5], by=DANA)


def null_body(trail):
    """Of another type than the program writes, and all else made to fit as if there were none."""
    trail.entries[2]["body"] = ""
    trail.chain_anew(3)
    trail.ends_now()
    trail.entries[2]["body"] = None


def begun_anew(trail):
    """Cut short, with every MAC made again from another first key."""
    trail.cut(4)
    trail.first = OTHER
    trail.chain_anew(signs=False)
    trail.head["first_mac_key"] = OTHER.hex()


def cut_after_mark(trail):
    trail.mark(5)
    trail.cut(4)


def marked_at(number):
    """A data lead signed for an entry of a number that there is not."""

    def change(trail):
        trail.mark(4)
        trail.head["mark"][0] = number

    return change


def anchor(number, remembered):
    return lambda trail: trail.head["anchors"].append(["the key file", number, remembered])


def short_anchor(trail):
    trail.head["anchors"].append(["a printed page", 3, trail.entries[2]["hash"][:6]])


GOOD = {
    "good": lambda trail: None,
    "good-paper-anchor": lambda t: t.head["anchors"].append(["paper", 3, t.entries[2]["hash"][:8]]),
    "good-nothing-remembered": anchor(0, ""),
    "good-new-keys-of-a-person": former_key,
    "good-signed-for-later": lambda trail: trail.mark(4),
    "good-renewed-vault": lambda trail: trail.mark(3, since=3),
    "good-earlier-version": set_head(mark=[]),
}
FAULTS = {
    "word-changed": (set_entry(3, kind="pupil.list"), {"chain": 3}),
    "body-changed": (set_entry(3, body="00"), {"chain": 3}),
    "hash-blank": (set_entry(6, hash=""), {"chain": 6, "mac": 6, "signatures": 6, "anchor": 6}),
    "number-changed": (set_entry(3, number=4), {"chain": 3}),
    "number-negative": (set_entry(3, number=-3), {"chain": 3}),
    "number-too-large": (set_entry(3, number=2**62), {"chain": 3}),
    "previous-changed": (set_entry(2, previous="00" * 32), {"chain": 2}),
    "word-null": (set_entry(3, time=None), {"chain": 3}),
    "profile-null": (set_entry(3, profile=None), {"chain": 3, "signatures": 3}),
    "body-null": (null_body, {"chain": 3}),
    "hash-null": (set_entry(6, hash=None), {"chain": 6, "mac": 6, "signatures": 6, "anchor": 6}),
    "previous-null": (set_entry(2, previous=None), {"chain": 2}),
    "mac-null": (set_entry(2, mac=None), {"chain": 2, "mac": 2}),
    "signature-null": (set_entry(2, signature=None), {"chain": 2, "signatures": 2}),
    "entries-swapped": (swapped, {"chain": 3, "mac": 3}),
    "end-cut": (lambda trail: trail.entries.pop(), {"chain": 6, "anchor": 6}),
    "end-elsewhere": (set_head(last_number=5), {"chain": 7}),
    "entry-left-out": (left_out, {"mac": 3, "signatures": 3}),
    "entry-edited": (edited, {"mac": 4, "signatures": 4}),
    "mac-changed": (set_entry(2, mac="00" * 32), {"mac": 2}),
    "mac-blank": (set_entry(2, mac=""), {"mac": 2}),
    "first-key-other": (set_head(first_mac_key=OTHER.hex()), {"mac": 1, "beginning": 0}),
    "first-key-blank": (set_head(first_mac_key=""), {"mac": 0}),
    "first-key-short": (set_head(first_mac_key="00" * 31), {"mac": 0}),
    "signed-by-another": (forged, {"signatures": 6}),
    "signature-blank": (set_entry(2, signature=""), {"signatures": 2}),
    "signature-not-reduced": (long_signature, {"signatures": 2}),
    "signature-of-small-order": (neutral_signature, {"signatures": 2}),
    "key-of-small-order": (neutral_key, {"signatures": 3}),
    "key-too-short": (set_head(keys={"d" * 32: ["00"], "e" * 32: []}), {"signatures": 1}),
    "profile-unknown": (set_head(keys={}), {"signatures": 1}),
    "begun-anew": (begun_anew, {"beginning": 0}),
    "cut-before-what-was-signed-for": (cut_after_mark, {"beginning": 5}),
    "signed-for-another-entry": (
        lambda trail: trail.mark(4) or trail.head["mark"].__setitem__(1, "11" * 32),
        {"beginning": 4},
    ),
    "signed-for-another-key": (lambda trail: trail.mark(4, first=OTHER), {"beginning": 4}),
    "signed-for-an-entry-below-zero": (marked_at(-1), {"beginning": -1}),
    "signed-for-far-beyond-the-end": (marked_at(2**62), {"beginning": 2**62}),
    "anchor-other": (anchor(3, "22" * 32), {"anchor": 3}),
    "anchor-blank": (anchor(3, ""), {"anchor": 3}),
    "anchor-beyond-the-end": (anchor(9, "22" * 32), {"anchor": 9}),
    "anchor-too-short": (short_anchor, {"anchor": 3}),
}


def made():
    """Name, text and what each is to be judged: {part: number of the first entry that fails}."""
    for name, change in GOOD.items():
        trail = Trail()
        change(trail)
        yield name, trail.text(), {}
    yield "good-no-entries", Trail(0).text(), {}
    for name, (change, fails) in FAULTS.items():
        trail = Trail()
        change(trail)
        yield name, trail.text(), fails


def main():
    PLACE.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, text, fails in made():
        (PLACE / f"{name}.jsonl").write_text(text)
        expected[name] = fails
    (PLACE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
