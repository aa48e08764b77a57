"""Restoring a backup to a new folder; it stays locked, and needs no key for that."""

import os
import shutil
from collections.abc import Callable
from glob import escape
from pathlib import Path

from vault.crypto.erasures import ErasureList
from vault.crypto.primitives import is_signed
from vault.domain.backups import RestoreReport
from vault.domain.ids import new_id
from vault.errors import BackupDamagedError, FolderExistsError
from vault.exchange.backup.growing_folder import newest_list, other_lists, read_list
from vault.exchange.backup.header import BackupHeader, backup_message, parse_backup
from vault.exchange.backup.one_file import read_backup
from vault.platform.disk import storage_error
from vault.platform.durable import sync_folder, take_free_place
from vault.platform.folders import read_seen
from vault.store.files.restored import mark_restored
from vault.store.keyfile.keyring import Keyring

_UNFINISHED = "unfinished"


def restore_backup(source: Path, folder: Path, report: Callable[[int, int], None]) -> RestoreReport:
    """Restore to `folder`, completely or not at all. `source` is a backup's file, its list, or the
    folder that holds the list. FolderExistsError when something is at `folder` already;
    BackupDamagedError, BadFileError, StorageError."""
    if os.path.lexists(folder):
        raise FolderExistsError
    part = folder.with_name(f"{folder.name}.{_UNFINISHED}-{new_id()[:8]}")
    try:
        for left in folder.parent.glob(f"{escape(folder.name)}.{_UNFINISHED}-*"):
            shutil.rmtree(left)  # a restore that was killed
        os.makedirs(part, mode=0o700)
    except OSError as error:
        raise storage_error(error) from error
    try:
        header, erasures = _read(source, part, report)
        mark_restored(part, header.entry[0], erasures.out())
        sync_folder(part)
        take_free_place(part, folder)
        sync_folder(folder.absolute().parent)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OSError):
            raise storage_error(error) from error
        raise
    seen = read_seen(header.vault)
    return RestoreReport(
        folder=str(folder),
        made_at=header.made_at,
        entry=header.entry[0],
        seen=seen.number if seen is not None else 0,
    )


def _read(
    source: Path, part: Path, report: Callable[[int, int], None]
) -> tuple[BackupHeader, ErasureList]:
    """The backup's header, and the erasures in it and in the backups beside it. Nobody's
    key is here, so they are not believed: they wait in the new folder for who unlocks it, and this
    machine's own note, which tells of the vault itself, does not hear of them."""
    if source.is_dir():
        source = newest_list(source)
    if source.suffix == ".json":
        header, text, signature = read_list(source, part, report)
    else:
        header, text, signature = read_backup(source, part, report)
    if not _is_of(Keyring.load(part), header, text, signature):
        raise BackupDamagedError(reason="its signature does not hold")
    erasures = header.erasures
    if source.suffix == ".json":
        # The smallest first: a list that is only there to crowd out the others comes last.
        for other in sorted(other_lists(source), key=len):
            erasures = erasures.joined(_erasures_of(other, header.vault))
    return header, erasures


def _is_of(keyring: Keyring, header: BackupHeader, text: bytes, signature: bytes) -> bool:
    keys = keyring.people.verify_keys_of(header.profile)
    is_known = any(is_signed(key, backup_message(text), signature) for key in keys)
    return is_known and keyring.vault_id == header.vault


def _erasures_of(text: bytes, vault_id: str) -> ErasureList:
    """A newer backup beside this one knows of erasures that came after it; each carries its own
    signature. A list that is none has nothing to say here, and is refused when it is put back."""
    try:
        header = parse_backup(text)
    except BackupDamagedError:
        return ErasureList()
    return header.erasures if header.vault == vault_id else ErasureList()
