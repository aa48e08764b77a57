"""Registers: marking, closing, late changes, and who may; what undo and erasure know of them."""

from datetime import date, timedelta

import pytest

from tests.two_vaults import PASSWORD
from tests.vault.actions.registering import (
    DAY,
    TODAY,
    change,
    codes_in,
    line_of,
    mark,
    of,
    refused,
)
from vault.actions.absences import (
    PlanAbsence,
    ReadAttendance,
    SummariseAbsence,
)
from vault.actions.calendar import SetYear
from vault.actions.classes import AddClass, Enrol
from vault.actions.history import PupilHistory, UndoStep
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.register_files import ExportRegisters, ReadRegisterFile
from vault.actions.registers import (
    ChangeRegister,
    CloseRegister,
    DraftRegister,
    MarkRegister,
    OpenRegister,
    RegisterChanges,
)
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.catalogue.registers import ATTENDANCE_KIND
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, PlannedAbsence, RegisterOf
from vault.domain.school_values import AcademicYear
from vault.domain.secrets import Password
from vault.domain.undone import Act
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
)
from vault.store.database.engine import sqlcipher
from vault.store.trail.watch import Watch
from vault.unlock import unlock_vault


def test_a_register_is_marked_closed_and_read_again_after_a_lock(school, cleo):
    ann, register = school.ids["ann"], of(school)
    mark(school, register, ann, "/")
    assert school.changed == {ATTENDANCE_KIND}
    mark(school, register, cleo, "l", 12, "bus")
    school.run(CloseRegister(register))
    school.lock()
    again = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    page = again.run(OpenRegister(*register))
    assert [(x.called.given, x.code, x.mark.minutes, x.mark.note) for x in page.lines] == [
        ("Ann", "/", 0, ""),
        ("Cleo", "L", 12, "bus"),
    ]
    assert page.closed.by == "Dana Lead"
    assert page.missing == ()
    again.lock()


def test_closing_is_refused_while_a_mark_is_missing_and_names_who(school, cleo):
    register = of(school)
    mark(school, register, school.ids["ann"], "/")
    with pytest.raises(InvalidValueError) as error:
        school.run(CloseRegister(register))
    assert error.value.details["reason"] == "1 pupil has no mark yet: Cleo Cole"
    assert school.run(OpenRegister(*register)).closed is None
    mark(school, register, cleo, "I")
    school.run(CloseRegister(register))
    assert refused(school, CloseRegister(register)) == "register"


def test_a_class_without_pupils_has_no_register_to_close(school):
    empty = RegisterOf(school.run(AddClass("Empty")), TODAY, "am")
    assert school.run(OpenRegister(*empty)).lines == ()
    assert refused(school, CloseRegister(empty)) == "register"


@pytest.mark.parametrize(
    ("code", "field"),
    [("H", "code"), ("J", "code"), ("XX", "code"), ("?", "code")],
)
def test_what_is_no_code_of_the_day_is_refused_at_the_code(school, code, field):
    register = of(school)
    assert refused(school, MarkRegister(register, (NewMark(school.ids["ann"], 0, code),))) == field
    assert codes_in(school, register) == {"Ann": ""}


def test_a_withdrawn_code_is_good_on_days_before_it_was_withdrawn(school):
    old = of(school, date(2024, 6, 3))
    school.run(Enrol(school.ids["ann"], school.ids["a"], date(2023, 9, 1)))
    mark(school, old, school.ids["ann"], "H")
    assert codes_in(school, old) == {"Ann": "H"}
    new = NewMark(school.ids["ann"], 1, "K")
    assert refused(school, MarkRegister(old, (new,))) == "code"


def test_present_is_the_mark_of_its_half_of_the_day(school):
    for session, stored in (("am", "/"), ("pm", "\\"), ("3", "/")):
        for typed in ("/", "\\"):
            register = of(school, session=session)
            assert mark(school, register, school.ids["ann"], typed).code == stored


def test_days_to_come_and_outside_the_year_are_refused_at_the_day(school):
    ann = school.ids["ann"]
    tomorrow = MarkRegister(of(school, TODAY + DAY), (NewMark(ann, 0, "/"),))
    assert refused(school, tomorrow) == "day"
    year = school.run(SetYear(AcademicYear(NEW, 0, "now", TODAY - 30 * DAY, TODAY + 300 * DAY)))
    assert year
    before = MarkRegister(of(school, TODAY - 31 * DAY), (NewMark(ann, 0, "/"),))
    assert refused(school, before) == "day"
    assert refused(school, MarkRegister(of(school, session="13"), ())) == "session"


def test_who_left_or_is_in_another_class_is_refused_and_keeps_old_marks(school):
    ann, register = school.ids["ann"], of(school)
    bob = NewMark(school.ids["bob"], 0, "/")
    assert refused(school, MarkRegister(register, (bob,))) == "pupil"
    yesterday = of(school, TODAY - DAY)
    mark(school, yesterday, ann, "/")
    version = school.run(OpenPupil(ann)).facts.version
    school.run(ChangePupil(ann, version, (("left_on", TODAY - DAY),)))
    assert codes_in(school, register) == {}
    assert refused(school, MarkRegister(register, (NewMark(ann, 0, "/"),))) == "pupil"
    assert codes_in(school, yesterday) == {"Ann": "/"}


def test_what_another_marked_meanwhile_is_not_written_over(school, cleo):
    ann, register = school.ids["ann"], of(school)
    mark(school, register, ann, "/")
    with pytest.raises(StaleRecordError):
        school.run(MarkRegister(register, (NewMark(cleo, 0, "/"), NewMark(ann, 0, "I"))))
    assert codes_in(school, register) == {"Ann": "/", "Cleo": ""}


def test_a_mark_is_cleared_and_undone(school):
    ann, register = school.ids["ann"], of(school)
    mark(school, register, ann, "I")
    mark(school, register, ann, "")
    assert codes_in(school, register) == {"Ann": ""}
    back = school.run(UndoStep(school.undo_steps[-1]))
    assert (back.act, back.table, back.pupil) == (Act.REMOVED, "attendance", "Ann Ash")
    assert codes_in(school, register) == {"Ann": "I"}


def test_a_late_change_is_an_entry_of_its_own_with_before_after_who_when_and_why(school):
    ann, register = school.ids["ann"], of(school)
    mark(school, register, ann, "N")
    closed = NewMark(ann, 1, "I")
    assert refused(school, ChangeRegister(register, closed, "why")) == "register"
    school.run(CloseRegister(register))
    assert refused(school, MarkRegister(register, (closed,))) == "register"
    assert refused(school, ChangeRegister(register, closed, "  ")) == "why"
    assert refused(school, ChangeRegister(register, NewMark(ann, 1, ""), "none")) == "code"
    steps = school.undo_steps
    change(school, register, ann, "L", "came at ten", 70)
    change(school, register, ann, "I", "was ill")
    assert school.undo_steps == steps
    told = [
        (x.was_code, x.was_minutes, x.code, x.minutes, x.why, x.changed_by, x.changed_on)
        for x in school.run(RegisterChanges(*register))
    ]
    who = ("Dana Lead", TODAY)
    assert sorted(told, reverse=True) == [
        ("N", 0, "L", 70, "came at ten", *who),
        ("L", 70, "I", 0, "was ill", *who),
    ]
    assert line_of(school, register, ann).changes == 2
    fields = {x.field for x in school.run(PupilHistory(ann)) if x.table == "attendance"}
    assert "code" in fields


def test_a_register_is_printed_as_it_stands(school, cleo):
    register = of(school)
    mark(school, register, school.ids["ann"], "L", 7)
    paper = school.run(DraftRegister(*register))
    assert paper.title == "Register, 4A"
    assert paper.pieces[0].rows == (
        ("Ash, Ann", "L", "Late, 7 min", ""),
        ("Cole, Cleo", "", "", ""),
    )


@pytest.mark.parametrize("role", [Role.TEACHER, Role.ASSISTANT, Role.COVER])
def test_who_is_in_the_class_takes_its_register_and_no_other(school, unlock_as, role):
    mine, other = of(school), of(school, room="b")
    ann, bob = school.ids["ann"], school.ids["bob"]
    school.run(PlanAbsence(PlannedAbsence(NEW, 0, ann, TODAY, TODAY, "M", "pm", "secret clinic")))
    session = unlock_as(role)
    mark(session, mine, ann, "/")
    session.run(CloseRegister(mine))
    change(session, mine, ann, "I")
    page = session.run(OpenRegister(*RegisterOf(mine.school_class, TODAY, "pm")))
    assert page.lines[0].code == "M"
    assert (page.lines[0].planned.reason == "") == (role is Role.COVER)
    for wrong in (OpenRegister(*other), MarkRegister(other, (NewMark(bob, 0, "/"),))):
        with pytest.raises(NotFoundError):
            session.run(wrong)
    assert (
        refused(
            session,
            MarkRegister(RegisterOf(mine.school_class, TODAY, "pm"), (NewMark(bob, 0, "/"),)),
        )
        == "pupil"
    )
    assert [x.called.given for x in session.run(SummariseAbsence(None, TODAY, TODAY)).pupils] == [
        "Ann"
    ]


@pytest.mark.parametrize("role", [Role.TEACHER, Role.COVER])
def test_who_covers_reads_the_code_of_a_closed_register_and_not_why(school, unlock_as, role):
    ann, register = school.ids["ann"], of(school)
    school.run(PlanAbsence(PlannedAbsence(NEW, 0, ann, TODAY, TODAY, "M", "", "secret clinic")))
    school.run(CloseRegister(register))
    session = unlock_as(role)
    line = line_of(session, register, ann)
    (mark_of_day,) = session.run(ReadAttendance(ann, TODAY, TODAY)).marks
    assert (line.mark.code, line.mark.note) == ("M", "")
    assert {line.told("M"), mark_of_day.note} == {"" if role is Role.COVER else "secret clinic"}
    assert line.told("I") == ""


REASON, NOTE_BEFORE = "her mother is in hospital", "collapsed in the corridor"
STATEMENTS = (
    "SELECT * FROM register_change",
    "SELECT * FROM main.register_change",
    "SELECT why FROM main.register_change",
    "SELECT (SELECT why FROM main.register_change) FROM pupil",
    "SELECT x.why, x.was_note, x.note FROM main.register_change AS x",
    "WITH register_change AS (SELECT why FROM main.register_change) SELECT * FROM register_change",
    "SELECT * FROM register_change ORDER BY (SELECT why FROM main.register_change)",
    "SELECT * FROM history",
    "SELECT * FROM main.history",
    "INSERT INTO main.register_change (id, pupil_id) SELECT why, pupil_id FROM register_change",
    "INSERT INTO main.register_change (id) SELECT why FROM main.register_change RETURNING id",
)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.COVER])
def test_who_covers_sees_that_a_register_was_changed_and_by_no_statement_why(
    school, unlock_as, role
):
    ann, register = school.ids["ann"], of(school)
    mark(school, register, ann, "I", note=NOTE_BEFORE)
    school.run(CloseRegister(register))
    change(school, register, ann, "M", why=REASON)
    session = unlock_as(role)
    (entry,) = session.run(RegisterChanges(*register))
    assert (entry.was_code, entry.code, entry.changed_by) == ("I", "M", "Dana Lead")
    is_told = role is Role.TEACHER
    assert (entry.why, entry.was_note) == ((REASON, NOTE_BEFORE) if is_told else ("", ""))
    found = ""
    for sql in STATEMENTS:
        try:
            found += str(session._vault._connection.execute(sql).fetchall())
        except sqlcipher.DatabaseError:
            continue
    assert (REASON in found, NOTE_BEFORE in found) == (is_told, is_told)
    # A reason of one's own is given all the same.
    change(session, register, ann, "I", why="the office rang")
    assert len(session.run(RegisterChanges(*register))) == 2


@pytest.mark.parametrize("role", [Role.SEND_COORDINATOR, Role.AUDITOR, Role.TECHNICIAN])
def test_who_takes_no_registers_writes_none(school, unlock_as, role):
    register, ann = of(school), school.ids["ann"]
    session = unlock_as(role)
    for wrong in (MarkRegister(register, (NewMark(ann, 0, "/"),)), CloseRegister(register)):
        with pytest.raises(PermissionDeniedError):
            session.run(wrong)


def test_of_two_with_one_name_the_number_beside_it_decides(school, tmp_path):
    names = (("legal_given", "Ann"), ("legal_family", "Ash"))
    other = school.run(AddPupil(names, school.ids["a"]))
    register, file, out = of(school), tmp_path / "two.csv", tmp_path / "out.csv"
    mark(school, register, school.ids["ann"], "I")
    mark(school, register, other, "M", note="- dentist, 10:30")
    school.run(ExportRegisters(register.school_class, TODAY, TODAY, out))
    text = out.read_text(encoding="utf-8-sig")
    assert "upn" not in text.casefold()
    file.write_text(text.replace(",I,", ",L,"), encoding="utf-8")
    seen = school.run(ReadRegisterFile(*register[:1], file, *register[1:]))
    changed = {x.mark.pupil: x.mark.code for x in seen.marks if not x.is_same}
    assert (seen.problems, changed) == ((), {school.ids["ann"]: "L"})
    assert {x.mark.note for x in seen.marks} == {"", "- dentist, 10:30"}
    file.write_text(f"pupil,id,code\nZoe Zed,{other},/\n", encoding="utf-8")
    seen = school.run(ReadRegisterFile(*register[:1], file, *register[1:]))
    assert [(p.field, "Ann Ash" in p.reason) for p in seen.problems] == [("pupil", True)]


def test_a_file_about_a_day_without_school_says_so(school, tmp_path):
    file = tmp_path / "sunday.csv"
    sunday = TODAY - timedelta(days=TODAY.isoweekday() % 7)
    file.write_text("pupil,code,day\n" + f"Ann Ash,/,{sunday}\n", encoding="utf-8")
    seen = school.run(ReadRegisterFile(school.ids["a"], file, TODAY, "am"))
    assert seen.notes == (f"No school on {sunday:%A %d %B %Y}: Weekend.",)


def test_a_clock_that_was_set_back_is_told_and_loses_no_register(school, monkeypatch):
    """The vault was in use on a later day than the clock says: that is its today."""
    later = TODAY + timedelta(days=3)
    monkeypatch.setattr(Watch, "today", lambda _watch: later)
    page = school.run(OpenRegister(*of(school)))
    assert (page.clock_is_behind, page.today) == (True, later)
    mark(school, of(school, later), school.ids["ann"], "/")
    assert codes_in(school, of(school, later)) == {"Ann": "/"}
    wrong = MarkRegister(of(school, later + DAY), (NewMark(school.ids["ann"], 0, "/"),))
    assert refused(school, wrong) == "day"
