"""While a vault is open no second program gets at it: not after a visit to Protection, not after
its own file was picked for an import, and not where vault.lock was taken away."""

import os
import subprocess
import sys
from datetime import date

import pytest

from tests import forked_program
from tests.two_vaults import PASSWORD
from vault.actions.audit import VerifyVault
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.import_roll import PreviewRoll
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.protection import ReadProtection
from vault.actions.rights import OpenRequest
from vault.actions.security_check import RunSecurityCheck
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.assessments import Scope
from vault.domain.preview import ReadOptions
from vault.domain.rights import RequestKind
from vault.domain.secrets import Password
from vault.errors import TuckboxError
from vault.unlock import unlock_vault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the locks are those of Linux")
SQLITE = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
try:
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
except OSError:
    sys.exit(6)
"""
"""SQLite's own lock, asked for as SQLite asks (os_unix.c: 510 bytes from PENDING_BYTE + 2)."""


def second(folder, who="Dana Lead"):
    """The exit code of another program that unlocks the vault: 6 says that it is in use."""
    line = ("classes", folder, "--as", who, "--password-stdin")
    return forked_program.run(*line, says=[PASSWORD]).returncode


def other_sqlite(path):
    return subprocess.run([sys.executable, "-c", SQLITE, str(path)], check=False).returncode


@pytest.fixture
def busy(school, tmp_path):
    """Both files of the vault are open and were written."""
    picture = tmp_path / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    school.run(AddPhotoFile(school.ids["ann"], picture, date(2026, 9, 1)))
    assert other_sqlite(school.folder / "vault.db") == 6
    assert other_sqlite(school.folder / "photos.db") == 6
    return school


@pytest.mark.parametrize(
    "act", [ReadProtection(), RunSecurityCheck(Scope.FULL), VerifyVault()], ids=lambda a: a.name
)
def test_sqlites_locks_stand_after_a_visit_to_protection(busy, act):
    for _ in range(2):
        busy.run(act)
    assert other_sqlite(busy.folder / "vault.db") == 6
    assert other_sqlite(busy.folder / "photos.db") == 6


def test_a_second_program_stays_out_where_the_lock_file_was_taken_away(busy):
    os.unlink(busy.folder / "vault.lock")
    before = (busy.folder / "keyring.json").read_bytes()
    assert second(busy.folder) == 6
    assert (busy.folder / "keyring.json").read_bytes() == before
    assert busy.run(VerifyVault()).ok
    busy.lock()
    assert second(busy.folder) == 0


def test_it_stays_out_after_the_vaults_own_file_was_picked_for_an_import(busy):
    """Which opens and closes it by hand, and so drops SQLite's locks."""
    with pytest.raises(TuckboxError):
        busy.run(PreviewRoll(busy.folder / "vault.db", ReadOptions()))
    os.unlink(busy.folder / "vault.lock")
    assert second(busy.folder) == 6


def test_it_stays_out_after_the_files_were_written_anew(busy):
    """An erasure puts new files in the place of both."""
    names = ("vault.db", "photos.db")
    before = [(busy.folder / name).open("rb") for name in names]
    case = busy.run(OpenRequest(busy.ids["ann"], RequestKind.ERASURE, "the mother", date.today()))
    busy.run(AskErasure(case, "asked for by the mother"))
    busy.run(ConfirmErasure(case))
    for name, old in zip(names, before, strict=True):
        with old:  # held open until here, else the new file may get the old one's inode number
            assert not os.path.samestat(os.fstat(old.fileno()), (busy.folder / name).stat())
    busy.run(RunSecurityCheck(Scope.FULL))
    assert other_sqlite(busy.folder / "vault.db") == 6
    os.unlink(busy.folder / "vault.lock")
    assert second(busy.folder) == 6
    busy.lock()
    assert second(busy.folder) == 0


def test_it_stays_out_while_a_technician_without_keys_is_at_it(school):
    school.run(AddProfile("Tech", Role.TECHNICIAN, Password.typed(PASSWORD)))
    school.lock()
    tech = unlock_vault(school.folder, "Tech", Password.typed(PASSWORD), params=FLOOR)
    os.unlink(school.folder / "vault.lock")
    assert second(school.folder) == 6
    tech.lock()
    assert second(school.folder) == 0
