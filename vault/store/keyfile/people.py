"""Who is in the key file: profiles found, added, changed and removed."""

from dataclasses import replace
from datetime import date

from vault.crypto.directory import RECOVERY, SHEET_NAME
from vault.crypto.kdf import KdfParams
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.ids import ClassId, ProfileId, new_id
from vault.domain.profile_names import checked_name, like
from vault.domain.profiles import Profile
from vault.domain.secrets import Password
from vault.errors import GrantMissingError, ProfileExistsError
from vault.store.keyfile.credentials import issue_credentials
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.role_grants import grants_by_role
from vault.store.keyfile.signing import must_leave_a_lead, save_signed
from vault.store.keyfile.state import KeyringState


class People:
    """Each change takes the root key (PermissionDeniedError) and is refused while a re-key is
    planned (RekeyUnfinishedError)."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def all(self) -> tuple[Profile, ...]:
        """By name."""
        return self._state.text.profiles()

    def id_of(self, who: str) -> str:
        """The id of the profile of this name or id; empty when there is none."""
        return self._state.text.id_of(who)

    def name_of(self, profile: str) -> str:
        """The name of the profile of this id; empty when there is none."""
        member = self._state.text.directory.members.get(profile)
        return member.profile.name if member is not None else ""

    def verify_keys_of(self, profile: str) -> tuple[bytes, ...]:
        """Every signature key this profile ever had, as the (not yet checked) directory says."""
        directory = self._state.text.directory
        keys = [directory.members[profile].verify_key] if profile in directory.members else []
        keys += [
            key for name, (_, key) in directory.former.items() if name.partition("@")[0] == profile
        ]
        return (*keys, directory.recovery_verify) if profile == RECOVERY else tuple(keys)

    def add(
        self,
        keys: OpenKeys,
        name: str,
        role: Role,
        classes: frozenset[ClassId],
        until: date | None,
        password: Password,
        params: KdfParams | None = None,
    ) -> Profile:
        """InvalidValueError for a name with signs that do not show; ProfileExistsError for one that
        is taken, or looks like one that is."""
        wanted = checked_name(name)
        taken = like(wanted, [SHEET_NAME, *(p.name for p in self.all())])
        if taken is not None:
            raise ProfileExistsError(name=taken)
        profile = Profile(ProfileId(new_id()), wanted, role, classes, until)
        issue_credentials(self._state, keys, profile, password, params).wipe()
        return profile

    def change(self, keys: OpenKeys, wanted: Profile) -> Profile:
        """Role, classes, end date and suspension as wanted; grants follow the role. NotFoundError,
        LastDataLeadError, LastHolderError, GrantMissingError."""
        text = self._state.text
        member = text.member(wanted.id)
        must_leave_a_lead(text, keys, wanted.id, wanted)
        has_vault = Compartment.VAULT in KEYS_OF_ROLE[member.profile.role]
        if has_vault != (Compartment.VAULT in KEYS_OF_ROLE[wanted.role]):
            # The vault key lies in the slot, which only its owner can write.
            raise GrantMissingError(compartment="vault")
        directory = replace(text.directory, epoch=self._state.epoch + 1).with_member(
            replace(member, profile=wanted)
        )
        grants = grants_by_role(text, keys, wanted, member.box_public, directory)
        save_signed(self._state, keys, directory, text.with_parts(grants=grants))
        return wanted

    def remove(self, keys: OpenKeys, profile: ProfileId) -> None:
        """Slot and grants go; the verify key stays, so that old entries can be checked.
        NotFoundError, LastDataLeadError, LastHolderError."""
        text = self._state.text
        text.member(profile)
        must_leave_a_lead(text, keys, profile, None)
        directory = replace(text.directory, epoch=self._state.epoch + 1).without_member(profile)
        rest = text.with_parts(
            slots={key: slot for key, slot in text.slots.items() if key != profile},
            grants={key: box for key, box in text.grants.items() if key[0] != profile},
            links={key: box for key, box in text.links.items() if key[0] != profile},
        )
        save_signed(self._state, keys, directory, rest)
