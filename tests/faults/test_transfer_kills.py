"""Killed while it sends or merges a file: as before or as after, and nothing in the clear."""

import os
import random
from pathlib import Path

import pytest

from tests.faults import killing
from tests.two_vaults import PASSWORD, two_places
from vault.actions.audit import VerifyVault
from vault.actions.history import UndoStep
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.receive import ListTransfers
from vault.errors import AlreadyMergedError, OlderTransferError

WORKER = Path(__file__).with_name("transfer_kill_worker.py")
KILLS = int(os.environ.get("TUCKBOX_KILLS", "100"))
CANARIES = (b"Birch", b"Inhaler in the office", b"legal_given", b"01632 1", b"ustar")


def kill_once(folder, lead, job, where, dice):
    # Within a round or two, however slow the machine is: the worker says how long one takes.
    killing.kill_once(
        *(WORKER, PASSWORD, folder, lead, job, where),
        within=lambda parts: 2 * float(parts[0]),
        dice=dice,
    )


def nothing_in_the_clear(*folders):
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                found = path.read_bytes()
                assert not any(canary in found for canary in CANARIES), path


def is_clean(place):
    report = place.run(VerifyVault())
    assert report.ok, [check for check in report.checks if not check.ok]


@pytest.mark.slow
def test_a_kill_while_sending_leaves_whole_files_that_are_told_or_none(tmp_path):
    office, teacher = two_places(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    office.lock()
    dice = random.Random("send")
    opened = set()
    for _ in range(KILLS):
        kill_once(office.folder, office.lead, "send", out, dice)
        nothing_in_the_clear(out, office.folder)
        office.unlock()
        is_clean(office)
        rows = [row for row in office.run(ListTransfers()) if row.direction == "sent"]
        files = set(out.glob("*.tuck"))
        # What was written down before the kill has had its name since the unlock.
        assert len(files) == len(rows)
        assert all(row.state == "sent" for row in rows)
        for path in files - opened:
            seen = teacher.preview(path)
            assert (seen.about, seen.kinds != ()) == ("4A", True)
            assert len(seen.items) == 8
        opened |= files
        office.lock()
    assert opened, "some were done before the kill"
    teacher.lock()


@pytest.mark.slow
def test_a_kill_while_merging_leaves_all_of_the_file_or_nothing(tmp_path):
    office, teacher = two_places(tmp_path)
    path = office.send([teacher], classes=[office.room])
    office.lock()
    teacher.lock()
    dice = random.Random("receive")
    states = set()
    for _ in range(KILLS):
        kill_once(teacher.folder, teacher.lead, "receive", path, dice)
        nothing_in_the_clear(teacher.folder)
        teacher.unlock()
        assert not list(teacher.folder.glob("staging-*")), "swept as it was unlocked"
        is_clean(teacher)
        here = len(teacher.run(ListPupils()))
        told = len(teacher.run(ListTransfers()))
        assert (here, told) in {(0, 0), (2, 1)}
        states.add(here)
        if here:
            page = teacher.run(OpenPupil(office.pupils[0]))
            assert (len(page.contacts), len(page.alerts), len(page.photos)) == (1, 1, 1)
            with pytest.raises((AlreadyMergedError, OlderTransferError)):
                teacher.preview(path)
            take_back(teacher)
        teacher.lock()
    assert states == {0, 2}, "kills fell on both sides of the commit"


def take_back(teacher):
    """So that the next round begins with nothing there."""
    vault = teacher.session._vault
    with vault.parts.fence.inside() as token:
        row = vault._connection.execute(
            f"{token} SELECT max(number) FROM main.step"
            " WHERE action = 'transfer.merge' AND undone = 0"
        ).fetchone()
    teacher.run(UndoStep(row[0]))
