"""Registers from a file and into one."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vault.actions.absences import check_span
from vault.actions.base import Command, Query
from vault.actions.registers import check_register, check_school
from vault.domain.access import Permission
from vault.domain.attendance_codes import session_of
from vault.domain.catalogue.registers import ATTENDANCE_WRITE
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId
from vault.domain.incoming import Problem
from vault.domain.machine_policy import Leaving
from vault.domain.people import Called
from vault.domain.preview import ReadOptions
from vault.domain.register_days import check_marks
from vault.domain.register_names import Registered, find_registered
from vault.domain.registers import NewMark, RegisterMark, RegisterOf, Taken
from vault.domain.training import Gate
from vault.errors import InvalidValueError
from vault.exchange.csv_out import as_csv
from vault.exchange.register_file import RegisterRow, read_register_file
from vault.exchange.small_files import must_take_files, write_new
from vault.governance.attendance_codes import codes_in_force
from vault.platform.folders import cloud_service_of, is_on_network
from vault.store.database.rows import called_as
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.attendance_rows import AttendanceRows
from vault.store.school.registers import Registers
from vault.store.school.timetables import Timetables

COLUMNS = ("day", "session", "pupil", "id", "code", "minutes", "note")
"""The program's own id tells two of one name apart; a number of the state's stays in the vault."""


@dataclass(frozen=True, slots=True)
class FileMark:
    """What one line of a file sets; `was` is the code that stands there now. `line` counts from 1
    in the file."""

    line: int
    of: RegisterOf
    called: Called
    mark: NewMark
    was: str = ""

    @property
    def is_same(self) -> bool:
        """Whether it is there already, note and minutes aside."""
        return self.was == self.mark.code


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file held against the registers: what it would set, what is wrong with it, and who would
    still be without a mark in each register. Nothing is written while there is a problem."""

    marks: tuple[FileMark, ...]
    problems: tuple[Problem, ...]
    missing: tuple[tuple[RegisterOf, tuple[Called, ...]], ...]
    closed: tuple[RegisterOf, ...]
    notes: tuple[str, ...] = ()
    """Days without school on which marks may stand all the same: that the school was closed, what
    was closed already, and where the school has not said on which days it meets."""


@dataclass(frozen=True)
class ReadRegisterFile(Query[RegisterFile]):
    """What taking registers from the file would do. `day` and `session` stand for rows that do not
    say theirs. Rows of the same child and register are a problem, as one of them would be lost."""

    name = "register.read_file"
    needs = ATTENDANCE_WRITE

    school_class: ClassId
    path: Path
    day: date
    session: str
    options: ReadOptions = ReadOptions()

    def apply(self, records: Records) -> RegisterFile:
        law = records.of(Policies).law()
        rows, problems = read_register_file(self.path, law, self.options)
        return _Held(records, self.school_class).against(
            [replace(r, day=r.day or self.day, session=r.session or self.session) for r in rows],
            list(problems),
            self.path.name,
        )


@dataclass(frozen=True)
class TakeRegisters(Command[tuple[Taken, ...]]):
    """Set marks as they were shown, and close each register in which none is missing then. In a
    register that is closed each is a late change, with `why`."""

    name = "register.take"
    needs = ATTENDANCE_WRITE

    marks: tuple[FileMark, ...]
    why: str = ""

    def apply(self, records: Records) -> tuple[Taken, ...]:
        by_register: dict[RegisterOf, list[FileMark]] = {}
        for mark in self.marks:
            by_register.setdefault(mark.of, []).append(mark)
        return tuple(self._take(records, of, marks) for of, marks in by_register.items())

    def _take(self, records: Records, of: RegisterOf, marks: list[FileMark]) -> Taken:
        check_register(records, of)
        registers, codes = records.of(Registers), codes_in_force(records)
        before = {x.pupil: x.mark for x in registers.page(of, codes, of.day).lines}
        new = [mark.mark for mark in marks]
        if registers.closed(of) is None:
            check_school(records, of, (mark.code for mark in new), codes)
            after = registers.mark(of, new, codes)
        else:
            after = [
                registers.change(of, mark, self.why, codes)
                if _differs(mark, before[mark.pupil])
                else before[mark.pupil]
                for mark in new
            ]
        same = sum(1 for mark, now in zip(new, after, strict=True) if before[mark.pupil] == now)
        page = registers.page(of, codes, records.latest_day())
        if page.closed is None and not page.missing:
            registers.close(of, codes, records.latest_day())
        return Taken(
            len(new) - same,
            same,
            tuple(line.called for line in page.missing),
            is_closed=not page.missing,
        )


@dataclass(frozen=True)
class BringInRegisters(Command[int]):
    """Whole registers of another program, closed as they were there; how many marks. Of days that
    this school's years do not reach to as well."""

    name = "register.bring_in"
    needs = Permission.IMPORT
    can_undo = False

    registers: tuple[tuple[RegisterOf, tuple[NewMark, ...]], ...]
    closed_by: str

    def apply(self, records: Records) -> int:
        codes = codes_in_force(records)
        return records.of(Registers).bring_in(self.registers, codes, self.closed_by)


@dataclass(frozen=True)
class ExportRegisters(Query[tuple[int, str, bool]]):
    """The marks of a class as CSV, each with its day and session; how many, the cloud service that
    takes what lies there ('' for none), and whether it is on a network. FolderExistsError where
    something is there, unless it `replaces` that; StorageError."""

    name = "register.export"
    needs = Permission.PRINT
    leaving = Leaving.OPEN
    waits_for = Gate.EXPORT

    school_class: ClassId
    first: date
    last: date
    path: Path
    replaces: bool = False

    def apply(self, records: Records) -> tuple[int, str, bool]:
        check_span(self.first, self.last)
        rows = records.of(AttendanceRows)
        rows.class_name(self.school_class)
        lines = [
            (
                row.day,
                row.session,
                called_as(row).known_as,
                row.pupil_id,
                row.code,
                str(row.minutes or ""),
                row.note,
            )
            for row in rows.of_class(self.school_class, self.first, self.last)
        ]
        must_take_files(self.path.parent)
        write_new(self.path, as_csv(COLUMNS, lines), replace=self.replaces)
        return len(lines), cloud_service_of(self.path) or "", is_on_network(self.path)


class _Held:
    """Rows of a file against the registers of one class, each of which is read once."""

    def __init__(self, records: Records, school_class: ClassId) -> None:
        self._records, self._class = records, school_class
        self._registers, self._codes = records.of(Registers), codes_in_force(records)
        self._calendar = records.of(Timetables).calendar()
        self._pages: dict[RegisterOf, dict[str, tuple[str, int]]] = {}
        self._people: dict[RegisterOf, tuple[Registered, ...]] = {}
        self._not_of: set[RegisterOf] = set()

    def against(self, rows: list[RegisterRow], problems: list[Problem], file: str) -> RegisterFile:
        marks: dict[tuple[RegisterOf, str], FileMark] = {}
        for row in rows:
            try:
                mark = self._mark(row)
                if mark is None:
                    continue
                if (mark.of, mark.mark.pupil) in marks:
                    reason = worded("the pupil stands in another row of this register as well")
                    raise InvalidValueError(field="pupil", reason=reason)
            except InvalidValueError as error:
                field, reason = str(error.details["field"]), str(error.details["reason"])
                problems.append(Problem(row.line, field, reason, file))
            else:
                marks[mark.of, mark.mark.pupil] = mark
        registers = dict.fromkeys(of for of, _ in marks)
        return RegisterFile(
            tuple(marks.values()),
            tuple(sorted(problems, key=lambda problem: problem.line)),
            tuple((of, self._missing(of, marks)) for of in registers),
            tuple(of for of in registers if self._registers.closed(of) is not None),
            tuple(dict.fromkeys(filter(None, map(self._no_school, registers)))),
        )

    def _no_school(self, of: RegisterOf) -> str:
        day = self._calendar.day(of.day)
        words = worded("No school on {0}: {1}.")
        return "" if day.has(of.session) else words.format(f"{of.day:%A %d %B %Y}", day.why)

    def _mark(self, row: RegisterRow) -> FileMark | None:
        """None for a register of a day on which there is none, after its first row said so."""
        of = RegisterOf(self._class, row.day or date.today(), session_of(row.session))
        if of in self._not_of:
            return None
        try:
            self._check(of, row)
        except InvalidValueError as error:
            if error.details["field"] == "day":
                self._not_of.add(of)
            raise
        person = find_registered(row.pupil, self._people[of], row.number)
        code = self._codes.checked(row.code, of.day, of.session).code
        was, version = self._page(of)[person.pupil]
        new = NewMark(person.pupil, version, code, row.minutes, row.note)
        return FileMark(row.line, of, person.called, new, was)

    def _check(self, of: RegisterOf, row: RegisterRow) -> None:
        if of not in self._people:
            check_register(self._records, of)
            self._people[of] = self._registers.registered(of)
        if self._registers.closed(of) is None:
            check_marks(self._calendar.day(of.day), of.session, (row.code,), self._codes)

    def _page(self, of: RegisterOf) -> dict[str, tuple[str, int]]:
        if of not in self._pages:
            lines = self._registers.page(of, self._codes, of.day).lines
            self._pages[of] = {x.pupil: (x.mark.code, x.mark.version) for x in lines}
        return self._pages[of]

    def _missing(
        self, of: RegisterOf, marks: dict[tuple[RegisterOf, str], FileMark]
    ) -> tuple[Called, ...]:
        lines = self._registers.page(of, self._codes, of.day).missing
        return tuple(line.called for line in lines if (of, line.pupil) not in marks)


def _differs(wanted: NewMark, now: RegisterMark) -> bool:
    return (wanted.code, wanted.minutes, wanted.note) != (now.code, now.minutes, now.note)
