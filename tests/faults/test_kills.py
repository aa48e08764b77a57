"""Killed in the middle of anything, the vault is as before or as after, and `verify` is clean."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.demo.roll import demo_pupils, write_oneroster_zip
from vault.domain.secrets import Password
from vault.unlock import profiles_of, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
WORKER = Path(__file__).with_name("kill_worker.py")
KILLS = {"edit": 120, "import": 60, "profile": 60, "password": 60}


def kill_once(folder, job, dice):
    """Start the worker, wait for it to be at work, kill it at a random moment."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), job],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        env=environment,
    ) as worker:
        assert worker.stdin is not None
        worker.stdin.write(PASSWORD.encode() + b"\n")
        worker.stdin.flush()
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"at work\n"
        end = time.monotonic() + dice.random() * 0.15
        while time.monotonic() < end:
            worker.poll()
        worker.send_signal(signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.parametrize("job", KILLS)
def test_a_kill_leaves_the_state_before_or_after(job, school):
    school.lock()
    write_oneroster_zip(school.folder.parent / "roll.zip", demo_pupils())
    dice = random.Random(job)
    for _ in range(KILLS[job]):
        kill_once(school.folder, job, dice)
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
