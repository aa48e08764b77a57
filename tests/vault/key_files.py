"""The key file of a school, for tests."""

from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def unlock(folder, who="Dana Lead", password=PASSWORD):
    session = unlock_vault(folder, who, Password.typed(password), params=FLOOR)
    session.lock()
