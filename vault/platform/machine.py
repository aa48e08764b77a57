"""What is known about this machine: how long it runs, whether its disk is encrypted and this
process closed to others."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from vault.platform.bitlocker import is_protected, protection_of


def since_boot() -> float:
    """Seconds since this machine was started, whatever its clock says; time asleep counts where
    the system counts it."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def host_name() -> str:
    """This machine's name, or ''. platform.node() asks a socket for it on Windows, which the
    tripwire refuses."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def boot_id() -> str:
    """The same from one start of the machine to the next; empty where that cannot be told."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return ""


def disk_is_encrypted(folder: Path) -> bool | None:
    """Whether the drive under the folder is an encrypted one; None where that cannot be told.

    Linux: a device-mapper volume whose name for the kernel begins with CRYPT- (cryptsetup).
    Windows: BitLocker, as the shell says it; that is not measured. macOS is not asked: what tells
    of FileVault is a program, and this one starts none.
    """
    if sys.platform == "win32":
        return is_protected(protection_of(folder.absolute().anchor))
    if sys.platform != "linux":
        return None
    try:
        number = folder.stat().st_dev
        link = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}")
        return _is_crypt(link) if link.exists() else None
    except OSError:
        return None


def process_is_closed() -> bool | None:
    """Whether others of the same user cannot read this process's memory; None off Linux."""
    if sys.platform != "linux":
        return None
    import resource

    no_core = resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    # Of a process that is not dumpable, /proc belongs to root and not to its own user.
    owner = Path("/proc/self/mem").stat().st_uid
    return no_core and (owner == 0 or os.getuid() != owner)


def _is_crypt(device: Path) -> bool:
    kind = device / "dm" / "uuid"
    if kind.exists() and kind.read_text(encoding="ascii").startswith("CRYPT-"):
        return True
    below = device / "slaves"
    return below.exists() and any(_is_crypt(child) for child in below.iterdir())
