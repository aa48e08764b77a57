"""The plain records that every importer yields, whatever the file looked like.

What a school has very many of is a tuple: a frozen dataclass takes three times as long to make, and
a tuple is easily packed (`packed.py`)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from vault.domain.characteristics import CharacteristicKind
from vault.domain.packed import Many


class Problem(NamedTuple):
    """What was doubtful, or why a row was refused; `line` counts from 1 in the file."""

    line: int
    field: str
    reason: str
    file: str = ""
    refused: bool = True


def by_line(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """As a person goes through the file."""
    return tuple(sorted(problems, key=lambda problem: problem.line))


@dataclass(frozen=True, slots=True)
class TextReading:
    """A way to read the letters of a file, with words that look different in it."""

    encoding: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet of a workbook: how many rows it has, whether it was read, else why not."""

    name: str
    rows: int
    is_read: bool
    why: str = ""


class IncomingPupil(NamedTuple):
    """`values` holds only fields the source carried, checked and as they are stored
    (`checked_pupil_values`); `key` is the source's own id, or empty."""

    key: str
    line: int
    values: tuple[tuple[str, object], ...]
    is_gone: bool = False
    only_known: bool = False
    """Facts about somebody who must be in the vault already; the source does not say who."""


@dataclass(frozen=True, slots=True)
class IncomingClass:
    """A class, by the source's ids."""

    key: str
    line: int
    values: tuple[tuple[str, str], ...]
    is_gone: bool = False
    year: str = ""
    """The source's id of the academic year, when it names one."""


@dataclass(frozen=True, slots=True)
class IncomingTerm:
    """A term of an academic year, by the source's ids."""

    key: str
    year: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class IncomingStaff:
    """A member of staff, by the source's ids."""

    key: str
    line: int
    values: tuple[tuple[str, str], ...]
    is_gone: bool = False


class IncomingEnrolment(NamedTuple):
    """A pupil in a class (or, with `is_staff`, a teacher on it), by the source's ids."""

    person: str
    class_key: str
    line: int
    starts: date | None = None
    ends: date | None = None
    is_staff: bool = False
    is_gone: bool = False
    file: str = ""


class IncomingContact(NamedTuple):
    """A contact of a pupil, by the source's ids."""

    key: str
    pupil: str
    line: int
    values: tuple[tuple[str, object], ...]


class IncomingCharacteristic(NamedTuple):
    """One of a pupil, by the source's id of the pupil; `value` as it is stored, `title` as the
    school's country calls it."""

    pupil: str
    line: int
    kind: CharacteristicKind
    value: str
    title: str


class UnknownValue(NamedTuple):
    """What a file has of a characteristic and is no value of it; told where the school keeps the
    kind. `title` as the school's country calls it."""

    kind: CharacteristicKind
    title: str
    problem: Problem


@dataclass
class Reading:
    """A file that was read: its records by kind, and its problems."""

    format_name: str
    source: str
    school: str = ""
    """Whose ids these are: the school's name and what it is to the source. Empty where ids are
    the source's own (a class list) or the file does not say."""
    notes: list[str] = field(default_factory=list)
    problems: Many[Problem] = field(default_factory=list)
    years: list[tuple[str, tuple[tuple[str, str], ...]]] = field(default_factory=list)
    terms: list[IncomingTerm] = field(default_factory=list)
    pupils: Many[IncomingPupil] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    """Ids of pupils whose rows were refused: what hangs on them is left out as well."""
    classes: list[IncomingClass] = field(default_factory=list)
    staff: list[IncomingStaff] = field(default_factory=list)
    enrolments: Many[IncomingEnrolment] = field(default_factory=list)
    contacts: Many[IncomingContact] = field(default_factory=list)
    characteristics: Many[IncomingCharacteristic] = field(default_factory=list)
    unknown_values: list[UnknownValue] = field(default_factory=list)
    encoding: str = ""
    delimiter: str = ""
    date_order: str = ""
    header: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    header_line: int = 0
    sheets: tuple[SheetSeen, ...] = ()
    readings: tuple[TextReading, ...] = ()
    """The ways in which the file's bytes can be read as letters, the likeliest first."""
    doubt: str = ""
    """Why nothing of it may come in before a person has chosen one of `readings`."""
    asks_age: str = ""
    """That all birth dates make grown-ups of the pupils, which a person can say to be right."""
    needs_columns: bool = False
    """No column holds names; `header` is what a person may choose from."""
    one_registration: bool = False
    """Each pupil stands in one registration group of the source: another one is a move."""
    has_classes_by_rows: bool = False
    """Classes are there only because pupils' rows name them."""
    is_bulk: bool = False
    """The source says that this is everybody: who is linked to it and missing is worth a look."""
    has_sections: bool = False
    """Parts of the file may be left out (`FileSection`)."""
    new_contacts_only: bool = False
    """Contacts of pupils who are here already stay as they are: the family's own form is newer."""
    made_for: tuple[str, ...] = ()
    """The numbers of the school that the file was made for, as far as it says them."""
