"""Opening a transfer: streamed into a temporary encrypted file, and believed only when its seal
holds.

Nothing is read before the header's signature was checked, and nothing is shown or merged before the
seal over every part was.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vault.crypto.age_passphrase import plain_size
from vault.crypto.part_hash import hash_of
from vault.crypto.primitives import is_signed
from vault.crypto.seal import open_sealed, read_header
from vault.domain.secrets import Passphrase
from vault.errors import (
    BadContentError,
    SealBrokenError,
    SealedFileAlteredError,
    SealedFileCutError,
    SealedListError,
    UnreadableFileError,
    WrongVaultError,
)
from vault.exchange.transfer.header import (
    HEADER,
    HEADER_SIGN,
    MOST_JSON,
    PHOTOS,
    RECORDS,
    SEAL,
    SEAL_SIGN,
    PartsHash,
    TransferHeader,
    header_message,
    parse_header,
    seal_message,
)
from vault.exchange.transfer.lines import LineReader
from vault.exchange.transfer.list_file import form_of
from vault.exchange.transfer.tar_stream import BLOCK, TarReader
from vault.platform.disk import storage_error
from vault.platform.plain_file import open_told
from vault.store.files.staged import Staged

_RECORDS = re.compile(re.escape(RECORDS) + r"[0-9]{5}\.jsonl")
_PHOTO = re.compile(re.escape(PHOTOS) + r"([0-9a-f]{32})\.jpg")
_MOST_RECORDS = 2 << 20
_MOST_PHOTO = 16 << 20
_MOST_SEAL = 4096
_SIGNATURE = 64


@dataclass(frozen=True, slots=True)
class OpenTransfer:
    """A received file whose seal holds."""

    header: TransferHeader
    staged: Staged
    manifest: str

    def close(self) -> None:
        """What was staged of it goes."""
        self.staged.close()


def needs_passphrase(path: Path) -> bool:
    """Whether the file opens with a passphrase. SealedFileDamagedError for what is none of ours,
    UnreadableFileError."""
    with _opened(path) as file:
        return read_header(file).is_passphrase


def open_transfer(
    path: Path,
    folder: Path,
    *,
    identity: str,
    passphrase: Passphrase | None,
    allow: Callable[[TransferHeader], None],
    report: Callable[[int, int], None],
) -> OpenTransfer:
    """Open, check and stage a file. `allow` is called with the signed header before anything else
    is read, and refuses by raising. On any error the staging file is removed. BadContentError,
    SealBrokenError, the errors of `open_sealed`, StorageError. SealedFileCutError for one that ends
    too early, SealedListError for one that holds a list."""
    staged = Staged(folder)
    try:
        with _opened(path) as file:
            opening = _Opening(staged, allow, to_nobody=read_header(file).is_passphrase)
            total = path.stat().st_size
            tar = TarReader(opening.begin, opening.take, opening.finish)

            def push(piece: bytes) -> None:
                tar.push(piece)
                report(min(file.tell(), total), total)

            open_sealed(file, push, identity=identity, passphrase=passphrase)
            tar.end()
        return opening.finished()
    except BaseException as error:
        staged.close()
        if isinstance(error, SealedFileAlteredError) and _is_cut(path):
            raise SealedFileCutError from error
        if isinstance(error, OSError):
            raise storage_error(error) from error
        raise


def _is_cut(path: Path) -> bool:
    """Whether the file has not the length that a sealed file can have: its content comes in whole
    blocks, which somebody who alters it leaves as they are, and a copy that broke off does not."""
    with _opened(path) as file:
        size = plain_size(os.fstat(file.fileno()).st_size, read_header(file))
    return size <= 0 or size % BLOCK != 0


def _opened(path: Path) -> BinaryIO:
    try:
        return open_told(path)
    except OSError as error:
        raise UnreadableFileError(reason="the file cannot be opened") from error


class _Opening:
    """Takes the parts in their order: header, signature, records, photos, seal, signature."""

    def __init__(
        self, staged: Staged, allow: Callable[[TransferHeader], None], *, to_nobody: bool
    ) -> None:
        self._staged, self._allow, self._to_nobody = staged, allow, to_nobody
        self._name, self._part = "", bytearray()
        self._stage = 0
        self._parts = PartsHash()
        self._lines = LineReader(())
        self._chunks = 0
        self._header_text = b""
        self._header: TransferHeader | None = None
        self._seal = b""
        self._is_sealed = False
        self._pictures = 0

    def begin(self, name: str, size: int) -> None:
        """A part of this name comes next."""
        if not self._header_text and (form := form_of(name)):
            raise SealedListError(ending=form)
        stage = self._stage_of(name)
        once = stage in (0, 1, 4, 5)
        if stage < self._stage or (once and stage != self._stage) or self._is_sealed:
            raise BadContentError(reason="its parts are not in their order")
        if self._stage in (0, 1) and stage > self._stage:
            raise BadContentError(reason="its parts are not in their order")
        if stage == 2:
            if name != f"{RECORDS}{self._chunks:05}.jsonl":
                raise BadContentError(reason="its parts are not in their order")
            self._chunks += 1
        most = (MOST_JSON, _SIGNATURE, _MOST_RECORDS, _MOST_PHOTO, _MOST_SEAL, _SIGNATURE)[stage]
        if size > most:
            raise BadContentError(reason="a part of it is far too large")
        self._stage, self._name = stage, name
        self._part.clear()

    def take(self, piece: bytes) -> None:
        self._part += piece

    def finish(self) -> None:
        """The part is whole."""
        part = bytes(self._part)
        self._part.clear()
        if self._stage < 4:
            self._parts.add(self._name, part)
        if self._stage == 0:
            self._header_text, self._stage = part, 1
        elif self._stage == 1:
            self._check_header(part)
            self._stage = 2
        elif self._stage == 2:
            for raw in part.splitlines():
                self._staged.add_line(self._lines.parse(raw))
        elif self._stage == 3:
            self._photo(part)
        elif self._stage == 4:
            self._seal, self._stage = part, 5
        else:
            self._check_seal(part)

    def finished(self) -> OpenTransfer:
        """SealBrokenError unless the seal was there and held."""
        if not self._is_sealed or self._header is None:
            raise SealBrokenError(reason="its seal is missing")
        return OpenTransfer(self._header, self._staged, hash_of(self._seal))

    def _stage_of(self, name: str) -> int:
        fixed = {HEADER: 0, HEADER_SIGN: 1, SEAL: 4, SEAL_SIGN: 5}
        if name in fixed:
            stage = fixed[name]
            # Records and photos may be none at all.
            return 4 if stage == 4 and self._ready_for_seal() else stage
        if _RECORDS.fullmatch(name):
            return 2
        if _PHOTO.fullmatch(name):
            return 3
        raise BadContentError(reason="it holds something that does not belong there")

    def _ready_for_seal(self) -> bool:
        if self._stage in (2, 3):
            self._stage = 4
        return True

    def _check_header(self, signature: bytes) -> None:
        header = parse_header(self._header_text)
        message = header_message(self._header_text)
        if not is_signed(header.sender.verify_key, message, signature):
            raise SealBrokenError(reason="the sender's signature does not hold")
        if self._to_nobody is bool(header.addressees):
            # Sealed to cards it names them, under a passphrase nobody: anything else was passed on.
            raise WrongVaultError
        self._allow(header)
        self._header = header
        self._lines = LineReader(header.kinds)

    def _photo(self, part: bytes) -> None:
        match = _PHOTO.fullmatch(self._name)
        if match is not None:
            self._staged.add_picture(match.group(1), part)
            self._pictures += 1

    def _check_seal(self, signature: bytes) -> None:
        header = self._header
        if header is None:
            raise SealBrokenError(reason="its seal is missing")
        if not is_signed(header.sender.verify_key, seal_message(self._seal), signature):
            raise SealBrokenError(reason="the sender's signature does not hold")
        if self._parts.seal(header.file) != self._seal:
            raise SealBrokenError(reason="its parts are not those that were signed")
        if self._pictures != header.photos:
            raise BadContentError(reason="photos are missing or too many")
        self._is_sealed = True
