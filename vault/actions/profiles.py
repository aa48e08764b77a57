"""Profiles of staff: who may open this vault, as what, and until when."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission, Role
from vault.domain.ids import ClassId, ProfileId
from vault.domain.profiles import Profile
from vault.domain.secrets import Password
from vault.domain.training import Gate
from vault.store.records import Records
from vault.store.school.profiles import Profiles


@dataclass(frozen=True)
class ListProfiles(Query[tuple[Profile, ...]]):
    """Everybody's by name, suspended and ended ones too."""

    name = "profile.list"
    needs = Permission.PROFILE_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Profile, ...]:
        return records.of(Profiles).list_all()


@dataclass(frozen=True)
class AddProfile(Command[Profile]):
    """The new profile. WeakPasswordError, ProfileExistsError, InvalidValueError for a name with
    signs that do not show."""

    name = "profile.add"
    needs = Permission.PROFILE_WRITE
    waits_for = Gate.ADMINISTRATION
    can_undo = False

    title: str
    role: Role
    password: Password
    classes: frozenset[ClassId] = frozenset()
    until: date | None = None

    def apply(self, records: Records) -> Profile:
        return records.of(Profiles).add(
            self.title, self.role, self.classes, self.until, self.password
        )


@dataclass(frozen=True)
class ChangeProfile(Command[Profile]):
    """The whole new state: role, classes, end date, suspended or not."""

    name = "profile.change"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    profile: ProfileId
    role: Role
    classes: frozenset[ClassId]
    until: date | None
    suspended: bool

    def apply(self, records: Records) -> Profile:
        return records.of(Profiles).change(
            Profile(self.profile, "", self.role, self.classes, self.until, self.suspended)
        )


@dataclass(frozen=True)
class RemoveProfile(Command[None]):
    """NotFoundError, LastDataLeadError, LastHolderError."""

    name = "profile.remove"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    profile: ProfileId

    def apply(self, records: Records) -> None:
        records.of(Profiles).remove(self.profile)


@dataclass(frozen=True)
class ChangeOwnPassword(Command[None]):
    """WeakPasswordError for `new`, WrongPasswordError for `old`. A stick stays as it is."""

    name = "profile.password"
    needs = Permission.PASSWORD_OWN
    can_undo = False

    old: Password
    new: Password

    def apply(self, records: Records) -> None:
        records.of(Profiles).change_own_password(self.old, self.new)


@dataclass(frozen=True)
class GrantSafeguarding(Command[None]):
    """A safeguarding lead hands the safeguarding key to a colleague of that role."""

    name = "profile.grant-safeguarding"
    needs = Permission.SAFEGUARDING_GRANT
    can_undo = False

    profile: ProfileId

    def apply(self, records: Records) -> None:
        records.of(Profiles).grant_safeguarding(self.profile)
