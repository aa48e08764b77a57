"""What the process asks of the system for itself: no core files, no reader, owner-only files."""

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4


def harden_process() -> None:
    """umask 077; on POSIX no core dumps; on Linux memory that others of the same user cannot
    read. Windows and macOS have their own ways, which are not measured here."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
