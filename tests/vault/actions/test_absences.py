"""Planned absences, absences without a reason, numbers, and registers that nobody took."""

import pytest

from tests.school_day import school_day
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
    ListPlanned,
    ListUnresolved,
    LogCall,
    PlanAbsence,
    ReadAttendance,
    SummariseAbsence,
    UnplanAbsence,
)
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.classes import AddClass, Enrol
from vault.actions.policy import SetPolicy
from vault.actions.pupils import ChangePupil, OpenPupil
from vault.actions.registers import (
    CloseRegister,
    MissingRegisters,
    OpenRegister,
)
from vault.domain.ids import NEW
from vault.domain.policy import Country, Policy
from vault.domain.registers import PlannedAbsence, RegisterOf
from vault.domain.school_values import CLASS_KINDS, AcademicYear, Term
from vault.errors import (
    StaleRecordError,
)


def test_a_planned_absence_fills_the_register_and_the_teachers_mark_wins(school, cleo):
    ann, register = school.ids["ann"], of(school)
    for pupil in (ann, cleo):
        plan = PlannedAbsence(NEW, 0, pupil, TODAY, TODAY, "M", "am", "Dentist", "the mother")
        school.run(PlanAbsence(plan))
    assert codes_in(school, register) == {"Ann": "M", "Cleo": "M"}
    assert codes_in(school, of(school, session="pm")) == {"Ann": "", "Cleo": ""}
    mark(school, register, ann, "/")
    school.run(CloseRegister(register))
    assert codes_in(school, register) == {"Ann": "/", "Cleo": "M"}
    line = line_of(school, register, ann)
    assert (line.mark.code, line.planned.code) == ("/", "M")
    line = line_of(school, register, cleo)
    assert (line.mark.note, line.told("M")) == ("", "Dentist")
    kept = school.run(ListPlanned(TODAY))
    assert [(x.called.given, x.told_by) for x in kept] == [
        ("Ann", "the mother"),
        ("Cleo", "the mother"),
    ]
    school.run(UnplanAbsence(cleo, kept[1].id))
    assert codes_in(school, register) == {"Ann": "/", "Cleo": "M"}


def test_what_the_law_wants_to_know_of_a_code_is_in_the_mark_itself(school):
    ann, register = school.ids["ann"], of(school)
    school.run(PlanAbsence(PlannedAbsence(NEW, 0, ann, TODAY, TODAY, "B", "", "Museum of London")))
    school.run(CloseRegister(register))
    assert line_of(school, register, ann).mark.note == "Museum of London"


def test_what_cannot_be_planned_is_refused_on_its_field(school):
    ann = school.ids["ann"]

    def plan(first, last, code="I", part=""):
        return PlanAbsence(PlannedAbsence(NEW, 0, ann, first, last, code, part))

    assert refused(school, plan(TODAY, TODAY - DAY)) == "last day"
    assert refused(school, plan(TODAY, TODAY + 500 * DAY)) == "last day"
    assert refused(school, plan(TODAY, TODAY, "H")) == "code"
    assert refused(school, plan(TODAY, TODAY, "/")) == "code"
    school.run(plan(TODAY, TODAY))
    assert refused(school, plan(TODAY, TODAY)) == "dates"
    assert len(school.run(ListPlanned(TODAY))) == 1


def test_present_in_small_letters_is_no_absence_either(school):
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    for code in ("P", "p"):
        plan = PlannedAbsence(NEW, 0, school.ids["ann"], TODAY, TODAY, code)
        assert refused(school, PlanAbsence(plan)) == "code"


def test_an_absence_without_a_reason_waits_with_its_calls_until_one_is_found(school):
    ann, register = school.ids["ann"], of(school)
    mark(school, register, ann, "N")
    school.run(CloseRegister(register))
    (waiting,) = school.run(ListUnresolved())
    assert (waiting.called.known_as, waiting.calls, waiting.is_closed) == ("Ann Ash", (), True)
    assert waiting.due > TODAY
    call = LogCall(ann, register, waiting.mark.version, "the mother", "no answer")
    school.run(call)
    (waiting,) = school.run(ListUnresolved())
    assert [(c.whom, c.outcome, c.called_by) for c in waiting.calls] == [
        ("the mother", "no answer", "Dana Lead")
    ]
    change(school, register, ann, "I")
    assert school.run(ListUnresolved()) == ()
    with pytest.raises(StaleRecordError):
        school.run(call)


def test_numbers_go_by_the_meaning_of_the_codes(school):
    ann, bob = school.ids["ann"], school.ids["bob"]
    days = [TODAY - n * DAY for n in range(5)]
    codes = ["/", "L", "V", "I", "N", "O", "Y3", "D", "#", "Z"]
    for n, code in enumerate(codes):
        session = ("am", "pm")[n % 2]
        mark(school, of(school, days[n // 2], session), ann, code)
    mark(school, of(school, session="2"), ann, "O")
    found = {
        x.called.given: x.numbers
        for x in school.run(SummariseAbsence(None, days[-1], TODAY)).pupils
    }
    ann_has = found["Ann"]
    assert (ann_has.possible, ann_has.attended) == (6, 3)
    assert (ann_has.authorised, ann_has.unauthorised) == (1, 2)
    assert (ann_has.percent_missed, ann_has.percent_attended) == (50.0, 50.0)
    assert (ann_has.late, ann_has.unresolved) == (1, 1)
    assert (ann_has.is_persistent, ann_has.is_severe) == (True, True)
    assert (found["Bob"].possible, found["Bob"].is_persistent) == (0, False)
    read = school.run(ReadAttendance(ann, days[-1], TODAY))
    assert read.numbers == ann_has
    assert [x.code for x in read.lessons] == ["O"]
    assert bob


@pytest.mark.parametrize("kind", [kind for kind in CLASS_KINDS if kind != "registration"])
def test_one_of_two_marks_for_one_session_counts_that_of_the_registration_class(school, kind):
    ann = school.ids["ann"]
    group = school.run(AddClass("1 o'clock choir", kind))
    school.run(Enrol(ann, group))
    mark(school, of(school), ann, "I")
    mark(school, RegisterOf(group, TODAY, "am"), ann, "/")
    (found,) = school.run(SummariseAbsence(school.ids["a"], TODAY, TODAY)).pupils
    assert (found.numbers.possible, found.numbers.authorised) == (1, 1)
    assert [x.code for x in school.run(ReadAttendance(ann, TODAY, TODAY)).marks] == ["I"]
    (found,) = school.run(SummariseAbsence(group, TODAY, TODAY)).pupils
    assert (found.class_name, found.numbers.authorised) == ("4A", 1)


def test_who_left_in_the_middle_is_in_the_numbers_of_the_school(school):
    ann, room = school.ids["ann"], school.ids["a"]
    mark(school, of(school, TODAY - 9 * DAY), ann, "O")
    version = school.run(OpenPupil(ann)).facts.version
    school.run(ChangePupil(ann, version, (("left_on", TODAY - 8 * DAY),)))
    for first, days in ((TODAY - 9 * DAY, 1), (TODAY - 7 * DAY, 0)):
        whole = school.run(SummariseAbsence(None, first, TODAY))
        assert whole.total.unauthorised == days
        assert school.run(SummariseAbsence(room, first, TODAY)).pupils == ()


def test_registers_that_nobody_closed_are_listed_from_the_first_one_on(school):
    assert school.run(MissingRegisters()) == ()
    before = school_day(TODAY - 7 * DAY)
    week = [TODAY - n * DAY for n in range((TODAY - before).days + 1)]
    school.run(SetYear(AcademicYear(NEW, 0, "now", before, TODAY + 30 * DAY)))
    for room, pupil in (("a", "ann"), ("b", "bob")):
        first = of(school, week[-1], "am", room)
        mark(school, first, school.ids[pupil], "/")
        school.run(CloseRegister(first))
    listed = school.run(MissingRegisters())
    assert all(x.of.day.weekday() < 5 for x in listed)
    assert {x.class_name for x in listed} == {"4A", "4B"}
    assert (week[-1], "am") not in {(x.of.day, x.of.session) for x in listed}
    weekdays = [d for d in week[1:-1] if d.weekday() < 5]
    assert set(weekdays) <= {x.of.day for x in listed}


def test_holidays_between_terms_ask_for_no_register(school):
    before = school_day(TODAY - 9 * DAY)
    week = [TODAY - n * DAY for n in range((TODAY - before).days + 1)]
    year = school.run(SetYear(AcademicYear(NEW, 0, "now", week[-1], TODAY + 30 * DAY)))
    school.run(SetTerm(Term(NEW, 0, year, "autumn", week[-1], week[-2])))
    first = of(school, week[-1])
    mark(school, first, school.ids["ann"], "/")
    school.run(CloseRegister(first))
    assert {x.of.day for x in school.run(MissingRegisters())} <= set(week[-2:])
    assert not school.run(OpenRegister(*of(school))).is_in_term
