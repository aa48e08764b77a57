"""What can be told of this machine: is its disk encrypted, is this process closed to others."""

import os
import sys
from pathlib import Path


def disk_is_encrypted(folder: Path) -> bool | None:
    """Whether the drive under the folder is an encrypted one; None where that cannot be told.

    Linux: a device-mapper volume whose name for the kernel begins with CRYPT- (cryptsetup). Windows
    and macOS are not asked, because no way that needs no administrator has been measured.
    """
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
    return below.exists() and any(_is_crypt(one) for one in below.iterdir())
