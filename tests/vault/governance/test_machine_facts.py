"""What is told of a machine is looked at without a vault, and says where somebody should look."""

import os
import sys

import pytest

from vault.governance.machine_facts import machine_facts

_seen = []
_listens = []


def _listen(event, args):
    if _listens and event in ("open", "os.listdir", "os.scandir", "subprocess.Popen", "os.exec"):
        _seen.append(f"{event} {args[0]}")


def test_it_opens_nothing_of_a_vault_and_starts_nothing(lead, tmp_path):
    lead.lock()
    before = {path: path.stat().st_mtime_ns for path in lead.folder.iterdir()}
    sys.addaudithook(_listen)
    _listens.append(True)
    machine_facts(lead.folder.parent)
    _listens.clear()
    assert _seen
    assert [one for one in _seen if str(lead.folder) in one or "Popen" in one] == []
    assert {path: path.stat().st_mtime_ns for path in lead.folder.iterdir()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_a_folder_that_others_may_read_and_one_in_a_cloud_are_to_be_looked_at(tmp_path):
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    os.chmod(cloud, 0o755)
    facts = {one.name: one.state for one in machine_facts(cloud) if one.about == "folders"}
    assert (facts["cloud"], facts["rights"]) == ("look", "look")
    os.chmod(cloud, 0o700)
    facts = {one.name: one.state for one in machine_facts(cloud) if one.about == "folders"}
    assert facts["rights"] == "good"
