"""vault.db goes bad, or another is put in its place, while a session has it open."""

import os
import shutil

import pytest

from tests.conftest import PASSWORD
from vault.actions.classes import AddClass, ListClasses
from vault.actions.pupils import ListPupils, OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import (
    NotFoundError,
    ReadFailedError,
    TuckboxError,
    VaultDamagedError,
    VaultRolledBackError,
)
from vault.store.database.connection import PAGE
from vault.store.database.engine import sqlcipher
from vault.unlock import unlock_vault


def forget_pages(session):
    with session._vault.parts.fence.inside() as token:
        session._vault._connection.execute(f"{token} PRAGMA shrink_memory").fetchall()


def spoil(folder, first, last):
    """Write over whole pages, as a bad sector does."""
    descriptor = os.open(folder / "vault.db", os.O_WRONLY)
    for page in range(first, last):
        os.pwrite(descriptor, os.urandom(PAGE), page * PAGE)
    os.close(descriptor)


def told(session, action):
    with pytest.raises(TuckboxError) as error:
        session.run(action)
    return type(error.value)


def test_pages_that_are_really_damaged_are_told_to_be_so(school):
    size = (school.folder / "vault.db").stat().st_size // PAGE
    spoil(school.folder, 8, size)
    forget_pages(school)
    assert told(school, OpenPupil(school.ids["ann"])) in (ReadFailedError, VaultDamagedError)
    assert told(school, OpenPupil(school.ids["ann"])) is VaultDamagedError
    assert told(school, ListClasses()) is VaultDamagedError


def test_a_page_that_was_bad_for_a_moment_is_not_called_damage(school):
    whole = (school.folder / "vault.db").read_bytes()
    spoil(school.folder, 8, len(whole) // PAGE)
    forget_pages(school)
    assert told(school, ListPupils()) in (ReadFailedError, VaultDamagedError)
    (school.folder / "vault.db").write_bytes(whole)
    school.run(ListPupils())
    school.run(AddClass("4C"))
    assert {"4A", "4B", "4C"} == {room.name for room in school.run(ListClasses())}
    school.lock()
    again = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert again.alarm is None
    again.lock()


def test_an_older_copy_laid_in_the_place_of_the_open_file_is_not_taken_up(school):
    older = school.folder.with_name("older.db")
    shutil.copy(school.folder / "vault.db", older)
    for name in ("4C", "4D", "4E"):
        school.run(AddClass(name))
    spoil(school.folder, 8, (school.folder / "vault.db").stat().st_size // PAGE)
    forget_pages(school)
    assert issubclass(told(school, OpenPupil(school.ids["ann"])), VaultDamagedError)
    (school.folder / "vault.db").write_bytes(older.read_bytes())
    assert told(school, ListClasses()) is VaultRolledBackError
    school.lock()
    again = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert isinstance(again.alarm, VaultRolledBackError)
    again.lock()


def test_a_trigger_that_somebody_left_in_the_open_file_is_found_when_it_is_opened_anew(school):
    """Whoever has a key and a SQLCipher of their own can write it while the program runs."""
    vault = school._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} CREATE INDEX main.theirs ON pupil (born)")
    with pytest.raises(VaultDamagedError):
        vault.parts.transactions.reopen()
    assert told(school, ListClasses()) is VaultDamagedError


def test_who_sees_one_class_sees_no_more_once_the_file_was_opened_anew(school, unlock_as):
    tess = unlock_as(Role.TEACHER)
    seen = tess.run(ListPupils())
    assert [row.given for row in seen] == ["Ann"]
    tess._vault.parts.transactions.reopen()
    assert tess.run(ListPupils()) == seen
    for sql in ("SELECT upn FROM main.pupil", "UPDATE main.pupil SET middle = 'x'"):
        with pytest.raises(sqlcipher.DatabaseError):
            tess._vault._connection.execute(sql)
    with pytest.raises(NotFoundError):
        tess.run(OpenPupil(school.ids["bob"]))
