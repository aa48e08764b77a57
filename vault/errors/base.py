"""Where every error comes from, and those that can happen to any act."""

from typing import ClassVar


class TuckboxError(Exception):
    """Base of all expected errors; `details` fill the blanks of the sentence (never secrets)."""

    code: ClassVar[str] = "tuckbox"
    exit_code: ClassVar[int] = 3

    def __init__(self, **details: str | int) -> None:
        super().__init__(self.code)
        self.details = details


class RefusedError(TuckboxError):
    """The password, the role, a signature or a date says no."""

    code = "refused"


class InvalidValueError(TuckboxError):
    """A value a person typed cannot be; details: field, reason."""

    code = "value.invalid"
    exit_code = 2


class CancelledError(RefusedError):
    """Somebody stopped it; it was rolled back whole."""

    code = "cancelled"
