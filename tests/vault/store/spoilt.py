"""Vaults that were spoilt, for tests."""

from tests.conftest import PASSWORD
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

PAGE = 4096


def unlock(folder):
    unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR).lock()
