"""What the operating system says of a disk, as errors a person can act on."""

import errno
import os

from vault.errors import (
    DiskFullError,
    DriveGoneError,
    FileInUseError,
    FolderGoneError,
    PathTooLongError,
    ReadOnlyError,
    StorageError,
)

_KINDS: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EIO: DriveGoneError,
    errno.ENODEV: DriveGoneError,
    errno.ENXIO: DriveGoneError,
    errno.ENOTCONN: DriveGoneError,
    errno.ESTALE: DriveGoneError,
    errno.ENAMETOOLONG: PathTooLongError,
    errno.ENOENT: FolderGoneError,
    errno.ENOTDIR: FolderGoneError,
    errno.EACCES: ReadOnlyError,
    errno.EPERM: ReadOnlyError,
    errno.EROFS: ReadOnlyError,
}


_WINDOWS_KINDS: dict[int, type[StorageError]] = {
    19: ReadOnlyError,  # ERROR_WRITE_PROTECT
    21: DriveGoneError,  # ERROR_NOT_READY
    32: FileInUseError,  # ERROR_SHARING_VIOLATION
    33: FileInUseError,  # ERROR_LOCK_VIOLATION
    39: DiskFullError,  # ERROR_HANDLE_DISK_FULL
    53: DriveGoneError,  # ERROR_BAD_NETPATH
    55: DriveGoneError,  # ERROR_DEV_NOT_EXIST
    59: DriveGoneError,  # ERROR_UNEXP_NET_ERR
    64: DriveGoneError,  # ERROR_NETNAME_DELETED
    112: DiskFullError,  # ERROR_DISK_FULL
    206: PathTooLongError,  # ERROR_FILENAME_EXCED_RANGE
    433: DriveGoneError,  # ERROR_NO_SUCH_DEVICE
    1117: DriveGoneError,  # ERROR_IO_DEVICE
    1167: DriveGoneError,  # ERROR_DEVICE_NOT_CONNECTED
}
"""Windows' own numbers, several of which Python gives the one errno EACCES (winerror.h)."""

_NOT_FOUND = (2, 3)
_LONGEST_FOLDER = 247
"""MAX_PATH is 260 with the zero at its end, and leaves a folder room for a name of 8.3 in it."""


def storage_error(error: OSError) -> StorageError:
    """The operating system's refusal as one of ours."""
    if _is_too_long(error):
        return PathTooLongError()
    windows = _WINDOWS_KINDS.get(getattr(error, "winerror", None) or 0)
    if windows is not None:
        return windows()
    return _KINDS.get(error.errno or 0, StorageError)()


def _is_too_long(error: OSError) -> bool:
    """Windows finds no folder where the path is longer than it takes without its setting for long
    ones, instead of saying so."""
    if getattr(error, "winerror", None) not in _NOT_FOUND:
        return False
    paths = (error.filename, error.filename2)
    return any(len(os.path.abspath(path)) > _LONGEST_FOLDER for path in paths if _is_path(path))


def _is_path(name: object) -> bool:
    return isinstance(name, str | bytes | os.PathLike)
