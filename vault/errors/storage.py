"""The disk, the drive or the memory says no."""

from vault.errors.base import TuckboxError


class StorageError(TuckboxError):
    """Disk or permission; base of the storage errors."""

    code = "storage"
    exit_code = 7


class ReadFailedError(StorageError):
    """Part of the vault could not be read just now; it may be the disk or the vault."""

    code = "storage.read"


class FileNotReadError(StorageError):
    """A file that was chosen could not be read from its drive; nothing says that it was altered."""

    code = "storage.file"


class DiskFullError(StorageError):
    """No room is left, or none for a file of this size."""

    code = "storage.full"


class ReadOnlyError(StorageError):
    """The drive or folder takes no changes, or this person may make none there."""

    code = "storage.read_only"


class FolderExistsError(StorageError):
    """Something is there already; nothing is written over."""

    code = "storage.exists"


class DriveGoneError(StorageError):
    """The stick or drive went away in the middle."""

    code = "storage.gone"


class FolderGoneError(StorageError):
    """A folder that is not there, or not any more."""

    code = "storage.no_folder"


class FileInUseError(StorageError):
    """Another program holds the file open, and this system lets nobody replace it meanwhile."""

    code = "storage.in_use"


class PathTooLongError(StorageError):
    """The folder's path and the file's name are longer than the system takes."""

    code = "storage.path_too_long"


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
    """The system gives no more memory."""

    code = "storage.memory"
