"""Codes of the program are shown in words, and every code has some."""

import pytest

from ui.words import (
    class_kind_words,
    profile_choices,
    purpose_words,
    role_gist,
    role_words,
    within_sentence,
)
from vault.domain.access import Role
from vault.domain.ids import ProfileId, RecordId
from vault.domain.people import CONSENT_PURPOSES
from vault.domain.profiles import Profile
from vault.domain.school_values import CLASS_KINDS

PLAIN = {"group", "intervention"}
"""Codes that are what people call it."""


@pytest.mark.parametrize(
    ("alone", "within"),
    [("Data lead", "data lead"), ("SEND coordinator", "SEND coordinator"), ("", "")],
)
def test_a_word_begins_small_within_a_sentence_unless_it_is_a_short_form(alone, within):
    assert within_sentence(alone) == within


@pytest.mark.parametrize(
    ("words_of", "codes"), [(purpose_words, CONSENT_PURPOSES), (class_kind_words, CLASS_KINDS)]
)
def test_every_code_has_words_of_its_own(words_of, codes):
    shown = [words_of(code) for code in codes if code]
    assert len(set(shown)) == len(shown)
    assert not set(shown) & (set(codes) - PLAIN)


@pytest.mark.parametrize("words_of", [role_words, role_gist])
def test_every_role_is_told_from_every_other(words_of):
    assert len({words_of(role) for role in Role}) == len(Role)


def test_a_name_that_looks_like_another_one_is_marked_and_no_other_is():
    names = ("Dana Lead", "Dana L\u0435ad", "Sam Safe")
    profiles = tuple(
        Profile(ProfileId(RecordId(f"{n:032}")), name, Role.TEACHER) for n, name in enumerate(names)
    )
    shown = [words for _, words in profile_choices(profiles)]
    assert [words.startswith(f"{name} (Teacher)") for words, name in zip(shown, names, strict=True)]
    assert ["looks like another" in words for words in shown] == [True, True, False]
