"""Audit keys from before a re-key: each is sealed to the one after it."""

from vault.crypto.primitives import open_from
from vault.domain.access import Compartment
from vault.store.engine import sqlcipher
from vault.store.open_keys import OpenKeys


def audit_secrets(
    connection: sqlcipher.Connection, token: str, keys: OpenKeys
) -> tuple[bytes, ...]:
    """Newest first; empty for who does not hold the audit key."""
    if not keys.holds(Compartment.AUDIT):
        return ()
    found = [keys.secret(Compartment.AUDIT)]
    rows = connection.execute(
        f"{token} SELECT box FROM main.old_key WHERE compartment = ? ORDER BY generation DESC",
        (Compartment.AUDIT.value,),
    ).fetchall()
    for (box,) in rows:
        found.append(open_from(found[-1], bytes(box)))
    return tuple(found)
