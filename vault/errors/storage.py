"""The disk, the drive or the memory says no."""

from vault.errors.base import TuckboxError


class StorageError(TuckboxError):
    """Disk or permission; base of the storage errors."""

    code = "storage"
    exit_code = 7


class ReadFailedError(StorageError):
    """Part of the vault could not be read just now; it may be the disk or the vault."""

    code = "storage.read"


class DiskFullError(StorageError):
    code = "storage.full"


class ReadOnlyError(StorageError):
    code = "storage.read_only"


class FolderExistsError(StorageError):
    code = "storage.exists"


class DriveGoneError(StorageError):
    """The stick or drive went away in the middle."""

    code = "storage.gone"


class FolderGoneError(StorageError):
    """A folder that is not there, or not any more."""

    code = "storage.no_folder"


class NoteNotKeptError(StorageError):
    """The work is saved; only what this computer remembers of the vault could not be written."""

    code = "storage.note"


class NotConfirmedError(StorageError):
    """A file is written and has its name, and its drive does not say that it keeps it."""

    code = "storage.not_confirmed"


class CloudFolderError(StorageError):
    """details: service."""

    code = "storage.cloud_folder"


class OutOfMemoryError(StorageError):
    code = "storage.memory"
