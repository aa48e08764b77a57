"""How much memory is free, for the password key's guard."""

import sys
from pathlib import Path

_UNKNOWN = 4 << 30


def free_memory() -> int:
    """Bytes that could be had now; a middling guess where the system does not tell."""
    if sys.platform == "linux":
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return _UNKNOWN
