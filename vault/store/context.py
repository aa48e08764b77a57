"""What every repository is made over: a unit of work, and what the open vault stands on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from vault.crypto.kdf import KdfParams
from vault.store.database.ballast import Ballast
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence
from vault.store.database.lock_file import LockFile
from vault.store.database.opened import Transactions
from vault.store.database.sealed_past import SealedPast
from vault.store.database.unkept_past import UnkeptPast
from vault.store.database.vault_file import VaultFile
from vault.store.database.work import Work
from vault.store.files.photos_file import Pictures
from vault.store.files.staging_cache import StagingCache
from vault.store.files.vault_copy import VaultCopy
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.trail.audit import AuditTrail
from vault.store.trail.entries import Entries
from vault.store.trail.watch import Watch


@dataclass(frozen=True)
class OpenParts:
    """The same for every unit of work of one session."""

    folder: Path
    lock: LockFile
    file: VaultFile
    connection: sqlcipher.Connection
    transactions: Transactions
    keyring: Keyring
    keys: OpenKeys
    fence: Fence
    trail: AuditTrail
    watch: Watch
    entries: Entries
    pictures: Pictures
    staging: StagingCache
    copy: VaultCopy
    ballast: Ballast
    params: KdfParams | None = None
    """What new slots of the key file cost; None for what the program takes."""
    sealed_past: SealedPast = field(default_factory=SealedPast)
    unkept_past: UnkeptPast = field(default_factory=UnkeptPast)


@dataclass(frozen=True)
class Context:
    """One unit of work over an open vault."""

    work: Work
    vault: OpenParts

    @property
    def keys(self) -> OpenKeys:
        """The acting person's own."""
        return self.vault.keys

    @property
    def name_of(self) -> Callable[[str], str]:
        """The name behind a profile's id, removed profiles included."""
        return self.vault.keys.name_of

    @property
    def inside(self) -> Callable[[], AbstractContextManager[str]]:
        """Lifts the fence for statements of the program's own; yields what they begin with."""
        return self.vault.fence.inside
