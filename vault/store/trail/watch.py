"""The newest entry of an open vault's trail, and who is told to remember it.

The key file, this machine and each person keep an anchor: where the trail had come to. What an
older copy of the vault lacks shows against them at the next unlock (`alarm`).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path

from vault.domain.access import Role
from vault.errors import StorageError
from vault.platform.folders import Seen, read_seen, write_seen
from vault.platform.waiting import leave_note
from vault.store.database.ballast import Ballast
from vault.store.database.engine import sqlcipher
from vault.store.files.restored import clear_mark
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.keyfile.trail_day import must_not_have_ended, newest_day
from vault.store.trail.anchors import Anchors
from vault.store.trail.audit import AuditTrail, Head
from vault.store.trail.key_file_age import KeyFileAge
from vault.store.trail.trail_check import Anchor

_SEEN_EVERY = 16


def days_seen(
    connection: sqlcipher.Connection, keyring: Keyring, keys: OpenKeys
) -> tuple[date | None, ...]:
    """The newest day by the trail, the key file and this machine; before the fence stands."""
    leads = [str(p.id) for p in keyring.people.all() if p.role is Role.DATA_LEAD]
    seen = read_seen(keys.vault_id)
    return (
        newest_day(connection, leads),
        keyring.anchors.day(keys),
        seen.day if seen is not None else None,
    )


class Watch:
    """Of one open vault; `days` are those of `days_seen`."""

    def __init__(
        self,
        keyring: Keyring,
        keys: OpenKeys,
        trail: AuditTrail,
        key_age: KeyFileAge,
        days: tuple[date | None, ...],
        folder: Path,
    ) -> None:
        self._keyring, self._keys, self._trail = keyring, keys, trail
        self.key_age, self._days, self._folder = key_age, days, folder
        self.newest: Head = trail.head()
        """The newest audit entry, as far as this session knows."""
        self.anchors = Anchors(keyring, keys, trail, key_age)
        self.alarm = None if keys.is_bare else self.anchors.alarm(self.newest)

    def must_not_have_ended(self) -> None:
        """ProfileEndedError, also where the clock was set back."""
        must_not_have_ended(self._keys.profile, date.today(), *self._days)

    def today(self) -> date:
        """The later of the clock and the days on which the vault was in use: a clock that was set
        back opens nothing that has ended."""
        return max([date.today(), *(day for day in self._days if day is not None)])

    def stands(self, head: Head, kind: str) -> None:
        """The entry has committed; one that was rolled back was never there."""
        if head.number > self.newest.number:
            self.newest = head
        if self._keys.is_bare:
            leave_note(self._keys.vault_id, str(self._keys.profile.id), kind)

    def newest_entry(self) -> tuple[int, str]:
        """Number and hash of the newest entry that stands in the files."""
        kept = self._keyring.anchors.newest(self._keys) if self._keys.is_bare else None
        if kept is not None:
            return kept[0], kept[1].hex()
        return self.newest.number, self.newest.hash.hex()

    def must_be_same_records(self) -> None:
        """After the file was opened anew; VaultRolledBackError where it is another one."""
        known, self.newest = self.newest, self._trail.head()
        anchor = Anchor("this session", known.number, known.hash)
        alarm = self.anchors.disagreement([anchor], self.newest)
        if alarm is not None:
            # What this session saw is left as the anchor, so that the next unlock tells it too.
            self.newest = known
            raise alarm

    def see_now_and_then(self) -> None:
        """Anchors are left as the vault closes; these keep a killed session from leaving none.
        Where an alarm stands they are what tells of it, and stay as they are."""
        due = self.newest.number % _SEEN_EVERY == 0
        if due and self._may_write:
            self._see()

    def keep_own_anchor(self, ballast: Ballast) -> None:
        """At the end of an unlock, while the slot's key is there. What the disk refuses now is
        told when the vault locks, if it refuses it then as well."""
        head = self.newest
        try:
            if self._may_write:
                with suppress(StorageError):
                    ballast.with_room(
                        lambda: self._keyring.anchors.save_own(self._keys, head.number, head.hash)
                    )
        finally:
            self._keys.forget_slot_key()

    def leave_anchors(self, ballast: Ballast) -> bool:
        """As the vault closes; StorageError. False where an alarm stands and without the vault's
        key: then there are none to leave."""
        if not self._may_write:
            return False
        head = self.newest
        ballast.with_room(
            lambda: self._keyring.anchors.save(
                self._keys, head.number, head.hash, self._day_to_remember()
            )
        )
        self._see()
        return True

    def accept_copy(self, inside: Callable[[], AbstractContextManager[str]]) -> None:
        """A data lead took this copy for the right one, and the act stands."""
        self.alarm = None
        self.key_age.accept(inside)
        head = self.newest
        seen = Seen(head.number, head.hash, self._keyring.epoch, self._day_to_remember())
        write_seen(self._keys.vault_id, seen, is_accepted=True)
        clear_mark(self._folder)

    @property
    def _may_write(self) -> bool:
        return not self._keys.is_bare and self.alarm is None

    def _see(self) -> None:
        head = self.newest
        write_seen(
            self._keys.vault_id,
            Seen(head.number, head.hash, self._keyring.epoch, self._day_to_remember()),
        )

    def _day_to_remember(self) -> date:
        """A data lead's clock is taken for right, so that it corrects one that was ahead."""
        return date.today() if self._keys.profile.role is Role.DATA_LEAD else self.today()
