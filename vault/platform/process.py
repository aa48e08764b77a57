"""What the process asks of the system for itself: no core files, no reader, owner-only files."""

import ctypes
import os
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4
_PT_DENY_ATTACH = 31
_NO_FAULT_DIALOGS = 0x0001 | 0x0002
"""SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX"""
_REPORT_WITHOUT_HEAP = 0x0001 | 0x0020
"""WER_FAULT_REPORTING_FLAG_NOHEAP | WER_FAULT_REPORTING_NO_UI"""


def harden_process() -> None:
    """umask 077; on POSIX no core dumps; on Linux memory that others of the same user cannot
    read. Windows: a fault shows no dialog of the system's, and its report has no memory in it
    (werapi.h, errhandlingapi.h). macOS: no debugger may attach (ptrace(2), PT_DENY_ATTACH). Those
    two are written after their vendors' documentation and not measured."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_DIALOGS)
        with suppress(OSError, AttributeError):
            ctypes.windll.wer.WerSetFlags(_REPORT_WITHOUT_HEAP)
    if sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, 0, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
