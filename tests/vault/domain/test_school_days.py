"""Which days are school days, which week of two, and what a class has on them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vault.domain.ids import NEW
from vault.domain.school_days import ClassDays, SchoolCalendar
from vault.domain.school_values import AcademicYear, Term
from vault.domain.timetable import (
    ChangeKind,
    Closure,
    ClosureKind,
    Lesson,
    LessonChange,
    Part,
    Period,
    PeriodKind,
    Timetable,
    Week,
    WeekStart,
    check_lesson,
    check_period,
    time_of,
)
from vault.errors import InvalidValueError

MONDAY = date(2026, 9, 7)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
YEAR = AcademicYear(
    "y",
    1,
    "2026/27",
    date(2026, 9, 1),
    date(2027, 7, 21),
    (
        Term("t1", 1, "y", "Autumn", date(2026, 9, 3), date(2026, 12, 18)),
        Term("t2", 1, "y", "Spring", date(2027, 1, 4), date(2027, 3, 25)),
    ),
)
HALF_TERM = Closure(
    "c", 1, "Half-term", ClosureKind.HOLIDAY, date(2026, 10, 26), date(2026, 10, 30)
)
PERIODS = (
    Period("am", 1, "Registration", PeriodKind.MORNING, time(8, 50), time(9)),
    Period("p1", 1, "Period 1", PeriodKind.LESSON, time(9), time(10), 1),
    Period("p2", 1, "Period 2", PeriodKind.LESSON, time(10), time(11), 2),
    Period("as", 1, "Assembly", PeriodKind.OTHER, time(11), time(11, 20)),
    Period("pm", 1, "Registration", PeriodKind.AFTERNOON, time(13, 15), time(13, 20)),
    Period("p3", 1, "Period 3", PeriodKind.LESSON, time(13, 20), time(14, 20), 3),
)


def lesson(period, weekday=1, week=None, **more):
    return Lesson(f"{period}-{weekday}-{week}", 1, "9B", period, weekday, week, **more)


def days(*lessons, changes=(), closures=(), starts=()):
    calendar = SchoolCalendar((YEAR,), closures, starts)
    return ClassDays(calendar, Timetable(PERIODS, lessons, changes))


def test_without_a_timetable_a_class_has_a_morning_and_an_afternoon():
    sittings = ClassDays(SchoolCalendar(), Timetable()).sittings("4A", "registration", MONDAY)
    assert [(s.session, s.is_due) for s in sittings] == [("am", True), ("pm", True)]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 9, 5), "Weekend"),
        (date(2026, 9, 2), "Outside term"),
        (date(2026, 12, 25), "Outside term"),
        (date(2026, 10, 28), "Half-term"),
    ],
)
def test_a_day_without_school_says_why(day, why):
    found = SchoolCalendar((YEAR,), (HALF_TERM,)).day(day)
    assert (found.halves, found.why) == ((), why)


def test_a_year_that_nobody_entered_or_that_has_no_terms_is_open():
    assert SchoolCalendar((YEAR,)).day(date(2025, 9, 9)).is_open
    bare = AcademicYear("y", 1, "2026/27", YEAR.starts, YEAR.ends)
    assert SchoolCalendar((bare,)).day(MONDAY).is_open


def test_half_a_closed_day_leaves_the_other_half_and_its_lessons():
    snow = Closure("s", 1, "Boiler", ClosureKind.CLOSED, MONDAY, MONDAY, Part.AFTERNOON)
    found = days(lesson("p1"), lesson("p3"), closures=(snow,)).sittings("9B", "teaching", MONDAY)
    assert [s.session for s in found] == ["am", "1"]


def test_two_closures_on_one_day_close_what_each_of_them_does():
    halves = [
        Closure(str(part), 1, str(part), ClosureKind.CLOSED, MONDAY, MONDAY, part)
        for part in (Part.MORNING, Part.AFTERNOON)
    ]
    assert not SchoolCalendar((YEAR,), halves).day(MONDAY).is_open


def test_weeks_take_turns_and_a_week_of_holidays_does_not_count():
    calendar = SchoolCalendar((YEAR,), (HALF_TERM,), (WeekStart("w", 1, MONDAY, Week.A),))
    assert calendar.week(MONDAY + 4 * DAY) is Week.A
    assert calendar.week(MONDAY + WEEK) is Week.B
    before, after = date(2026, 10, 19), date(2026, 11, 2)
    assert calendar.week(before) is Week.A
    assert calendar.week(after) is Week.B
    christmas = calendar.week(date(2026, 12, 14)), calendar.week(date(2027, 1, 4))
    assert christmas == (Week.B, Week.A)


def test_a_later_start_sets_the_weeks_anew():
    starts = (
        WeekStart("w", 1, MONDAY, Week.A),
        WeekStart("x", 1, MONDAY + WEEK + DAY, Week.A),
    )
    calendar = SchoolCalendar((YEAR,), (), starts)
    assert [calendar.week(MONDAY + n * WEEK) for n in range(3)] == [Week.A, Week.A, Week.B]


@given(st.dates(date(2026, 9, 7), date(2027, 3, 25)))
@example(date(2027, 3, 19))
def test_two_school_weeks_that_follow_each_other_differ(day):
    calendar = SchoolCalendar((YEAR,), (HALF_TERM,), (WeekStart("w", 1, MONDAY, Week.A),))
    following = day - day.weekday() * DAY + WEEK  # a Friday's next Friday may be the holidays'
    while not calendar.day(following).is_open:
        following += DAY
    if calendar.day(day).is_open:
        assert calendar.week(day) is not calendar.week(following)


def test_a_teaching_class_has_its_lessons_and_a_registration_class_its_halves():
    timetable = days(lesson("p1", subject="Maths", room="R1"), lesson("p2", 2))
    found = timetable.sittings("9B", "teaching", MONDAY)
    assert [(s.session, s.is_due) for s in found] == [("am", False), ("1", True), ("pm", False)]
    assert (found[1].subject, found[1].room, found[1].begins) == ("Maths", "R1", time(9))
    registration = timetable.sittings("9B", "registration", MONDAY)
    assert [s.session for s in registration if s.is_due] == ["am", "pm"]


def test_assembly_is_on_the_day_and_has_no_register():
    found = days(lesson("as", subject="Assembly")).sittings("9B", "teaching", MONDAY)
    (assembly,) = [s for s in found if s.period == "as"]
    assert (assembly.session, assembly.is_due) == ("", False)


def test_a_lesson_stands_in_its_week_and_from_its_first_to_its_last_day():
    starts = (WeekStart("w", 1, MONDAY, Week.A),)
    timetable = days(lesson("p1", week=Week.B), lesson("p2", starts=MONDAY + DAY), starts=starts)
    assert [s.session for s in timetable.sittings("9B", "teaching", MONDAY)] == ["am", "pm"]
    following = timetable.sittings("9B", "teaching", MONDAY + WEEK)
    assert [s.session for s in following] == ["am", "1", "2", "pm"]


def test_a_cancelled_lesson_is_shown_and_no_register_of_it_is_due():
    change = LessonChange("c", 1, "9B", MONDAY, "p1", ChangeKind.CANCELLED, "p1-1-None")
    timetable = days(lesson("p1"), changes=(change,))
    (cancelled,) = [s for s in timetable.sittings("9B", "teaching", MONDAY) if s.session == "1"]
    assert (cancelled.is_cancelled, cancelled.is_due) == (True, False)
    assert timetable.sittings("9B", "teaching", MONDAY + WEEK)[1].is_due


def test_a_changed_lesson_keeps_what_the_change_leaves_empty():
    change = LessonChange("c", 1, "9B", MONDAY, "p1", ChangeKind.CHANGED, "p1-1-None", room="Hall")
    extra = LessonChange("e", 1, "9B", MONDAY, "p2", ChangeKind.EXTRA, subject="Trip")
    timetable = days(lesson("p1", subject="Maths", room="R1"), changes=(change, extra))
    _, first, second, _ = timetable.sittings("9B", "teaching", MONDAY)
    assert (first.subject, first.room) == ("Maths", "Hall")
    assert (second.subject, second.is_due) == ("Trip", True)


@pytest.mark.parametrize("text", ["8:50", "08.50", "0850", " 08:50 "])
def test_times_as_people_write_them(text):
    assert time_of(text) == time(8, 50)


@pytest.mark.parametrize("text", ["", "25:00", "8", "8:60", "8:5", "noon", "٨:٥٠"])
def test_what_is_no_time(text):
    with pytest.raises(InvalidValueError):
        time_of(text)


def test_periods_of_one_weekday_do_not_overlap_and_are_numbered():
    late = Period(NEW, 0, "P4", PeriodKind.LESSON, time(14, 20), time(15))
    assert check_period(late, PERIODS).number == 4
    friday = Period(NEW, 0, "P1", PeriodKind.LESSON, time(8), time(8, 40), 1, (5,))
    with pytest.raises(InvalidValueError) as error:
        check_period(friday, PERIODS)
    assert error.value.details["field"] == "number"
    over = Period(NEW, 0, "X", PeriodKind.LESSON, time(9, 30), time(10, 30))
    with pytest.raises(InvalidValueError) as error:
        check_period(over, PERIODS)
    assert "Period 1" in error.value.details["reason"]


def test_a_class_has_no_two_lessons_at_once():
    period, standing = PERIODS[1], lesson("p1", week=Week.A)
    check_lesson(lesson("p1", week=Week.B), period, (standing,))
    for twin in (lesson("p1"), Lesson(NEW, 0, "9B", "p1", 1, Week.A)):
        with pytest.raises(InvalidValueError):
            check_lesson(twin, period, (standing,))
    later = Lesson(NEW, 0, "9B", "p1", 1, starts=MONDAY)
    check_lesson(later, period, (lesson("p1", ends=MONDAY - DAY),))
