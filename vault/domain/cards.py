"""Staff cards: who a sealed file can be sent to, and whose files are taken."""

from dataclasses import dataclass
from datetime import date

from vault.domain.access import Role
from vault.domain.ids import NEW, RecordId


@dataclass(frozen=True, slots=True)
class StaffCard:
    """A colleague's public keys and names. `words` are eight, to be compared aloud; `recipient` is
    an age recipient ('age1…'); `verify_key` is an Ed25519 public key (32 bytes)."""

    name: str
    school: str
    role: Role
    vault: str
    profile: str
    recipient: str
    verify_key: bytes
    made_on: date
    words: tuple[str, ...]
    id: RecordId = NEW
    confirmed_on: date | None = None
    withdrawn_on: date | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether the eight words were compared."""
        return self.confirmed_on is not None

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing is sent to it, or accepted from it, any more."""
        return self.withdrawn_on is not None

    def same_keys(self, other: "StaffCard") -> bool:
        """Whether both cards are of the same keys, whatever else changed."""
        return (self.recipient, self.verify_key) == (other.recipient, other.verify_key)

    def same_person(self, other: "StaffCard") -> bool:
        """Whether both claim to be the same profile, or the same name at the same school."""
        if (self.vault, self.profile) == (other.vault, other.profile):
            return True
        own, others = (self.name, self.school), (other.name, other.school)
        return tuple(map(str.casefold, own)) == tuple(map(str.casefold, others))
