"""The files of one vault, open together: lock, key file, vault.db, photos.db and anchors."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from vault.crypto.chain import first_evidence
from vault.crypto.kdf import KdfParams
from vault.domain.access import Compartment, Role
from vault.domain.audit import Check, Outcome, VerifyReport
from vault.domain.profiles import Profile
from vault.domain.secrets import FileKey
from vault.domain.vault_facts import VaultFacts
from vault.errors import (
    NoteNotKeptError,
    PermissionDeniedError,
    StorageError,
    VaultDamagedError,
)
from vault.platform.folders import Seen, read_seen, write_seen
from vault.platform.waiting import leave_note
from vault.store.database import opened
from vault.store.database.ballast import Ballast
from vault.store.database.connection import open_file, told_of
from vault.store.database.engine import sqlcipher
from vault.store.database.fence import Fence
from vault.store.database.live_connection import LiveConnection
from vault.store.database.lock_file import LockFile
from vault.store.database.migrations import check_schema, migrate
from vault.store.database.opened import Transactions
from vault.store.database.stored_values import must_be_typed
from vault.store.database.work import Work, no_report
from vault.store.files.photos_file import NAME as PHOTOS
from vault.store.files.photos_file import PhotosFile
from vault.store.files.rewriting import drop_unfinished, take_name
from vault.store.files.staged import sweep_staged
from vault.store.files.staging_shelf import StagingShelf
from vault.store.files.vault_copy import VaultCopy
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.keyfile.keyring_file import NAME as KEYRING
from vault.store.keyfile.trail_day import must_not_have_ended, newest_day
from vault.store.measures.erasures_elsewhere import ErasuresElsewhere
from vault.store.measures.restored import clear_mark, has_own_way, is_restored, keep_own_way
from vault.store.merge.sendings import Sending, Sendings
from vault.store.records import Ground
from vault.store.trail.anchors import Anchors
from vault.store.trail.audit import AuditTrail, Head
from vault.store.trail.key_file_age import KeyFileAge
from vault.store.upkeep.bare import check_outsides, empty_records
from vault.store.upkeep.erasures_left import ErasuresLeft
from vault.store.upkeep.facts import vault_facts
from vault.store.upkeep.safeguarding_upkeep import list_older_concerns, renew_under_new_key
from vault.store.upkeep.verify import Anchor, check_pages, check_sealed, check_trail, trail_lines

_SEEN_EVERY = 16
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
        self._keyring = keyring
        self._keys = keys
        self._lock = lock
        self._pictures: PhotosFile | None = None
        live = LiveConnection(self._open_records)
        self._live = live
        # To the type checker it is the connection that it stands for.
        self._connection = cast("sqlcipher.Connection", live)
        try:
            with told_of(opened.NAME):
                self._check_file()
                self._key_age = KeyFileAge(self._connection, keyring, keys)
                self._days = self._days_seen()
                self._fence = Fence(self._connection, keys.profile)
                self._trail = AuditTrail(self._connection, keys, self._fence.inside)
                self._newest: Head = self._trail.head()
                self._anchors = Anchors(keyring, keys, self._trail, self._key_age)
                self.alarm = None if self.is_bare else self._anchors.alarm(self._newest)
        except BaseException:
            live.close()
            raise
        self._transactions = Transactions(self._connection, self._fence, keys.profile, self._reopen)
        sweep_staged(folder)
        drop_unfinished(folder / opened.NAME)
        self._shelf = StagingShelf(folder)
        self._copy = VaultCopy(folder, keys)
        self.elsewhere = ErasuresElsewhere(
            self._connection, self._transactions, self._fence, keys, keyring, folder
        )
        self._erasures = self._erasures_left()
        self._ballast = Ballast(folder)
        self._ballast.fill()
        self.ground = self._ground(params)

    def _days_seen(self) -> tuple[date | None, ...]:
        """By the trail, the key file and this machine."""
        leads = [str(p.id) for p in self._keyring.profiles() if p.role is Role.DATA_LEAD]
        seen = read_seen(self._keys.vault_id)
        return (
            newest_day(self._connection, leads),
            self._keyring.anchor_day(self._keys),
            seen.day if seen is not None else None,
        )

    def must_not_have_ended(self) -> None:
        """ProfileEndedError, also where the clock was set back."""
        must_not_have_ended(self.profile, date.today(), *self._days)

    def today(self) -> date:
        """The later of the clock and the days on which the vault was in use: a clock that was set
        back opens nothing that has ended."""
        return max([date.today(), *(day for day in self._days if day is not None)])

    def _day_to_remember(self) -> date:
        """A data lead's clock is taken for right, so that one that stood ahead is mended by it."""
        return date.today() if self.profile.role is Role.DATA_LEAD else self.today()

    def _check_file(self) -> None:
        migrate(self._connection, opened.NAME)
        check_schema(self._connection, opened.NAME)
        must_be_typed(self._connection, opened.NAME)
        self._check_identity()

    def _reopen(self) -> None:
        """After a failed read: the same file as before, or VaultDamagedError, StorageError and
        what an alarm says of one that was put in its place."""
        if self.is_bare:
            return
        self._live.reopen()
        with told_of(opened.NAME):
            self._check_file()
            self._fence.stand()
            known, self._newest = self._newest, self._trail.head()
            anchor = Anchor("this session", known.number, known.hash)
            found = self._anchors.disagreement([anchor], self._newest)
        if found is not None:
            # What this session saw is left as the anchor, so that the next unlock tells it too.
            self._newest = known
            raise found

    def _take_over(self, fresh: Path) -> None:
        """A copy of the records takes their place. StorageError where it does not; then they are
        as they were."""
        path = self.folder / opened.NAME
        self._lock.hold(fresh)
        self._live.close()
        try:
            take_name(fresh, path)
        except StorageError:
            self._lock.hold(path)
            raise
        finally:
            self._transactions.reopen()

    def again(self, do: Callable[[], T]) -> T:
        """Do it, once more where one read failed; see Transactions.again."""
        return self._transactions.again(do)

    def revive(self) -> None:
        """Open vault.db anew where a read failed; VaultDamagedError or StorageError."""
        self._transactions.revive()

    def _erasures_left(self) -> ErasuresLeft:
        return ErasuresLeft(
            elsewhere=self.elsewhere,
            connection=self._connection,
            transactions=self._transactions,
            fence=self._fence,
            keys=self._keys,
            folder=self.folder,
            pictures=self._open_pictures,
            tell=self.record,
            take_over=self._take_over,
        )

    def _ground(self, params: KdfParams | None) -> Ground:
        return Ground(
            keyring=self._keyring,
            keys=self._keys,
            fence=self._fence,
            trail=self._trail,
            pictures=self._open_pictures,
            verify=self.verify,
            facts=self.facts,
            trail_lines=self.trail,
            shelf=self._shelf,
            copy=self._copy,
            newest_entry=self._newest_entry,
            accept_copy=self._accept_copy,
            anchors=self._anchors,
            erasures=self._erasures,
            elsewhere=self.elsewhere,
            today=self.today,
            params=params,
        )

    @property
    def is_bare(self) -> bool:
        """Whether this person holds no key to the records (a technician)."""
        return self._keys.vault_key is None

    @contextmanager
    def unit(
        self, action: str, report: Callable[[int, int], None], *, writes: bool
    ) -> Iterator[Work]:
        """One transaction; see Transactions.unit. A change of the key file takes effect after
        the commit: no change without its entry."""
        with (
            self._keyring.staged(self._keys),
            self._transactions.unit(action, report, writes=writes) as work,
        ):
            yield work
            known = self._key_age.write(self._fence.inside)
        self._key_age.keep(known)
        self._see_now_and_then()

    def glance(self, report: Callable[[int, int], None]) -> AbstractContextManager[Work]:
        """A read that leaves no trace; see Transactions.glance."""
        return self._transactions.glance(report)

    def read_only(self) -> AbstractContextManager[None]:
        return self._transactions.read_only()

    def record(self, kind: str, record: str, work: Work) -> None:
        """The entry of an act that was done, inside its transaction."""
        self._key_age.say(kind, work)
        self._append(kind, record, Outcome.DONE, work)

    def note(self, kind: str, record: str, outcome: Outcome) -> None:
        """An entry of its own, for what was refused or failed."""
        self._ballast.with_room(lambda: self._write_note(kind, record, outcome))
        self._see_now_and_then()

    def _write_note(self, kind: str, record: str, outcome: Outcome) -> None:
        def write() -> None:
            with self._transactions.unit(kind, no_report, writes=False) as work:
                if not self._newest.number and not self.is_bare:
                    work.evidence = first_evidence(self._trail.mark().key)
                self._append(kind, record, outcome, work)
                known = self._key_age.write(self._fence.inside)
            self._key_age.keep(known)

        try:
            self.again(write)
        except sqlcipher.DatabaseError as error:
            raise self.judged(error) from error

    def with_room(self, do: Callable[[], T]) -> T:
        """Do it, on a full disk with the room that is kept for that; see Ballast.with_room."""
        return self._ballast.with_room(do)

    def judged(self, error: BaseException) -> BaseException:
        """As a person is to hear it; see Transactions.judged."""
        return self._transactions.judged(error)

    @property
    def is_gone(self) -> bool:
        """Whether the folder is not there any more: its stick or drive was taken out."""
        return not (self.folder / KEYRING).exists()

    def verify(self, report: Callable[[int, int], None]) -> VerifyReport:
        """Pages, trail and anchors; without the key, the files' outsides."""
        if self.is_bare:
            return VerifyReport(tuple(check_outsides(self._copy)))
        with self._fence.inside() as token:
            checks = [check_pages(self._connection, token, opened.NAME)]
            if self._keys.photos_key is not None:
                whole = self._open_pictures().is_whole()
                said = "every page is whole" if whole else "pages are damaged"
                checks.append(Check(f"pages of {PHOTOS}", whole, said))
            checks.append(check_sealed(self._connection, token, self._trail.tells_of))
            checks.append(self._key_age.check(self._trail))
            anchors = self._anchors.listed()
            checks += check_trail(self._connection, token, self._keys, anchors, report)
            checks.append(self._anchors.check_own())
        return VerifyReport(tuple(checks))

    def trail(self) -> tuple[str, ...]:
        """The audit trail as lines of JSON, up to the act before this one."""
        with self._fence.inside() as token:
            return tuple(trail_lines(self._connection, token, self._keys, self._anchors.listed()))

    def facts(self) -> VaultFacts:
        """What stands in the folder and when it was last looked at."""
        return vault_facts(
            self.folder,
            self._trail,
            password_key=self._keyring.password_key_of(str(self.profile.id)),
            entries=None if self.is_bare else self._newest.number,
        )

    def go_own_way(self) -> None:
        """The first unlock of a vault that was put back from a backup."""
        if self.is_bare or not is_restored(self.folder):
            return
        if not has_own_way(self.folder):
            self._name_replica()
            keep_own_way(self.folder)
        if self.alarm is None:
            clear_mark(self.folder)

    def _name_replica(self) -> None:
        with self._transactions.unit("backup.restored", no_report, writes=False) as work:
            with self._fence.inside() as token:
                self._connection.execute(
                    f"{token} UPDATE main.state SET replica = lower(hex(randomblob(6)))"
                )
            self._append("backup.restored", "", Outcome.DONE, work)

    def catch_up_erasures(self) -> None:
        """What erasures left to be done."""
        self._erasures.catch_up()

    def settle_sendings(self, finish: Callable[[Sending], bool | None]) -> None:
        """Sealed files that a kill left without names: finished, or told in the transfer log."""
        sendings = Sendings(self._connection, self._fence.inside)
        for one in sendings.waiting():
            is_whole = finish(one)
            if is_whole is None:
                with self._transactions.unit("transfer.interrupted", no_report, writes=False):
                    sendings.leave_open(one.file)
                continue
            kind = "transfer.finished" if is_whole else "transfer.never-finished"
            with self._transactions.unit(kind, no_report, writes=False) as work:
                sendings.settle(one.file, is_whole=is_whole)
                self._append(kind, "", Outcome.DONE, work)

    def renew_safeguarding(self) -> None:
        """At a safeguarding lead's unlock; see safeguarding_upkeep."""

        def tell(kind: str, work: Work) -> None:
            self._append(kind, "", Outcome.DONE, work)

        ground = (self._transactions, self._fence, self._keys, tell)
        if renew_under_new_key(*ground):
            self._keyring.forget_earlier()
        list_older_concerns(*ground)

    def renew_grants(self) -> None:
        """Those in an earlier form get today's. While an alarm stands the key file is evidence."""
        if self.alarm is not None or self._keyring.are_grants_new(self._keys):
            return
        with self.unit("profile.grants-renewed", no_report, writes=False) as work:
            self._keyring.renew_grants(self._keys)
            self.record("profile.grants-renewed", "", work)

    def sign_for_trail(self) -> None:
        """In a vault of an earlier version, which nobody signed for the trail of: the first data
        lead who comes does it, for what is there now."""
        if self._keyring.trail_mark is not None or self.alarm is not None or self.is_bare:
            return
        if not self._keys.holds(Compartment.ROOT) or self._keyring.has_plan:
            return
        with self.unit("trail.signed-for", no_report, writes=False) as work:
            self._keyring.sign_for_trail(self._keys, self._trail.mark())
            self.record("trail.signed-for", "", work)

    def keep_own_anchor(self) -> None:
        """At the end of an unlock, while the slot's key is there. What the disk refuses now is
        told when the vault locks, if it refuses it then as well."""
        head = self._newest
        try:
            if not self.is_bare and self.alarm is None:
                self._ballast.with_room(
                    lambda: self._keyring.keep_own_anchor(self._keys, head.number, head.hash)
                )
        except StorageError:
            pass
        finally:
            self._keys.forget_slot_key()

    def _newest_entry(self) -> tuple[int, str]:
        kept = self._keyring.anchor(self._keys) if self.is_bare else None
        if kept is not None:
            return kept[0], kept[1].hex()
        return self._newest.number, self._newest.hash.hex()

    def _accept_copy(self) -> None:
        self.alarm = None
        self._key_age.accept(self._fence.inside)
        head = self._newest
        seen = Seen(head.number, head.hash, self._keyring.epoch, self._day_to_remember())
        write_seen(self._keys.vault_id, seen, is_accepted=True)
        clear_mark(self.folder)

    def sweep_pictures(self, *, is_restored: bool) -> None:
        """Drop pictures that no row names: those of removed photos, and what a kill between the
        two files left behind. Without either there are none."""
        if self._keys.photos_key is None:
            return
        with self._fence.inside() as token:
            (loose,) = self._connection.execute(
                f"{token} SELECT has_loose_pictures FROM main.state"
            ).fetchone()
            if not (loose or is_restored or self._open_pictures().is_sweep_due):
                return
            rows = self._connection.execute(f"{token} SELECT blob, thumb FROM main.photo")
            self._open_pictures().sweep({blob for row in rows for blob in row})
            self._connection.execute(f"{token} UPDATE main.state SET has_loose_pictures = 0")

    def close(self) -> None:
        """Leave the anchors, then let go. NoteNotKeptError when a disk refused an anchor: what
        was done in the session is saved all the same."""
        try:
            if not self.is_bare and self.alarm is None:
                self._leave_anchors()
        finally:
            self.let_go()

    def _leave_anchors(self) -> None:
        try:
            head = self._newest
            self._ballast.with_room(
                lambda: self._keyring.save_anchor(
                    self._keys, head.number, head.hash, self._day_to_remember()
                )
            )
            self._see_newest()
            if self._pictures is not None:
                self._pictures.settle()
        except StorageError as error:
            raise NoteNotKeptError from error

    def let_go(self) -> None:
        """Close the files, wipe the keys, let go of the lock."""
        self._shelf.clear()
        self._connection.close()
        if self._pictures is not None:
            self._pictures.close()
        self._copy.close()
        self._keys.wipe()
        self._lock.release()

    def _open_pictures(self) -> PhotosFile:
        if self._pictures is None:
            key = self._keys.photos_key
            if key is None:
                raise PermissionDeniedError
            self._pictures = PhotosFile(self.folder / PHOTOS, key)
        return self._pictures

    def _check_identity(self) -> None:
        row = self._connection.execute("SELECT vault_id FROM state").fetchone()
        if row is None or row[0] != self._keys.vault_id:
            raise VaultDamagedError(file=opened.NAME)

    def _append(self, kind: str, record: str, outcome: Outcome, work: Work) -> None:
        """The entry counts for anchors and notes once it has committed, and before anything else
        that waits for that: one that was rolled back was never there."""
        head = self._trail.append(kind, record, outcome, work.step, work.evidence)
        work.after_commit.insert(0, lambda: self._stands(head, kind))

    def _stands(self, head: Head, kind: str) -> None:
        if head.number > self._newest.number:
            self._newest = head
        if self.is_bare:
            leave_note(self._keys.vault_id, str(self.profile.id), kind)

    def _see_now_and_then(self) -> None:
        # Anchors are left as the vault closes; these keep a killed session from leaving none.
        # Where an alarm stands they are what tells of it, and stay as they are.
        due = self._newest.number % _SEEN_EVERY == 0
        if due and not self.is_bare and self.alarm is None:
            self._see_newest()

    def _see_newest(self) -> None:
        head = self._newest
        write_seen(
            self._keys.vault_id,
            Seen(head.number, head.hash, self._keyring.epoch, self._day_to_remember()),
        )

    def _open_records(self) -> sqlcipher.Connection:
        if self.is_bare:
            return empty_records(self._keys.vault_id, self._keys.must_public(Compartment.AUDIT))
        return open_file(self.folder / opened.NAME, _must(self._keys.vault_key))

    @property
    def newest(self) -> Head:
        """The newest audit entry, as far as this session knows."""
        return self._newest


def _must(key: object) -> FileKey:
    if not isinstance(key, FileKey):
        raise PermissionDeniedError
    return key
