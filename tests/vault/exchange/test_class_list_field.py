"""Lists as schools and their programs really write them, each as a file of the field samples."""

import pytest

from tests.vault.exchange.books import contacts, pupils, read, told
from vault.domain.incoming import TextReading


def field(samples, name):
    return read(samples / "field" / name)


def test_a_header_over_two_rows_is_qualified_by_the_upper_one(samples):
    reading = field(samples, "merged.csv")
    assert list(pupils(reading)) == ["Ann Lee"]
    assert contacts(reading) == ["Mia Lee", "Tom Lee"]


def test_a_bare_name_beside_a_telephone_is_that_of_a_contact(samples):
    reading = field(samples, "namecol.csv")
    assert list(pupils(reading)) == ["Ann Lee"]
    assert contacts(reading) == ["Mia Lee"]


def test_totals_and_print_lines_are_nobody(samples):
    reading = field(samples, "footer.csv")
    assert list(pupils(reading)) == ["Ann Lee", "Bob Ray"]
    assert [p.line for p in reading.problems if p.refused] == [5, 6]


def test_a_header_that_comes_again_is_nobody(samples):
    reading = field(samples, "hdr2.csv")
    assert list(pupils(reading)) == ["Ann Lee", "Bob Ray"]
    assert [p.line for p in reading.problems if p.refused] == [3]


def test_a_full_name_as_preferred_name_is_the_given_part(samples):
    assert pupils(field(samples, "pref.csv"))["Emma Carter"]["preferred_given"] == "Em"


def test_a_row_for_each_contact_is_one_pupil_with_both(samples):
    reading = field(samples, "rowcontact.csv")
    assert list(pupils(reading)) == ["Ann Lee", "Bob Ray"]
    assert [(c.pupil, dict(c.values)["given"]) for c in reading.contacts] == [
        ("admission_no:1", "Mia"),
        ("admission_no:1", "Tom"),
        ("admission_no:2", "Sue"),
    ]
    assert not [p for p in reading.problems if p.refused]


def test_a_row_for_each_class_is_one_pupil_in_both(samples):
    reading = field(samples, "rowclass.csv")
    assert list(pupils(reading)) == ["Ann Lee", "Bob Ray"]
    assert [(e.person[-1], e.class_key) for e in reading.enrolments] == [
        ("1", "9A/Ma1"),
        ("1", "9B/En2"),
        ("2", "9A/Ma1"),
    ]
    assert not reading.one_registration


def test_an_empty_first_row_is_skipped(samples):
    assert list(pupils(field(samples, "emptyfirst.csv"))) == ["Ann Lee"]


def test_every_spelling_of_a_birth_date_is_the_same_day(samples):
    found = pupils(field(samples, "serial.csv"))
    assert len(found) == 8
    assert {values["born"] for values in found.values()} == {"2016-09-03"}


def test_birth_dates_that_cannot_be_are_left_out_and_told(samples):
    reading = field(samples, "dob.csv")
    assert [values.get("born") for values in pupils(reading).values()] == [None] * 5
    assert [p.line for p in reading.problems if p.field == "born"] == [2, 3, 4, 5, 6]


@pytest.fixture
def grown_up(tmp_path):
    rows = "\n".join(f"Person{n},Ray,{day}" for n, day in enumerate(("1/2/1961", "3/4/1985") * 2))
    path = tmp_path / "staff.csv"
    path.write_text(f"First name,Surname,DOB\n{rows}\n", "utf-8")
    return path


def test_a_file_in_which_everybody_is_over_25_is_a_question(grown_up):
    reading = read(grown_up)
    assert reading.asks_age == "All 4 birth dates are over 25 years back, so they stay out."
    assert reading.doubt == ""
    assert not any("born" in values for values in pupils(reading).values())


def test_whoever_says_that_they_are_right_has_them_read(grown_up):
    reading = read(grown_up, any_age=True)
    assert reading.asks_age == ""
    assert [values["born"] for values in pupils(reading).values()][:2] == [
        "1961-02-01",
        "1985-04-03",
    ]


def test_letters_of_a_mac_are_told_as_wrong_and_another_reading_is_offered(samples):
    reading = field(samples, "mac.csv")
    assert "letters look wrong" in reading.doubt
    assert reading.readings[0] == TextReading("mac_roman", ("Brontë", "Zoë", "Muñoz"))
    chosen = read(samples / "field" / "mac.csv", encoding="mac_roman")
    assert list(pupils(chosen)) == ["Zoë Brontë", "José Muñoz"]
    assert chosen.doubt == ""


def test_words_for_sex_are_understood_and_the_unusual_told(samples):
    reading = field(samples, "sex.csv")
    assert [values["sex"] for values in pupils(reading).values()] == ["F", "M", "X", "M"]
    assert "Non-binary" in told(reading)


def test_what_guards_numbers_in_a_spreadsheet_is_taken_off(samples):
    reading = field(samples, "guard.csv")
    assert [(n, v["admission_no"]) for n, v in pupils(reading).items()] == [
        ("Ann Lee", "00123"),
        ("Bob Ray", "00045"),
    ]


def test_german_headers_are_known(samples):
    reading = field(samples, "semi-de.csv")
    assert pupils(reading) == {"Ann Lee": {"born": "2016-09-03"}}
    assert [enrolment.class_key for enrolment in reading.enrolments] == ["4P"]
