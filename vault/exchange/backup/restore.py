"""Putting a backup back in a new place; it stays locked, and needs no key for that."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from vault.crypto.primitives import is_signed
from vault.domain.backups import RestoreReport
from vault.errors import FolderExistsError, SealedFileDamagedError
from vault.exchange.backup.growing_folder import newest_list, read_list
from vault.exchange.backup.header import BackupHeader, backup_message
from vault.exchange.backup.one_file import read_backup
from vault.platform.folders import read_seen
from vault.store.connection import storage_error
from vault.store.keyring import Keyring
from vault.store.restored import mark_restored


def put_back(source: Path, folder: Path, report: Callable[[int, int], None]) -> RestoreReport:
    """`source` is a backup's file, its list, or the folder it lies in. Whole or not at all."""
    if os.path.lexists(folder):
        raise FolderExistsError
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        os.makedirs(part, mode=0o700)
    except OSError as error:
        raise storage_error(error) from error
    try:
        header = _read(source, part, report)
        mark_restored(part, header.entry[0])
        os.replace(part, folder)
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
    known = keyring.verify_keys_of(header.profile)
    if keyring.vault_id != header.vault or not any(
        is_signed(key, backup_message(text), signature) for key in known
    ):
        raise SealedFileDamagedError(reason="its signature does not hold")
    return header
