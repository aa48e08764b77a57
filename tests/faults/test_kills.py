"""Killed in the middle of anything, the vault is as before or as after, and `verify` is clean."""

import random
from pathlib import Path

import pytest

from tests.faults.killing import kill_once
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo.pupils import demo_pupils
from vault.demo.roll import write_oneroster_zip
from vault.domain.secrets import Password
from vault.unlock import profiles_of, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
WORKER = Path(__file__).with_name("kill_worker.py")
LONGEST_S = 0.15
KILLS = {"edit": 120, "import": 60, "profile": 60, "password": 60}


@pytest.mark.slow
@pytest.mark.parametrize("job", KILLS)
def test_a_kill_leaves_the_state_before_or_after(job, school):
    school.lock()
    write_oneroster_zip(school.folder.parent / "roll.zip", demo_pupils())
    dice = random.Random(job)
    for _ in range(KILLS[job]):
        kill_once(WORKER, PASSWORD, school.folder, job, within=LONGEST_S, dice=dice)
        session = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
        try:
            report = session.run(VerifyVault())
            assert report.ok, [c for c in report.checks if not c.ok]
            if job == "import":
                assert len(session.run(ListPupils(include_left=True))) in (2, 422)
            if job == "profile":
                added = [e for e in session.run(ReadAudit()) if e.kind == "profile.add"]
                assert len(profiles_of(school.folder)) - 1 <= len(added), "none without its entry"
        finally:
            session.lock()
    for path in school.folder.rglob("*"):
        assert b"Birch" not in path.read_bytes(), path
