"""How many displays show something: also those that show the same, which the window system counts
as one.

Linux: the kernel's connectors (/sys/class/drm, its 'status' and 'enabled'). Windows: the active
paths of QueryDisplayConfig, of which a duplicated screen has two; written after the vendor's
documentation and not measured here.
"""

import ctypes
import sys
from pathlib import Path

_CONNECTORS = Path("/sys/class/drm")
_ACTIVE_PATHS = 2


def shown_on() -> int:
    """The number of displays that are in use; 0 where the system does not say."""
    if sys.platform == "win32":
        paths, modes = ctypes.c_uint32(), ctypes.c_uint32()
        failed = ctypes.windll.user32.GetDisplayConfigBufferSizes(
            _ACTIVE_PATHS, ctypes.byref(paths), ctypes.byref(modes)
        )
        return 0 if failed else paths.value
    return sum(map(_is_used, _CONNECTORS.glob("card*-*")))


def _is_used(connector: Path) -> bool:
    try:
        return all(
            (connector / name).read_text(encoding="ascii").strip() == wanted
            for name, wanted in (("status", "connected"), ("enabled", "enabled"))
        )
    except (OSError, ValueError):
        return False
