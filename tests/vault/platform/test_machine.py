"""What is asked of the machine passes the tripwire."""

import os

from tests.vault.platform.guarded import run
from vault.platform.machine import host_name


def test_the_machines_name_is_known_under_the_guards():
    """Whoever finds a vault in use is told on which machine."""
    code = "from vault.platform import network, machine; network.install_network_guard()"
    assert run(f"{code}; print(machine.host_name())").stdout.strip() == host_name() != ""


def test_where_there_is_no_uname_the_name_comes_from_the_environment(monkeypatch):
    monkeypatch.delattr(os, "uname")
    monkeypatch.setenv("COMPUTERNAME", "STAFFROOM-3")
    assert host_name() == "STAFFROOM-3"
