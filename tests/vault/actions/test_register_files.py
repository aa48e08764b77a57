"""A register on a day without school: one rule for the page, a file and the command line."""

from datetime import date, time, timedelta

import pytest

from tests.school_day import school_day
from tests.vault.actions.registering import change, codes_in, mark, refused
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.register_files import ReadRegisterFile, TakeRegisters
from vault.actions.registers import CloseRegister, MarkRegister, OpenRegister
from vault.actions.timetable import SetPeriod
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, RegisterOf
from vault.domain.school_values import AcademicYear, Term
from vault.domain.timetable import Period, PeriodKind
from vault.errors import InvalidValueError

DAY = timedelta(days=1)
FRIDAY = school_day(date.today() - 14 * DAY)
FRIDAY += (4 - FRIDAY.weekday()) * DAY
SATURDAY = FRIDAY + DAY


@pytest.fixture
def year(school):
    first, last = FRIDAY - 60 * DAY, FRIDAY + 200 * DAY
    return school.run(SetYear(AcademicYear(NEW, 0, "now", first, last)))


def read(session, tmp_path, text, day=SATURDAY):
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")
    return session.run(ReadRegisterFile(session.ids["a"], path, day, "am"))


def test_a_file_of_a_saturday_is_refused_once_and_nothing_of_it_is_taken(school, year, tmp_path):
    seen = read(school, tmp_path, "pupil,code\nAnn Ash,/\nNobody Known,/\nAnn Ash,I\n")
    assert [(p.line, p.field) for p in seen.problems] == [(2, "day")]
    assert f"no school on {SATURDAY:%A %d %B %Y} (Weekend)" in seen.problems[0].reason
    assert seen.marks == ()


def test_one_wrong_day_in_a_file_of_a_week_is_told_at_its_line(school, year, tmp_path):
    rows = f"pupil,code,day\nAnn Ash,/,{FRIDAY}\nAnn Ash,/,{SATURDAY}\n"
    seen = read(school, tmp_path, rows)
    assert [(p.line, p.field) for p in seen.problems] == [(3, "day")]
    assert [one.of.day for one in seen.marks] == [FRIDAY]


def test_the_page_and_what_was_shown_before_are_held_to_the_same(school, tmp_path):
    seen = read(school, tmp_path, "pupil,code\nAnn Ash,/\n")
    assert (len(seen.marks), seen.problems) == (1, ())
    assert "No school" in seen.notes[0]
    first, last = FRIDAY - 60 * DAY, FRIDAY + 200 * DAY
    school.run(SetYear(AcademicYear(NEW, 0, "now", first, last)))
    assert refused(school, TakeRegisters(seen.marks)) == "day"
    of = RegisterOf(school.ids["a"], SATURDAY, "am")
    assert refused(school, MarkRegister(of, (NewMark(school.ids["ann"], 0, "/"),))) == "day"
    assert codes_in(school, of) == {"Ann": ""}


def test_that_the_school_was_shut_is_taken_and_closed(school, year, tmp_path):
    seen = read(school, tmp_path, "pupil,code\nAnn Ash,#\n")
    assert not seen.problems
    assert "No school" in seen.notes[0]
    (taken,) = school.run(TakeRegisters(seen.marks))
    assert taken.is_closed


def test_a_school_with_lessons_on_saturday_takes_them(school, year, tmp_path):
    when = (time(8), time(9))
    school.run(SetPeriod(Period(NEW, 0, "First", PeriodKind.LESSON, *when, 1, (1, 2, 3, 4, 5, 6))))
    assert not read(school, tmp_path, "pupil,code\nAnn Ash,/\n").problems


def test_what_was_taken_before_the_term_was_moved_can_be_put_right(school, year, tmp_path):
    of = RegisterOf(school.ids["a"], FRIDAY, "am")
    ann, bob = school.ids["ann"], RegisterOf(school.ids["b"], FRIDAY, "am")
    mark(school, of, ann, "/")
    mark(school, bob, school.ids["bob"], "/")
    school.run(CloseRegister(of))
    school.run(SetTerm(Term(NEW, 0, year, "Autumn", FRIDAY - 60 * DAY, FRIDAY - DAY)))
    assert "Outside term" in _why(school, CloseRegister(bob))
    mark(school, bob, school.ids["bob"], "")
    assert codes_in(school, bob) == {"Bob": ""}
    assert change(school, of, ann, "I").code == "I"
    assert not read(school, tmp_path, "pupil,code\nAnn Ash,/\n", FRIDAY).problems
    assert not school.run(OpenRegister(*of)).is_in_term


def _why(session, action):
    with pytest.raises(InvalidValueError) as error:
        session.run(action)
    return error.value.details["reason"]
