"""A vault without its key, for a technician: the schema with no rows, and the files' outsides.

Everything a session needs is there, so that a technician goes through the same door; but there is
nothing behind it. Acts are kept as waiting notes, because the trail cannot be written.
"""

import os
import sys
from pathlib import Path

from vault.crypto.primitives import random_key
from vault.domain.audit import Check
from vault.domain.english.counted import counted
from vault.errors import StorageError
from vault.store.database import vault_file
from vault.store.database.connection import PAGE, PLAIN_HEADER, sort_names
from vault.store.database.engine import sqlcipher
from vault.store.database.migrations import migrate
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.files.vault_copy import VaultCopy
from vault.store.keyfile.keyring_file import NAME as KEYRING
from vault.store.trail.audit import start_trail


def empty_records(vault_id: str, audit_public: bytes) -> sqlcipher.Connection:
    """An empty vault.db in memory, gone when it closes."""
    connection = sqlcipher.connect(":memory:", isolation_level=None)
    sort_names(connection)
    migrate(connection, vault_file.NAME)
    connection.execute("INSERT INTO state (id, vault_id, step) VALUES (1, ?, 0)", (vault_id,))
    start_trail(connection, audit_public, random_key())
    return connection


def check_outsides(copy: VaultCopy) -> list[Check]:
    """What the files show without a key: that they look encrypted and whole, that the
    key file is signed, and that nobody else on the machine may read them."""
    checks = [_check_shape(copy, name) for name in (vault_file.NAME, PHOTOS)]
    # The session could not have begun otherwise: the root key pinned in the slot signed it.
    checks.append(Check("key file", ok=True, detail="signed by the school's root key"))
    if sys.platform != "win32":
        checks.append(_check_owner(copy.folder))
    return checks


def _check_shape(copy: VaultCopy, file: str) -> Check:
    name = f"outside of {file}"
    try:
        size, head = copy.outside(file, len(PLAIN_HEADER))
    except StorageError:
        return Check(name, ok=False, detail="the file cannot be read")
    if head == PLAIN_HEADER:
        return Check(name, ok=False, detail="the file is not encrypted")
    if size < PAGE or size % PAGE:
        return Check(name, ok=False, detail="the file is cut short")
    return Check(name, ok=True, detail=f"encrypted, {counted(size // PAGE, 'whole page')}")


def _check_owner(folder: Path) -> Check:
    others = [
        path.name
        for path in (folder, *(folder / name for name in (KEYRING, vault_file.NAME, PHOTOS)))
        if path.exists() and os.stat(path).st_mode & 0o077
    ]
    detail = f"others may reach {', '.join(others)}" if others else "for its owner only"
    return Check("who may read the folder", not others, detail)
