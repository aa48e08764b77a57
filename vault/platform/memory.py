"""How much memory is free, and work that makes very many small values."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_UNKNOWN = 4 << 30


def free_memory() -> int:
    """Bytes that could be had now; a middling guess where the system does not tell."""
    if sys.platform == "linux":
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return _UNKNOWN


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
