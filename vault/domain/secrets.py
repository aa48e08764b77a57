"""Secrets that do not leak into logs, reprs or tracebacks, and that can be wiped."""

from dataclasses import dataclass
from typing import NoReturn


class Secret:
    """Bytes that are lent through `expose` (the live buffer, not a copy) and wiped after use."""

    __slots__ = ("_data",)

    def __init__(self, data: bytes | bytearray) -> None:
        self._data = bytearray(data)

    def expose(self) -> bytearray:
        """The live buffer; do not keep it."""
        return self._data

    def wipe(self) -> None:
        """Overwrite the buffer with zeros."""
        self._data[:] = bytes(len(self._data))

    def __len__(self) -> int:
        return len(self._data)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("secrets are never pickled")


class Password(Secret):
    """What a person types, as NFC-normalised UTF-8."""

    @classmethod
    def typed(cls, text: str) -> "Password":
        """From typed text; the same letters give the same bytes on every system."""
        import unicodedata

        return cls(unicodedata.normalize("NFC", text).encode())


class Passphrase(Secret):
    """Generated words for a sealed file, told to its recipient by another way."""

    @classmethod
    def typed(cls, text: str) -> "Passphrase":
        """From typed words: capitals, and spaces instead of hyphens, open it as well."""
        return cls("-".join(text.lower().replace("-", " ").split()).encode())


class RecoveryCode(Secret):
    """The 20 bytes of the recovery sheet."""


class StickSecret(Secret):
    """The 32 random bytes of a key file on a USB stick."""


class FileKey(Secret):
    """A raw 32-byte SQLCipher key."""


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What a recovery share says of itself: `batch` is the same for shares that belong together,
    `number` tells them apart, `needed` of them open the vault."""

    batch: tuple[int, ...]
    number: int
    needed: int
