"""Putting a backup back in a new place; it stays locked, and needs no key for that."""

import os
import shutil
from collections.abc import Callable
from glob import escape
from pathlib import Path

from vault.crypto.primitives import is_signed
from vault.domain.backups import RestoreReport
from vault.domain.ids import new_id
from vault.errors import FolderExistsError
from vault.exchange.backup.growing_folder import newest_list, other_lists, read_list
from vault.exchange.backup.header import BackupHeader, backup_message, parse_backup
from vault.exchange.backup.one_file import read_backup
from vault.platform.disk import storage_error
from vault.platform.erased_notes import add_erased
from vault.platform.folders import read_seen
from vault.sealed_file_errors import BackupDamagedError
from vault.store.keyring import Keyring
from vault.store.keyring_file import sync_folder
from vault.store.restored import mark_restored

_UNFINISHED = "unfinished"


def put_back(source: Path, folder: Path, report: Callable[[int, int], None]) -> RestoreReport:
    """`source` is a backup's file, its list, or the folder it lies in. Whole or not at all."""
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
        header = _read(source, part, report)
        mark_restored(part, header.entry[0])
        sync_folder(part)
        os.rename(part, folder)
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


def _read(source: Path, part: Path, report: Callable[[int, int], None]) -> BackupHeader:
    if source.is_dir():
        source = newest_list(source)
    if source.suffix == ".json":
        header, text, signature = read_list(source, part, report)
    else:
        header, text, signature = read_backup(source, part, report)
    keyring = Keyring.load(part)
    if not _is_of(keyring, header, text, signature):
        raise BackupDamagedError(reason="its signature does not hold")
    add_erased(header.vault, frozenset(header.erased))
    if source.suffix == ".json":
        for other, signed in other_lists(source):
            _take_erased(keyring, other, signed)
    return header


def _is_of(keyring: Keyring, header: BackupHeader, text: bytes, signature: bytes) -> bool:
    known = keyring.verify_keys_of(header.profile)
    is_known = any(is_signed(key, backup_message(text), signature) for key in known)
    return is_known and keyring.vault_id == header.vault


def _take_erased(keyring: Keyring, text: bytes, signature: bytes) -> None:
    """A newer backup beside this one knows of erasures that came after it. One that does not hold
    has nothing to say here; it is refused when somebody puts it back."""
    try:
        header = parse_backup(text)
    except BackupDamagedError:
        return
    if _is_of(keyring, header, text, signature):
        add_erased(header.vault, frozenset(header.erased))
