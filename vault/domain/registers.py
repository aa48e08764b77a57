"""Registers of a class: marks of a session, closing, late changes, planned absences and calls."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from vault.domain.attendance_codes import CodeSet
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

MOST_MINUTES = 600
_LONGEST_NOTE = 200
_MOST_NAMED = 3
_LONGEST_ABSENCE = timedelta(days=400)


class RegisterOf(NamedTuple):
    """Which register: of a class, a day, and a session of it (of `attendance_codes.SESSIONS`)."""

    school_class: ClassId
    day: date
    session: str


@dataclass(frozen=True, slots=True)
class RegisterMark:
    """What stands in a register; version 0 where nothing was ever set. `minutes` is 0 where nobody
    said how late."""

    id: RecordId
    version: int
    code: str
    minutes: int = 0
    note: str = ""


NO_MARK = RegisterMark(NEW, 0, "")


@dataclass(frozen=True, slots=True)
class NewMark:
    """What is to stand there; `version` is that of the mark that was read, `code` '' clears it."""

    pupil: PupilId
    version: int
    code: str
    minutes: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMark:
    """What a planned absence puts into a register before anybody marks it."""

    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One child of a register. `earlier`: the codes of the days in `RegisterPage.earlier_days`, ''
    where there is none. `changes`: how often the mark was changed after the register was closed."""

    pupil: PupilId
    called: Called
    mark: RegisterMark = NO_MARK
    planned: PlannedMark | None = None
    earlier: tuple[str, ...] = ()
    changes: int = 0

    @property
    def code(self) -> str:
        """The teacher's mark; where there is none, the planned one."""
        return self.mark.code or (self.planned.code if self.planned is not None else "")

    def told(self, code: str) -> str:
        """Why, as the family told it beforehand, where the code is what was planned. It is not
        copied into the mark, which more people read."""
        planned = self.planned
        return planned.reason if planned is not None and planned.code == code else ""


@dataclass(frozen=True, slots=True)
class Closed:
    """Who closed a register, and when ('08:55')."""

    by: str
    on: date
    at: str


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register as it stands. `is_in_term`: whether the school is open on that day, as far as its
    terms say; `clock_is_behind`: the vault was in use later than this computer's clock says."""

    of: RegisterOf
    class_name: str
    codes: CodeSet
    lines: tuple[RegisterLine, ...]
    earlier_days: tuple[date, ...]
    closed: Closed | None
    today: date
    is_in_term: bool = True
    clock_is_behind: bool = False

    @property
    def missing(self) -> tuple[RegisterLine, ...]:
        """Children without any mark."""
        return tuple(line for line in self.lines if not line.code)


@dataclass(frozen=True, slots=True)
class LateChange:
    """An entry about a register that was closed: what stood there, what stands now, and why; for
    who covers without the reason and the notes."""

    pupil: PupilId
    called: Called
    day: date
    session: str
    was_code: str
    was_minutes: int
    code: str
    minutes: int
    why: str
    changed_by: str
    changed_on: date
    changed_at: str
    was_note: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedAbsence:
    """An absence that was announced; `part` '' for whole days. An empty id is one to be added.
    `called` is the child, where a list is read."""

    id: RecordId
    version: int
    pupil: PupilId
    starts: date
    ends: date
    code: str
    part: str = ""
    reason: str = ""
    told_by: str = ""
    told_on: date | None = None
    evidence: str = ""
    called: Called = Called("", "")


@dataclass(frozen=True, slots=True)
class AbsenceCall:
    """A call about a session that a child missed without a reason."""

    called_on: date
    called_at: str
    whom: str
    outcome: str
    called_by: str


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An absence whose reason is still to be found; `due` is the last day for it, None where
    nothing says so. `phone` is that of the first person to call."""

    pupil: PupilId
    called: Called
    of: RegisterOf
    class_name: str
    mark: RegisterMark
    calls: tuple[AbsenceCall, ...]
    due: date | None = None
    call_first: str = ""
    phone: str = ""
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class MissingRegister:
    """A register of a school day that nobody closed; `marked` of `pupils` have a mark."""

    of: RegisterOf
    class_name: str
    pupils: int
    marked: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a register from a file did."""

    marked: int
    same: int
    missing: tuple[Called, ...]
    is_closed: bool


def note_of(field: str, text: str, *, needed: bool = False) -> str:
    """One clean line of at most 200 characters; InvalidValueError."""
    line = clean_text(text)
    if needed and not line:
        raise InvalidValueError(field=field, reason="it cannot be empty")
    if len(line) > _LONGEST_NOTE:
        raise InvalidValueError(field=field, reason=f"longer than {_LONGEST_NOTE} characters")
    return line


def minutes_of(minutes: int) -> int:
    """From 0 to 600; InvalidValueError."""
    if not 0 <= minutes <= MOST_MINUTES:
        raise InvalidValueError(field="minutes", reason=f"0 to {MOST_MINUTES} minutes")
    return minutes


def refuse_missing(missing: tuple[RegisterLine, ...]) -> None:
    """InvalidValueError, which names the first of those who have no mark."""
    if not missing:
        return
    names = [line.called.known_as for line in missing[:_MOST_NAMED]]
    rest = len(missing) - len(names)
    many = (
        worded("1 pupil has no mark yet")
        if len(missing) == 1
        else worded("{0} pupils have no mark yet").format(len(missing))
    )
    reason = f"{many}: {', '.join(names)}" + (worded(" and {0} more").format(rest) if rest else "")
    raise InvalidValueError(field="register", reason=reason)


def check_planned(absence: PlannedAbsence, codes: CodeSet) -> None:
    """InvalidValueError for days in the wrong order or too many, a code of other days, or one that
    says that the child is there."""
    if absence.ends < absence.starts:
        raise InvalidValueError(field="last day", reason="it must not come before the first day")
    if absence.ends - absence.starts > _LONGEST_ABSENCE:
        raise InvalidValueError(field="last day", reason="that is longer than a school year")
    code = codes.checked(absence.code, absence.starts, absence.part or "am").code
    for half in ("am", "pm"):
        if code == codes.present(absence.starts, half).code:
            raise InvalidValueError(field="code", reason=worded("this code means present"))


def is_planned(absence: PlannedAbsence, day: date, session: str) -> bool:
    """Whether it covers that session; a lesson is covered by whole days alone."""
    return absence.starts <= day <= absence.ends and absence.part in ("", session)


def reason_of(planned: Iterable[PlannedAbsence], day: date, session: str, code: str) -> str:
    """Why, as it was told beforehand, of a mark with this code; '' where nothing was."""
    fitting = [one for one in planned if one.code == code and is_planned(one, day, session)]
    return min(fitting, key=lambda one: one.ends - one.starts).reason if fitting else ""
