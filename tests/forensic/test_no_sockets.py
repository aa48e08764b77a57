"""The program asks the kernel for local sockets only; what else it asks for is refused."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRACED = "trace=socket,socketpair,connect,bind,listen,sendto,sendmsg,io_uring_setup"
TRIED_ON_PURPOSE = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET")
"""The security page and the week's checks ask for these four, to see that they are refused."""
NETWORKING = ("socket", "_socket", "ssl", "_ssl", "http.client", "urllib.request", "ftplib")
WINDOWS = ("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtQml")


def bare_environment(tmp_path):
    """As on a machine without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {k: v for k, v in os.environ.items() if k not in hidden} | {"HOME": str(tmp_path)}


def walk(command, tmp_path, program=("ui", "--demo")):
    return subprocess.run(
        [*command, sys.executable, "-P", "-m", *program],
        cwd=tmp_path,
        env=bare_environment(tmp_path) | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_short_walk_through_every_page_makes_no_socket_but_local_ones(tmp_path):
    home = tmp_path / "person"
    home.mkdir()
    makes_local_sockets_only(tmp_path, ("tests.forensic.short_walk", str(home)))


@pytest.mark.slow
def test_the_whole_walk_makes_no_socket_but_local_ones(tmp_path):
    makes_local_sockets_only(tmp_path, ("ui", "--demo"))


def makes_local_sockets_only(tmp_path, program):
    if shutil.which("strace") is None:
        pytest.skip("this looks through strace (`make system` says how)")
    log = tmp_path / "calls.txt"
    done = walk(["strace", "-f", "--seccomp-bpf", "-o", str(log), "-e", TRACED], tmp_path, program)
    if "ptrace" in done.stderr and not log.exists():
        pytest.skip("this machine does not let strace look at a program")
    assert done.returncode == 0, done.stdout + done.stderr
    calls = log.read_text(errors="replace").splitlines()
    sockets = [line for line in calls if re.search(r"\bsocket(pair)?\(", line)]
    foreign = [line for line in sockets if "AF_UNIX" not in line]
    made = [line for line in foreign if not re.search(r"= -1 E", line)]
    reached = [c for c in calls if re.search(r"\b(connect|bind|sendto|sendmsg)\(", c)]
    print(f"{len(sockets)} sockets asked for, {len(foreign)} not local, {len(made)} of them made")
    assert made == []
    # All four each time; one more of a kind would have been asked for by something else.
    tried = Counter(re.search(r"socket\((AF_\w+)", line)[1] for line in foreign)
    assert tried["AF_INET"] > 0, "the attempts made on purpose are seen, so others would be"
    assert tried == dict.fromkeys(TRIED_ON_PURPOSE, tried["AF_INET"])
    assert all("EAFNOSUPPORT" in line for line in foreign)
    assert [c for c in reached if re.search(r"AF_INET|sin_addr|AF_NETLINK", c)] == []
    assert not any("io_uring_setup" in c and "= -1" not in c for c in calls)


@pytest.mark.slow
def test_the_walk_passes_where_there_is_no_network_at_all(tmp_path):
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine does not let a program have a network space of its own")
    done = walk(["unshare", "-n"], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_of_the_program_loads_a_network():
    code = (
        "import pkgutil, importlib, sys, vault, ui\n"
        "for package in (vault, ui):\n"
        "    for m in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if not m.name.endswith('__main__'):\n"
        "            importlib.import_module(m.name)\n"
        f"print([n for n in {NETWORKING + WINDOWS!r} if n in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]"
