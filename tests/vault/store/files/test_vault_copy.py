"""The vault's files are read for a copy beside an open vault, and past what SQLite has locked."""

import os

import pytest

from vault.store.files import vault_copy
from vault.store.files.vault_copy import CHUNK, FILES, VaultCopy

LOCKED_AT, LOCKED = CHUNK, 512
TEXT = os.urandom(256) * ((2 * CHUNK + 777) // 256)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Of three large files, SQLite's locks at the second chunk."""
    monkeypatch.setattr(vault_copy, "_LOCKED_AT", LOCKED_AT)
    for name in FILES:
        (tmp_path / name).write_bytes(TEXT[: CHUNK // 2] if name == "keyring.json" else TEXT)
    made = VaultCopy(tmp_path, None)
    yield made
    made.let_go()


@pytest.fixture
def mandatory(monkeypatch):
    """Reading as Windows answers where another handle has locked bytes."""
    read = os.read

    def refusing(descriptor, size):
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        if place < LOCKED_AT + LOCKED and place + size > LOCKED_AT:
            raise PermissionError(13, "locked")
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", refusing)


def texts(copy):
    return {file.name: (file.size, b"".join(file.read())) for file in copy.files()}


@pytest.mark.usefixtures("mandatory")
def test_bytes_that_sqlite_has_locked_are_not_asked_for_and_are_zero_in_the_copy(copy):
    whole = TEXT[:LOCKED_AT] + bytes(LOCKED) + TEXT[LOCKED_AT + LOCKED :]
    found = texts(copy)
    assert found["photos.db"] == found["vault.db"] == (len(TEXT), whole)


@pytest.mark.usefixtures("mandatory")
@pytest.mark.parametrize("size", [0, 1, LOCKED_AT - 1, LOCKED_AT, LOCKED_AT + 5, LOCKED_AT + 512])
def test_a_file_that_ends_before_or_in_them_has_its_length(copy, size):
    (copy.folder / "photos.db").write_bytes(TEXT[:size])
    found = texts(copy)["photos.db"]
    assert found == (size, TEXT[: min(size, LOCKED_AT)] + bytes(max(size - LOCKED_AT, 0)))


def test_the_key_file_is_as_it_was_when_the_copy_began(copy):
    files = {file.name: file for file in copy.files()}
    before = (copy.folder / "keyring.json").read_bytes()
    (copy.folder / "keyring.json").write_bytes(b"another")
    assert b"".join(files["keyring.json"].read()) == before


def test_what_was_let_go_of_is_open_no_more(copy):
    copy.files()
    held = set(copy._held.values())
    copy.let_go("vault.db")
    assert set(copy._held) == {"photos.db"}
    copy.let_go()
    for descriptor in held:
        with pytest.raises(OSError, match="descriptor"):
            os.fstat(descriptor)
