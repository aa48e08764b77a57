"""A text in American English: whole words, as they are written, and nothing that a person wrote."""

import threading

import pytest

from vault.domain.english.spoken import English, Speech, speak, speaking, spoken
from vault.domain.english.wording import american, worded, words_in

US = Speech(English.AMERICAN, in_grades=True)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Add a pupil", "Add a student"),
        ("PUPILS and pupil's", "STUDENTS and student's"),
        ("a programme and an enquiry", "a program and an inquiry"),
        ("An academic year", "A school year"),
        ("Family name", "Last name"),
        ("Year {0}", "Grade {0}"),
        ("Year groups", "Grades"),
        ("SEND", "Special education"),
        ("Health and SEND", "Health and special education"),
        ("Send and receive", "Send and receive"),
        ("Registration group", "Homeroom"),
        ("start of a fortnight", "start of a two-week period"),
        ("starts of fortnights", "starts of two-week periods"),
        ("Mobile phone", "Cell phone"),
        ("Bank holiday", "Public holiday"),
        ("Tick off what is done", "Check off what is done"),
        ("Parents and carers", "Parents and caregivers"),
        ("rolled back from scrolling", "rolled back from scrolling"),
        ("The {pupil} stays", "The {pupil} stays"),
        ("not ticked", "not checked"),
    ],
)
def test_words_become_american_as_they_are_written(british, american):
    with speaking(US):
        assert worded(british) == american
    assert worded(british) == british


@pytest.mark.parametrize("name", american().keep)
def test_the_name_of_a_law_or_of_a_statutory_paper_stays(name):
    with speaking(US):
        assert worded(f"By the {name} of a pupil.") == f"By the {name} of a student."


def test_the_years_of_a_school_are_its_countrys_and_not_a_matter_of_taste():
    """Year 4 of an English school is not grade 4."""
    with speaking(Speech(English.AMERICAN, in_grades=False)):
        assert worded("Year {0}, a pupil's year group") == "Year {0}, a student's year group"
    with speaking(Speech(English.BRITISH, in_grades=True)):
        assert worded("Year {0}, a pupil's year group") == "Grade {0}, a pupil's grade"


def test_no_word_of_the_list_comes_out_as_one_that_the_list_would_change_again():
    with speaking(US):
        for word in [*words_in(US), *american().sentences]:
            assert worded(worded(word)) == worded(word)


def test_a_paper_speaks_as_its_school_while_the_window_speaks_otherwise():
    speak(US)
    try:
        heard = []
        with speaking(Speech()):
            assert worded("pupil") == "pupil"
            window = threading.Thread(target=lambda: heard.append(worded("pupil")))
            window.start()
            window.join()
        assert heard == ["student"]
        assert spoken() == US
    finally:
        speak(Speech())
