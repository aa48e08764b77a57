"""A backup as one file: a tar (ustar) of the vault's encrypted files, then their signed header."""

import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from vault.crypto.part_hash import RunningHash
from vault.errors import BackupDamagedError, BadContentError, UnreadableFileError
from vault.exchange.backup.header import (
    HEADER,
    MOST_HEADER,
    SIGN,
    BackedFile,
    BackupHeader,
    parse_backup,
)
from vault.exchange.transfer.tar_stream import TarReader, tar_end, tar_entry
from vault.platform.disk import storage_error
from vault.platform.durable import sync
from vault.platform.plain_file import NotPlainFileError, open_told
from vault.store.files.vault_copy import CHUNK, FILES, CopiedFile

_BLOCK = 512


def write_files(
    out: BinaryIO, files: list[CopiedFile], report: Callable[[int, int], None]
) -> tuple[BackedFile, ...]:
    """Write the files one after the other; returns their sizes and hashes for the header."""
    total, done = sum(file.size for file in files), 0
    backed_files = []
    for file in files:
        info = tarfile.TarInfo(file.name)
        info.size, info.mode = file.size, 0o600
        out.write(info.tobuf(tarfile.GNU_FORMAT))
        running = RunningHash()
        for chunk in file.read():
            running.update(chunk)
            out.write(chunk)
            done += len(chunk)
            report(done, total)
        out.write(bytes(-file.size % _BLOCK))
        backed_files.append(BackedFile(file.name, file.size, running.hex()))
    return tuple(backed_files)


def write_end(out: BinaryIO, header: BackupHeader, signature: bytes) -> None:
    """Write header and signature: at the end, because the header holds the hashes."""
    for name, data in ((HEADER, header.text()), (SIGN, signature)):
        out.writelines(tar_entry(name, data))
    out.write(tar_end())


def read_backup(
    path: Path, into: Path | None, report: Callable[[int, int], None]
) -> tuple[BackupHeader, bytes, bytes]:
    """Read and check all of it, and write its files into the folder `into` unless that is None.
    Returns header, its text and its signature (not checked).

    BackupDamagedError unless every file is exactly what the header says; UnreadableFileError;
    StorageError.
    """
    taking = _Taking(into)
    try:
        with open_told(path) as file:
            total = path.stat().st_size
            tar = TarReader(taking.begin, taking.take, taking.finish)
            for piece in _pieces(file):
                tar.push(piece)
                report(file.tell(), total)
            tar.end()
    except BadContentError as error:
        raise BackupDamagedError(reason=str(error.details["reason"])) from error
    except (FileNotFoundError, NotPlainFileError) as error:
        raise UnreadableFileError(reason="the file cannot be opened") from error
    except OSError as error:
        raise storage_error(error) from error
    finally:
        taking.close()
    return taking.checked()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece


class _Taking:
    def __init__(self, into: Path | None) -> None:
        self._into = into
        self._files: list[BackedFile] = []
        self._begun = 0
        self._name, self._size = "", 0
        self._running = RunningHash()
        self._out: int | None = None
        self._kept = {HEADER: bytearray(), SIGN: bytearray()}

    def begin(self, name: str, size: int) -> None:
        expected = (*FILES, HEADER, SIGN)
        if self._begun >= len(expected) or name != expected[self._begun]:
            raise BadContentError(reason="it is not a Tuckbox backup")
        if name in self._kept and size > MOST_HEADER:
            raise BadContentError(reason="a part of it is far too large")
        self._begun += 1
        self._name, self._size, self._running = name, size, RunningHash()
        if self._into is not None and name in FILES:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            self._out = os.open(self._into / name, flags, 0o600)

    def take(self, piece: bytes) -> None:
        if self._name in self._kept:
            self._kept[self._name] += piece
            return
        self._running.update(piece)
        view = memoryview(piece)
        while self._out is not None and view:
            view = view[os.write(self._out, view) :]

    def finish(self) -> None:
        if self._name in self._kept:
            return
        if self._out is not None:
            sync(self._out)
        self.close()
        self._files.append(BackedFile(self._name, self._size, self._running.hex()))

    def close(self) -> None:
        if self._out is not None:
            os.close(self._out)
            self._out = None

    def checked(self) -> tuple[BackupHeader, bytes, bytes]:
        text, signature = bytes(self._kept[HEADER]), bytes(self._kept[SIGN])
        header = parse_backup(text)
        if header.files != tuple(self._files):
            raise BackupDamagedError(reason="its files are not those that were backed up")
        return header, text, signature
