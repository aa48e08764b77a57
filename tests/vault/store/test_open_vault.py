"""What is not exactly our file does not open, is told as damage, and is left as it is."""

import shutil
import sqlite3

import pytest

from tests.conftest import PASSWORD
from tests.vault.store.spoilt import PAGE, unlock
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import FileKey, Password
from vault.errors import NewerVersionError, VaultDamagedError
from vault.store.database.connection import open_file
from vault.unlock import create_vault


@pytest.fixture
def locked(school):
    """A locked vault, and the raw key that an insider has."""
    key = FileKey(bytes(school._vault._keys.vault_key.expose()))
    school.lock()
    return school.folder, key


def of_other_size(size):
    def spoil(path):
        path.write_bytes(path.read_bytes()[:size])

    return spoil


def plain_sqlite(path):
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE pupil (id)")
    connection.close()


def one_page_of_zeros(path):
    data = bytearray(path.read_bytes())
    data[-PAGE:] = bytes(PAGE)
    path.write_bytes(data)


def a_bit_in_every_page(path):
    data = bytearray(path.read_bytes())
    for place in range(PAGE // 2, len(data), PAGE):
        data[place] ^= 1
    path.write_bytes(data)


SPOILT = {
    "empty": of_other_size(0),
    "one byte": of_other_size(1),
    "fifteen bytes": of_other_size(15),
    "half a page": of_other_size(PAGE // 2),
    "cut inside a page": of_other_size(-1000),
    "cut between pages": of_other_size(2 * PAGE),
    "a plain SQLite file": plain_sqlite,
    "bits turned": a_bit_in_every_page,
    "gone": lambda path: path.unlink(),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 32),
}


@pytest.mark.parametrize("name", ["vault.db", "photos.db"])
@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_damage_and_is_left_as_it_is(name, how, locked):
    folder, _ = locked
    path = folder / name
    SPOILT[how](path)
    before = path.read_bytes() if path.exists() else None
    for _ in range(2):  # the second time too: a refusal must not be what makes it open
        with pytest.raises(VaultDamagedError) as refused:
            unlock(folder)
        assert refused.value.details["file"] == name
        assert refused.value.exit_code == 5
    assert (path.read_bytes() if path.exists() else None) == before


def test_after_a_refusal_the_good_file_put_back_opens(locked):
    folder, _ = locked
    good = (folder / "photos.db").read_bytes()
    (folder / "photos.db").write_bytes(b"")
    with pytest.raises(VaultDamagedError):
        unlock(folder)
    (folder / "photos.db").write_bytes(good)
    unlock(folder)


def edit(folder, key, *statements):
    raw = open_file(folder / "vault.db", key)
    for statement in statements:
        raw.execute(statement)
    raw.close()


INSIDE = {
    "another application's number": ("PRAGMA application_id = 1", VaultDamagedError),
    "a later schema": ("PRAGMA user_version = 999", NewerVersionError),
    "another vault's name": ("UPDATE state SET vault_id = 'other'", VaultDamagedError),
    "no state": ("DELETE FROM state", VaultDamagedError),
    "a table more": ("CREATE TABLE extra (id)", VaultDamagedError),
    "a view more": ("CREATE VIEW extra AS SELECT 1", VaultDamagedError),
    "an index less": ("DROP INDEX {index}", VaultDamagedError),
    "a trigger in others' sessions": (
        "CREATE TRIGGER mine AFTER INSERT ON pupil BEGIN DELETE FROM alert; END",
        VaultDamagedError,
    ),
    "a guard of the trail less": ("DROP TRIGGER audit_no_delete", VaultDamagedError),
}


@pytest.mark.parametrize("what", INSIDE)
def test_a_file_that_is_encrypted_right_but_is_not_ours_does_not_open(what, locked):
    folder, key = locked
    sql, expected = INSIDE[what]
    raw = open_file(folder / "vault.db", key)
    (index,) = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchone()
    raw.close()
    edit(folder, key, sql.format(index=index))
    with pytest.raises(expected):
        unlock(folder)


def test_the_key_file_of_another_vault_opens_nothing(locked, tmp_path):
    folder, _ = locked
    other = tmp_path / "other.tuckbox"
    session, _ = create_vault(other, "Elm", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    session.lock()
    shutil.copy(other / "keyring.json", folder / "keyring.json")
    with pytest.raises(VaultDamagedError):
        unlock(folder)


def test_the_files_of_another_vault_do_not_open_with_this_key_file(locked, tmp_path):
    folder, _ = locked
    other = tmp_path / "other.tuckbox"
    session, _ = create_vault(other, "Elm", "Dana Lead", Password.typed(PASSWORD), FLOOR)
    session.lock()
    for name in ("vault.db", "photos.db"):
        shutil.copy(other / name, folder / name)
        with pytest.raises(VaultDamagedError):
            unlock(folder)
