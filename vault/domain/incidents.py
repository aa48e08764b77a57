"""Incidents: what happened, what was done and decided, and when the authority is to be notified."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from vault.domain.ids import NEW, RecordId


class IncidentKind(StrEnum):
    """What happened."""

    LOST_DEVICE = "lost-device"
    LOST_MEDIA = "lost-media"
    WRONG_RECIPIENT = "wrong-recipient"
    LEFT_OPEN = "left-open"
    MISUSE = "misuse"
    PASSWORD = "password"
    DAMAGE = "damage"
    OTHER = "other"


class IncidentState(StrEnum):
    """How far it is handled."""

    OPEN = "open"
    DECIDED = "decided"
    CLOSED = "closed"


class Risk(StrEnum):
    """The risk to people, as the school decided; whom to notify follows from it."""

    UNDECIDED = "undecided"
    UNLIKELY = "unlikely"
    """Nobody has to be told; the record stays."""
    LIKELY = "likely"
    """The authority has to be told."""
    HIGH = "high"
    """Those concerned, too."""


class Locked(StrEnum):
    """The state of the vault when it was lost."""

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
    """Why the authority is notified later than the law allows, if it is."""


@dataclass(frozen=True, slots=True)
class Incident:
    """`notified` are those who were notified, and when; `tell_within` is the time that the law
    gives for the authority, from when the school became aware: the repository fills it in, a form
    does not."""

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
    notified: tuple[tuple[str, datetime], ...] = ()
    tell_within: timedelta = timedelta()
    id: RecordId = NEW
    version: int = 0

    @property
    def deadline(self) -> datetime:
        """Until when the authority has to be notified."""
        return self.aware_at + self.tell_within

    def hours_left(self, now: datetime) -> int:
        """Whole hours until the deadline; negative when it is past."""
        return int((self.deadline - now).total_seconds() // 3600)

    def is_late(self, now: datetime) -> bool:
        """Whether the authority should have been notified by now, and was not."""
        return self.waits_for_authority and now > self.deadline

    @property
    def waits_for_authority(self) -> bool:
        """Whether the authority may still have to be notified: it was not, and no decision spares
        it."""
        is_spared = self.state is IncidentState.CLOSED or self.risk is Risk.UNLIKELY
        return not is_spared and not self.is_authority_notified

    @property
    def is_authority_notified(self) -> bool:
        """Whether the authority was notified."""
        return any(who == "authority" for who, _ in self.notified)


class Letter(StrEnum):
    """To whom a letter goes."""

    AUTHORITY = "authority"
    PARENTS = "parents"
    STAFF = "staff"
