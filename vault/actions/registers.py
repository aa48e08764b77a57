"""Registers of a class: open, mark, close, and change what was closed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.attendance_codes import CodeSet, session_of, session_words
from vault.domain.catalogue.registers import (
    ATTENDANCE_READ,
    ATTENDANCE_WRITE,
    REGISTER_CHANGE_WRITE,
    REGISTER_CLOSE,
)
from vault.domain.catalogue.seating import SEATING_READ
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId
from vault.domain.papers import Paper, Table
from vault.domain.register_days import check_day, check_marks
from vault.domain.registers import (
    Closed,
    LateChange,
    MissingRegister,
    NewMark,
    RegisterLine,
    RegisterMark,
    RegisterOf,
    RegisterPage,
)
from vault.governance.attendance_codes import codes_in_force
from vault.governance.day_plan import missing_registers
from vault.store.records import Records
from vault.store.school.calendar import Calendar
from vault.store.school.registers import Registers
from vault.store.school.seating import Seating
from vault.store.school.timetables import Timetables


@dataclass(frozen=True)
class OpenRegister(Query[RegisterPage]):
    """With everybody who is in it, what was marked before, and what was planned."""

    name = "register.open"
    needs = ATTENDANCE_READ

    school_class: ClassId
    day: date
    session: str
    by_seat: bool = False
    """In the order of the seats of the plan in use, those without a seat last."""

    def apply(self, records: Records) -> RegisterPage:
        page = read_register(records, RegisterOf(self.school_class, self.day, self.session))
        if not (self.by_seat and records.may(SEATING_READ)):
            return page
        seated = records.of(Seating).page(self.school_class).in_rows
        place = {pupil: n for n, pupil in enumerate(seated)}
        lines = sorted(page.lines, key=lambda line: place.get(line.pupil, len(place)))
        return replace(page, lines=tuple(lines))


@dataclass(frozen=True)
class MarkRegister(Command[tuple[RegisterMark, ...]]):
    """Set or clear marks of an open register, all of them or none."""

    name = "register.mark"
    needs = ATTENDANCE_WRITE

    of: RegisterOf
    marks: tuple[NewMark, ...]

    def apply(self, records: Records) -> tuple[RegisterMark, ...]:
        check_register(records, self.of)
        codes = codes_in_force(records)
        check_school(records, self.of, (mark.code for mark in self.marks), codes)
        return tuple(records.of(Registers).mark(self.of, self.marks, codes))


@dataclass(frozen=True)
class CloseRegister(Command[Closed]):
    """From then on a change is an entry of its own; refused while a mark is missing. Nobody opens
    it again, undo neither."""

    name = "register.close"
    needs = REGISTER_CLOSE
    can_undo = False

    of: RegisterOf

    def apply(self, records: Records) -> Closed:
        check_register(records, self.of)
        registers, codes, today = (
            records.of(Registers),
            codes_in_force(records),
            records.latest_day(),
        )
        lines = registers.page(self.of, codes, today).lines
        check_school(records, self.of, (line.code for line in lines), codes)
        return registers.close(self.of, codes, today)


@dataclass(frozen=True)
class ChangeRegister(Command[RegisterMark]):
    """Change one mark of a closed register, and say why. It is not undone but changed again: each
    change stays on record."""

    name = "register.change"
    needs = REGISTER_CHANGE_WRITE
    can_undo = False

    of: RegisterOf
    mark: NewMark
    why: str

    def apply(self, records: Records) -> RegisterMark:
        check_register(records, self.of)
        codes = codes_in_force(records)
        return records.of(Registers).change(self.of, self.mark, self.why, codes)


@dataclass(frozen=True)
class RegisterChanges(Query[tuple[LateChange, ...]]):
    """What was changed in a register after it was closed: before, after, who and when; why for
    who may read it."""

    name = "register.changes"
    needs = ATTENDANCE_READ

    school_class: ClassId
    day: date
    session: str

    def apply(self, records: Records) -> tuple[LateChange, ...]:
        return records.of(Registers).changes(RegisterOf(self.school_class, self.day, self.session))


@dataclass(frozen=True)
class MissingRegisters(Query[tuple[MissingRegister, ...]]):
    """Registers of the last three weeks that nobody closed, the newest first; none before the
    first that was ever closed. Names no child."""

    name = "register.missing"
    needs = ATTENDANCE_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[MissingRegister, ...]:
        return missing_registers(records)


@dataclass(frozen=True)
class DraftRegister(Query[Paper]):
    """A register to be printed, with its marks; what is not marked is left free for a pen."""

    name = "register.draft"
    needs = Permission.PRINT

    school_class: ClassId
    day: date
    session: str

    def apply(self, records: Records) -> Paper:
        page = read_register(records, RegisterOf(self.school_class, self.day, self.session))
        heading = (worded("Pupil"), worded("Mark"), worded("Meaning"), worded("Note"))
        rows = tuple(_row(page, line) for line in page.lines)
        closed = worded("still open")
        if page.closed is not None:
            closed = worded("closed by {0} at {1}").format(page.closed.by, page.closed.at)
        when = f"{self.day:%A %d %B %Y}, {session_words(self.session)}"
        return Paper(
            worded("Register, {0}").format(page.class_name),
            f"{when}: {closed}. {page.codes.title}",
            (Table(heading, rows),),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            pupils=len(rows),
        )


def read_register(records: Records, of: RegisterOf) -> RegisterPage:
    """As it stands, whatever the day."""
    session_of(of.session)
    today = records.latest_day()
    page = records.of(Registers).page(of, codes_in_force(records), today)
    return replace(
        page,
        is_in_term=records.of(Timetables).calendar().day(of.day).is_open,
        clock_is_behind=date.today() < today,
    )


def check_register(records: Records, of: RegisterOf) -> None:
    """InvalidValueError for a session that is none, and for a day on which none can be taken."""
    session_of(of.session)
    check_day(of.day, records.latest_day(), records.of(Calendar).years())


def check_school(records: Records, of: RegisterOf, marks: Iterable[str], codes: CodeSet) -> None:
    """InvalidValueError for marks of children who could have been there on a day without school.
    What stands in a closed register is changed whatever the calendar says now."""
    check_marks(records.of(Timetables).calendar().day(of.day), of.session, marks, codes)


def _row(page: RegisterPage, line: RegisterLine) -> tuple[str, ...]:
    code = page.codes.find(line.code, page.of.day) if line.code else None
    minutes = worded("{0} min").format(line.mark.minutes) if line.mark.minutes else ""
    note = line.mark.note or line.told(line.code)
    words = ", ".join(part for part in (code.short if code else "", minutes) if part)
    return line.called.listed, line.code, words, note
