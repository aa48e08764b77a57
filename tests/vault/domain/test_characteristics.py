"""What stands for a value, and what is none."""

import pytest

from vault.domain.characteristics import CharacteristicKind, checked_purpose
from vault.domain.law import LAWS, law_of
from vault.domain.policy import Country
from vault.errors import InvalidValueError


@pytest.mark.parametrize("country", LAWS)
def test_words_and_codes_of_a_country_are_each_one_value(country):
    for rule in law_of(country).characteristics.values():
        for code, words in rule.values:
            assert rule.value_of(code) == rule.value_of(words.upper()) == code
            assert rule.words_of(code) == words
        assert rule.value_of("") == ""


def test_yes_and_no_are_known_as_other_programs_write_them():
    rule = law_of(next(iter(LAWS))).characteristics[CharacteristicKind.EAL]
    assert [rule.value_of(text) for text in ("Y", "true", "1", "N", "F", "0")] == [
        *(["yes"] * 3),
        *(["no"] * 3),
    ]
    with pytest.raises(InvalidValueError):
        rule.value_of("perhaps")


def test_a_code_is_known_with_the_words_of_another_program_behind_it():
    rule = law_of(Country.ENGLAND).characteristics[CharacteristicKind.SEN]
    written = ("K - SEN Support", "E – Education, Health and Care Plan", "N: No Special Need")
    assert [rule.value_of(text) for text in written] == ["K", "E", "N"]
    for text in ("S - Statement", "K-pop", "Kind - of"):
        with pytest.raises(InvalidValueError):
            rule.value_of(text)


def test_a_purpose_is_said_and_is_short():
    assert checked_purpose("  the   census ") == "the census"
    for text in ("", "x" * 401):
        with pytest.raises(InvalidValueError):
            checked_purpose(text)
