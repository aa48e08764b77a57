"""What this machine offers the program, without a vault: for whoever sets it up."""

import ctypes
import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from vault.crypto.kdf import default_params
from vault.domain.english.counted import counted
from vault.governance.built import this_build
from vault.governance.libraries import library_changes
from vault.platform.folders import cloud_service_of, home, is_on_network
from vault.platform.machine import disk_is_encrypted, process_is_closed
from vault.platform.machine_policy import is_safe, machine_policy, policy_file
from vault.platform.memory import free_memory
from vault.platform.network import guards_up, try_network
from vault.platform.removable import plugged_in
from vault.platform.shared_libraries import START, WAYLAND, X11, missing, packages_of

_LEAST_FREE = 1 << 30
_CUPS, _CUPS_SOCKET = "libcups.so.2", Path("/run/cups/cups.sock")


class FactState(StrEnum):
    """Whether somebody should do something about it."""

    GOOD = "good"
    LOOK = "look"
    UNKNOWN = "not told"


@dataclass(frozen=True, slots=True)
class Fact:
    """`about` is its group: program, guards, libraries, folders, drives."""

    about: str
    name: str
    state: FactState
    found: str


def machine_facts(vaults: Path) -> tuple[Fact, ...]:
    """As of now; `vaults` is where vaults lie or will lie. No vault is opened, nothing is written,
    and no other program is started."""
    return (*_program(), *_guards(), *_libraries(), *_folders(vaults), *_drives())


def _judged(about: str, name: str, is_good: bool | None, found: str) -> Fact:  # noqa: FBT001
    states = {True: FactState.GOOD, False: FactState.LOOK, None: FactState.UNKNOWN}
    return Fact(about, name, states[is_good], found)


def _program() -> Iterator[Fact]:
    built = this_build()
    months = built.months_old(date.today())
    age = "" if months is None else f", built {built.day}, {counted(months, 'month')} ago"
    kind = "as a bundle" if getattr(sys, "frozen", False) else "from its source"
    yield _judged("program", "version", True, f"{built.version}, runs {kind}{age}")
    yield _judged("program", "python", True, platform.python_version())
    yield _policy()
    yield _judged("program", "system", True, f"{sys.platform}, {_processor()}")


def _processor() -> str:
    # platform.machine() asks a socket for the machine's name on Windows.
    return (
        os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    )


def _policy() -> Fact:
    policy, path = machine_policy(), policy_file()
    if not policy.is_set:
        return _judged("program", "policy", True, f"none at {path}")
    if policy.trouble:
        found = f"{path} is not understood, so nothing may leave: {policy.trouble}"
        return _judged("program", "policy", False, found)
    safe = is_safe(path)
    who = {True: "", False: "; others than root may change it", None: ""}[safe]
    return _judged("program", "policy", safe is not False, f"{path}: {policy.words}{who}")


def _guards() -> Iterator[Fact]:
    for guard in guards_up():
        yield _judged("guards", f"network: {guard.name}", guard.active, guard.explanation)
    tries = try_network()
    open_ones = [one.family for one in tries if not one.refused]
    if not tries:
        yield _judged("guards", "network tried", None, "it cannot be tried on this system")
    else:
        refused = f"the system refused {len(tries) - len(open_ones)} of {len(tries)}"
        yield _judged("guards", "network tried", not open_ones, refused)
    words = {
        True: "other programs of this user cannot read it",
        False: "it can be read by others",
        None: "whether it is closed is not measured on this system",
    }
    closed = process_is_closed()
    yield _judged("guards", "memory", closed, words[closed])
    params = default_params()
    cost = f"{params.memory_kib >> 10} MiB, {counted(params.passes, 'pass', 'passes')} or more"
    found = f"{free_memory() >> 20} MiB free; a password costs {cost}"
    yield _judged("guards", "argon2id", True, found)


def _libraries() -> Iterator[Fact]:
    changes = library_changes()
    found = ", ".join(changes) or "each is of the version that was shipped"
    yield _judged("libraries", "python libraries", not changes, found)
    if sys.platform != "linux":
        return
    if not getattr(sys, "frozen", False):
        for name, wanted in (("to start", START), ("X11", X11), ("Wayland", WAYLAND)):
            absent = missing(wanted)
            needs = f"missing: {', '.join(absent)}; Debian: {' '.join(packages_of(absent))}"
            yield _judged("libraries", name, not absent, needs if absent else "all there")
    yield _printing()


def _printing() -> Fact:
    try:
        ctypes.CDLL(_CUPS)
    except OSError:
        return _judged("libraries", "printing", False, f"{_CUPS} is missing; papers go to PDF")
    has_socket = _CUPS_SOCKET.exists()
    found = "CUPS is here" if has_socket else "CUPS's local socket is not at its usual place"
    return _judged("libraries", "printing", has_socket, found)


def _folders(vaults: Path) -> Iterator[Fact]:
    for name, folder in (("own folder", home()), ("vaults", vaults)):
        yield _place(name, folder)
    there = _nearest(vaults)
    service = cloud_service_of(vaults)
    found = f"a copy is kept by {service}" if service else "no cloud that is known keeps a copy"
    yield _judged("folders", "cloud", service is None, found)
    remote = is_on_network(there)
    where = "on a network drive" if remote else "on this computer"
    yield _judged("folders", "drive", not remote, where)
    encrypted = disk_is_encrypted(there)
    words = {True: "encrypted as a whole", False: "not encrypted as a whole", None: "not told here"}
    yield _judged("folders", "disk", encrypted, words[encrypted])
    free = shutil.disk_usage(there).free
    yield _judged("folders", "room", free >= _LEAST_FREE, f"{free >> 20} MiB free")
    yield _rights(vaults)


def _place(name: str, folder: Path) -> Fact:
    there = _nearest(folder)
    can = os.access(there, os.W_OK)
    made = "" if folder.exists() else ", not made yet"
    found = f"{folder}{made}" + ("" if can else "; this person may not write there")
    return _judged("folders", name, can, found)


def _rights(vaults: Path) -> Fact:
    if sys.platform == "win32":
        return _judged("folders", "rights", None, "who may read it cannot be told on Windows")
    if not vaults.exists():
        return _judged("folders", "rights", True, "it will be made for its owner alone")
    is_open = bool(stat.S_IMODE(vaults.stat().st_mode) & 0o077)
    found = "other users may look into it" if is_open else "for its owner alone"
    return _judged("folders", "rights", not is_open, found)


def _drives() -> Iterator[Fact]:
    sticks = plugged_in()
    names = ", ".join(drive.label for drive in sticks)
    yield _judged("drives", "that can be taken out", True, names or "none is plugged in")


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    absolute = folder.absolute()
    return next((p for p in (absolute, *absolute.parents) if p.exists()), absolute)
