"""USB sticks: a key file that a profile takes beside its password."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.crypto.key_files import SUFFIX
from vault.domain.access import Permission
from vault.domain.ids import ProfileId
from vault.domain.profiles import StickState
from vault.domain.secrets import Password
from vault.errors import InvalidValueError
from vault.store.records import Records
from vault.store.school.profiles import Profiles


@dataclass(frozen=True)
class ListSticks(Query[dict[ProfileId, StickState]]):
    """Who opens the vault with a stick, and who is asked to."""

    name = "profile.list-sticks"
    needs = Permission.PROFILE_READ
    is_recorded = False

    def apply(self, records: Records) -> dict[ProfileId, StickState]:
        return records.of(Profiles).sticks()


@dataclass(frozen=True)
class ReadMyStick(Query[StickState]):
    """The same about oneself."""

    name = "profile.my-stick"
    needs = Permission.PASSWORD_OWN
    is_recorded = False

    def apply(self, records: Records) -> StickState:
        return records.of(Profiles).my_stick()


@dataclass(frozen=True)
class FindKeyFile(Query[Path | None]):
    """Where the newest key file of a profile lies, on a stick that is plugged in."""

    name = "profile.find-key-file"
    needs = Permission.PROFILE_WRITE
    is_recorded = False

    profile: ProfileId

    def apply(self, records: Records) -> Path | None:
        return records.of(Profiles).find_key_file(self.profile)


@dataclass(frozen=True)
class MakeKeyFile(Command[None]):
    """One's own profile opens with the key file at `out` from now on; one from before opens
    nothing any more."""

    name = "profile.make-key-file"
    needs = Permission.PASSWORD_OWN
    can_undo = False

    password: Password
    out: Path

    def apply(self, records: Records) -> None:
        _must_be_a_place(records, self.out)
        records.of(Profiles).make_key_file(self.password, self.out)


@dataclass(frozen=True)
class SwitchStickOff(Command[None]):
    """One's own profile opens with its password alone."""

    name = "profile.stick-off"
    needs = Permission.PASSWORD_OWN
    can_undo = False

    password: Password

    def apply(self, records: Records) -> None:
        records.of(Profiles).drop_stick(self.password)


@dataclass(frozen=True)
class AskForStick(Command[None]):
    """A data lead wants a profile to open with a stick as well, or not any more."""

    name = "profile.ask-for-stick"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    profile: ProfileId
    asked: bool = True

    def apply(self, records: Records) -> None:
        records.of(Profiles).ask_stick(self.profile, asked=self.asked)


def _must_be_a_place(records: Records, out: Path) -> None:
    if out.suffix.lower() != SUFFIX:
        raise InvalidValueError(field="key file", reason=f"its name ends in {SUFFIX}")
    if records.vault_copy.folder.absolute() in out.absolute().parents:
        raise InvalidValueError(
            field="key file", reason="it is kept apart from the vault, so it never lies inside it"
        )
