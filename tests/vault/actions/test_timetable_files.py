"""A timetable from a table, a grid, Untis or a calendar: what was shown is what is written."""

from datetime import date, time, timedelta

import pytest

from tests.made_once import copy_of
from vault.actions.classes import SetClass
from vault.actions.history import UndoStep
from vault.actions.staff import SetStaff
from vault.actions.timetable import (
    ListClosures,
    ReadTimetable,
    SetLesson,
    SetPeriod,
    SetWeekStart,
)
from vault.actions.timetable_files import (
    DraftTimetable,
    ExportTimetable,
    LoadTimetable,
    PreviewTimetable,
)
from vault.crypto.kdf import FLOOR
from vault.domain.ids import NEW
from vault.domain.school_values import SchoolClass, StaffMember
from vault.domain.secrets import Password
from vault.domain.timetable import Lesson, Period, PeriodKind, Week, WeekStart
from vault.domain.timetable_file import Fate, TimetableSource
from vault.errors import BadFileError, PlanOutdatedError
from vault.unlock import create_vault, unlock_vault

PASSWORD = Password.typed("lantern-orchard-violin-pebble")
MONDAY = date(2026, 9, 7)
TABLE = (
    "Class,Day,Period,Subject,Room,Teacher,Week\n"
    "9B,Monday,1,Maths,R1,TT,\n"
    "9b,Tue,P2,Art,,,A\n"
    "9B,Tue,P2,PE,Hall,,B\n"
    "7X,Monday,1,Maths,R1,TT,\n"
    "9B,,1,Maths,,,\n"
    "9B,Friday,7,Maths,,,\n"
)


def _school(folder):
    lead, _ = create_vault(folder / "v.tuckbox", "Willow", "Dana", PASSWORD, FLOOR)
    room = lead.run(SetClass(SchoolClass(NEW, 0, "Class 9B", kind="teaching")))
    lead.run(SetStaff(StaffMember(NEW, 0, "Ms", "Tess", "Teacher", "TT")))
    for number in (1, 2):
        times = (time(8 + number), time(8 + number, 50))
        lead.run(SetPeriod(Period(NEW, 0, f"Period {number}", PeriodKind.LESSON, *times)))
    lead.lock()
    return room


@pytest.fixture
def room(tmp_path):
    return copy_of(_school, tmp_path)


@pytest.fixture
def lead(tmp_path, room):
    with unlock_vault(tmp_path / "v.tuckbox", "Dana", PASSWORD) as session:
        yield session


def preview(lead, text, **more):
    return lead.run(PreviewTimetable(TimetableSource(text=text, **more)))


def load(lead, text, **more):
    digest = preview(lead, text, **more).digest
    return lead.run(LoadTimetable(TimetableSource(text=text, **more), digest))


def shown(lead):
    timetable = lead.run(ReadTimetable(MONDAY, MONDAY))
    names = {period.id: period.name for period in timetable.periods}
    return {
        (one.weekday, names[one.period], one.week and str(one.week), one.subject, one.room)
        for one in timetable.lessons
    }


def test_a_table_is_loaded_and_what_stays_out_is_told_by_its_line(lead):
    plan = load(lead, TABLE)
    assert shown(lead) == {
        (1, "Period 1", None, "Maths", "R1"),
        (2, "Period 2", "A", "Art", ""),
        (2, "Period 2", "B", "PE", "Hall"),
    }
    assert {lesson.staff_name for lesson in lead.run(ReadTimetable(MONDAY, MONDAY)).lessons} == {
        "Ms Teacher",
        "",
    }
    assert [problem.line for problem in plan.problems] == [5, 6, 7]
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert shown(lead) == set()


def test_what_is_there_is_changed_kept_or_taken_away(lead):
    load(lead, TABLE)
    second = "Class\tDay\tPeriod\tSubject\n9B\tMonday\t1\tMaths\n9B\tTue\t2\tArt\n"
    kept = preview(lead, "Class,Day,Period,Subject\n9B,Monday,1,Latin\n")
    assert kept.count(Fate.GOES) == 0, "a part of a timetable takes nothing away"
    plan = preview(lead, second, is_whole=True)
    fates = {fate: plan.count(fate) for fate in Fate if plan.count(fate)}
    assert fates == {Fate.CHANGED: 1, Fate.NEW: 1, Fate.GOES: 2}
    load(lead, second, is_whole=True)
    assert shown(lead) == {(1, "Period 1", None, "Maths", ""), (2, "Period 2", None, "Art", "")}
    assert not preview(lead, second, is_whole=True).writes


def test_from_a_day_on_the_lessons_before_stand_as_they_were(lead):
    load(lead, TABLE)
    second = "Class,Day,Period,Subject\n9B,Monday,1,Latin\n"
    load(lead, second, from_day=MONDAY, is_whole=True)
    lessons = lead.run(ReadTimetable(MONDAY, MONDAY)).lessons
    spans = {(one.subject, one.starts, one.ends) for one in lessons}
    before = date(2026, 9, 6)
    old = {(subject, None, before) for subject in ("Maths", "Art", "PE")}
    assert spans == {("Latin", MONDAY, None)} | old
    assert not preview(lead, second, from_day=MONDAY, is_whole=True).writes


def test_what_was_saved_as_csv_is_the_same_when_it_is_loaded(lead, room):
    load(lead, TABLE)
    saved = lead.run(ExportTimetable()).decode("utf-8-sig")
    assert not preview(lead, saved, is_whole=True).writes
    paper = lead.run(DraftTimetable(room))
    assert "Week A" in str(paper.pieces)
    assert "Art" in str(paper.pieces)


def test_a_lesson_of_one_week_takes_the_place_of_one_of_every_week(lead):
    load(lead, "Class,Day,Period,Subject\n9B,Monday,1,Maths\n9B,Friday,1,Art\n")
    plan = load(lead, "Class,Day,Period,Subject,Week\n9B,Monday,1,Latin,A\n")
    assert (plan.count(Fate.GOES), plan.count(Fate.NEW)) == (1, 1)
    assert shown(lead) == {
        (1, "Period 1", "A", "Latin", ""),
        (5, "Period 1", None, "Art", ""),
    }
    load(lead, "Class,Day,Period,Subject\n9B,Monday,1,Maths\n", from_day=MONDAY)
    subjects = {one.subject: one.ends for one in lead.run(ReadTimetable(MONDAY, MONDAY)).lessons}
    assert subjects == {"Latin": date(2026, 9, 6), "Maths": None, "Art": None}


def test_a_grid_as_it_is_copied_from_a_spreadsheet_is_of_the_chosen_class(lead, room):
    grid = '\tMon\tTue\n1\tMaths (R1)\t\n2\t"Art\nStudio\nTT"\tPE\n'
    plan = preview(lead, grid)
    assert len(plan.problems) == 3, "it does not say of which class"
    load(lead, grid, school_class=room)
    assert shown(lead) == {
        (1, "Period 1", None, "Maths", "R1"),
        (1, "Period 2", None, "Art", "Studio"),
        (2, "Period 2", None, "PE", ""),
    }


@pytest.mark.parametrize("mark", [",", ";"])
def test_untis_gpu001(lead, mark):
    rows = ('1,"9B","TT","MA","R1",1,1,,', '2,"9B","","PE","",5,2,,', '3,"","TT","D","",1,2,,')
    load(lead, "\r\n".join(row.replace(",", mark) for row in rows))
    assert shown(lead) == {(1, "Period 1", None, "MA", "R1"), (5, "Period 2", None, "PE", "")}


def test_untis_without_its_periods_says_that_they_come_first(lead):
    plan = preview(lead, '1,"9B","TT","MA","R1",1,8,,\n')
    assert "add it first" in plan.problems[0].reason


def ics(*events):
    lines = ["BEGIN:VCALENDAR"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join((*lines, "END:VCALENDAR"))


def weekly(day, hour, title, *more):
    at = f"{day:%Y%m%d}T{hour:02}"
    return (f"DTSTART:{at}0500", f"DTEND:{at}5500", f"SUMMARY:{title}", *more)


def test_a_calendar_gives_lessons_periods_and_closures(lead, room):
    day = date(2026, 9, 7)
    lead.run(SetWeekStart(WeekStart(NEW, 0, day, Week.B)))
    calendar = ics(
        weekly(day, 9, "9B Maths", "LOCATION:R1", "RRULE:FREQ=WEEKLY;COUNT=6"),
        weekly(day, 13, "Art 9B", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"),
        weekly(day, 10, "Staff meeting", "RRULE:FREQ=WEEKLY;COUNT=6"),
        ("DTSTART;VALUE=DATE:20261026", "DTEND;VALUE=DATE:20261031", "SUMMARY:Half term"),
    )
    more = {"first": date(2026, 9, 1), "last": date(2026, 12, 1)}
    plan = load(lead, calendar, **more)
    assert [problem.reason for problem in plan.problems] == ["it does not say of which class it is"]
    assert shown(lead) == {
        (1, "Period 1", None, "Maths", "R1"),
        (1, "Period 3", "B", "Art", ""),
    }
    (closure,) = lead.run(ListClosures())
    assert (closure.title, closure.ends) == ("Half term", date(2026, 10, 30))
    assert not preview(lead, calendar, **more).writes


def test_what_happens_once_is_no_lesson_and_no_breakfast_closes_the_school(lead, room):
    day = date(2026, 9, 7)
    every_week = weekly(day, 9, "9B Maths", "RRULE:FREQ=WEEKLY;COUNT=6")
    once = weekly(day + timedelta(days=8), 10, "9B Sports day")
    whole = [
        ("DTSTART;VALUE=DATE:20261005", f"SUMMARY:{title}")
        for title in ("Breakfast with parents", "Break a leg", "Pool closed", "Winter break")
    ]
    more = {"first": date(2026, 9, 1), "last": date(2026, 12, 1)}
    plan = load(lead, ics(every_week, once, *whole), **more)
    assert shown(lead) == {(1, "Period 1", None, "Maths", "")}
    assert ["once" in problem.reason for problem in plan.problems] == [True]
    assert [closure.title for closure in lead.run(ListClosures())] == ["Winter break"]


def test_a_calendar_of_one_week_is_a_timetable(lead, room):
    day = date(2026, 9, 7)
    load(lead, ics(weekly(day, 9, "9B Maths"), weekly(day + timedelta(days=1), 10, "9B Art")))
    assert {row[3] for row in shown(lead)} == {"Maths", "Art"}


@pytest.mark.parametrize("begins", ["9:05", "09:05:00", "9:05 AM", "9.05am"])
def test_times_are_read_as_spreadsheets_write_them(lead, room, begins):
    load(lead, f"Class;Day;Starts;Ends;Subject\n9B;Monday;{begins};09:55:00;Maths\n")
    assert shown(lead) == {(1, "Period 1", None, "Maths", "")}


def test_what_changed_since_the_preview_is_not_written(lead, room):
    source = TimetableSource(text=TABLE)
    digest = lead.run(PreviewTimetable(source)).digest
    period = lead.run(ReadTimetable(MONDAY, MONDAY)).periods[0].id
    lead.run(SetLesson(Lesson(NEW, 0, room, period, 1, subject="Choir")))
    with pytest.raises(PlanOutdatedError):
        lead.run(LoadTimetable(source, digest))


@pytest.mark.parametrize("text", ["", "Name,Mark\nAnn,3\n", "just words"])
def test_what_is_no_timetable_is_said(lead, text):
    with pytest.raises(BadFileError):
        preview(lead, text)
