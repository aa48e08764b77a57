"""Replacing the process: the only lock that leaves nothing in memory.

Measured: after an ordinary close every name, photo and key was still there; after this, none.
"""

import os
import sys
from collections.abc import Mapping
from typing import NoReturn

from vault.platform.network import GUARDED, permit_relaunch
from vault.platform.own_folder import own_folder

_LIBRARIES = "LD_LIBRARY_PATH"


def replace_process(arguments: list[str]) -> NoReturn:
    """Start this program again in this process's place. `arguments` say where to go on (vault
    folder, profile), never a secret. On Windows, which has no exec, the new one is started and
    this one ends at once."""
    command = [sys.executable, *_own_program(), *arguments]
    environment = {
        **_own_environment(os.environ),
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
        GUARDED: "1",
    }
    permit_relaunch()
    _close_files()
    if sys.platform == "win32":
        # Windows gives the new program one line, which that takes apart at its blanks.
        line = [quoted(argument) for argument in command]
        os.spawnve(os.P_NOWAIT, sys.executable, line, environment)
        os._exit(0)
    os.execve(sys.executable, command, environment)


def _own_environment(now: Mapping[str, str]) -> dict[str, str]:
    """As it was before PyInstaller's loader put the bundle's folder before what stood in
    LD_LIBRARY_PATH: it does so at each start, and keeps the former value under another name."""
    environment = dict(now)
    if getattr(sys, "frozen", False):
        environment.pop(_LIBRARIES, None)
        before = environment.pop(f"{_LIBRARIES}_ORIG", "")
        if before:
            environment[_LIBRARIES] = before
    return environment


def quoted(argument: str) -> str:
    """One argument as programs on Windows take their command line apart (CommandLineToArgvW)."""
    inner, slashes = "", ""
    for sign in argument:
        if sign == "\\":
            slashes += sign
            continue
        inner += (slashes * 2 + "\\" if sign == '"' else slashes) + sign
        slashes = ""
    if argument and not any(blank in argument for blank in " \t"):
        return inner + slashes
    return f'"{inner}{slashes * 2}"'


def _own_program() -> list[str]:
    """This very program by its whole path. Begun with `-m`, Python would look in the working
    folder first; -P (Python 3.11) keeps that and the file's own folder out. What this interpreter
    was begun with to look in fewer places (-I, -E, -s) holds for the next one as well."""
    if getattr(sys, "frozen", False):
        return []
    flags = ["-P"]
    if sys.flags.isolated:
        flags.append("-I")
    if sys.flags.ignore_environment:
        flags.append("-E")
    if sys.flags.no_user_site:
        flags.append("-s")
    return [*flags, os.path.join(own_folder(), "ui", "__main__.py")]


def _close_files() -> None:
    """Everything but the standard three closes as the new program begins."""
    if sys.platform == "win32":
        return
    for descriptor in range(3, 1024):
        try:
            os.set_inheritable(descriptor, False)
        except OSError:
            continue
