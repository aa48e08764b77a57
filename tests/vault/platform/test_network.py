"""The process's own guards: nothing else is started, and locking does not pile filters up."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.platform.guarded import ROOT, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="guards of Linux")

GUARDED = "from vault.platform.network import install_network_guard as up; up();"


@pytest.mark.parametrize(
    "act",
    [
        "os.execv('/bin/true', ['true'])",
        "os.execvp('true', ['true'])",
        "os.spawnv(os.P_WAIT, '/bin/true', ['true'])",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.fork()",
        "os.system('true')",
        "subprocess.run(['true'])",
        "pty.spawn('true')",
    ],
)
def test_no_other_program_is_started(act):
    output = run(f"import os, pty, subprocess; {GUARDED} {act}; print('started')")
    assert "PermissionError" in output.stderr
    assert "started" not in output.stdout


def test_a_hundred_locks_leave_one_filter():
    code = (
        "import os, re, sys\n"
        f"{GUARDED}\n"
        "from vault.platform.network import GUARDED, guards_up, permit_relaunch\n"
        "left = int(sys.argv[1])\n"
        "if left:\n"
        "    permit_relaunch()\n"
        "    again = [sys.executable, '-c', sys.orig_argv[2], str(left - 1)]\n"
        "    os.execve(sys.executable, again, {**os.environ, GUARDED: '1'})\n"
        "print(guards_up()[0].active, open('/proc/self/status').read())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "5"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    if not done.stdout.startswith("True"):
        pytest.skip("this kernel takes no filter")
    filters = re.search(r"Seccomp_filters:\s+(\d+)", done.stdout)
    if filters is None:
        pytest.skip("this kernel does not tell how many filters stand")
    outer = re.search(r"Seccomp_filters:\s+(\d+)", Path("/proc/self/status").read_text())
    assert int(filters[1]) == int(outer[1]) + 1


def test_a_mark_in_the_environment_alone_does_not_leave_the_filter_out():
    show = (
        "from vault.platform import network as n; print(n.guards_up()[0].active, n.try_network())"
    )
    output = run(f"{GUARDED} {show}", TUCKBOX_GUARDED="1").stdout
    assert output.startswith("False") or "refused=False" not in output
