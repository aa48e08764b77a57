"""Every connection is set as the design says."""

import pytest

from vault.domain.secrets import FileKey
from vault.store.database.connection import open_file


@pytest.fixture
def locked(school):
    """A locked vault, and the raw key that an insider has."""
    key = FileKey(bytes(school._vault._keys.vault_key.expose()))
    school.lock()
    return school.folder, key


PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "locking_mode": "exclusive",
}


def test_every_connection_has_the_pragmas_of_the_design(locked):
    folder, key = locked
    raw = open_file(folder / "vault.db", key)
    found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    (fts,) = raw.execute("SELECT v FROM pupil_fts_config WHERE k = 'secure-delete'").fetchone()
    raw.close()
    assert found == PRAGMAS
    assert fts == 1
