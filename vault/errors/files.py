"""Files from outside that cannot be taken in."""

from vault.errors.base import TuckboxError


class BadFileError(TuckboxError):
    """An input file that cannot be read as what it claims to be; details: reason."""

    code = "import.bad_file"
    exit_code = 4


class LettersDoubtfulError(BadFileError):
    """A list whose letters look wrong, until a person says how they are read; details: reason.
    `readings` are (encoding, words as they are in it), the likeliest first."""

    code = "import.letters"

    def __init__(
        self, reason: str = "", readings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ) -> None:
        super().__init__(reason=reason)
        self.readings = readings


class RollStoppedError(BadFileError):
    """A roll whose numbers belong to other children here: another school's, or slipped; details:
    reason."""

    code = "import.stopped"


class UnreadableFileError(BadFileError):
    """A file that is not there, or a small one that is far too large; details: reason."""

    code = "file.unreadable"


class KeyFileUnreadableError(BadFileError):
    """A key file for a USB stick that is not there, or is no such file; details: reason."""

    code = "stick.unreadable"


class BadAdvisoryError(BadFileError):
    """A list of known weaknesses that is no OSV; details: reason."""

    code = "check.bad_advisory"


class BadModuleError(BadFileError):
    """A training module that cannot be read; details: line, reason."""

    code = "training.bad_module"


class UnsafeFileError(BadFileError):
    """A file built to do harm (slip, bomb, entities); details: reason."""

    code = "import.unsafe_file"


class PhotoRejectedError(BadFileError):
    """details: reason."""

    code = "photo.rejected"
