"""How much memory is free, and work that makes very many small values."""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_UNKNOWN = 4 << 30


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX (sysinfoapi.h)."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("physical", ctypes.c_uint64),
        ("free", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 5),
    )


def free_memory() -> int:
    """Bytes that could be had now (Linux MemAvailable, Windows ullAvailPhys); a quarter of what is
    built in where only that is told (macOS), and a middling guess where nothing is."""
    if sys.platform == "win32":
        status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
        if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return int(status.free)
        return _UNKNOWN
    with suppress(OSError, ValueError):
        if sys.platform == "linux":
            return _available_of(Path("/proc/meminfo").read_text(encoding="ascii"))
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 4
    return _UNKNOWN


def _available_of(meminfo: str) -> int:
    """Bytes, of the text of /proc/meminfo (proc(5)); ValueError where it does not say."""
    for line in meminfo.splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    raise ValueError


@contextmanager
def without_collector() -> Iterator[None]:
    """While a whole school is read and planned, nothing of it becomes garbage; the collector
    would go through all of it again and again (measured: a fifth of an import's time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
