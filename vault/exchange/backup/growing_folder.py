"""A backup as a folder that grows: files in chunks of 1 MiB under the names of their hashes.

Pages of the vault's files that did not change are the same bytes, so photos, which are written
once, are copied once. Each backup is one signed list of chunks; the newest ten are kept.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from vault.crypto.part_hash import RunningHash, hash_of
from vault.domain.ids import new_id
from vault.errors import BackupDamagedError, BadFileError
from vault.exchange.backup.header import MOST_HEADER, BackedFile, BackupHeader, parse_backup
from vault.exchange.small_files import read_small, write_new
from vault.platform.durable import sync, sync_folder, take_place
from vault.platform.plain_file import NotPlainFileError, create_new, read_told
from vault.store.database.connection import storage_error
from vault.store.files.vault_copy import CHUNK, CopiedFile

_KEEP = 10
_CHUNKS = "chunks"
_LISTS = "backup-*.json"
_WAITING = "waiting-"


def folder_of(place: Path, vault_id: str) -> Path:
    """The folder for backups of this vault within `place`, named after the vault's id."""
    return place / f"tuckbox-backup-{vault_id[:12]}"


def write_chunks(
    folder: Path, files: list[CopiedFile], report: Callable[[int, int], None]
) -> tuple[tuple[BackedFile, ...], int]:
    """Copy the chunks that are missing. Returns each file as its list of chunks, and how many bytes
    were written. StorageError."""
    total, done, written = sum(file.size for file in files), 0, 0
    backed_files = []
    try:
        for file in files:
            running, names = RunningHash(), []
            for chunk in file.read():
                running.update(chunk)
                name = hash_of(chunk)
                written += _put(folder, name, chunk)
                names.append(name)
                done += len(chunk)
                report(done, total)
            backed_files.append(BackedFile(file.name, file.size, running.hex(), tuple(names)))
    except OSError as error:
        raise storage_error(error) from error
    return tuple(backed_files), written


def write_list(folder: Path, header: BackupHeader, signature: bytes) -> Path:
    """Write the signed list that makes the chunks a backup, under a temporary name; the last step
    before `publish_list`."""
    _keep_chunks(folder)
    path = folder / f"{_WAITING}backup-{header.made_at:%Y%m%dT%H%M%S%f}.json"
    write_new(path.with_suffix(".sig"), signature)
    write_new(path, header.text())
    return path


def _keep_chunks(folder: Path) -> None:
    """What the list will name stays there after a power cut. StorageError."""
    try:
        for place in (*(folder / _CHUNKS).glob("*/"), folder / _CHUNKS, folder):
            sync_folder(place)
    except OSError as error:
        raise storage_error(error) from error


def publish_list(waiting: Path) -> Path:
    """Give the list, which was read back and is correct, its name; the signature first.
    StorageError."""
    path = waiting.with_name(waiting.name.removeprefix(_WAITING))
    try:
        take_place(waiting.with_suffix(".sig"), path.with_suffix(".sig"))
        take_place(waiting, path)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error) from error
    return path


def remove_list(path: Path) -> None:
    """Remove a list and its signature; what a drive refuses, or is gone already, is no error."""
    for list_file in (path, path.with_suffix(".sig")):
        try:
            list_file.unlink(missing_ok=True)
        except OSError:
            return


def other_lists(path: Path) -> Iterator[bytes]:
    """The text of every list in the same folder; what is no list any more is left out.
    FileNotReadError: a list may tell of an erasure, and a child who was erased would be back."""
    for other in sorted(path.parent.glob(_LISTS)):
        try:
            yield read_small(other, MOST_HEADER)
        except BadFileError:
            continue


def newest_list(folder: Path) -> Path:
    """The newest list in the folder; BadFileError when there is none."""
    lists = sorted(folder.glob(_LISTS)) or sorted(folder.glob(f"tuckbox-backup-*/{_LISTS}"))
    if not lists:
        raise BadFileError(reason="there is no backup in this folder")
    return lists[-1]


def read_list(
    path: Path, into: Path | None, report: Callable[[int, int], None]
) -> tuple[BackupHeader, bytes, bytes]:
    """Read and check every chunk of one backup, and write its files into the folder `into` unless
    that is None. Returns header, its text and its signature (64 bytes; not checked).
    BackupDamagedError for a chunk or file that is not what the list says; StorageError."""
    text = read_small(path, MOST_HEADER)
    signature = read_small(path.with_suffix(".sig"), 64)
    header = parse_backup(text)
    total, done = sum(file.size for file in header.files), 0
    for file in header.files:
        running, size = RunningHash(), 0
        out = _new_file(into, file.name)
        try:
            for name in file.chunks:
                chunk = _get(path.parent, name)
                running.update(chunk)
                size += len(chunk)
                if out is not None:
                    _write_all(out, chunk)
                done += len(chunk)
                report(done, total)
            if out is not None:
                sync(out)
        except OSError as error:
            raise storage_error(error) from error
        finally:
            if out is not None:
                os.close(out)
        if (running.hex(), size) != (file.hash, file.size):
            raise BackupDamagedError(reason="its files are not those that were backed up")
    return header, text, signature


def prune(folder: Path, newest: Path) -> None:
    """Remove all lists but ten (`newest` and the latest of the others), the chunks that none of
    them names, and what a killed program left under temporary names. StorageError."""
    others = sorted(path for path in folder.glob(_LISTS) if path != newest)
    kept = [*others[-(_KEEP - 1) :], newest]
    for old in set(others) - set(kept):
        remove_list(old)
    try:
        _sweep(folder, kept, is_pruned=len(others) >= _KEEP)
    except OSError as error:
        raise storage_error(error) from error


def _sweep(folder: Path, kept: list[Path], *, is_pruned: bool) -> None:
    signed = {path.with_suffix(".sig") for path in kept}
    left = [path for path in folder.glob("*.sig") if path not in signed]
    left += [*folder.glob(f"{_WAITING}*"), *folder.glob("*.part")]
    left += (folder / _CHUNKS).glob("*/*.part")
    if is_pruned:
        wanted = {
            chunk
            for path in kept
            for file in parse_backup(read_small(path, MOST_HEADER)).files
            for chunk in file.chunks
        }
        left += [chunk for chunk in (folder / _CHUNKS).glob("*/*") if chunk.name not in wanted]
    for path in left:
        path.unlink(missing_ok=True)


def _place(folder: Path, name: str) -> Path:
    return folder / _CHUNKS / name[:2] / name


def _put(folder: Path, name: str, chunk: bytes) -> int:
    path = _place(folder, name)
    if path.exists() and path.stat().st_size == len(chunk):
        return 0
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(f".{new_id()}.part")
    descriptor = create_new(part)
    try:
        _write_all(descriptor, chunk)
        sync(descriptor)
    finally:
        os.close(descriptor)
    take_place(part, path)
    return len(chunk)


def _get(folder: Path, name: str) -> bytes:
    if len(name) != 64 or not name.isalnum():
        raise BackupDamagedError(reason="a part of it has no name of ours")
    try:
        chunk = read_told(_place(folder, name), CHUNK + 1)
    except (FileNotFoundError, NotPlainFileError) as error:
        raise BackupDamagedError(reason="a part of it is missing") from error
    if len(chunk) > CHUNK or hash_of(chunk) != name:
        raise BackupDamagedError(reason="a part of it was altered")
    return chunk


def _new_file(into: Path | None, name: str) -> int | None:
    if into is None:
        return None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(into / name, flags, 0o600)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
