"""The guards against a network: what the operating system is asked to refuse, and a tripwire.

The program contains no network client; these make the system refuse it one. Linux: a seccomp
filter (seccomp(2), SECCOMP_SET_MODE_FILTER) under which socket(2) makes AF_UNIX only. Python's
audit hook is a tripwire against mistakes, no more. Windows and macOS give a program no such way:
there the tripwire stands alone, unless macOS runs the app in a sandbox without a network.
"""

import ctypes
import os
import struct
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

_LD, _JEQ, _JGE, _RET = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_ENOSYS, _EAFNOSUPPORT = 38, 97
_AF_UNIX = 1
_IO_URING_SETUP = 425
_X86_64, _AARCH64 = 0xC000003E, 0xC00000B7
_SET_NO_NEW_PRIVS, _MODE_FILTER, _TSYNC = 38, 1, 1
_FAMILIES = {"IPv4": 2, "IPv6": 10, "netlink": 16, "packet": 17}
GUARDED = "TUCKBOX_GUARDED"
"""Set for the program that takes this one's place: it inherits the filter, and adds no other."""
_REFUSED_EVENTS = (
    "socket.",
    "subprocess.Popen",
    "os.system",
    "os.posix_spawn",
    "os.spawn",
    "os.exec",
    "os.fork",
    "pty.spawn",
    "os.startfile",
    "webbrowser.open",
    "ftplib.",
    "http.",
    "smtplib.",
    "urllib.",
)


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: whether it is active here, and a plain sentence about it."""

    name: str
    active: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A live try to make a socket of one family."""

    family: str
    refused: bool


def _filter(arch: int, socket_call: int, *, has_x32: bool) -> bytes:
    lines: list[tuple[int, int, int, int]] = [
        (_LD, 0, 0, 4),
        (_JEQ, 1, 0, arch),
        (_RET, 0, 0, _KILL),
        (_LD, 0, 0, 0),
    ]
    if has_x32:
        lines += [(_JGE, 0, 1, 0x40000000), (_RET, 0, 0, _ERRNO | _ENOSYS)]
    lines += [
        (_JEQ, 0, 1, _IO_URING_SETUP),
        (_RET, 0, 0, _ERRNO | _ENOSYS),
        (_JEQ, 0, 3, socket_call),
        (_LD, 0, 0, 16),
        (_JEQ, 1, 0, _AF_UNIX),
        (_RET, 0, 0, _ERRNO | _EAFNOSUPPORT),
        (_RET, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)


@cache
def install_network_guard() -> tuple[Guard, ...]:
    """Put the guards up for this process and its children; safe to call again."""
    sys.addaudithook(_tripwire)
    return (_system_guard(), Guard("tripwire", active=True, explanation=_TRIPWIRE))


def guards_up() -> tuple[Guard, ...]:
    """The guards as they stand in this process; nothing is put up by asking."""
    if install_network_guard.cache_info().currsize:
        return install_network_guard()
    return (Guard("all", active=False, explanation="No guard was put up as this process began."),)


_TRIPWIRE = "Python itself refuses modules and calls that would reach a network or another program."


_NONE_HERE = {
    "win32": "Windows gives a program no way to refuse itself a network. Tuckbox has no code for"
    " one; a rule of the firewall can be set by an administrator alone.",
    "darwin": "macOS refuses a network to an app in a sandbox without that right, as the packaged"
    " app asks to be run; from here this cannot be told.",
}
_NOT_THIS_KIND = "This kind of system or processor has no guard that Tuckbox knows."


def _system_guard() -> Guard:
    if sys.platform != "linux":
        words = _NONE_HERE.get(sys.platform, _NOT_THIS_KIND)
        return Guard("operating system", active=False, explanation=words)
    machine = os.uname().machine.lower()
    if machine not in ("x86_64", "amd64", "aarch64", "arm64"):
        return Guard("operating system", active=False, explanation=_NOT_THIS_KIND)
    is_arm = machine in ("aarch64", "arm64")
    code = _filter(_AARCH64 if is_arm else _X86_64, 198 if is_arm else 41, has_x32=not is_arm)
    is_up = os.environ.pop(GUARDED, "") and _is_filtered()
    if not is_up and not _install(code, 277 if is_arm else 317):
        return Guard(
            "operating system", active=False, explanation="The kernel would not take the filter."
        )
    return Guard(
        "operating system",
        active=True,
        explanation="The kernel refuses this program every socket but local ones.",
    )


def _is_filtered() -> bool:
    """Whether the filter stands already. The kernel keeps it over exec(2), and runs every filter
    at each call, so that one more at each lock would slow the program for ever."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    if not all(attempt.refused for attempt in try_network()):
        return False
    return int(libc.syscall(_IO_URING_SETUP, 0, 0)) == -1 and ctypes.get_errno() == _ENOSYS


def _install(code: bytes, seccomp_call: int) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog { unsigned short len; struct sock_filter *filter; }
    program = struct.pack("HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    holder = ctypes.create_string_buffer(program, len(program))
    if libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    done = libc.syscall(seccomp_call, _MODE_FILTER, _TSYNC, ctypes.byref(holder))
    return int(done) == 0


def permit_relaunch() -> None:
    """From now on this process may be replaced, which is how the program locks."""
    _relaunch.append(True)


_relaunch: list[bool] = []


def _tripwire(event: str, _args: tuple[Any, ...]) -> None:
    if event in ("os.exec", "os.spawn") and _relaunch:
        return
    if event.startswith(_REFUSED_EVENTS):
        raise PermissionError("this program has no network and starts no other program")


def try_network() -> tuple[Attempt, ...]:
    """Ask the kernel for sockets, past Python, and see what it says; nothing is sent."""
    if sys.platform != "linux":
        return ()
    libc = ctypes.CDLL(None, use_errno=True)
    attempts = []
    for name, family in _FAMILIES.items():
        handle = int(libc.socket(family, 3 if name in ("netlink", "packet") else 1, 0))
        if handle >= 0:
            libc.close(handle)
        attempts.append(Attempt(name, refused=handle < 0))
    return tuple(attempts)
