"""What the operating system says of a disk, as errors a person can act on."""

import errno

from vault.errors import (
    DiskFullError,
    DriveGoneError,
    FolderGoneError,
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
    errno.ENOENT: FolderGoneError,
    errno.ENOTDIR: FolderGoneError,
    errno.EACCES: ReadOnlyError,
    errno.EPERM: ReadOnlyError,
    errno.EROFS: ReadOnlyError,
}


def storage_error(error: OSError) -> StorageError:
    """The operating system's refusal as one of ours."""
    return _KINDS.get(error.errno or 0, StorageError)()
