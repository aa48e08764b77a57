"""The files of a vault that nobody has opened yet."""

from pathlib import Path

from vault.domain.access import Compartment
from vault.errors import PermissionDeniedError
from vault.store.database import vault_file
from vault.store.database.connection import create_file
from vault.store.database.migrations import migrate
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.files.photos_file import create_photos
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.trail.audit import start_trail


def create_files(folder: Path, keys: OpenKeys, school: str, first_mac_key: bytes) -> None:
    """vault.db with the first schema and the school's row, and an empty photos.db. The directory
    has signed for the key that the trail begins with. PermissionDeniedError for a person without
    the key of pictures."""
    photos_key = keys.photos_key
    if photos_key is None:
        raise PermissionDeniedError
    connection = create_file(folder / vault_file.NAME, keys.must_vault_key())
    migrate(connection, vault_file.NAME)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO state (id, vault_id, step, replica)"
        " VALUES (1, ?, 0, lower(hex(randomblob(6))))",
        (keys.vault_id,),
    )
    connection.execute(
        "INSERT INTO school (id, name) VALUES (lower(hex(randomblob(16))), ?)", (school,)
    )
    start_trail(connection, keys.must_public(Compartment.AUDIT), first_mac_key)
    connection.execute("COMMIT")
    connection.close()
    create_photos(folder / PHOTOS, photos_key)
