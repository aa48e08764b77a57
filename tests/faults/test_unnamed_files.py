"""Killed after the transfer log told of a sealed file and before the file had its name."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.forked_program import run_script
from tests.two_vaults import PASSWORD
from vault.actions.audit import ReadAudit
from vault.actions.disclosures import ListDisclosures
from vault.actions.receive import ListTransfers

WORKER = Path(__file__).with_name("unnamed_worker.py")


def killed(office, out, how="card"):
    office.lock()
    done = run_script(WORKER, office.folder, office.lead, out, how, says=[PASSWORD])
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not out.exists()
    return out.with_name(out.name + ".part")


def told(office):
    (row,) = office.run(ListTransfers())
    kinds = [e.kind for e in office.run(ReadAudit())]
    return row.state, [kind for kind in kinds if kind.startswith("transfer.")]


def test_it_has_its_name_after_the_next_unlock(places, tmp_path):
    office, teacher = places
    out = tmp_path / "class.tuck"
    part = killed(office, out)
    office.unlock()
    assert (out.exists(), part.exists()) == (True, False)
    assert told(office) == ("sent", ["transfer.finished", "transfer.send"])
    assert teacher.receive(out).new == 5
    office.lock()
    office.unlock()
    assert told(office)[1] == ["transfer.finished", "transfer.send"]


@pytest.mark.parametrize("how", ["cut", "taken", "nobody has its words"])
def test_what_never_will_is_not_told_as_sent(places, tmp_path, how):
    office, _ = places
    out = tmp_path / "class.tuck"
    part = killed(office, out, "words" if "words" in how else "card")
    if how == "cut":
        os.truncate(part, 500)
    elif how == "taken":
        out.write_bytes(b"another")
    office.unlock()
    assert told(office) == ("never finished", ["transfer.never-finished", "transfer.send"])
    assert not part.exists()
    assert out.exists() == (how == "taken")
    assert not office.run(ListTransfers())[0].is_out
    assert office.run(ListDisclosures(office.pupils[0])) == ()


def test_a_file_that_somebody_carried_off_before_it_had_its_name_stays_told(places, tmp_path):
    office, teacher = places
    part = killed(office, tmp_path / "class.tuck")
    part.rename(tmp_path / "carried-off.tuck")
    for _ in range(2):
        office.unlock()
        assert told(office)[0] == "interrupted"
        assert office.run(ListTransfers())[0].is_out
        assert office.run(ListDisclosures(office.pupils[0])) != ()
        office.lock()
    office.unlock()
    assert teacher.receive(tmp_path / "carried-off.tuck").new == 5


def test_while_its_stick_is_out_the_transfer_log_says_so(places, tmp_path):
    office, teacher = places
    stick = tmp_path / "stick"
    stick.mkdir()
    killed(office, stick / "class.tuck")
    shutil.move(stick, tmp_path / "pocket")
    office.unlock()
    assert told(office)[0] == "interrupted"
    assert office.run(ListDisclosures(office.pupils[0])) != ()
    office.lock()
    shutil.move(tmp_path / "pocket", stick)
    office.unlock()
    assert told(office)[0] == "sent"
    assert teacher.receive(stick / "class.tuck").new == 5
