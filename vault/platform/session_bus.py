"""The desktop's message bus: the one that is there, and no other program started to find it.

With no address set, the bus library looks for a launcher along PATH and runs it. The D-Bus
specification (Well-known Message Bus Instances) names `$XDG_RUNTIME_DIR/bus` as the usual place.
"""

import os
import stat
import sys
from pathlib import Path

_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"
NO_BUS = "disabled:"


def settle_session_bus() -> None:
    """Before Qt is loaded: the address that is set, else the usual socket, else none at all."""
    if sys.platform != "linux" or os.environ.get(_ADDRESS):
        return
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    socket = Path(folder) / "bus"
    os.environ[_ADDRESS] = f"unix:path={socket}" if folder and _is_socket(socket) else NO_BUS


def _is_socket(path: Path) -> bool:
    try:
        return stat.S_ISSOCK(path.stat().st_mode)
    except OSError:
        return False
