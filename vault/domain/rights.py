"""What people may ask of their data, as cases; restrictions, holds, disclosures, erasures."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vault.domain.ids import PupilId, RecordId
from vault.domain.law import is_extended
from vault.domain.law.time_limits import RequestTime
from vault.domain.printouts import Printout

SEALED_FILE, COPY, BY_HAND = "sealed file", "copy of the record", "told or given by hand"
LIST = "list in a file"
"""How something left the school, as the record of disclosures spells it."""


@dataclass(frozen=True, slots=True)
class OpenErasure:
    """A pupil of this copy who was erased in another, and about whom nobody has answered yet. `at`
    and `by` (a name) are of the erasure; None and empty where they are not known."""

    pupil: PupilId
    name: str
    class_name: str
    at: datetime | None
    by: str


class RequestKind(StrEnum):
    """What a person asks for."""

    ACCESS = "access"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    RECTIFICATION = "rectification"


class RequestState(StrEnum):
    """How far a request is."""

    OPEN = "open"
    PAUSED = "paused"
    ASKED = "asked"
    """An erasure that one person wants and a second has not confirmed yet."""
    CLOSED = "closed"


class RestrictionKind(StrEnum):
    """Why a record is restricted: its use is, or a correction is not settled."""

    RESTRICTION = "restriction"
    RECTIFICATION = "rectification"


@dataclass(frozen=True, slots=True)
class Case:
    """One request. `time` is what the school's law gives for it: the repository fills it in."""

    id: RecordId
    pupil: PupilId
    pupil_name: str
    kind: RequestKind
    requester: str
    received_on: date
    due_on: date
    paused_on: date | None
    paused_days: int
    identity_on: date | None
    scope: str
    notes: str
    state: RequestState
    reason: str
    first: str
    first_by: str
    sealed_on: date | None
    handed_on: date | None
    redacted: int
    closed_on: date | None
    outcome: str
    time: RequestTime

    @property
    def is_open(self) -> bool:
        """Whether it is not closed yet."""
        return self.state is not RequestState.CLOSED

    @property
    def is_extended(self) -> bool:
        """Whether its answer is due later than the plain time."""
        return is_extended(self.due_on, self.received_on, self.paused_days)

    def days_left(self, today: date) -> int:
        """Days until the answer is due; negative when it is late. The clock does not run while it
        is paused."""
        return (self.due_on - (self.paused_on or today)).days


@dataclass(frozen=True, slots=True)
class Restriction:
    """A restriction of one pupil's record."""

    id: RecordId
    kind: RestrictionKind
    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class Hold:
    """While it stands, nothing of this pupil is erased or disposed of."""

    id: RecordId
    pupil: PupilId
    pupil_name: str
    reason: str
    since: date
    until: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The restrictions and holds of a pupil, and the number of open requests."""

    restrictions: tuple[Restriction, ...]
    holds: tuple[Hold, ...]
    open_cases: int


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What left the school about one pupil."""

    at: datetime
    by: str
    act: str
    party: str
    purpose: str
    ground: str
    what: str


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """One act by which something left the school, about `pupils` pupils; no pupil is named."""

    disclosure: Disclosure
    pupils: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why something is kept. `is_final` stands in the way; the others are for a person to weigh."""

    what: str
    why: str
    source: str = ""
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure would take away, what speaks against it, and what lies out of reach."""

    pupil: PupilId
    name: str
    counts: dict[str, int]
    obstacles: tuple[Obstacle, ...]
    outside: tuple[str, ...]
    data_leads: int
    needs_safeguarding_lead: bool
    is_alone: bool
    """There is one data lead only, so nobody can confirm after them."""
    mentions: tuple[str, ...] = ()
    """Records of others whose words name the pupil, and which stay as they are."""

    @property
    def is_possible(self) -> bool:
        """Whether nothing final stands in the way."""
        return not any(o.is_final for o in self.obstacles)


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """An erasure that was carried out; the pupil by id only."""

    id: RecordId
    pupil: str
    at: datetime
    by: str
    second: str
    reason: str
    counts: dict[str, int]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure did."""

    row: ErasureRow
    certificate: Printout
