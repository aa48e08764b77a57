"""How long data is kept: rules with their source, what is due by them, and disposals."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from vault.domain.ids import RecordId
from vault.domain.months import month_later
from vault.domain.open_enum import Member, OpenEnum
from vault.domain.printouts import Printout

LONG_PAUSE = timedelta(days=60)
"""Longer than a summer holiday. A clock set wrong by less than that moves periods of years by so
little that asking after each weekend would only teach people to say yes."""


class HeldData(OpenEnum):
    """The kinds of data that a rule can be about."""

    PUPIL_FILE = Member("pupil-file", "Pupil file as a whole")
    PHOTOS = Member("photos", "Photos")
    CONTACTS = Member("contacts", "Contacts")
    ALERTS = Member("alerts", "Alerts")
    CONSENTS = Member("consents", "Consents")
    TEACHING = Member("checklists", "Checklists and other lists of a class")
    PROGRESS = Member("progress", "Marks, judgements of objectives and targets")
    NOTES = Member("notes", "Notes and behaviour")
    HEALTH = Member("health", "Health and SEND records")
    SAFEGUARDING = Member("safeguarding", "Safeguarding records")
    ATTENDANCE = Member("registers", "Attendance registers")
    TRANSFERS = Member("transfer-register", "List of sealed files")
    REQUESTS = Member("requests", "Requests about data")
    COMPLAINTS = Member("complaints", "Complaints")
    INCIDENTS = Member("incidents", "Incidents")
    TRAINING = Member("training", "Training records")


class StartsFrom(StrEnum):
    """From when the time counts."""

    BIRTH = "birth"
    LEFT = "left"
    MADE = "made"


class RuleAct(StrEnum):
    """What is to happen when the time is over: to be erased, or to be looked at first."""

    ERASE = "erase"
    REVIEW = "review"


class DisposalState(StrEnum):
    """What became of an item that was due."""

    PROPOSED = "proposed"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Rule:
    """`source_date` is the date of the source; `id` is empty for a rule of a pack that the
    school has not taken up."""

    data: HeldData
    years: int
    months: int
    starts_from: StartsFrom
    act: RuleAct
    source: str
    source_date: str
    note: str = ""
    id: str = ""
    pack: str = ""
    version: int = 0

    def over_on(self, start: date) -> date:
        """The first day on which it need not be kept any more."""
        return month_later(start, 12 * self.years + self.months)

    @property
    def span(self) -> str:
        """'25 years from birth'."""
        parts = []
        for number, word in ((self.years, "year"), (self.months, "month")):
            if number:
                parts.append(f"{number} {word}{'s' if number > 1 else ''}")
        start = {"birth": "birth", "left": "leaving", "made": "the day it was made"}
        span = " and ".join(parts)
        return f"{span} from {start[self.starts_from]}" if span else "not at all"


@dataclass(frozen=True, slots=True)
class Pack:
    """A starting schedule; the school makes it its own."""

    name: str
    title: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class DueItem:
    """`key` names it in a batch. `kept` says why it is not to be disposed of now, or is empty."""

    key: str
    data: HeldData
    record: str
    label: str
    over_on: date
    rule: Rule
    kept: str = ""


@dataclass(frozen=True, slots=True)
class ClockJump:
    """Between two entries lies more time than a school is ever closed for (LONG_PAUSE)."""

    before: datetime
    after: datetime

    @property
    def days(self) -> int:
        """Its length in whole days."""
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due today. `jump` is set where today is doubtful."""

    today: date
    items: tuple[DueItem, ...]
    jump: ClockJump | None
    not_held: tuple[HeldData, ...]
    """Kinds that have a rule, and of which this vault holds nothing that it can dispose of."""


@dataclass(frozen=True, slots=True)
class DisposalRow:
    """One disposal, with its state: `first` asked for it, `second` confirmed it."""

    id: RecordId
    at: datetime
    first: str
    by: str
    second: str
    state: DisposalState
    items: tuple[str, ...]
    counts: dict[str, int]
    reason: str
    sealed_on: date | None = None
    """When the safeguarding lead looked the batch over."""


@dataclass(frozen=True, slots=True)
class DisposalReport:
    """What a disposal did."""

    row: DisposalRow
    certificate: Printout


def forward_jump(times: list[datetime]) -> ClockJump | None:
    """The largest step of more than LONG_PAUSE between two entries that follow each other."""
    steps = [ClockJump(before, after) for before, after in pairwise(times)]
    largest = max(steps, key=lambda jump: jump.after - jump.before, default=None)
    return largest if largest and largest.after - largest.before > LONG_PAUSE else None
