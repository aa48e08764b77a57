"""Audit keys from before a re-key: each is sealed to the one after it."""

from vault.crypto.primitives import BoxDoesNotOpenError, open_from
from vault.domain.access import Compartment
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import column
from vault.store.database.stored_values import blob
from vault.store.keyfile.open_keys import OpenKeys


def audit_secrets(
    connection: sqlcipher.Connection, token: str, keys: OpenKeys
) -> tuple[bytes, ...]:
    """Newest first; empty for who does not hold the audit key. A box that somebody changed ends
    the row: what was sealed to older keys stays shut, and the trail's first key does not open."""
    if not keys.holds(Compartment.AUDIT):
        return ()
    secrets = [keys.secret(Compartment.AUDIT)]
    rows = column(
        connection.execute(
            f"{token} SELECT {blob('box')} FROM main.old_key WHERE compartment = ?"
            " ORDER BY generation DESC",
            (Compartment.AUDIT.value,),
        )
    )
    for box in rows:
        try:
            secrets.append(open_from(secrets[-1], box or b""))
        except BoxDoesNotOpenError:
            break
    return tuple(secrets)
