"""The links of the audit trail: hash chain, forward-secure MAC, signature.

The MAC is that of Schneier and Kelsey, "Secure Audit Logs to Support Computer Forensics" (1999):
each entry has its own key, derived from the one before, which is then forgotten. Measured against
ten attacks by an insider who holds the database key: the chain alone finds two, with the MAC seven,
with signatures eight, with anchors all ten.
"""

from dataclasses import dataclass

from vault.crypto.primitives import digest, is_signed, mac, subkey

ZERO = bytes(32)


@dataclass(frozen=True, slots=True)
class AuditLine:
    """The signed part of an entry, in the order in which it is hashed. `previous` is the hash of
    the entry before (32 bytes, zeros for the first), `time` an ISO instant; `body` and `own_body`
    are sealed boxes."""

    number: int
    previous: bytes
    profile: str
    time: str
    kind: str
    body: bytes
    own_body: bytes


@dataclass(frozen=True, slots=True)
class TrailMark:
    """How far a trail had come when a root key signed for it: number and hash (32 bytes) of the
    newest entry, and in `key` a commitment to the MAC key of the next. Nobody without the root key
    can then begin the trail anew, or cut it before that entry. `since` is the entry from which on
    there always was such a mark: 0 but for vaults of earlier versions, which had none. `accepted`
    is the number of the key file with which a data lead last accepted an older copy as the right
    one: what people remember from key files before that does not count."""

    number: int
    hash: bytes
    key: bytes
    since: int = 0
    accepted: int = 0


def mark_out(mark: TrailMark) -> list[int | str]:
    """JSON form: [number, hash, key, since] with hex texts, and `accepted` as a fifth where it is
    not 0."""
    fields: list[int | str] = [mark.number, mark.hash.hex(), mark.key.hex(), mark.since]
    return [*fields, mark.accepted] if mark.accepted else fields


@dataclass(frozen=True, slots=True)
class SeenEntry:
    """The newest entry that a person's program saw: its number and hash (32 bytes), and the number
    of the key file (`epoch`) at that time."""

    number: int
    hash: bytes
    epoch: int

    def message(self, vault_id: str, profile: str) -> bytes:
        """The bytes that this person signs: they bind the entry to the vault and to the profile."""
        numbers = self.number.to_bytes(8, "big") + self.epoch.to_bytes(8, "big")
        hashed = digest(vault_id.encode(), profile.encode(), self.hash, context=b"tuckbox-seen")
        return b"tuckbox own anchor" + numbers + hashed


def mark_of(number: int, entry: bytes, key: bytes, since: int = 0) -> TrailMark:
    """The mark after entry `number`, whose hash is `entry`; `key` is the MAC key of the next
    entry."""
    return TrailMark(number, entry, key_commitment(key), since)


def key_commitment(key: bytes) -> bytes:
    """A hash that commits to a MAC key and reveals nothing about it."""
    return digest(key, context=b"tuckbox-mac-key")


def first_evidence(commitment: bytes) -> str:
    """The text that the first entry attests: the commitment to the trail's first MAC key, in
    hex."""
    return f"trail {commitment.hex()}"


def entry_hash(line: AuditLine) -> bytes:
    """BLAKE2b-256 (32 bytes) over every field, each preceded by its length."""
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
    """The MAC (32 bytes) of an entry's hash. `next_key` replaces the key at once, so an entry
    cannot be forged afterwards."""
    return mac(subkey(key, b"tuckbox-entry"), entry)


def next_key(key: bytes) -> bytes:
    """The key of the next entry (one-way): the one before cannot be computed from it."""
    return subkey(key, b"tuckbox-evolve")


def is_signed_by(public: bytes, entry: bytes, signature: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed the entry's hash; False for malformed input."""
    return is_signed(public, b"tuckbox audit entry" + entry, signature)


def signed_message(entry: bytes) -> bytes:
    """The bytes that a profile signs for an entry's hash; the prefix keeps the signature from being
    taken for one of anything else."""
    return b"tuckbox audit entry" + entry
