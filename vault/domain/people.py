"""Pupils, classes and what belongs to them, as values that queries return."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from vault.domain.collation import sort_key
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


LEGAL_NAMES = ("legal_given", "legal_family")
PUPIL_NAMES = (*LEGAL_NAMES, "preferred_given", "preferred_family")
"""The columns by which a child is called, in the order in which `called` takes them."""


@dataclass(frozen=True, slots=True)
class Called:
    """A child's names in use, which every page shows; the legal ones stand on the pupil's own page
    and where the law wants them."""

    given: str
    family: str

    @property
    def known_as(self) -> str:
        """'Zoe Khan'."""
        return f"{self.given} {self.family}".strip()

    @property
    def in_order(self) -> str:
        """What lists are sorted by: the family name, then the given one."""
        return sort_key(self.family, self.given)

    @property
    def listed(self) -> str:
        """'Khan, Zoe'."""
        return f"{self.family}, {self.given}".strip(", ")


def called(
    legal_given: str | None,
    legal_family: str | None,
    preferred_given: str | None = "",
    preferred_family: str | None = "",
) -> Called:
    """For each of the two names the preferred one if there is one, else the legal one. A name that
    the role may not read is None or empty. The only place with this rule."""
    return Called(preferred_given or legal_given or "", preferred_family or legal_family or "")


def called_of(values: Mapping[str, Any]) -> Called:
    """`called` for a row, by its columns."""
    return called(*(values.get(name) for name in PUPIL_NAMES))


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One line of the pupils table. A field the role may not read is empty, never guessed. `given`
    and `family` are the legal names, by which a child is found; what is shown is `called`."""

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
    left_on: date | None
    alerts: int
    photo: PhotoId | None
    preferred_family: str = ""
    must_know: str = ""
    """The most dangerous alert of today, whole."""
    must_know_kind: str = ""

    @property
    def called(self) -> Called:
        """The names in use."""
        return called(self.given, self.family, self.preferred, self.preferred_family)

    @property
    def known_as(self) -> str:
        """'Zoe Khan'."""
        return self.called.known_as


@dataclass(frozen=True, slots=True)
class PupilFacts:
    """The pupil's own row; `version` is given back with a change."""

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
    left_on: date | None = None
    languages: str = ""
    flags: str = ""

    @property
    def known_as(self) -> str:
        """'Zoe Khan'."""
        return called(
            self.legal_given, self.legal_family, self.preferred_given, self.preferred_family
        ).known_as


def legal_name(facts: PupilFacts) -> str:
    """'Leonard James Marsh': for the pupil's own page, and never for the name in use."""
    names = (facts.legal_given, facts.middle, facts.legal_family)
    return " ".join(name for name in names if name)


_PUPIL = {f.name: f.type for f in fields(PupilFacts) if f.name not in ("id", "version")}
PUPIL_FIELDS: tuple[str, ...] = tuple(_PUPIL)
"""What is typed of a pupil, in the order of the form."""
PUPIL_DAYS = frozenset(name for name, kind in _PUPIL.items() if kind == date | None)
"""Those of them that are days."""
_EARLIER = {"left": "left_on"}


def field_now(name: str) -> str:
    """What a field of a pupil is called now, by a name that drafts and kept settings may have."""
    return _EARLIER.get(name, name)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact of the pupil; `version` is given back with a change."""

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


CONTACT_TEXTS = tuple(f.name for f in fields(Contact) if f.type is str)
"""What is typed of a contact in words, in the order of the form."""


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
    """One consent or refusal for one purpose."""

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
    """Whether a photo may be used: in class unless that was refused, for every other purpose only
    with a valid consent."""
    return state == "given" or (not state and purpose == "photo-class")


CONSENT_STATES = ("given", "refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A pupil's time in one class."""

    id: RecordId
    class_id: ClassId
    class_name: str
    class_kind: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """One photo of a pupil, without its picture."""

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
        """The id of the photo in use."""
        return next((p.id for p in self.photos if p.is_current), None)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class and how many pupils of it are in sight; `kept_by` is the profile whose group it
    is, and empty for what is the office's."""

    id: ClassId
    name: str
    kind: str
    year_group: str
    subject: str
    room: str
    teachers: str
    pupils: int
    kept_by: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One child of a class. `alerts` are kinds, the most dangerous first, and `must_know` the
    text of the first. `photo_refused` and `photo_asked` are about the consent for photos in class;
    `turns` is the age that a child reaches today."""

    pupil: PupilId
    called: Called
    alerts: tuple[str, ...]
    photo: PhotoId | None
    photo_refused: bool
    photo_asked: bool = True
    must_know: str = ""
    turns: int | None = None

    @property
    def known_as(self) -> str:
        """'Zoe Khan'."""
        return self.called.known_as


@dataclass(frozen=True, slots=True)
class ClassPage:
    """One class with its pupils."""

    row: ClassRow
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class PupilBrief:
    """Enough of a child to tell two of one name apart. `photo` is None where there is none, and
    where photos in class were refused."""

    id: PupilId
    called: Called
    class_name: str
    born: date | None
    photo: PhotoId | None
    photo_refused: bool

    @property
    def known_as(self) -> str:
        """'Zoe Khan'."""
        return self.called.known_as


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the global search: `kind` is 'pupil', 'class', 'objective' or 'assessment', whose
    `id` is 'class/assessment'. `photo` is one that may be shown in class."""

    kind: str
    id: str
    title: str
    detail: str
    called: Called | None = None
    photo: PhotoId | None = None


@dataclass(frozen=True, slots=True)
class School:
    """The school's own data; `version` is given back with a change."""

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
class Addition:
    """A row of a pupil as it was made: when, and by whom."""

    at: datetime
    profile: str
    table: str
    record: str


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
