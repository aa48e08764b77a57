"""After an erasure the files are written anew: flat in memory, and old or new whatever happens."""

import os
import resource
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.bare_pages import pages_of
from tests.forked_program import run_script
from tests.pictures import add_bytes
from tests.two_vaults import PASSWORD
from vault.actions.audit import VerifyVault
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.rights import OpenRequest
from vault.crypto.kdf import FLOOR
from vault.domain.rights import RequestKind
from vault.domain.secrets import FileKey, Password
from vault.unlock import unlock_vault

WORKER = Path(__file__).with_name("rewriting_worker.py")
MARK = b"a picture of Ann, and nobody else's: " * 20
MIB = 1 << 20


@pytest.fixture
def asked(school):
    """Ann has a picture that can be looked for in the pages, Bob has some; Ann is to be erased."""
    add_bytes(school, school.ids["ann"], MARK + os.urandom(MIB))
    for _ in range(4):
        add_bytes(school, school.ids["bob"], os.urandom(MIB))
    ann = school.ids["ann"]
    school.case = school.run(OpenRequest(ann, RequestKind.ERASURE, "the mother", date.today()))
    school.run(AskErasure(school.case, "asked for by the mother"))
    keys = school._vault._keys
    school.keys = [FileKey(bytes(k.expose())) for k in (keys.vault_key, keys.photos_key)]
    return school


def erase_elsewhere(school, where):
    """In a process of its own; its exit code."""
    school.lock()
    return run_script(WORKER, school.folder, school.case, where, says=[PASSWORD]).returncode


def peaks_of_erasing(school):
    """In one that has loaded nothing before; peaks of memory before and after, in MiB."""
    school.lock()
    done = subprocess.run(
        [sys.executable, str(WORKER), str(school.folder), school.case, ""],
        input=f"{PASSWORD}\n",
        text=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
    )
    return [int(word) for word in done.stdout.split()]


def again(school):
    return unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)


def is_clean(school):
    """Ann is in no page of either file, which are encrypted and their owner's; Bob is whole."""
    session = again(school)
    assert [row.given for row in session.run(ListPupils())] == ["Bob"]
    assert len(session.run(OpenPupil(school.ids["bob"])).photos) == 4
    assert session.run(VerifyVault()).ok
    session.lock()
    for name, key in zip(("vault.db", "photos.db"), school.keys, strict=True):
        path = school.folder / name
        assert path.read_bytes()[:16] != b"SQLite format 3\0"
        assert path.stat().st_mode & 0o077 == 0
        pages = pages_of(path, key.expose())
        assert MARK[:30] not in pages
    return not list(school.folder.glob("*.new*"))


@pytest.mark.parametrize("where", ["", "photos.db", "vault.db"])
def test_killed_as_a_file_takes_its_name_it_is_finished_at_the_next_unlock(asked, where):
    assert erase_elsewhere(asked, where) == (-signal.SIGKILL if where else 0)
    assert bool(list(asked.folder.glob("*.new"))) == bool(where)
    assert is_clean(asked)


def test_a_disk_that_is_full_half_way_leaves_the_old_file_and_is_done_later(asked):
    """As a limit on the size of files, which this process may have."""
    before = (asked.folder / "photos.db").stat()
    free, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * MIB, most))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        asked.run(ConfirmErasure(asked.case))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (free, most))
    assert (asked.folder / "photos.db").stat().st_ino == before.st_ino
    assert not list(asked.folder.glob("*.new*"))
    assert [row.given for row in asked.run(ListPupils())] == ["Bob"]
    asked.lock()
    assert is_clean(asked)


@pytest.mark.slow
def test_pictures_of_200_mib_are_written_anew_in_little_memory(asked):
    vault = asked._vault
    for _ in range(55):
        vault.parts.pictures.open().put([os.urandom(MIB) for _ in range(4)], [])
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} UPDATE main.state SET has_loose_pictures = 0")
    vault.parts.pictures.open()._connection.execute("UPDATE sweep SET is_due = 0")
    assert (asked.folder / "photos.db").stat().st_size > 210 * MIB
    before, after = peaks_of_erasing(asked)
    assert (asked.folder / "photos.db").stat().st_size > 210 * MIB
    assert after - before < 100, "MiB: the page cache, and not the file"
