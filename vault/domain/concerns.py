"""A raised concern as the safeguarding lead's list shows it, and how far it is proven."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vault.domain.ids import RecordId
from vault.domain.people import PupilBrief
from vault.domain.sealed import SealedRecord


class Standing(StrEnum):
    """What signature and audit trail say of a concern."""

    SIGNED = "signed"
    BEFORE_SIGNATURES = "before-signatures"
    NOT_SIGNED = "not-signed"
    NOT_RAISED = "not-raised"
    UNREADABLE = "unreadable"
    MISSING = "missing"


MOST_CHILDREN = 20
"""Of whom one concern is raised at once."""
PROVEN = frozenset({Standing.SIGNED, Standing.BEFORE_SIGNATURES})
"""What may stand as a record; everything else is to be looked into."""
STANDING_WORDS = {
    Standing.SIGNED: "Signed by who raised it",
    Standing.BEFORE_SIGNATURES: "Raised before signatures were kept; the audit trail shows who"
    " raised it",
    Standing.NOT_SIGNED: "Not signed by the person it names",
    Standing.NOT_RAISED: "Not in the audit trail: it was added from outside",
    Standing.UNREADABLE: "Cannot be opened: it was altered, or it is not a concern",
    Standing.MISSING: "Raised, but missing: someone removed it outside this program",
}


@dataclass(frozen=True, slots=True)
class Concern:
    """`record` is None when there is nothing to read; `raised_at` (UTC) and `by` (a name) come
    from the audit trail, and from the signature; both are empty when neither says."""

    id: RecordId
    standing: Standing
    raised_at: datetime | None
    by: str
    record: SealedRecord | None
    pupil: PupilBrief | None = None
    """None where it is about nobody who is in this vault."""
    others: tuple[PupilBrief, ...] = ()
    """Of whom the same was raised, as far as the reader may see them."""
    is_new: bool = False
    is_closed: bool = False

    @property
    def pupil_name(self) -> str:
        """'Zoe Khan', or nothing."""
        return self.pupil.known_as if self.pupil is not None else ""

    @property
    def is_proven(self) -> bool:
        """Whether signature and trail agree about it."""
        return self.standing in PROVEN


@dataclass(frozen=True, slots=True)
class ConcernsWaiting:
    """The unread concerns, for the notice at unlock: how many, since when the oldest waits (UTC),
    and how many others are missing or not proven."""

    new: int = 0
    since: datetime | None = None
    doubtful: int = 0
