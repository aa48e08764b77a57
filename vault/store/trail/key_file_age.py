"""Whether the key file beside the records is older than they are.

A key file from before somebody was removed is whole and well signed, and lets them in as before. So
vault.db keeps the number of the newest key file it was open with, and the entry of each act that
changed it carries the number as well, where MAC and signature cover it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from vault.domain.audit import Check
from vault.errors import KeyFileOlderError, VaultDamagedError
from vault.store.database.engine import sqlcipher
from vault.store.database.rows import one_value
from vault.store.database.stored_values import number
from vault.store.database.work import Work
from vault.store.keyfile.keyring import Keyring
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.trail.audit import AuditTrail

ACCEPTED = "vault.accept-copy"
_SAID = "key file "


class KeyFileAge:
    """Whether the key file that was opened is as new as the vault."""

    def __init__(self, connection: sqlcipher.Connection, keyring: Keyring, keys: OpenKeys) -> None:
        """Before the fence stands. KeyFileFinishedError, VaultDamagedError."""
        self._connection, self._keyring = connection, keyring
        epoch = one_value(connection.execute(f"SELECT {number('key_epoch')} FROM state"))
        if epoch is None:
            raise VaultDamagedError(file="vault.db")
        self._known = int(epoch)
        self._is_older = keyring.epoch < self._known
        if self._is_older:
            keyring.finish_interrupted(keys, self._known)

    def alarm(self) -> KeyFileOlderError | None:
        """Set when the records were open with a newer key file than this one."""
        if not self._is_older:
            return None
        return KeyFileOlderError(seen=self._known, found=self._keyring.epoch)

    def say(self, kind: str, work: Work) -> None:
        """In the entry of an act that changed the key file, or that let an older one be right."""
        is_accepted = self._is_older and kind == ACCEPTED
        if (self._keyring.epoch > self._known or is_accepted) and not work.evidence:
            work.evidence = f"{_SAID}{self._keyring.epoch}"

    def write(self, inside: Callable[[], AbstractContextManager[str]]) -> int:
        """The number as it is now, in the transaction of what changed it (0: nothing did); it
        counts once `keep` was told. An older key file is not the newest by being changed."""
        now = self._keyring.epoch + int(self._is_older)
        if now <= self._known:
            return 0
        self._put(inside, now)
        return now

    def keep(self, written: int) -> None:
        """What was written stands; unless the older key file was taken for the right one by then,
        which put its own number there."""
        if written == self._keyring.epoch + int(self._is_older):
            self._known = written

    def accept(self, inside: Callable[[], AbstractContextManager[str]]) -> None:
        """A data lead accepted the older one."""
        if self._is_older:
            self._known, self._is_older = self._keyring.epoch, False
            self._put(inside, self._known)

    def _put(self, inside: Callable[[], AbstractContextManager[str]], epoch: int) -> None:
        with inside() as token:
            self._connection.execute(f"{token} UPDATE main.state SET key_epoch = ?", (epoch,))

    def check(self, trail: AuditTrail) -> Check:
        """Against the records, and against the trail as far as this person can read it: the number
        in the records alone could be changed by somebody with their key."""
        evidence = trail.newest_evidence(
            _SAID, ("profile.%", "trail.%", "recovery.replace", ACCEPTED)
        )
        digits = evidence.removeprefix(_SAID)
        newest = max(self._known, int(digits) if digits.isascii() and digits.isdigit() else 0)
        epoch = self._keyring.epoch
        words = (
            "as new as the records" if epoch >= newest else f"number {epoch}, {newest} was there"
        )
        return Check("age of the key file", epoch >= newest, words)
