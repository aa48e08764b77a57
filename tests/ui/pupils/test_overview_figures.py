"""The cards of a pupil's overview: what they count, and what is told of each day and mark."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from ui.pupils.overview_figures import (
    MOST_STANDINGS,
    Look,
    attendance_lines,
    days_shown,
    of_the_days,
    standings,
)
from vault.domain.absence_numbers import Numbers
from vault.domain.attendance_codes import CodeSet
from vault.domain.bands import Band
from vault.domain.ids import NEW, PupilId
from vault.domain.markbook import Assessment, CellMark
from vault.domain.pupil_attendance import DayMark, PupilAttendance

TODAY = date(2026, 11, 27)


def session(code, counts, *, half="am", back=0, late=0, note=""):
    day = TODAY - timedelta(days=back)
    words = {"/": "Present", "L": "Late", "I": "Ill", "#": "Closed"}[code]
    return DayMark(day, half, code, words, counts, late, note, "4A", code == "L")


def attended(*marks, **numbers):
    first = date(2026, 9, 1)
    codes = CodeSet("", "", ())
    return PupilAttendance(
        PupilId(NEW), first, TODAY, marks, (), Numbers(**numbers), (), codes, frozenset()
    )


def given(title, value, day, band=None, out_of=0):
    assessment = Assessment(NEW, 1, NEW, title, "", day, 2, out_of)
    mark = CellMark(NEW, 1, value)
    return SimpleNamespace(assessment=assessment, mark=mark, band=band)


@pytest.mark.parametrize(
    ("missed", "late", "still", "told"),
    [
        (0, 0, 0, ("Never absent", "Never late", "None open")),
        (1, 1, 1, ("½ day absent", "1 late", "1 without reason")),
        (2, 0, 0, ("1 day absent", "Never late", "None open")),
        (7, 3, 2, ("3½ days absent", "3 late", "2 without reason")),
    ],
)
def test_two_missed_sessions_are_a_day(missed, late, still, told):
    numbers = {"authorised": missed, "late": late, "unresolved": still}
    assert attendance_lines(attended(**numbers)) == told


def test_a_day_looks_like_the_more_unusual_of_its_halves_and_tells_both():
    marks = (
        session("/", "present"),
        session("I", "authorised", half="pm"),
        session("L", "present", back=1, late=9),
        session("#", "not-possible", back=2),
        session("/", "present", back=300),
    )
    shown = days_shown(attended(*marks), 10, TODAY)
    looks = {day: one.look for day, one in shown.items()}
    assert looks == {TODAY: Look.ABSENT, TODAY - timedelta(days=1): Look.LATE}
    assert "Morning: Present\nAfternoon: Ill" in shown[TODAY].words


def test_the_newest_mark_of_each_title_stands_and_last_years_do_not():
    marks = [
        given("Reading", "120", date(2026, 6, 1), Band.ABOVE),
        given("Reading", "99", date(2026, 9, 20), Band.BELOW),
        given("Spelling", "31", date(2026, 10, 20), Band.EXPECTED, out_of=35),
        given("reading", "104", date(2026, 11, 10), Band.EXPECTED),
        given("Maths", "missing", date(2026, 11, 12)),
    ]
    rows, when = standings(marks, TODAY)
    told = [(row.title, row.value, row.band) for row in rows]
    assert told == [
        ("Maths", "missing", None),
        ("reading", "104", Band.EXPECTED),
        ("Spelling", "31 of 35", Band.EXPECTED),
    ]
    assert when == "Autumn 2"
    many = [given(f"Test {n}", "1", date(2026, 11, 10)) for n in range(9)]
    assert len(standings(many, TODAY)[0]) == MOST_STANDINGS
    assert standings([], TODAY) == ((), "")


def test_lately_tells_today_and_what_was_unusual_and_each_mark():
    sessions = attended(
        session("/", "present"),
        session("/", "present", back=1),
        session("L", "present", back=2, late=12, note="bus"),
        session("I", "authorised", back=3),
        session("I", "authorised", half="pm", back=3),
    )
    marks = [given("Fractions", "31", TODAY - timedelta(days=4), Band.ABOVE, out_of=35)]
    told = [(one.text, one.who, one.tone) for one in of_the_days(sessions, marks, TODAY)]
    assert told == [
        ("Present (morning)", "Register", ""),
        ("Late, 12 min: bus (morning)", "Register", "warn"),
        ("Ill", "Register", "warn"),
        ("Fractions: 31 of 35, above", "Markbook", ""),
    ]
    assert of_the_days(None, None, TODAY) == ()
