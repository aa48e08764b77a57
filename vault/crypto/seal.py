"""Sealing and opening files in the public age format; nothing else in the program calls pyrage.

Streams both ways: pieces in, pieces out, whatever the size.
"""

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, BinaryIO

import pyrage

from vault.crypto.age_header import MOST_HEADER, AgeHeader, check_header
from vault.crypto.age_passphrase import open_with_passphrase, seal_with_passphrase
from vault.crypto.bech32 import bech32
from vault.crypto.pieces import Pieces, StoppedError
from vault.crypto.primitives import subkey
from vault.domain.secrets import Passphrase
from vault.errors import InvalidValueError, SealedFileAlteredError, WrongRecipientError

_PIECE = 1 << 18
MOST_RECIPIENTS = 30
"""So that a header stays within the 4 KiB that our own reader takes."""


def identity_text(box_secret: bytes) -> str:
    """A person's age identity ('AGE-SECRET-KEY-1…'): a key derived from the person's box key,
    because no key has two uses."""
    return bech32("age-secret-key-", subkey(box_secret, b"tuckbox-age")).upper()


def recipient_text(identity: str) -> str:
    """The recipient ('age1…') of an identity, which goes onto a staff card."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether the text is the public key of an age identity."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal_to_recipients(plain: Iterator[bytes], out: BinaryIO, recipients: list[str]) -> None:
    """Write an age file for 1 to MOST_RECIPIENTS recipients (InvalidValueError) to `out`. What
    `plain` or `out` raise comes through unchanged. `plain` is read on the caller's thread, while
    another one seals and writes."""
    if not 0 < len(recipients) <= MOST_RECIPIENTS:
        raise InvalidValueError(
            field="recipients", reason=f"between one and {MOST_RECIPIENTS} are possible"
        )
    keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    pieces = Pieces()
    with ThreadPoolExecutor(max_workers=1) as beside:
        sealing = beside.submit(_seal, pieces, out, keys)
        try:
            # Where sealing failed it has stopped, and its result tells why.
            with suppress(StoppedError):
                for piece in plain:
                    pieces.put(piece)
                pieces.end()
        except BaseException:
            pieces.stop()
            raise
    sealing.result()


def _seal(pieces: Pieces, out: BinaryIO, keys: list[Any]) -> None:
    target = _Target(out)
    try:
        pyrage.encrypt_io(_Source(iter(pieces)), target, keys)
    except (pyrage.EncryptError, OSError):
        if target.failure is not None:
            raise target.failure from None
        raise
    finally:
        pieces.stop()


def seal_to_passphrase(plain: Iterator[bytes], out: BinaryIO, passphrase: Passphrase) -> None:
    """Write an age file under a passphrase to `out`, for a recipient without a card."""
    out.writelines(seal_with_passphrase(bytes(passphrase.expose()), plain))


def read_header(file: BinaryIO) -> AgeHeader:
    """The checked header of a file, which is then at its beginning again; errors as
    `check_header`."""
    head = file.read(MOST_HEADER)
    file.seek(0)
    return check_header(head)


def open_sealed(
    file: BinaryIO,
    take: Callable[[bytes], None],
    *,
    identity: str = "",
    passphrase: Passphrase | None = None,
) -> None:
    """Give the plain content to `take`, piece by piece. Each piece is authentic, but only the
    return of this call says that the file was complete. WrongRecipientError, WrongPassphraseError,
    SealedFileAlteredError, and those of `check_header`; what `take` raises comes through."""
    header = read_header(file)
    if header.is_passphrase:
        if passphrase is None:
            raise WrongRecipientError
        file.seek(header.length)
        for piece in open_with_passphrase(bytes(passphrase.expose()), header, file):
            take(piece)
        return
    if not identity:
        raise WrongRecipientError
    _open_with_identity(file, take, identity)


def _open_with_identity(file: BinaryIO, take: Callable[[bytes], None], identity: str) -> None:
    pieces = Pieces()
    with ThreadPoolExecutor(max_workers=1) as beside:
        opening = beside.submit(_open, file, pieces, identity)
        try:
            for piece in pieces:
                take(piece)
        except BaseException:
            pieces.stop()
            raise
    opening.result()


def _open(file: BinaryIO, pieces: Pieces, identity: str) -> None:
    source, sink = _Taken(file), _Sink(pieces)
    try:
        pyrage.decrypt_io(source, sink, [pyrage.x25519.Identity.from_str(identity)])
        sink.hand_on()
    except (pyrage.DecryptError, OSError) as error:
        if source.failure is not None:
            raise source.failure from None
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the disk, not the content
        if "No matching keys" in str(error):
            raise WrongRecipientError from error
        raise SealedFileAlteredError from error
    finally:
        pieces.end()


class _Source(io.RawIOBase):
    """Pieces as a file that can be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        size = len(self._rest) if size < 0 else size
        taken, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return taken


class _Taken(io.RawIOBase):
    """A file that is read; remembers what it raised, as `_Target` does: pyrage tells a failure of
    the first read as damage."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.failure: BaseException | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            return self._file.read(size)
        except BaseException as error:
            self.failure = error
            raise


class _Target(io.RawIOBase):
    """A file that is written; remembers what it raised, which pyrage tells in other words
    (findings/pyrage-tells-a-lost-disk-as-damage.sh)."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.failure: BaseException | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        try:
            return self._out.write(data)
        except BaseException as error:
            self.failure = error
            raise


class _Sink(io.RawIOBase):
    """A file that hands on what is written, in larger pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces, self._held = pieces, bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        if len(self._held) >= _PIECE:
            self.hand_on()
        return len(data)

    def hand_on(self) -> None:
        """What is held, however little."""
        self._pieces.put(bytes(self._held))
        self._held.clear()
