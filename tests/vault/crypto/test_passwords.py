"""Long passwords are judged like others: whoever pastes eighty characters is not punished."""

import pytest

from vault.crypto.passwords import judge, suggest_passphrase
from vault.domain.secrets import Password


@pytest.mark.parametrize("length", [15, 64, 72, 73, 200, 1000])
def test_a_password_of_any_length_is_judged(length):
    text = (suggest_passphrase(8) * 20)[:length]
    assert judge(Password.typed(text), ["Willow Bank"]).acceptable


def test_length_alone_makes_nothing_strong():
    assert not judge(Password.typed("a" * 100), []).acceptable
