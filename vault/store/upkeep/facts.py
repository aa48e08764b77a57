"""What stands in the vault's folder, what opens it, and when it was last looked at."""

from datetime import datetime

from vault.domain.audit import AuditEntry
from vault.domain.vault_facts import VaultFacts
from vault.store.context import OpenParts
from vault.store.database.ballast import NAME as BALLAST
from vault.store.database.connection import engine_version
from vault.store.database.vault_file import NAME as RECORDS
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.keyfile.keyring_file import NAME as KEYRING
from vault.store.trail.audit import AuditTrail


def vault_facts(vault: OpenParts) -> VaultFacts:
    """Entries are None for who has no key to count them."""
    trail, keys = vault.trail, vault.keys
    sizes = [(name, vault.folder / name) for name in (KEYRING, RECORDS, PHOTOS, BALLAST)]
    return VaultFacts(
        folder=str(vault.folder),
        files=tuple((name, path.stat().st_size) for name, path in sizes if path.exists()),
        engine=engine_version(),
        password_key=vault.keyring.passwords.cost_of(str(keys.profile.id)),
        entries=None if keys.is_bare else vault.watch.newest.number,
        verified_at=_time_of(trail.last_done("vault.verify")),
        recovery_tested_at=_recovery_tested_at(trail),
    )


def _recovery_tested_at(trail: AuditTrail) -> datetime | None:
    """Tested, or used; a sheet that was replaced since says nothing about the new one."""
    tested = trail.last_done("recovery.held", "vault.recover")
    replaced = trail.last_done("recovery.replace")
    if tested is not None and replaced is not None and tested.number < replaced.number:
        return None
    return _time_of(tested)


def _time_of(entry: AuditEntry | None) -> datetime | None:
    return entry.time if entry is not None else None
