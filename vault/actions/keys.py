"""Keys of the vault: new ones for all, a new password for somebody."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command
from vault.domain.access import Permission
from vault.domain.audit import Outcome
from vault.domain.ids import ProfileId
from vault.domain.secrets import Password
from vault.store.keyfile.planned_keys import planned_kind
from vault.store.records import Records
from vault.store.school.profiles import Profiles


@dataclass(frozen=True)
class PlanRekey(Command[None]):
    """New keys for the whole vault, without `leaver` if one is named. They are written down as a
    plan; the next unlock by a data lead carries it out, whatever happens in between."""

    name = "vault.rekey"
    needs = Permission.PROFILE_WRITE
    can_undo = False
    may_use_ballast = False

    leaver: ProfileId | None = None

    def apply(self, records: Records) -> None:
        records.vault_copy.must_fit_again()
        number = records.of(Profiles).plan_rekey(self.leaver or "")
        # In the trail, which the key file cannot take back: a plan that is gone is missed.
        records.tell(planned_kind(number), self.leaver or "", Outcome.DONE)


@dataclass(frozen=True)
class ResetPassword(Command[None]):
    """A new password, and new keys, for somebody who forgot theirs."""

    name = "profile.reset"
    needs = Permission.PROFILE_WRITE
    can_undo = False

    profile: ProfileId
    password: Password
    key_file: Path | None = None
    """On the stick of a profile that opens with one; it goes on needing it."""

    def apply(self, records: Records) -> None:
        records.of(Profiles).reset_password(self.profile, self.password, self.key_file)
