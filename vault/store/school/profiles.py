"""Profiles, kept in the key file rather than in a table."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from vault.crypto.directory import RECOVERY
from vault.crypto.key_files import new_key_file
from vault.crypto.passwords import must_be_strong
from vault.domain.access import Role
from vault.domain.custody import Lock
from vault.domain.ids import ClassId, ProfileId, RecordId
from vault.domain.profiles import Profile, StickState
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.keyfile.recovery import PreparedRecovery
from vault.store.keyfile.stick_file import (
    drop_key_file,
    find_on_sticks,
    read_key_file,
    write_key_file,
)


class Profiles:
    """Each change is one atomic save of the key file, after its audit entry has committed."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside
        self._keyring, self._keys = context.vault.keyring, context.keys
        self._params, self._trail = context.vault.params, context.vault.trail

    def list_all(self) -> tuple[Profile, ...]:
        """By name, suspended and ended ones too."""
        return self._keyring.people.all()

    def add(
        self,
        name: str,
        role: Role,
        classes: frozenset[ClassId],
        until: date | None,
        password: Password,
    ) -> Profile:
        """WeakPasswordError, ProfileExistsError."""
        must_be_strong(password, [name])
        return self._keyring.people.add(
            self._keys, name, role, classes, until, password, self._params
        )

    def change(self, wanted: Profile) -> Profile:
        """The profile keeps its id and name; everything else becomes as wanted."""
        return self._keyring.people.change(
            self._keys, replace(wanted, name=self._find(wanted.id).name)
        )

    def remove(self, profile: ProfileId) -> None:
        """NotFoundError, LastDataLeadError, LastHolderError."""
        self._let_go_of_unused(profile)
        self._keyring.people.remove(self._keys, profile)

    def change_own_password(self, old: Password, new: Password) -> None:
        """WeakPasswordError for `new`, WrongPasswordError for `old`."""
        must_be_strong(new, [self._keys.profile.name])
        self._keyring.passwords.change(self._keys, old, new, self._params)

    def grant_safeguarding(self, profile: ProfileId) -> None:
        """From one safeguarding lead to another. RekeyUnfinishedError, NotFoundError,
        GrantMissingError, PermissionDeniedError."""
        self._keyring.safeguarding.grant(self._keys, profile)

    def test_recovery_code(self, code: RecoveryCode) -> None:
        """WrongRecoveryCodeError unless it opens this vault."""
        self._keyring.recovery.test(code)

    def locks(self) -> tuple[Lock, ...]:
        """What a guess at a password costs, weakest first, with how many profiles have it."""
        costs = Counter(self._keyring.passwords.costs())
        locks = (Lock(n, k.memory_kib, k.passes, k.lanes) for k, n in costs.items())
        return tuple(sorted(locks, key=lambda lock: lock.cost))

    def open_to_a_break(self) -> tuple[str, ...]:
        """Whose keys in the key file the public-key method alone closes, in words."""
        return self._keyring.grants.open_to_a_break()

    def has_renewed_keys(self) -> bool:
        """Whether copies of earlier key files hold today's keys so."""
        return self._keyring.grants.were_open_to_a_break

    def plan_rekey(self, leaver: str) -> int:
        """The number that the key file will have."""
        if leaver:
            self._let_go_of_unused(leaver)
        self._keyring.rekeying.plan(self._keys, leaver, self._trail.mark())
        return self._keyring.epoch + 1

    def reset_password(
        self, profile: ProfileId, password: Password, key_file: Path | None = None
    ) -> None:
        """WeakPasswordError, or NotFoundError for nobody's id. A profile with a USB stick keeps it,
        and so its key file has to be there: StickNeededError, KeyFileUnreadableError."""
        must_be_strong(password, [self._find(profile).name])
        self._let_go_of_unused(profile)
        stick = read_key_file(key_file) if key_file is not None else None
        self._keyring.passwords.reset(self._keys, profile, password, self._params, stick)

    def sticks(self) -> dict[ProfileId, StickState]:
        """Who opens with a USB stick, and who is asked to."""
        return {ProfileId(RecordId(k)): state for k, state in self._keyring.sticks.all().items()}

    def my_stick(self) -> StickState:
        """The same of the acting person."""
        return self._keyring.sticks.all()[str(self._keys.profile.id)]

    def find_key_file(self, profile: ProfileId) -> Path | None:
        """Its newest, on a stick that is plugged in."""
        return find_on_sticks(lambda key: self._keyring.sticks.is_key_file_of(str(profile), key))

    def make_key_file(self, password: Password, path: Path) -> None:
        """One's own profile opens with this new key file from now on. WrongPasswordError,
        FolderExistsError, StorageError."""
        key = new_key_file(self._keys.vault_id, str(self._keys.profile.id))
        write_key_file(path, key)
        try:
            self._keyring.sticks.set(self._keys, password, key, self._params)
        except BaseException:
            drop_key_file(path)
            raise
        self._work.after_commit.append(lambda: self._keys.use_stick(key))
        self._work.after_failure.append(lambda: drop_key_file(path))

    def drop_stick(self, password: Password) -> None:
        """One's own profile opens with the password alone. StickRequiredError."""
        self._keyring.sticks.set(self._keys, password, None, self._params)
        self._work.after_commit.append(lambda: self._keys.use_stick(None))

    def ask_stick(self, profile: ProfileId, *, asked: bool) -> None:
        """PermissionDeniedError, NotFoundError, RekeyUnfinishedError."""
        self._keyring.sticks.ask(self._keys, str(profile), asked=asked)

    def prepare_recovery(
        self, code: RecoveryCode, *, gives_up_safeguarding: bool
    ) -> PreparedRecovery:
        """A new recovery slot that is not in force yet; raises what would stand in its way."""
        prepared = self._keyring.recovery.prepare(self._keys, code)
        if not gives_up_safeguarding and not self._is_sealed_unused():
            self._keyring.recovery.check(self._keys, prepared)
        return prepared

    def replace_recovery(self, prepared: PreparedRecovery, *, gives_up_safeguarding: bool) -> None:
        """The sheet before opens nothing any more. LastHolderError where it alone still held the
        safeguarding key, unless that is given up."""
        self._let_go_of_unused(RECOVERY)
        self._keyring.recovery.replace(
            self._keys, prepared, gives_up_safeguarding=gives_up_safeguarding
        )

    def _let_go_of_unused(self, holder: str) -> None:
        """A safeguarding key that nothing was ever sealed with is no reason to keep its last
        holder; the next safeguarding lead gets one of their own."""
        if self._is_sealed_unused():
            self._keyring.safeguarding.drop_unused(self._keys, holder)

    def _find(self, profile: ProfileId) -> Profile:
        for known in self._keyring.people.all():
            if known.id == profile:
                return known
        raise NotFoundError

    def _is_sealed_unused(self) -> bool:
        """Whether nothing was ever sealed with the safeguarding key."""
        with self._inside() as token:
            row = self._work.select_value(
                f"{token} SELECT 1 FROM main.concern UNION ALL"
                " SELECT 1 FROM main.sealed WHERE compartment = 'safeguarding' UNION ALL"
                " SELECT 1 FROM main.sealed_manifest WHERE compartment IN"
                " ('safeguarding', 'concern') LIMIT 1"
            )
        return row is None
