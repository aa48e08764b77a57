"""Sealed files whose passphrase is guessed at in no time, where what a guess costs is no subject.

A file asks for 2^18 rounds of scrypt, a second and 256 MiB; tests seal with words that each draws
anew. What the program itself asks for is shown in tests/vault/crypto/test_age_passphrase.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from vault.crypto import age_passphrase

_OWN = age_passphrase.MOST_FACTOR
LOW = 4


def take_low_factor() -> None:
    """From now on, in this process; files that ask for more are opened as ever."""
    age_passphrase.MOST_FACTOR = LOW


@contextmanager
def own_factor() -> Iterator[None]:
    """As the program does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(age_passphrase, "MOST_FACTOR", _OWN)
        yield
