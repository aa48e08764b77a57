"""Carrying out a planned re-key, safe at any kill: the plan stands in the key file first.

Each step finds out what was done already. Until the last one, the old key file with the plan in it
opens whichever of the two keys a file has; the last step makes the new key file the only one.
"""

from collections.abc import Callable
from pathlib import Path

from vault.crypto.primitives import seal_to
from vault.domain.access import Compartment
from vault.domain.secrets import FileKey
from vault.errors import VaultDamagedError
from vault.platform.durable import sync_folder, take_place
from vault.store.database.connection import engine_error, open_file, storage_error
from vault.store.database.engine import sqlcipher
from vault.store.database.migrations import migrate
from vault.store.database.vault_file import NAME as RECORDS
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.files.photos_file import copy_pictures, create_photos
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.upkeep.reseal import reseal

Report = Callable[[int, int], None]


def has_begun(folder: Path, old: OpenKeys) -> bool:
    """Whether the records, which come first, do not open with the old keys any more."""
    try:
        open_file(folder / RECORDS, _must(old.vault_key)).close()
    except VaultDamagedError:
        return True
    return False


def carry_out(folder: Path, old: OpenKeys, new: OpenKeys, report: Report) -> None:
    """vault.db, then photos.db; afterwards both open with the new keys, and only with them."""
    _rekey_records(folder / RECORDS, old, new)
    _rekey_pictures(folder / PHOTOS, old, new, report)
    for path, key in ((folder / RECORDS, new.vault_key), (folder / PHOTOS, new.photos_key)):
        # The return code of a re-key is not to be trusted; that the file opens is.
        open_file(path, _must(key)).close()


def _rekey_records(path: Path, old: OpenKeys, new: OpenKeys) -> None:
    try:
        connection = open_file(path, _must(old.vault_key))
    except VaultDamagedError:
        open_file(path, _must(new.vault_key)).close()
        return
    try:
        migrate(connection, RECORDS)
        connection.execute("BEGIN IMMEDIATE")
        health = {old.generation(Compartment.HEALTH): old.secret(Compartment.HEALTH)}
        reseal(connection, "", Compartment.HEALTH, health, new)
        _keep_old_audit_key(connection, old, new)
        connection.execute("COMMIT")
        spelled = bytearray(b"x'" + bytes(_must(new.vault_key).expose()).hex().encode() + b"'")
        try:
            _lend_new_key(connection, spelled)
        finally:
            spelled[:] = bytes(len(spelled))
    except sqlcipher.DatabaseError as error:
        raise engine_error(error, RECORDS) from error
    finally:
        connection.close()


def _lend_new_key(connection: object, spelled: bytearray) -> None:
    connection.reset_key(spelled)  # type: ignore[attr-defined]


def _keep_old_audit_key(connection: sqlcipher.Connection, old: OpenKeys, new: OpenKeys) -> None:
    """Bodies of older entries stay as they are, because the chain is over them; who holds the
    new audit key finds the old one here."""
    box = seal_to(new.must_public(Compartment.AUDIT), old.secret(Compartment.AUDIT))
    connection.execute(
        "INSERT OR IGNORE INTO old_key (compartment, generation, box) VALUES (?, ?, ?)",
        (Compartment.AUDIT.value, old.generation(Compartment.AUDIT), box),
    )


def _rekey_pictures(path: Path, old: OpenKeys, new: OpenKeys, report: Report) -> None:
    """A new file beside the old one, then its name: pictures can be counted as they go over."""
    fresh = path.with_name(path.name + ".new")
    journal = fresh.with_name(fresh.name + "-journal")
    for left in (fresh, journal):
        left.unlink(missing_ok=True)
    try:
        open_file(path, _must(old.photos_key)).close()
    except VaultDamagedError:
        open_file(path, _must(new.photos_key)).close()
        return
    create_photos(fresh, _must(new.photos_key))
    copy_pictures(path, _must(old.photos_key), fresh, _must(new.photos_key), report)
    try:
        journal.unlink(missing_ok=True)  # empty: the file was closed as a whole
        take_place(fresh, path)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error) from error


def _must(key: FileKey | None) -> FileKey:
    if key is None:
        raise VaultDamagedError(file=RECORDS)
    return key
