"""The code of the recovery sheet survives being read off paper, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.crypto.recovery import code_text, parse_code
from vault.domain.secrets import RecoveryCode
from vault.errors import WrongRecoveryCodeError

codes = st.binary(min_size=20, max_size=20).map(RecoveryCode)


@given(codes)
def test_what_is_printed_reads_back_in_any_case_and_spacing(code):
    text = code_text(code)
    for typed in (text, text.lower(), text.replace("-", " "), text.replace("0", "O")):
        assert parse_code(typed).expose() == code.expose()


@given(codes, st.integers(0, 33), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_noticed(code, place, letter):
    letters = list(code_text(code).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(WrongRecoveryCodeError):
        parse_code("".join(letters))


@given(codes, st.integers(0, 30))
def test_two_letters_the_wrong_way_round_are_noticed(code, place):
    letters = list(code_text(code).replace("-", ""))
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    with pytest.raises(WrongRecoveryCodeError):
        parse_code("".join(letters))
