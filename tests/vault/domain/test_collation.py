"""Names in the order that people expect, found with the keys of an English keyboard."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.domain.collation import compared, holds, query_words, searchable, sort_key


def in_order(*names):
    return sorted(set(names), key=sort_key) == list(names)


def test_letters_with_accents_stand_with_their_letter():
    assert in_order("Abbott", "Álvarez", "Andrews", "Baker")
    assert in_order("Lukas", "Łukasik", "Lund", "Moore")
    assert in_order("Oakes", "Ödegaard", "Øystein", "Ozturk", "Park")
    assert in_order("Strasser", "Strauß", "Strauss-Kahn", "Strong")
    assert in_order("Thomas", "Þór", "Thorne")


def test_case_apostrophes_and_hyphens_decide_only_between_what_is_alike():
    assert in_order("Obama", "O'Brien", "Obrien", "O’Bryan", "Ocean")
    assert in_order("de Silva", "Desmond", "Devi")
    assert in_order("Smith", "smith", "Smith Jones", "Smith-Jones", "Smithson")


def test_the_family_name_counts_until_two_are_alike():
    names = [("Smith", "Zoe"), ("Smith Jones", "Ann"), ("Smithson", "Ann")]
    assert sorted(names, key=lambda name: sort_key(*name)) == names


def test_numbers_stand_by_their_size():
    assert in_order("4A", "4P", "10A", "10B")


def test_scripts_follow_each_other_and_are_not_mixed():
    assert in_order("Zoë", "Ωμέγα", "Жук", "דוד", "محمد", "किरण", "王")


@settings(max_examples=examples(200))
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_the_order_is_one_order(one, two, three):
    a, b, c = sorted((one, two, three), key=sort_key)
    assert compared(a, b) <= 0 <= compared(c, b)
    assert compared(a, c) <= 0
    assert compared(one, two) == -compared(two, one)
    assert (compared(one, two) == 0) == (one == two)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lukasik", "Łukasik"),
        ("oystein", "Øystein"),
        ("thor", "Þór"),
        ("yilmaz", "Yılmaz"),
        ("strauss", "Strauß"),
        ("muller", "Müller"),
        ("mueller", "Müller"),
        ("müller", "Müller"),
        ("obrien", "O’Brien"),
        ("o'brien", "O’Brien"),
        ("smith jones", "Smith-Jones"),
        ("smithjones", "Smith-Jones"),
        ("ipek", "İpek"),
        ("nguyen", "Nguyễn"),
        ("محمد", "مُحَمَّد"),
        ("प्रीति", "प्रीति शर्मा"),
    ],
)
def test_a_name_is_found_by_what_people_type(typed, name):
    words = searchable(name).split()
    assert all(any(word.startswith(part) for word in words) for part in query_words(typed))
    assert holds(name, query_words(typed))


def test_a_name_with_vowel_signs_is_one_word_and_no_other():
    assert query_words("किरण") == ["किरण"]
    assert not holds("किरण", query_words("कारण"))
