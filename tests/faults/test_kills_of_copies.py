"""Killed in the middle of a backup, a restore or a re-key: whole or not there, never in between."""

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import PASSWORD
from tests.faults import killing
from tests.pictures import add_bytes
from vault.actions.audit import VerifyVault
from vault.actions.backups import ListBackups, MakeBackup
from vault.actions.photos import FetchPhoto
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils
from vault.actions.sealed import ListHealth, WriteHealth
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.unlock import restore_vault, unlock_vault

WORKER = Path(__file__).with_name("copies_worker.py")
KILLS = 100
LONGEST_S = {"backup": 0.8, "restore": 0.5, "rekey": 2.0}
FILES = ("keyring.json", "vault.db", "photos.db")


def open_as(folder, who="Dana Lead"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def kill_once(folder, job, dice):
    killing.kill_once(WORKER, PASSWORD, folder, job, within=LONGEST_S[job], dice=dice)


@pytest.fixture
def stocked(school):
    """Pictures, a health record, a SEND coordinator; folders for what comes out."""
    school.pictures = []
    for _ in range(40):
        data = os.urandom(200_000)
        school.pictures.append((add_bytes(school, school.ids["ann"], data), data))
    school.run(AddProfile("Sena", Role.SEND_COORDINATOR, Password.typed(PASSWORD)))
    school.lock()
    sena = open_as(school.folder, "Sena")
    record = SealedRecord(NEW, school.ids["ann"], "Sena", "2026-09-01", "asthma", "blue inhaler")
    sena.run(WriteHealth(record))
    sena.lock()
    for name in ("out", "stick"):
        (school.folder.parent / name).mkdir()
    return school


def is_whole(school, folder, dice):
    """The vault itself: clean, with its pictures and its health record."""
    session = open_as(folder)
    checks = {c.name: c.ok for c in session.run(VerifyVault()).checks}
    if folder != school.folder:
        checks.pop("anchor in this machine", None)
    assert all(checks.values()), checks
    assert {row.given for row in session.run(ListPupils())} == {"Ann", "Bob"}
    photo, jpeg = dice.choice(school.pictures)
    assert session.run(FetchPhoto(photo)) == jpeg
    assert [r.text for r in session.run(ListHealth())] == ["blue inhaler"]
    rows = session.run(ListBackups()).rows
    session.lock()
    return rows


def nothing_in_the_clear(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"blue inhaler" not in content, path
            assert b"Birch" not in content, path


@pytest.mark.slow
def test_a_kill_in_a_backup_leaves_whole_backups_alone(stocked):
    dice, out = random.Random("backup"), stocked.folder.parent / "out"
    whole, again = 0, out.parent / "again"
    for _ in range(KILLS):
        kill_once(stocked.folder, "backup", dice)
        rows = is_whole(stocked, stocked.folder, dice)
        for path in out.glob("*.tuckbackup"):
            restore_vault(path, again)
            if dice.random() < 0.1:
                is_whole(stocked, again, dice)
            shutil.rmtree(again)
            path.unlink()
            whole += 1
        assert sum(row.kind == "file" for row in rows) <= whole, "a line without its file"
        if list(out.parent.glob("stick/*/backup-*.json")):
            restore_vault(out.parent / "stick", again)
            shutil.rmtree(again)
        nothing_in_the_clear(out.parent)
        for path in out.glob("*.part"):
            path.unlink()
    assert whole > KILLS / 4


@pytest.mark.slow
def test_a_kill_in_a_restore_leaves_a_whole_vault_or_none(stocked):
    dice, out = random.Random("restore"), stocked.folder.parent / "out"
    lead = open_as(stocked.folder)
    lead.run(MakeBackup(out.parent / "stick"))
    lead.run(MakeBackup(out.parent / "b.tuckbackup"))
    lead.lock()
    restore_vault(out.parent / "b.tuckbackup", out.parent / "one")
    restore_vault(out.parent / "stick", out.parent / "two")
    wanted = [
        {name: (out.parent / copy / name).read_bytes() for name in FILES} for copy in ("one", "two")
    ]
    whole = 0
    for _ in range(KILLS):
        kill_once(stocked.folder, "restore", dice)
        for folder in [p for p in out.glob("again-*") if ".unfinished-" not in p.name]:
            assert {name: (folder / name).read_bytes() for name in FILES} in wanted
            assert (folder / "restored.json").exists()
            whole += 1
            if dice.random() < 0.05:
                is_whole(stocked, folder, dice)
        nothing_in_the_clear(out)
        shutil.rmtree(out)
        out.mkdir()
    assert whole > KILLS / 4


@pytest.mark.slow
def test_a_kill_in_a_rekey_is_finished_at_the_next_unlock(stocked):
    dice = random.Random("rekey")
    for number in range(KILLS):
        kill_once(stocked.folder, "rekey", dice)
        is_whole(stocked, stocked.folder, dice)
        assert not list(stocked.folder.glob("*.new*"))
        nothing_in_the_clear(stocked.folder)
        if number % 10 == 0:
            sena = open_as(stocked.folder, "Sena")
            assert [r.text for r in sena.run(ListHealth())] == ["blue inhaler"]
            sena.lock()
