"""Words in single cells."""

from datetime import date

import pytest

from tests.vault.exchange.books import pupils, read, told, written
from vault.exchange.dates import read_date
from vault.exchange.list_values import given_part, year_group


@pytest.mark.parametrize(
    ("text", "year"),
    [
        *(("Curriculum Year 4", "4"), ("4th Grade", "4"), ("Grade 4", "4"), ("Y04", "4")),
        *(("Reception", "R"), ("FS2", "R"), ("Nursery", "N"), ("Kindergarten", "K"), ("4", "4")),
        *(("Mixed 3/4", "Mixed 3/4"), ("Klasse 4", "4")),
    ],
)
def test_years_have_one_name(text, year):
    assert year_group(text) == year


@pytest.mark.parametrize(
    "text",
    [
        *("2012-09-01 00:00:00", "01/09/2012 0:00", "2012/09/01", "20120901"),
        *(
            "Saturday, 1 September 2012",
            "September 1, 2012",
            "41153",
            "41153.0",
            "1. September 2012",
        ),
        *("1er septembre 2012".removeprefix("1er ").join(("1 ", "")), "01.09.2012"),
    ],
)
def test_every_way_to_write_a_day_is_read(text):
    assert read_date(text) == date(2012, 9, 1)


def test_the_american_way_with_midnight_is_read():
    assert read_date("9/1/2012 12:00:00 AM", "month-day-year") == date(2012, 9, 1)


def test_spellings_of_one_class_are_one_and_told_once(tmp_path):
    text = "Surname,Forename,Reg\nLee,Ann,4P\nRay,Bob,4p\nFox,Cat,4 P\nElm,Dan,4p\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert {enrolment.class_key for enrolment in reading.enrolments} == {"4P"}
    assert told(reading).count("one class each") == 1


@pytest.mark.parametrize(
    ("preferred", "called"),
    [("Em Carter", "Em"), ("Carter, Em", "Em"), ("Em", "Em"), ("Carter", "Carter")],
)
def test_the_family_name_is_no_part_of_what_somebody_is_called(preferred, called):
    assert given_part(preferred, "Carter") == called


def test_zero_and_failed_lookups_are_no_names(tmp_path):
    text = "Surname,Forename,Preferred Name,Reg\nLee,Ann,0,#N/A\n"
    reading = read(written(tmp_path, text, "list.csv"))
    assert pupils(reading) == {"Ann Lee": {}}
    assert reading.enrolments == []
