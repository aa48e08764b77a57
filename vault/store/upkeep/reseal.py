"""Sealed records of an older generation of their key, sealed anew under the one that holds now.

What does not open, or has a part of another type than the program writes, is left as it lies, and
the list of what exists goes over word for word: so whatever was altered or taken away shows
afterwards as it would have shown before.
"""

from vault.crypto.concerns import reseal_concern
from vault.crypto.sealed_records import open_manifest, open_record, seal_manifest, seal_record
from vault.domain.access import Compartment
from vault.errors import VaultDamagedError
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import all_rows, one_row
from vault.store.database.stored_values import blob, named_columns, number, words
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.school.concerns import LIST

Secrets = dict[int, bytes]
"""By generation."""
_VERSION = named_columns(number, "generation", "version")
_GENERATION, _BOX = named_columns(number, "generation"), named_columns(blob, "box")


def reseal(
    connection: sqlcipher.Connection,
    token: str,
    compartment: Compartment,
    older: Secrets,
    keys: OpenKeys,
) -> None:
    """Records and their list, inside the caller's transaction; `keys` hold the new secret."""
    name, now = compartment.value, keys.generation(compartment)
    secret, vault = keys.secret(compartment), keys.vault_id
    rows = all_rows(
        connection.execute(
            f"{token} SELECT {named_columns(words, 'id')}, {_VERSION}, {_BOX} FROM main.sealed"
            " WHERE compartment = ? AND generation <> ?",
            (name, now),
        )
    )
    for row in rows:
        if None in (row.id, row.version):
            continue
        before, version = row.generation, row.version
        try:
            record = row.id.decode()
            content = open_record(older[before], row.box, (vault, name, before, version, record))
        except (VaultDamagedError, KeyError, UnicodeDecodeError):
            continue
        connection.execute(
            f"{token} UPDATE main.sealed SET generation = ?, box = ? WHERE id = ?",
            (now, seal_record(secret, content, (vault, name, now, version, record)), record),
        )
    _reseal_list(connection, token, (name, compartment), older, keys)


def _reseal_list(
    connection: sqlcipher.Connection,
    token: str,
    sealed_list: tuple[str, Compartment],
    older: Secrets,
    keys: OpenKeys,
) -> None:
    """The list of that name, which is under the key of the compartment."""
    name, compartment = sealed_list
    now = keys.generation(compartment)
    row = one_row(
        connection.execute(
            f"{token} SELECT {_VERSION}, {_BOX} FROM main.sealed_manifest WHERE compartment = ?",
            (name,),
        )
    )
    if row is None or None in (row.version, row.generation, row.box) or row.generation == now:
        return
    before, version = row.generation, row.version
    try:
        exists = open_manifest(older[before], row.box, (keys.vault_id, name, before, version))
    except (VaultDamagedError, KeyError):
        return
    sealed = seal_manifest(
        keys.secret(compartment), exists, (keys.vault_id, name, now, version + 1)
    )
    connection.execute(
        f"{token} UPDATE main.sealed_manifest SET generation = ?, version = ?, box = ?"
        " WHERE compartment = ?",
        (now, version + 1, sealed, name),
    )


def reseal_concerns(
    connection: sqlcipher.Connection, token: str, older: Secrets, keys: OpenKeys
) -> None:
    """The drop box, word for word and under the same ids, and the lead's list of it."""
    now = keys.generation(Compartment.SAFEGUARDING)
    public = keys.must_public(Compartment.SAFEGUARDING)
    rows = all_rows(
        connection.execute(
            f"{token} SELECT rowid AS place, {_GENERATION}, {_BOX} FROM main.concern"
            " WHERE generation <> ? AND typeof(id) = 'text'",
            (now,),
        )
    )
    for row in rows:
        if row.box is None:
            continue
        try:
            fresh = reseal_concern(older[row.generation], public, row.box)
        except (VaultDamagedError, KeyError):
            continue
        connection.execute(
            f"{token} UPDATE main.concern SET generation = ?, box = ? WHERE rowid = ?",
            (now, fresh, row.place),
        )
    _reseal_list(connection, token, (LIST, Compartment.SAFEGUARDING), older, keys)
