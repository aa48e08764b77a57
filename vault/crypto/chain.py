"""The audit trail's links: hash chain, forward-secure MAC (Schneier and Kelsey 1999), signature.

Measured against ten attacks by an insider who holds the database key: the chain alone finds two,
with the MAC seven, with signatures eight, with anchors all ten.
"""

from dataclasses import dataclass

from vault.crypto.primitives import digest, is_signed, mac, subkey

ZERO = bytes(32)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """The signed part of an entry, in the order in which it is hashed."""

    number: int
    previous: bytes
    profile: str
    time: str
    kind: str
    body: bytes
    own_body: bytes


@dataclass(frozen=True, slots=True)
class TrailMark:
    """How far a trail had come when a root key signed for it: number and hash of the newest entry,
    and a commitment to the MAC key of the next. Nobody without the root key can then begin the
    trail anew, or cut it before there. `since` is the entry from which on there always was such a
    mark: 0 but for vaults of earlier versions, which had none. `accepted` is the number of the key
    file with which a data lead last took an older copy for the right one: what people remember
    from key files before that one does not count."""

    number: int
    hash: bytes
    key: bytes
    since: int = 0
    accepted: int = 0


def mark_out(mark: TrailMark) -> list[int | str]:
    """As JSON; the last number only where it says something."""
    fields: list[int | str] = [mark.number, mark.hash.hex(), mark.key.hex(), mark.since]
    return [*fields, mark.accepted] if mark.accepted else fields


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """The newest entry that a person's program saw, and the number of the key file by then."""

    number: int
    hash: bytes
    epoch: int

    def message(self, vault_id: str, profile: str) -> bytes:
        """What this person signs of it."""
        numbers = self.number.to_bytes(8, "big") + self.epoch.to_bytes(8, "big")
        hashed = digest(vault_id.encode(), profile.encode(), self.hash, context=b"tuckbox-seen")
        return b"tuckbox own anchor" + numbers + hashed


def mark_of(number: int, entry: bytes, key: bytes, since: int = 0) -> TrailMark:
    """`key` is the MAC key of the entry after `number`."""
    return TrailMark(number, entry, key_commitment(key), since)


def key_commitment(key: bytes) -> bytes:
    """What may be shown of a MAC key: nobody has another key with the same one."""
    return digest(key, context=b"tuckbox-mac-key")


def first_evidence(commitment: bytes) -> str:
    """What the first entry attests: the key that the trail began with, signed by its writer."""
    return f"trail {commitment.hex()}"


def entry_hash(line: AuditLine) -> bytes:
    """BLAKE2b over every field, each with its length in front."""
    return digest(
        line.number.to_bytes(8, "big"),
        bytes(line.previous),
        line.profile.encode(),
        line.time.encode(),
        line.kind.encode(),
        bytes(line.body),
        bytes(line.own_body),
        context=b"tuckbox-audit",
    )


def entry_mac(key: bytes, entry: bytes) -> bytes:
    """Under a key that `next_key` replaces at once: an entry cannot be forged afterwards."""
    return mac(subkey(key, b"tuckbox-entry"), entry)


def next_key(key: bytes) -> bytes:
    """The key of the next entry; the one before cannot be worked out from it."""
    return subkey(key, b"tuckbox-evolve")


def is_signed_by(public: bytes, entry: bytes, signature: bytes) -> bool:
    """Whether the profile with this key signed the entry."""
    return is_signed(public, b"tuckbox audit entry" + entry, signature)


def signed_message(entry: bytes) -> bytes:
    """What a profile signs for an entry; the words keep it from being a signature of else."""
    return b"tuckbox audit entry" + entry
