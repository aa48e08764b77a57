"""Spellings of one name and one number are one; what is no number is none."""

import pytest

from vault.domain.identity.folding import (
    fold,
    folded_number,
    is_richer,
    is_short_for,
    longer_number,
    real_number,
    spellings,
)

ALIKE = [
    ("O’Brien", "O'Brien"),
    ("O`BRIEN", "obrien"),
    ("Siobhán", "Siobhan"),
    ("Mary-Ann", "Mary Ann"),
    ("Łukasik", "lukasik"),
    ("Øystein", "Oystein"),
    ("Þór", "Thor"),
    ("Yılmaz", "YILMAZ"),
    ("Strauß", "Strauss"),
    ("Ann", "ANN "),
    ("Zoe\u0308", "Zoë"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_are_one_however_they_are_spelt(one, other):
    assert fold(one) == fold(other)


def test_umlauts_are_also_known_as_two_letters():
    assert spellings("Müller") & spellings("Mueller")
    assert spellings("Müller") & spellings("Muller")


def test_vowel_signs_of_other_scripts_are_part_of_a_name():
    assert fold("राम") != fold("रमा")
    assert fold("राम") != fold("रम")


def test_short_forms_are_of_one_name_and_not_of_two():
    assert is_short_for("liz", "elizabeth")
    assert is_short_for("elizabeth", "liz")
    assert is_short_for("alfie", "alfred")
    assert not is_short_for("alexander", "alexandra")
    assert not is_short_for("ann", "amy")


NOTHING = ["", "N/A", "n/a", "-", "--", "#N/A", "0", "000", "none", "TBC", "nil", "#REF!", "?", "."]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_stands_where_a_number_should_be_is_none(text):
    assert folded_number(text) == ""
    assert real_number(text) == ""


def test_numbers_are_compared_without_zeros_and_spaces_and_kept_long():
    assert folded_number("00123") == folded_number("123") == folded_number(" 1 23")
    assert folded_number("a77") == folded_number("A77")
    assert folded_number("1230") != folded_number("123")
    assert longer_number("00123", "123") == longer_number("123", "00123") == "00123"


def test_a_spelling_that_lost_its_accents_does_not_replace_one_that_has_them():
    assert not is_richer("Zoë", "Zoe")
    assert not is_richer("O’Brien", "O'Brien")
    assert not is_richer("Lee", "LEE")
    assert is_richer("Zoe", "Zoë")
    assert is_richer("LEE", "Lee")
    assert is_richer("Smith Jones", "Smith-Jones")
    assert not is_richer("García López", "Garcia-Lopez")
    assert not is_richer("Smith Jones", "SMITH-JONES")
