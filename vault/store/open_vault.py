"""The files of one vault, open together: lock, key file, vault.db, photos.db and anchors."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from vault.crypto.chain import first_evidence
from vault.crypto.kdf import KdfParams
from vault.domain.access import Compartment
from vault.domain.audit import Outcome
from vault.domain.kinds import Kind
from vault.domain.profiles import Profile
from vault.errors import NoteNotKeptError, StorageError
from vault.store.context import OpenParts
from vault.store.database.ballast import Ballast
from vault.store.database.connection import as_vault_errors
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence
from vault.store.database.live_connection import LiveConnection
from vault.store.database.lock_file import LockFile
from vault.store.database.opened import Transactions
from vault.store.database.vault_file import NAME, VaultFile
from vault.store.database.work import Work, no_report
from vault.store.files.photos_file import Pictures
from vault.store.files.rewriting import drop_unfinished
from vault.store.files.staged import sweep_staged
from vault.store.files.staging_cache import StagingCache
from vault.store.files.vault_copy import VaultCopy
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.keyfile.keyring_file import NAME as KEYRING
from vault.store.measures.erasures_elsewhere import ErasuresElsewhere
from vault.store.records import VaultServices
from vault.store.trail.audit import AuditTrail
from vault.store.trail.entries import Entries
from vault.store.trail.key_file_age import KeyFileAge
from vault.store.trail.watch import Watch, days_seen
from vault.store.upkeep.bare import empty_records
from vault.store.upkeep.erasures_left import ErasuresLeft

T = TypeVar("T")


class OpenVault:
    """What a session stands on; `close` lets go of everything and wipes the keys."""

    def __init__(
        self,
        folder: Path,
        keyring: Keyring,
        keys: OpenKeys,
        lock: LockFile,
        params: KdfParams | None = None,
    ) -> None:
        self.folder = folder
        self.profile: Profile = keys.profile
        self._keys = keys
        self._lock = lock
        file = VaultFile(self._open_records(), keys.vault_id)
        self._connection = file.connection
        try:
            with as_vault_errors(NAME):
                file.check()
                key_age = KeyFileAge(self._connection, keyring, keys)
                days = days_seen(self._connection, keyring, keys)
                fence = Fence(self._connection, keys.profile)
                trail = AuditTrail(self._connection, keys, fence)
                watch = Watch(keyring, keys, trail, key_age, days, folder)
        except BaseException:
            file.close()
            raise
        sweep_staged(folder)
        drop_unfinished(folder / NAME)
        self.parts = OpenParts(
            folder=folder,
            lock=lock,
            file=file,
            connection=self._connection,
            transactions=Transactions(file, fence, keys.profile, watch),
            keyring=keyring,
            keys=keys,
            fence=fence,
            trail=trail,
            watch=watch,
            entries=Entries(trail, watch),
            pictures=Pictures(folder, keys.photos_key),
            staging=StagingCache(folder),
            copy=VaultCopy(folder, keys),
            ballast=Ballast(folder),
            params=params,
        )
        elsewhere = ErasuresElsewhere(self.parts)
        erasures = ErasuresLeft(self.parts, elsewhere)
        self.services = VaultServices(self.parts, erasures, elsewhere)
        self.parts.ballast.fill()

    def _open_records(self) -> LiveConnection:
        keys = self._keys
        if keys.is_bare:
            public = keys.must_public(Compartment.AUDIT)
            return LiveConnection(empty_records(keys.vault_id, public))
        return LiveConnection.of_file(self.folder / NAME, keys.must_vault_key())

    def again(self, do: Callable[[], T]) -> T:
        """Do it, once more where one read failed; see Transactions.again."""
        return self.parts.transactions.again(do)

    def revive(self) -> None:
        """Open vault.db anew where a read failed; VaultDamagedError or StorageError."""
        self.parts.transactions.revive()

    @contextmanager
    def unit(
        self, action: str, report: Callable[[int, int], None], *, writes: bool
    ) -> Iterator[Work]:
        """One transaction; see Transactions.unit. A change of the key file takes effect after
        the commit: no change without its entry."""
        parts = self.parts
        with (
            parts.keyring.staged(self._keys),
            parts.transactions.unit(action, report, writes=writes) as work,
        ):
            yield work
            if parts.keyring.is_changed:
                work.note(Kind.PROFILE)
            known = parts.watch.key_age.write(parts.fence.inside)
        parts.watch.key_age.keep(known)
        parts.watch.see_now_and_then()

    def glance(self, report: Callable[[int, int], None]) -> AbstractContextManager[Work]:
        """A read that leaves no trace; see Transactions.glance."""
        return self.parts.transactions.glance(report)

    def read_only(self) -> AbstractContextManager[None]:
        """A read that is written down; see Transactions.read_only."""
        return self.parts.transactions.read_only()

    def note(self, kind: str, record: str, outcome: Outcome) -> None:
        """An entry of its own, for what was refused or failed."""
        self.with_room(lambda: self._write_note(kind, record, outcome))
        self.parts.watch.see_now_and_then()

    def _write_note(self, kind: str, record: str, outcome: Outcome) -> None:
        parts = self.parts

        def write() -> None:
            with parts.transactions.unit(kind, no_report, writes=False) as work:
                if not parts.watch.newest.number and not self._keys.is_bare:
                    work.evidence = first_evidence(parts.trail.mark().key)
                parts.entries.append(kind, record, outcome, work)
                known = parts.watch.key_age.write(parts.fence.inside)
            parts.watch.key_age.keep(known)

        try:
            self.again(write)
        except sqlcipher.DatabaseError as error:
            raise self.judged(error) from error

    def with_room(self, do: Callable[[], T]) -> T:
        """Do it, on a full disk with the room that is kept for that; see Ballast.with_room."""
        return self.parts.ballast.with_room(do)

    def judged(self, error: BaseException) -> BaseException:
        """As a person is to hear it; see Transactions.judged."""
        return self.parts.transactions.judged(error)

    @property
    def is_gone(self) -> bool:
        """Whether the folder is not there any more: its stick or drive was taken out."""
        return not (self.folder / KEYRING).exists()

    def close(self) -> None:
        """Leave the anchors, then let go. NoteNotKeptError when a disk refused an anchor: what
        was done in the session is saved all the same."""
        try:
            if self.parts.watch.leave_anchors(self.parts.ballast):
                self.parts.pictures.settle()
        except StorageError as error:
            raise NoteNotKeptError from error
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Close the files, wipe the keys, let go of the lock."""
        self.parts.staging.clear()
        self._connection.close()
        self.parts.pictures.close()
        self.parts.copy.let_go()
        self._keys.wipe()
        self._lock.release()
