"""What the page Today shows: classes, what must be known, birthdays, what is due, first steps."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from vault.domain.alert_order import Danger, danger_of
from vault.domain.ids import ClassId, PhotoId, PupilId, RecordId
from vault.domain.people import Called, ClassRow
from vault.domain.timetable import Week

MOST_DUE = 5
MOST_ALERTS = 30
MOST_BIRTHDAYS = 12
MOST_CLASSES = 60
MOST_FACES_OF = 12
"""Classes whose faces are shown at once; with more, the classes are a list."""
WEEK_AHEAD = 7
STEPS_SETTING = "today.steps"
"""A person's own setting: 'away' once they put the first steps away."""
NEWS_SETTING = "news.seen"
"""A person's own setting: the version of the program of which they have seen what is new."""


class NoPhoto(StrEnum):
    """Why no photo shows."""

    REFUSED = "refused"
    NOT_ASKED = "not-asked"
    NOT_TAKEN = "not-taken"


@dataclass(frozen=True, slots=True)
class TodayPupil:
    """A child as the page shows one: a photo, or why there is none. `born` tells two of one name
    apart, for roles that may read it."""

    id: PupilId
    called: Called
    photo: PhotoId | None
    no_photo: NoPhoto | None
    born: date | None = None


@dataclass(frozen=True, slots=True)
class TodayFace:
    """One child of a class. `alerts` are kinds, the most dangerous first."""

    pupil: TodayPupil
    alerts: tuple[str, ...]
    has_birthday: bool

    @property
    def danger(self) -> Danger | None:
        """That of the most dangerous alert; None without alerts."""
        return danger_of(self.alerts[0]) if self.alerts else None


@dataclass(frozen=True, slots=True)
class TodayClass:
    """`faces` is empty where classes are shown as a list; `row.pupils` counts them all the same."""

    row: ClassRow
    faces: tuple[TodayFace, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertLine:
    """One alert as a sentence."""

    pupil: TodayPupil
    class_name: str
    kind: str
    text: str

    @property
    def danger(self) -> Danger:
        """How much the alert matters."""
        return danger_of(self.kind)


@dataclass(frozen=True, slots=True)
class MustKnow:
    """The most dangerous alerts, at most MOST_ALERTS; `alerts` and `pupils` count all of them."""

    lines: tuple[AlertLine, ...] = ()
    alerts: int = 0
    pupils: int = 0

    @property
    def more(self) -> int:
        """How many alerts are not shown."""
        return self.alerts - len(self.lines)


@dataclass(frozen=True, slots=True)
class Birthday:
    """`turns` is how old they become on that day."""

    pupil: PupilId
    called: Called
    class_name: str
    on: date
    turns: int


@dataclass(frozen=True, slots=True)
class Birthdays:
    """Today and the next WEEK_AHEAD days, the next first, at most MOST_BIRTHDAYS of `total`."""

    rows: tuple[Birthday, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class DayLine:
    """A registration or lesson of one of a person's classes. `session` names its register, '' where
    none is kept or may be seen; `is_due` and `is_taken` are about that."""

    begins: time | None
    finishes: time | None
    title: str
    class_name: str
    room: str
    school_class: ClassId
    session: str
    note: str = ""
    is_cancelled: bool = False
    is_registration: bool = False
    is_due: bool = False
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class AwayToday:
    """A child who is expected to be away: `part` is '' for the whole day."""

    pupil: PupilId
    called: Called
    code: str
    part: str
    reason: str
    ends: date


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The day by the clock; `why` there is no school."""

    is_open: bool
    why: str
    week: Week | None
    lines: tuple[DayLine, ...] = ()
    away: tuple[AwayToday, ...] = ()


class DueKind(StrEnum):
    """What may wait for a person; of things equally urgent in this order."""

    CONCERNS = "concerns"
    INCIDENT = "incident"
    REGISTER = "register"
    """Registers that nobody has closed."""
    ABSENCE = "absence"
    """Absences whose reason is still to be found."""
    REQUEST = "request"
    COMPLAINT = "complaint"
    CONTACTS = "contacts"
    """Changes of contacts that colleagues suggest."""
    NOTES = "notes"
    """Own notes that ask for something by now."""
    DISPOSAL = "disposal"
    """A batch that somebody else proposed to erase waits for a second person."""
    STICK = "stick"
    BACKUP = "backup"
    FINDINGS = "findings"
    CHECK = "check"
    REVIEW = "review"
    RETENTION = "retention"
    TRAINING = "training"
    RECEIPTS = "receipts"
    NEWS = "news"


class Urgency(StrEnum):
    """FIRST stands above everything; LATE is past a day that law or school has set."""

    FIRST = "first"
    LATE = "late"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class DueCard:
    """What waits: `count` of a kind, the first by `day` or `at`, of or about `who` and so many
    `others`; `record` where there is one to go to. `doubtful` counts concerns that are missing or
    not proven, `minutes` is what all of it takes."""

    kind: DueKind
    urgency: Urgency = Urgency.DUE
    count: int = 1
    day: date | None = None
    at: datetime | None = None
    who: str = ""
    record: RecordId = RecordId("")
    doubtful: int = 0
    minutes: int = 0
    others: int = 0
    session: str = ""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """How far a new school has come. `colleagues` counts profiles beside one's own."""

    school: str
    has_sheet: bool
    sheet_on: date | None
    pupils: int
    photos: int
    colleagues: int

    @property
    def is_done(self) -> bool:
        """Whether every step is done."""
        steps = (self.school, self.has_sheet, self.pupils, self.photos, self.colleagues)
        return all(bool(step) for step in steps)


@dataclass(frozen=True, slots=True)
class TermWeek:
    """The week of a term that today lies in, from 1; weeks begin on Monday."""

    term: str
    week: int


@dataclass(frozen=True, slots=True)
class Today:
    """`is_own` says whether `pupils` and `classes` (the first MOST_CLASSES) are those of the person
    or of the school; `due_more` counts what is due beside the cards in `due`. `steps` is None once
    they are done or put away, and for who does not set up the school."""

    day: date
    is_own: bool
    sees_pupils: bool
    classes: tuple[TodayClass, ...] = ()
    classes_in_all: int = 0
    pupils: int = 0
    must_know: MustKnow = MustKnow()
    birthdays: Birthdays = Birthdays()
    due: tuple[DueCard, ...] = ()
    due_more: int = 0
    steps: FirstSteps | None = None
    term: TermWeek | None = None
    plan: DayPlan | None = None
