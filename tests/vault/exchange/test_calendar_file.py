"""What a calendar file says happens on which days (RFC 5545)."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.errors import BadFileError
from vault.exchange.calendar_file import read_occasions

FIRST, LAST = date(2026, 9, 1), date(2026, 10, 31)


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "END:VEVENT"]
    return "\r\n".join((*lines, "END:VCALENDAR", "")).encode()


def occasions(*events):
    found, problems = read_occasions(calendar(*events), FIRST, LAST)
    assert problems == []
    return found


def days(*event):
    return [one.day for one in occasions(event)]


MONDAY = ("UID:1", "SUMMARY:Maths", "DTSTART:20260907T090000", "DTEND:20260907T100000")


def test_a_single_event_with_its_time_title_and_place():
    (one,) = occasions((*MONDAY, "LOCATION:Hall\\, stage", "DESCRIPTION:a\\nb"))
    assert (one.day, one.begins, one.finishes) == (date(2026, 9, 7), time(9), time(10))
    assert (one.title, one.place, one.line) == ("Maths", "Hall, stage", 3)


def test_lines_that_are_folded_are_one():
    (one,) = occasions(("DTSTART:20260907T090000", "SUMMARY:Ma", " ths"))
    assert one.title == "Maths"


def test_every_second_week_but_for_one_day():
    assert days(*MONDAY, "RRULE:FREQ=WEEKLY;INTERVAL=2", "EXDATE:20260921T090000") == [
        date(2026, 9, 7),
        date(2026, 10, 5),
        date(2026, 10, 19),
    ]


def test_on_two_weekdays_until_a_day_or_so_many_times():
    until = days(*MONDAY, "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260914T235959Z")
    assert until == [date(2026, 9, 7), date(2026, 9, 9), date(2026, 9, 14)]
    assert len(days(*MONDAY, "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4")) == 4
    assert len(days(*MONDAY, "RRULE:FREQ=DAILY;COUNT=3")) == 3


def test_what_comes_back_for_years_is_found_in_its_right_weeks():
    old = ("DTSTART:19990104T090000", "SUMMARY:Maths", "RRULE:FREQ=WEEKLY;INTERVAL=2")
    found = days(*old)
    assert len(found) in (4, 5)
    assert all((day - date(1999, 1, 4)).days % 14 == 0 for day in found)


def test_a_day_that_was_moved_stands_where_it_was_moved_to():
    moved = (
        "UID:1",
        "SUMMARY:Maths",
        "RECURRENCE-ID:20260914T090000",
        "DTSTART:20260915T110000",
        "DTEND:20260915T120000",
    )
    weekly = (*MONDAY, "RRULE:FREQ=WEEKLY;COUNT=3")
    found = occasions(weekly, moved)
    assert [one.day for one in found] == [date(2026, 9, d) for d in (7, 15, 21)]


def test_whole_days_end_on_the_day_before_the_next():
    event = ("SUMMARY:Half term", "DTSTART;VALUE=DATE:20261026", "DTEND;VALUE=DATE:20261031")
    (one,) = occasions(event)
    assert (one.day, one.last, one.begins) == (date(2026, 10, 26), date(2026, 10, 30), None)


def test_an_alarm_in_an_event_is_passed_over():
    alarm = ("BEGIN:VALARM", "SUMMARY:Ring", "TRIGGER:-PT10M", "END:VALARM")
    (one,) = occasions((*alarm, *MONDAY))
    assert one.title == "Maths"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Class,Day\n",
        b"BEGIN:VCALENDAR\nno line\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\n\xff\xfe\n",
    ],
)
def test_what_is_no_calendar_is_said(raw):
    with pytest.raises(BadFileError):
        read_occasions(raw, FIRST, LAST)


@pytest.mark.parametrize(
    "wrong",
    [
        ("DTSTART:20260910T180000", "RRULE:FREQ=YEARLY"),
        ("DTSTART:20260910T180000", "RRULE:FREQ=MONTHLY;BYDAY=2TU"),
        ("DTSTART:20260910T180000", "RRULE:FREQ=WEEKLY;INTERVAL=0"),
        ("DTSTART:20260910T180000", "RRULE:FREQ=WEEKLY;BYDAY=2MO"),
        ("DTSTART:20260910T180000", "RRULE:FREQ=WEEKLY;COUNT=x"),
        ("DTSTART:20261301T090000",),
        ("UID:1", "DTSTART:20260910T180000", "RECURRENCE-ID:20261301"),
    ],
)
def test_an_event_that_cannot_be_read_keeps_no_other_out(wrong):
    found, problems = read_occasions(calendar(MONDAY, ("SUMMARY:Odd", *wrong)), FIRST, LAST)
    assert "Maths" in {one.title for one in found}
    assert [problem.line for problem in problems] == [9]


def test_a_parameter_with_several_quoted_values_is_a_parameter():
    guests = 'ATTENDEE;MEMBER="mailto:a@b.example","mailto:c@d.example":mailto:e@f.example'
    (one,) = occasions((*MONDAY, guests))
    assert one.title == "Maths"


@given(st.binary(max_size=400), st.text(max_size=80))
def test_anything_at_all_is_read_or_refused(raw, text):
    for content in (raw, b"BEGIN:VCALENDAR\n" + raw, calendar((*MONDAY, f"RRULE:{text}"))):
        with suppress(BadFileError):
            read_occasions(content, FIRST, LAST)
