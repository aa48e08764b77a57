"""Backups: made, proven by reading them back, listed."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.backups import BackupReport, BackupStatus
from vault.domain.file_names import readable
from vault.domain.ids import BackupId, new_id
from vault.errors import BackupDamagedError, InvalidValueError, StorageError
from vault.exchange.backup.growing_folder import (
    folder_of,
    prune,
    publish_list,
    read_list,
    remove_list,
    write_chunks,
    write_list,
)
from vault.exchange.backup.header import BackedFile, BackupHeader, backup_message
from vault.exchange.backup.one_file import read_backup, write_end, write_files
from vault.exchange.small_files import make_folder
from vault.exchange.transfer.sealing import PartFile
from vault.platform.folders import cloud_service_of, device_of, is_on_network
from vault.platform.locked_note import note_backup
from vault.store.files.staged import PREFIX, sweep_staged
from vault.store.measures.backups import Backups
from vault.store.records import Records

_SPARE = 32 << 20


@dataclass(frozen=True)
class MakeBackup(Command[BackupReport]):
    """Into a new file, or into a folder that grows. It counts only when it was read back and
    opened; what did not hold is taken away again. InvalidValueError for a place inside the
    vault."""

    name = "backup.make"
    needs = Permission.BACKUP
    can_undo = False
    may_use_ballast = False

    path: Path

    def apply(self, records: Records) -> BackupReport:
        copy = records.vault_copy
        if copy.folder.absolute() in (self.path.absolute(), *self.path.absolute().parents):
            raise InvalidValueError(
                field="place", reason="a backup inside the vault is lost together with it"
            )
        is_folder = self.path.is_dir()
        folder = self.path.absolute() if is_folder else self.path.absolute().parent
        report = replace(
            _into_folder(records, self.path) if is_folder else _into_file(records, self.path),
            cloud=cloud_service_of(folder) or "",
            on_network=is_on_network(folder),
        )
        if copy.has_keys:
            records.of(Backups).add(
                {
                    "place": readable(folder.name or str(folder)),
                    "device": device_of(folder),
                    "kind": "folder" if is_folder else "file",
                    "bytes": report.bytes,
                    "entry": report.entry,
                }
            )
        records.after_commit(lambda: _note(copy.vault_id), _nothing)
        return report


@dataclass(frozen=True)
class ListBackups(Query[BackupStatus]):
    """Every backup that was made, newest first, and the device that the vault is on."""

    name = "backup.list"
    needs = Permission.BACKUP_READ
    is_recorded = False

    def apply(self, records: Records) -> BackupStatus:
        return BackupStatus(records.of(Backups).list_all(), device_of(records.vault_copy.folder))


@dataclass(frozen=True)
class SetBackupAway(Command[None]):
    """Whether a backup is kept in another place than the vault."""

    name = "backup.away"
    needs = Permission.BACKUP_WRITE
    can_undo = False

    backup: BackupId
    away: bool

    def apply(self, records: Records) -> None:
        records.of(Backups).set_away(self.backup, away=bool(self.away))


@dataclass(frozen=True)
class AcceptCopy(Command[None]):
    """This copy of the vault, though older than one that was seen here, is the right one: from
    now on this machine measures by it."""

    name = "vault.accept-copy"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    def apply(self, records: Records) -> None:
        records.accept_copy()


def _into_file(records: Records, path: Path) -> BackupReport:
    part = PartFile(path)

    def write(out: BinaryIO) -> None:
        files = write_files(out, records.vault_copy.files(), records.report)
        header = _header(records, files)
        write_end(out, header, records.sign(backup_message(header.text())))

    size = part.fill(write)
    try:
        checked = _check(
            records,
            path.absolute().parent,
            lambda into: read_backup(part.part, into, records.report)[0],
        )
    except BaseException:
        part.discard()
        raise
    # Before its entry: a line in the list of backups must not stand without the file, nor the
    # file without its line.
    try:
        part.publish()
    except StorageError:
        with suppress(StorageError):
            part.withdraw()
        part.discard()
        raise
    records.after_commit(_nothing, part.withdraw)
    return BackupReport(str(path), size, size, checked, records.newest_entry()[0])


def _into_folder(records: Records, place: Path) -> BackupReport:
    folder = folder_of(place, records.vault_copy.vault_id)
    files, written = write_chunks(folder, records.vault_copy.files(), records.report)
    header = _header(records, files)
    waiting = write_list(folder, header, records.sign(backup_message(header.text())))
    try:
        checked = _check(records, folder, lambda into: read_list(waiting, into, records.report)[0])
        path = publish_list(waiting)
    except BaseException:
        remove_list(waiting)
        raise
    records.after_commit(_nothing, lambda: remove_list(path))
    prune(folder, path)
    size = sum(file.size for file in files)
    return BackupReport(str(folder), size, written, checked, header.entry[0])


def _note(vault_id: str) -> None:
    with suppress(StorageError):  # the backup holds, whatever this computer can write down
        note_backup(vault_id, datetime.now(UTC))


def _nothing() -> None:
    return


def _header(records: Records, files: tuple[BackedFile, ...]) -> BackupHeader:
    return BackupHeader(
        vault=records.vault_copy.vault_id,
        profile=str(records.profile.id),
        made_at=datetime.now(UTC),
        entry=records.newest_entry(),
        files=files,
        erasures=records.erasures_elsewhere.known(),
    )


def _check(records: Records, target: Path, read: Callable[[Path | None], object]) -> str:
    """Read it back: opened with this person's keys where there is room for that, beside the vault
    or where the backup lies (what is put there is as encrypted as the backup)."""
    copy = records.vault_copy
    sweep_staged(target)
    need = sum(file.size for file in copy.files()) + _SPARE
    school_classes = [p for p in (copy.folder, target) if shutil.disk_usage(p).free > need]
    if not copy.has_keys or not school_classes:
        read(None)
        return "whole"
    into = school_classes[0] / f"{PREFIX}{new_id()}"
    make_folder(into)
    try:
        read(into)
        if not copy.is_good(into):
            raise BackupDamagedError(reason="the copy does not open")
    finally:
        shutil.rmtree(into, ignore_errors=True)
    return "opened"
