"""Putting a file on a drive for good: written beside, flushed, renamed, and its folder flushed.

Everything that the program keeps or hands out goes this way. Linux: fsync(2) of the file and of the
folder that has its name. macOS: fcntl(2) F_FULLFSYNC, since fsync there stops at the drive's own
cache. Windows: FlushFileBuffers, which os.fsync is there; folders cannot be asked.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_TRIES = 5
_PAUSE = 0.05
"""Seconds; a virus scanner, a preview or a cloud client lets go of a new file soon."""
_NOT_KNOWN_THERE = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOTTY)


def sync(descriptor: int) -> None:
    """The file's content is on the drive, and not in a cache. OSError."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NOT_KNOWN_THERE:
                raise
        else:
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """What was renamed in the folder stays renamed after a power cut, where the drive can be asked
    for that: some network drives cannot. OSError."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    except OSError as error:
        if error.errno not in _NOT_KNOWN_THERE:
            raise
    finally:
        os.close(descriptor)


def take_place(new: Path, path: Path) -> None:
    """Give `new` the name `path`, in place of what has it; it is kept for good only after
    `sync_folder`. OSError."""
    _persistently(os.replace, new, path)


def take_free_place(new: Path, path: Path) -> None:
    """Give a folder a name that nothing has. OSError."""
    _persistently(os.rename, new, path)


def _persistently(rename: Callable[[Path, Path], None], new: Path, path: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            rename(new, path)
        except PermissionError:
            # Another program may hold the file for a moment; only Windows refuses for that.
            if sys.platform != "win32" or left == 0:
                raise
            time.sleep(_PAUSE)
        else:
            return
