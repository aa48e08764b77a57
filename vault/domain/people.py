"""Pupils, classes and what belongs to them, as values that queries return."""

from dataclasses import dataclass, field
from datetime import date, datetime

from vault.domain.ids import (
    AlertId,
    ClassId,
    ConsentId,
    ContactId,
    PhotoId,
    PupilId,
    RecordId,
)


def age_on(day: date, born: date) -> int:
    """Whole years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One line of the pupils table. A field the role may not read is empty, never guessed."""

    id: PupilId
    given: str
    family: str
    preferred: str
    upn: str
    admission_no: str
    class_name: str
    year_group: str
    born: date | None
    sex: str
    started: date | None
    left: date | None
    alerts: int
    photo: PhotoId | None

    @property
    def known_as(self) -> str:
        """The name to call the child by: preferred given name, else the legal one."""
        return f"{self.preferred or self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class PupilFacts:
    """The pupil's own row; `version` must be given back with a change."""

    id: PupilId
    version: int
    legal_given: str = ""
    legal_family: str = ""
    middle: str = ""
    preferred_given: str = ""
    preferred_family: str = ""
    born: date | None = None
    sex: str = ""
    upn: str = ""
    admission_no: str = ""
    year_group: str = ""
    started: date | None = None
    left: date | None = None
    languages: str = ""
    flags: str = ""

    @property
    def known_as(self) -> str:
        """Preferred names where there are some, else the legal ones."""
        given = self.preferred_given or self.legal_given
        return f"{given} {self.preferred_family or self.legal_family}".strip()


PUPIL_FIELDS: tuple[str, ...] = (
    "legal_given",
    "legal_family",
    "middle",
    "preferred_given",
    "preferred_family",
    "born",
    "sex",
    "upn",
    "admission_no",
    "year_group",
    "started",
    "left",
    "languages",
    "flags",
)


@dataclass(frozen=True, slots=True)
class Contact:
    id: ContactId
    version: int
    given: str = ""
    family: str = ""
    relationship: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    priority: int = 1
    parental_responsibility: bool = False
    emergency: bool = True


@dataclass(frozen=True, slots=True)
class Alert:
    """A short plain line every adult with the child may need; never the sealed detail."""

    id: AlertId
    version: int
    kind: str
    text: str
    ends: date | None = None


ALERT_KINDS = ("medical", "allergy", "collection", "access", "other")


@dataclass(frozen=True, slots=True)
class Consent:
    id: ConsentId
    version: int
    purpose: str
    state: str
    decided_by: str
    decided_on: date | None


CONSENT_PURPOSES = (
    "photo-class",
    "photo-display",
    "photo-website",
    "photo-press",
    "directory",
    "trips",
)
OUTSIDE_PURPOSES = frozenset({"photo-display", "photo-website", "photo-press", "directory"})
"""Uses by which names reach people beyond the staff: who opted out of the directory is left out."""


def allows(state: str, purpose: str) -> bool:
    """Whether a photo may be used: in class unless it was refused, for all else only with a
    consent that stands."""
    return state == "given" or (not state and purpose == "photo-class")


CONSENT_STATES = ("given", "refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class Enrolment:
    id: RecordId
    class_id: ClassId
    class_name: str
    class_kind: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    id: PhotoId
    taken_on: date
    is_current: bool


@dataclass(frozen=True, slots=True)
class PupilPage:
    """All that the pupil page shows, already limited to the role."""

    facts: PupilFacts
    class_name: str
    alerts: tuple[Alert, ...]
    contacts: tuple[Contact, ...]
    consents: tuple[Consent, ...]
    enrolments: tuple[Enrolment, ...]
    photos: tuple[PhotoFacts, ...]

    @property
    def current_photo(self) -> PhotoId | None:
        return next((p.id for p in self.photos if p.is_current), None)


@dataclass(frozen=True, slots=True)
class ClassRow:
    id: ClassId
    name: str
    kind: str
    year_group: str
    subject: str
    room: str
    teachers: str
    pupils: int


@dataclass(frozen=True, slots=True)
class Face:
    """One child in a class grid. `photo_refused` names the consent for photos in class."""

    pupil: PupilId
    given: str
    family: str
    preferred: str
    alerts: tuple[str, ...]
    photo: PhotoId | None
    photo_refused: bool

    @property
    def known_as(self) -> str:
        return f"{self.preferred or self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class ClassPage:
    row: ClassRow
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the global search: `kind` is 'pupil' or 'class'."""

    kind: str
    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class School:
    name: str
    number: str
    town: str
    version: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records there are of each kind in sight; all an auditor may know."""

    of: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record as somebody changed it; `old`/`new` are shown as text."""

    step: int
    at: datetime
    profile: str
    table: str
    record: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened, changed, printed or exported this pupil."""

    at: datetime
    profile: str
    kind: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What was being typed on a page when it was last saved, as JSON text."""

    page: str
    record: str
    body: str
    at: datetime
