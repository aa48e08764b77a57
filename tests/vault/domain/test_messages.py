"""Every error that can reach a person has words of its own."""

import string

import pytest

from vault.domain.messages import WORDS, sentence, words_for
from vault.errors import TuckboxError, VaultRolledBackError


def _all(cls):
    return [cls, *(deeper for sub in cls.__subclasses__() for deeper in _all(sub))]


@pytest.mark.parametrize("cls", _all(TuckboxError), ids=lambda cls: cls.__name__)
def test_every_error_says_what_happened_what_it_means_and_what_to_do(cls):
    words = words_for(cls())
    for text in (words.happened, words.meaning, words.do):
        assert text[0].isupper() or text[0] == "?"
        assert text.endswith(".")


def test_no_words_are_left_over_and_no_code_is_used_twice():
    codes = [cls.code for cls in _all(TuckboxError)]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(WORDS)


def test_details_fill_the_blanks_and_nothing_else_is_in_braces():
    shown_text = sentence(VaultRolledBackError(seen=12, found=9))
    assert "9, was 12" in shown_text
    for words in WORDS.values():
        for text in (words.happened, words.meaning, words.do):
            fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
            assert all(name.isidentifier() for name in fields)
