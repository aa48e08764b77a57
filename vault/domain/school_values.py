"""What the school is made of: years with their terms, staff and classes, checked at the border."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, RecordId, StaffId
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

CLASS_KINDS = ("registration", "teaching", "group", "intervention")
"""Lessons go by registration and teaching groups; a group and an intervention take pupils out of
several of them for a time, and say what for."""
SMALL_GROUPS = frozenset({"group", "intervention"})
REGISTRATION_KINDS = ("registration", "")
"""Classes whose mornings and afternoons are registered; of one whose kind nobody knows too."""
_LONGEST = 200
_SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class Term:
    """`version` must be given back with a change; an empty id is a term to be added."""

    id: RecordId
    version: int
    year: RecordId
    name: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class AcademicYear:
    """`classes` counts those of the year that are in sight."""

    id: RecordId
    version: int
    name: str
    starts: date | None
    ends: date | None
    terms: tuple[Term, ...] = ()
    classes: int = 0


def year_begun(day: date) -> int:
    """In which calendar year the school year of a day began."""
    return day.year if day.month >= _SEPTEMBER else day.year - 1


def year_span(years: Iterable[AcademicYear], begun: int) -> tuple[date, date]:
    """First and last day of the school year that began in a calendar year: as it was entered, else
    from September to August."""
    for year in years:
        if year.starts and year.ends and year.starts.year == begun:
            return year.starts, year.ends
    return date(begun, _SEPTEMBER, 1), date(begun + 1, 8, 31)


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Who teaches; `classes` are the names of those of today that are in sight."""

    id: StaffId
    version: int
    title: str
    given: str
    family: str
    code: str = ""
    email: str = ""
    classes: str = ""

    @property
    def name(self) -> str:
        """'Ms Ann Ash'."""
        return " ".join(part for part in (self.title, self.given, self.family) if part)


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class with all its facts, also one that has ended; `kind` is of CLASS_KINDS, or empty where
    a file did not say it; `aim` is what a group or an intervention is for, and
    `kept_by` the profile whose group it is."""

    id: ClassId
    version: int
    name: str
    code: str = ""
    kind: str = CLASS_KINDS[0]
    year_group: str = ""
    subject: str = ""
    room: str = ""
    year: RecordId | None = None
    year_name: str = ""
    teachers: tuple[StaffId, ...] = ()
    teacher_names: str = ""
    pupils: int = 0
    ended: date | None = None
    aim: str = ""
    kept_by: str = ""


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What a teacher says of an own group: `kind` is of SMALL_GROUPS."""

    name: str
    aim: str
    kind: str = "group"
    subject: str = ""
    year_group: str = ""


def line_of(field: str, text: str) -> str:
    """One clean line of at most 200 characters; InvalidValueError."""
    line = clean_text(text)
    if len(line) > _LONGEST:
        raise InvalidValueError(field=field, reason=f"longer than {_LONGEST} characters")
    return line


def name_of(field: str, text: str) -> str:
    """`line_of`, and not empty; InvalidValueError."""
    line = line_of(field, text)
    if not line:
        raise InvalidValueError(field=field, reason="it cannot be empty")
    return line


def email_of(text: str) -> str:
    """'' or a text with one '@' inside; InvalidValueError. Whether the address exists is not
    checked."""
    line = line_of("email", text)
    before, _, behind = line.partition("@")
    if line and (not before or not behind or "@" in behind or " " in line):
        raise InvalidValueError(field="email", reason="an address looks like name@school.example")
    return line


def check_span(starts: date | None, ends: date | None) -> None:
    """InvalidValueError when a day is missing, or the last comes before the first."""
    if starts is None or ends is None:
        raise InvalidValueError(field="dates", reason="the first and the last day are both needed")
    if ends <= starts:
        raise InvalidValueError(field="last day", reason="it must come after the first day")


def check_stay(starts: date, ends: date | None) -> None:
    """InvalidValueError when a group would be left before it is joined, or has been left already;
    None where nobody knows yet until when."""
    if ends is None:
        return
    check_span(starts, ends)
    if ends <= date.today():
        raise InvalidValueError(field="last day", reason="this day has passed")


def check_inside(term: Term, starts: date | None, ends: date | None) -> None:
    """InvalidValueError when the term reaches out of its year; a day that nobody knows is no
    border."""
    early = starts is not None and term.starts is not None and term.starts < starts
    late = ends is not None and term.ends is not None and term.ends > ends
    if early or late:
        reason = worded("the term {0} would reach out of its academic year").format(term.name)
        raise InvalidValueError(field="dates", reason=reason)


def overlaps(one: Term | AcademicYear, other: Term | AcademicYear) -> bool:
    """Whether they share a day; what has no days shares none."""
    if not (one.starts and one.ends and other.starts and other.ends):
        return False
    return one.starts <= other.ends and other.starts <= one.ends


def check_apart(span: Term | AcademicYear, others: Iterable[Term | AcademicYear]) -> None:
    """InvalidValueError, at the day that lies in it, when it overlaps another term or year."""
    for other in others:
        if overlaps(span, other):
            words = worded(
                "it would overlap the term {0}"
                if isinstance(span, Term)
                else "it would overlap the academic year {0}"
            )
            reason = words.format(other.name)
            if other.starts and span.starts and other.starts <= span.starts:
                raise InvalidValueError(field="first day", reason=reason)
            raise InvalidValueError(field="last day", reason=reason)
