"""Another engine, made by other people, reads the vault with its key, and nothing without it."""

import apsw
import pytest

from vault.store.files.photos_file import NAME as PHOTOS


def read_by_other(path, key, sql):
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.execute("PRAGMA cipher = 'sqlcipher'")
        connection.execute("PRAGMA legacy = 4")
        connection.execute(f"PRAGMA key = 'raw:{key.hex()}'")
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_the_files_are_plain_sqlcipher_4_and_open_with_their_own_key_only(school):
    keys = school._vault._keys
    vault, photos = bytes(keys.vault_key.expose()), bytes(keys.photos_key.expose())
    school.lock()
    names = "SELECT legal_given FROM pupil ORDER BY 1"
    assert read_by_other(school.folder / "vault.db", vault, names) == [("Ann",), ("Bob",)]
    count = "SELECT count(*) FROM blob"
    assert read_by_other(school.folder / PHOTOS, photos, count) == [(0,)]
    for name, wrong in (("vault.db", photos), (PHOTOS, vault)):
        with pytest.raises(apsw.NotADBError):
            read_by_other(school.folder / name, wrong, "SELECT count(*) FROM sqlite_master")
