"""The file in which a technician sets what holds for every user of this computer.

It is read once in a process. Whoever may write there may write what the program allows without it;
who may is told (`is_safe`), and an administrator's file is out of reach of the others.
"""

import os
import stat
import sys
from functools import cache
from pathlib import Path

from vault.domain.machine_policy import MachinePolicy, no_exports, policy_of
from vault.platform.plain_file import read_plain

_MOST_BYTES = 64 << 10


def policy_file() -> Path:
    """Where it lies on this system; no variable of a user's own moves it but on Windows, where
    the system names the place in one."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Tuckbox" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Tuckbox/policy.toml")
    return Path("/etc/tuckbox/policy.toml")


@cache
def machine_policy() -> MachinePolicy:
    """What holds here. Without a file nothing is set; one that cannot be read or understood lets
    nothing leave."""
    return read_policy(policy_file())


def read_policy(path: Path) -> MachinePolicy:
    """Of this file, as `machine_policy`."""
    try:
        raw = read_plain(path, _MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return MachinePolicy()
    except OSError as error:
        return no_exports(f"it cannot be read ({error.strerror})")
    if len(raw) > _MOST_BYTES:
        return no_exports("it is larger than 64 KiB")
    import tomllib  # late: most computers have no such file

    try:
        policy = policy_of(tomllib.loads(raw.decode("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return no_exports("it is no TOML in UTF-8")
    except RecursionError:
        return no_exports("it is nested too deeply")
    folder = policy.vaults_folder
    if folder is not None and not os.path.isabs(os.path.expanduser(folder)):
        return no_exports("'vaults_folder' has to be a whole path, or begin with ~")
    return policy


def is_safe(path: Path) -> bool | None:
    """Whether only administrators may change the file: it and its folder are root's. None on
    Windows, where that is not told, and where there is no file."""
    if sys.platform == "win32" or not path.exists():
        return None
    rights = [one.stat() for one in (path, path.parent)]
    writable = stat.S_IWGRP | stat.S_IWOTH
    return all(one.st_uid == 0 and not one.st_mode & writable for one in rights)
