"""Who was refused does not keep the vault locked."""

import pytest

from tests.vault.store.spoilt import PAGE, unlock
from vault.domain.secrets import FileKey
from vault.errors import TuckboxError


@pytest.fixture
def locked(school):
    """A locked vault, and the raw key that an insider has."""
    key = FileKey(bytes(school._vault._keys.vault_key.expose()))
    school.lock()
    return school.folder, key


def test_a_refused_unlock_lets_go_of_the_vault(locked):
    folder, _ = locked
    good = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(bytes(PAGE))
    with pytest.raises(TuckboxError):
        unlock(folder)
    (folder / "vault.db").write_bytes(good)
    unlock(folder)
