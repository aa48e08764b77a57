"""The computer's policy holds at the door of a vault, for new locks and for where vaults go."""

import os
import sys

import pytest

from vault.actions.backups import MakeBackup
from vault.actions.checklists import ListChecklists
from vault.actions.paper_out import NotePrinting, SavePrintout
from vault.crypto.kdf import USUAL, default_params, is_weaker
from vault.domain.messages import sentence
from vault.domain.printouts import Printout
from vault.errors import NotFromThisComputerError
from vault.governance import machine_facts as facts
from vault.governance.checks import machine
from vault.governance.machine_facts import machine_facts
from vault.platform import machine_policy as policies
from vault.platform.folders import vaults_folder
from vault.platform.machine_policy import is_safe, machine_policy, read_policy


@pytest.fixture
def policy(tmp_path, monkeypatch):
    """Writes the computer's policy; without a call there is none."""
    path = tmp_path / "etc" / "policy.toml"
    for module in (policies, machine, facts):
        monkeypatch.setattr(module, "policy_file", lambda: path)

    def write(text):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        machine_policy.cache_clear()
        return path

    machine_policy.cache_clear()
    yield write
    machine_policy.cache_clear()


def paper(**more):
    return Printout("photo-sheet", b"%PDF-1.4", **more)


def refused(lead, action):
    with pytest.raises(NotFromThisComputerError) as raised:
        lead.run(action)
    return sentence(raised.value)


def test_what_may_not_leave_is_refused_at_the_door_and_the_rest_goes_on(lead, policy, tmp_path):
    policy('exports = ["paper"]')
    assert "open files" in refused(lead, SavePrintout((paper(),), (tmp_path / "a.pdf",)))
    assert not (tmp_path / "a.pdf").exists()
    lead.run(NotePrinting((paper(),)))
    assert lead.run(ListChecklists()) == ()
    secret = paper(is_secret=True)
    lead.run(SavePrintout((secret,), (tmp_path / "recovery.pdf",)))
    assert (tmp_path / "recovery.pdf").exists()


@pytest.mark.parametrize("text", [b"\xff\xfe", "exports = [", "colour = 3", b"#" * 70_000])
def test_a_broken_policy_lets_nothing_leave_but_backups(text, lead, policy, tmp_path):
    policy(text)
    assert "papers" in refused(lead, NotePrinting((paper(),)))
    assert lead.run(MakeBackup(tmp_path / "b.tuckbackup"))
    assert machine._policy(None).result.name == "FAIL"
    (fact,) = [one for one in machine_facts(tmp_path) if one.name == "policy"]
    assert fact.state == "look"


def test_a_policy_that_cannot_be_read_is_none_that_allows(tmp_path):
    (tmp_path / "policy.toml").mkdir()
    assert read_policy(tmp_path / "policy.toml").exports == frozenset()
    assert not read_policy(tmp_path / "none" / "policy.toml").is_set


def test_new_locks_cost_the_same_with_the_memory_that_is_set(policy):
    for memory in (64, 100, 256):
        policy(f"argon2_memory_mib = {memory}")
        params = default_params()
        assert params.memory_kib == memory * 1024
        assert not is_weaker(params, USUAL)


def test_new_vaults_go_where_it_says(policy, tmp_path, monkeypatch):
    policy(f'vaults_folder = "{tmp_path.as_posix()}/vaults"')
    assert vaults_folder() == tmp_path / "vaults"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    policy('vaults_folder = "~/School"')
    assert vaults_folder() == tmp_path / "School"
    assert read_policy(policy('vaults_folder = "School"')).trouble


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_who_else_may_change_it_is_told(policy):
    path = policy("lock_minutes = 3")
    os.chmod(path, 0o666)
    assert is_safe(path) is False
    assert machine._policy(None).result.name == "WARN"
