"""Incidents: what happened, what was done, what it came to, and until when it has to be told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from vault.domain.custody import Lock
from vault.domain.ids import NEW, RecordId
from vault.domain.transfer import TransferRow

TO_TELL = timedelta(hours=72)
"""UK GDPR Art. 33(1): from the moment when the school became aware."""


class IncidentKind(StrEnum):
    LOST_DEVICE = "lost-device"
    LOST_MEDIA = "lost-media"
    WRONG_RECIPIENT = "wrong-recipient"
    LEFT_OPEN = "left-open"
    MISUSE = "misuse"
    PASSWORD = "password"
    DAMAGE = "damage"
    OTHER = "other"


class IncidentState(StrEnum):
    OPEN = "open"
    DECIDED = "decided"
    CLOSED = "closed"


class Risk(StrEnum):
    """What the school decided: to whom it has to be told follows from it."""

    UNDECIDED = "undecided"
    UNLIKELY = "unlikely"
    """Nobody has to be told; the record stays (Art. 33(5))."""
    LIKELY = "likely"
    """The authority has to be told (Art. 33)."""
    HIGH = "high"
    """Those concerned, too (Art. 34)."""


class Locked(StrEnum):
    """How the vault was, when it got out of hand."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class IncidentStep:
    """Something that was done or found out, with its time; never changed afterwards."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is to be different from now on; an open one shows in the security check."""

    text: str
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class IncidentText:
    """What people write down about it; every field may still be empty."""

    what: str = ""
    device: str = ""
    locked: Locked = Locked.UNKNOWN
    consequences: str = ""
    measures: str = ""
    delay: str = ""
    """Why the authority is told later than 72 hours, if it is."""


@dataclass(frozen=True, slots=True)
class Incident:
    """`told` are those who were told, and when."""

    title: str
    kind: IncidentKind
    happened_at: datetime | None
    aware_at: datetime
    text: IncidentText
    raised_by: str = ""
    is_rehearsal: bool = False
    state: IncidentState = IncidentState.OPEN
    risk: Risk = Risk.UNDECIDED
    reason: str = ""
    decided_at: datetime | None = None
    closed_at: datetime | None = None
    steps: tuple[IncidentStep, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    told: tuple[tuple[str, datetime], ...] = ()
    id: RecordId = NEW
    version: int = 0

    @property
    def deadline(self) -> datetime:
        return self.aware_at + TO_TELL

    def hours_left(self, now: datetime) -> int:
        """Whole hours until the authority has to know; below 0 when that time is over."""
        return int((self.deadline - now).total_seconds() // 3600)

    def is_late(self, now: datetime) -> bool:
        """Whether the authority should have been told by now, and was not."""
        if self.state is IncidentState.CLOSED or self.risk is Risk.UNLIKELY:
            return False
        return now > self.deadline and not self.is_told_to_authority

    @property
    def is_told_to_authority(self) -> bool:
        return any(who == "authority" for who, _ in self.told)


@dataclass(frozen=True, slots=True)
class Opened:
    """What one profile opened in the time that is looked at."""

    profile: str
    pupils: int
    acts: int


@dataclass(frozen=True, slots=True)
class BlastRadius:
    """What was at stake. `counts` are records by kind; `special` those of them that are special
    category data; `opened` is None when the trail cannot be read (no audit key, or no vault)."""

    source: str
    """'vault', or 'statement' of which day."""
    counts: tuple[tuple[str, int], ...]
    pupils: int
    photos: int
    special: int
    locks: tuple[Lock, ...]
    opened: tuple[Opened, ...] | None
    failed_unlocks: int | None
    files_out: tuple[TransferRow, ...] | None
    files_out_count: int
    backups: tuple[str, ...]
    since: datetime | None

    @property
    def weakest(self) -> Lock | None:
        return min(self.locks, key=lambda lock: lock.cost, default=None)

    @property
    def records(self) -> int:
        return sum(count for _, count in self.counts)


class Letter(StrEnum):
    AUTHORITY = "authority"
    PARENTS = "parents"
    STAFF = "staff"
