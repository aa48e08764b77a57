"""Who is in the key file: profiles added, changed and removed, keys granted and replaced."""

from dataclasses import dataclass, replace
from datetime import date

from vault.crypto.directory import (
    RECOVERY,
    SHEET_NAME,
    Directory,
    Member,
)
from vault.crypto.grants import Granter
from vault.crypto.kdf import KdfParams, calibrated
from vault.crypto.key_files import KeyFile
from vault.crypto.primitives import (
    random_key,
    verify_key_of,
)
from vault.crypto.recovery import recovery_key
from vault.crypto.slots import (
    Slot,
    SlotContents,
    make_coded_slot,
    make_slot,
    new_contents,
    open_slot,
)
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.ids import ClassId, ProfileId, new_id
from vault.domain.profile_names import checked_name, like
from vault.domain.profiles import Profile
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import (
    GrantMissingError,
    KeyFileUnreadableError,
    LastDataLeadError,
    LastHolderError,
    PermissionDeniedError,
    ProfileExistsError,
    StickNeededError,
)
from vault.store.keyfile.keyring_state import KeyringState
from vault.store.keyfile.keyring_text import KeyringText, slot_payload
from vault.store.keyfile.open_keys import OpenKeys, entry_of
from vault.store.keyfile.own_anchors import standing


@dataclass(frozen=True)
class RecoveryToBe:
    """A recovery slot before it is in force: its paper can be printed and tried first."""

    slot: Slot
    box_public: bytes
    verify_key: bytes
    vault_id: str

    @property
    def payload(self) -> str:
        """The slot as text, for the sheet's second square."""
        return slot_payload(self.vault_id, self.slot)


class KeyringPeople(KeyringState):
    """Every change is signed by the root key and kept in one piece."""

    def add_profile(
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
        taken = like(wanted, [SHEET_NAME, *(p.name for p in self.profiles())])
        if taken is not None:
            raise ProfileExistsError(name=taken)
        profile = Profile(ProfileId(new_id()), wanted, role, classes, until)
        self._seat(keys, profile, password, params).wipe()
        return profile

    def change_profile(self, keys: OpenKeys, wanted: Profile) -> Profile:
        """Role, classes, end date and suspension as wanted; grants follow the role."""
        member = self._member(wanted.id)
        self._keep_a_lead(keys, wanted.id, wanted)
        has_vault = Compartment.VAULT in KEYS_OF_ROLE[member.profile.role]
        if has_vault != (Compartment.VAULT in KEYS_OF_ROLE[wanted.role]):
            # The vault key lies in the slot, which only its owner can write.
            raise GrantMissingError(compartment="vault")
        changed = replace(self._text.directory, epoch=self.epoch + 1).with_member(
            replace(member, profile=wanted)
        )
        grants = self._grants_for(keys, wanted, member.box_public, changed)
        self._save(keys, changed, grants=grants)
        return wanted

    def remove_profile(self, keys: OpenKeys, profile: ProfileId) -> None:
        """Slot and grants go; the verify key stays, so that old entries can be checked."""
        self._member(profile)
        self._keep_a_lead(keys, profile, None)
        changed = replace(self._text.directory, epoch=self.epoch + 1).without_member(profile)
        grants = {key: box for key, box in self._text.grants.items() if key[0] != profile}
        slots = {key: slot for key, slot in self._text.slots.items() if key != profile}
        links = {key: box for key, box in self._text.links.items() if key[0] != profile}
        self._save(keys, changed, slots=slots, grants=grants, links=links)

    def change_password(
        self,
        keys: OpenKeys,
        old: Password,
        new: Password,
        params: KdfParams | None = None,
    ) -> None:
        """The slot is written anew by its owner; no root key is needed. It takes the same stick."""
        profile = str(keys.profile.id)
        contents = open_slot(self.vault_id, self._slot(profile), old, keys.lent_stick())
        try:
            contents.lowest_epoch = self.epoch
            self._write_slot(profile, new, params or calibrated(), contents)
        finally:
            contents.wipe()

    def reset_password(
        self,
        keys: OpenKeys,
        profile: ProfileId,
        password: Password,
        params: KdfParams | None = None,
        stick: KeyFile | None = None,
    ) -> None:
        """New keys and a new password for somebody who forgot theirs. What the acting person does
        not hold (safeguarding) has to be handed on by a holder. A profile with a stick keeps it:
        StickNeededError, and KeyFileUnreadableError for the file of another."""
        number = self._slot(profile).stick
        if number and stick is None:
            raise StickNeededError
        if stick is not None and not stick.is_for(self.vault_id, profile, number):
            raise KeyFileUnreadableError(reason="it is not the newest one of this profile")
        self._seat(keys, self._member(profile).profile, password, params, stick).wipe()

    def grant_safeguarding(self, keys: OpenKeys, profile: ProfileId) -> None:
        """From one safeguarding lead to another."""
        self.must_have_no_plan()
        member = self._member(profile)
        if not keys.holds(Compartment.SAFEGUARDING):
            raise GrantMissingError(compartment=Compartment.SAFEGUARDING.value)
        if member.profile.role is not Role.SAFEGUARDING_LEAD:
            raise PermissionDeniedError
        box = _box_for(keys, profile, member.box_public, Compartment.SAFEGUARDING)
        grants = {**self._text.grants, (str(profile), Compartment.SAFEGUARDING): box}
        self._keep(self._text.with_parts(grants=grants))

    def hand_to_recovery(self, keys: OpenKeys) -> None:
        """A safeguarding lead gives the safeguarding key to a recovery sheet that lacks it, as one
        made by a data lead does."""
        key = (RECOVERY, Compartment.SAFEGUARDING)
        if not keys.holds(Compartment.SAFEGUARDING) or key in self._text.grants or self.has_plan:
            return
        public = self._text.directory.recovery_public
        box = _box_for(keys, RECOVERY, public, Compartment.SAFEGUARDING)
        self._keep(self._text.with_parts(grants={**self._text.grants, key: box}))

    def drop_unused_safeguarding(self, keys: OpenKeys, holder: str) -> None:
        """Nothing was ever sealed with the safeguarding key and `holder` is the last who has it:
        it ends with them."""
        text = self._text
        entry = text.directory.compartments.get(Compartment.SAFEGUARDING)
        grants = {k: b for k, b in text.grants.items() if k[1] is not Compartment.SAFEGUARDING}
        holders = {who for who, _ in text.grants.keys() - grants.keys()}
        if entry is None or holders - {holder}:
            return
        rest = dict(text.directory.compartments)
        del rest[Compartment.SAFEGUARDING]
        self._text = text.with_parts(earlier={})
        directory = replace(text.directory, epoch=self.epoch + 1, compartments=rest)
        self._save(keys, directory, grants=grants)

    def prepare_recovery(self, keys: OpenKeys, code: RecoveryCode) -> RecoveryToBe:
        """A recovery slot that is in force nowhere yet."""
        must_have_root(keys)
        contents = new_contents(
            bytes(keys.must_vault_key().expose()),
            verify_key_of(keys.secret(Compartment.ROOT)),
            self.epoch + 1,
        )
        slot = make_coded_slot(self.vault_id, RECOVERY, recovery_key(code, self.vault_id), contents)
        to_be = RecoveryToBe(slot, contents.box_public, contents.verify_key, self.vault_id)
        contents.wipe()
        return to_be

    def check_recovery(self, keys: OpenKeys, to_be: RecoveryToBe) -> None:
        """LastHolderError while it can still be told before anything is printed."""
        must_leave_holders(self._text, self._with_recovery(keys, to_be))

    def replace_recovery(
        self, keys: OpenKeys, to_be: RecoveryToBe, *, gives_up_safeguarding: bool = False
    ) -> None:
        """The new recovery slot in place of the old one: the sheet before opens nothing any more.
        Where only that sheet still held the safeguarding key, it has to be given up in words."""
        text = self._with_recovery(keys, to_be)
        if not gives_up_safeguarding:
            must_leave_holders(self._text, text)
        self._keep(text)
        keys.see(text.directory)

    def _with_recovery(self, keys: OpenKeys, to_be: RecoveryToBe) -> KeyringText:
        directory = replace(
            self._text.directory,
            epoch=self.epoch + 1,
            recovery_public=to_be.box_public,
            recovery_verify=to_be.verify_key,
        )
        grants = {key: box for key, box in self._text.grants.items() if key[0] != RECOVERY}
        for compartment in directory.compartments:
            if compartment is not Compartment.VAULT and keys.holds(compartment):
                box = _box_for(keys, RECOVERY, to_be.box_public, compartment)
                grants[RECOVERY, compartment] = box
        slots = {**self._text.slots, RECOVERY: to_be.slot}
        links = {key: box for key, box in self._text.links.items() if key[0] != RECOVERY}
        return self._signed(keys, directory, slots, grants, links)

    def _seat(
        self,
        keys: OpenKeys,
        profile: Profile,
        password: Password,
        params: KdfParams | None,
        stick: KeyFile | None = None,
    ) -> SlotContents:
        """New keys for a profile (new or recovered): slot, directory entry and grants at once. The
        slot takes the stick, or none."""
        must_have_root(keys)
        directory = replace(self._text.directory, epoch=self.epoch + 1)
        root_public = verify_key_of(keys.secret(Compartment.ROOT))
        needs_vault = Compartment.VAULT in KEYS_OF_ROLE[profile.role]
        contents = new_contents(
            bytes(keys.must_vault_key().expose()) if needs_vault else None,
            root_public,
            directory.epoch,
        )
        contents.stick = stick
        before = directory.members.get(profile.id)
        asks_stick = before is not None and before.asks_stick
        directory = directory.with_member(
            Member(profile, contents.box_public, contents.verify_key, asks_stick)
        )
        if profile.role is Role.SAFEGUARDING_LEAD:
            directory = self._first_safeguarding(
                keys.granter(), directory, str(profile.id), contents.box_public
            )
        slot = make_slot(self.vault_id, profile.id, password, params or calibrated(), contents)
        grants = self._grants_for(keys, profile, contents.box_public, directory)
        slots = {**self._text.slots, profile.id: slot}
        # The new slot has the vault key that holds now.
        links = {key: box for key, box in self._text.links.items() if key[0] != profile.id}
        self._save(keys, directory, slots=slots, grants=grants, links=links)
        return contents

    def _first_safeguarding(
        self, granter: Granter, directory: Directory, profile: str, public: bytes
    ) -> Directory:
        """The first safeguarding lead's key is made here, given to that lead and to the recovery
        sheet, and forgotten: a data lead never holds it."""
        if Compartment.SAFEGUARDING in directory.compartments:
            return directory
        secret = random_key()
        entry = entry_of(Compartment.SAFEGUARDING, secret)
        fresh = {
            (owner, Compartment.SAFEGUARDING): granter.box(
                owner, theirs, Compartment.SAFEGUARDING, entry.generation, secret
            )
            for owner, theirs in ((profile, public), (RECOVERY, directory.recovery_public))
        }
        self._text = self._text.with_parts(grants=self._text.grants | fresh)
        return replace(
            directory,
            compartments={**directory.compartments, Compartment.SAFEGUARDING: entry},
        )

    def _grants_for(
        self, keys: OpenKeys, profile: Profile, public: bytes, directory: Directory
    ) -> dict[tuple[str, Compartment], bytes]:
        """All grants with this profile's as its role has them. What the acting person does not
        hold stays as it was (safeguarding: a lead of that role hands it on)."""
        due = KEYS_OF_ROLE[profile.role]
        member = self._text.directory.members.get(profile.id)
        is_reseated = member is None or member.box_public != public
        fresh = (
            Compartment.SAFEGUARDING in directory.compartments
            and Compartment.SAFEGUARDING not in self._text.directory.compartments
        )
        grants = dict(self._text.grants)
        for compartment in Compartment:
            key = (str(profile.id), compartment)
            if compartment is Compartment.VAULT:
                continue
            if compartment not in due or compartment not in directory.compartments:
                grants.pop(key, None)
            elif keys.holds(compartment):
                grants[key] = _box_for(keys, key[0], public, compartment)
            elif is_reseated and not fresh:
                grants.pop(key, None)
        return grants

    def forget_earlier(self) -> None:
        """The records were sealed under the new safeguarding key: the older ones open nothing."""
        if self._text.earlier and not self.has_plan:
            self._keep(self._text.with_parts(earlier={}))

    def _earlier_after(self, keys: OpenKeys, wanted: Directory) -> dict[tuple[str, int], bytes]:
        """Grants of older safeguarding keys: they stay with who keeps key and role, and are made
        for somebody with new keys where the acting person holds the old ones (the sheet does)."""
        before, after = _keepers(self._text.directory), _keepers(wanted)
        found = {
            key: box
            for key, box in self._text.earlier.items()
            if before.get(key[0]) == after.get(key[0], b"")
        }
        for who in after.keys() - {w for w in after if before.get(w) == after[w]}:
            for generation, secret in keys.earlier_secrets().items():
                found[who, generation] = keys.granter().box(
                    who, after[who], Compartment.SAFEGUARDING, generation, secret
                )
        return found

    def _keep_a_lead(self, keys: OpenKeys, changed: str, wanted: Profile | None) -> None:
        """LastDataLeadError when nobody would be left who can sign the directory."""
        must_have_root(keys)
        rest = [p for p in self.profiles() if p.id != changed]
        if wanted is not None:
            rest.append(wanted)
        if not any(p.role is Role.DATA_LEAD and not p.suspended and p.until is None for p in rest):
            raise LastDataLeadError

    def _save(
        self,
        keys: OpenKeys,
        directory: Directory,
        *,
        grants: dict[tuple[str, Compartment], bytes],
        slots: dict[str, Slot] | None = None,
        links: dict[tuple[str, int], bytes] | None = None,
    ) -> None:
        """Sign, then one atomic save."""
        slots = self._text.slots if slots is None else slots
        text = self._signed(keys, directory, slots, grants, links)
        must_leave_holders(self._text, text)
        self._keep(text)
        keys.see(text.directory)

    def _signed(
        self,
        keys: OpenKeys,
        directory: Directory,
        slots: dict[str, Slot],
        grants: dict[tuple[str, Compartment], bytes],
        links: dict[tuple[str, int], bytes] | None = None,
    ) -> KeyringText:
        must_have_root(keys)
        self.must_have_no_plan()
        earlier = self._earlier_after(keys, directory)
        kept = {generation for _, generation in earlier}
        directory = replace(
            directory, earlier={g: e for g, e in directory.earlier.items() if g in kept}
        )
        text = KeyringText.signed(
            directory, keys.secret(Compartment.ROOT), slots, grants, self._text.anchor
        )
        return replace(
            text,
            successions=self._text.successions,
            anchors=standing(self._text, directory),
            earlier=earlier,
            links=self._text.links if links is None else links,
        )


def must_leave_holders(before: KeyringText, after: KeyringText) -> None:
    """LastHolderError when a safeguarding key, the one that holds or an older one that records
    still wait for, would be granted to nobody any more."""
    had = {generation for _, generation in before.earlier}
    keeps = {generation for _, generation in after.earlier}
    entry = after.directory.compartments.get(Compartment.SAFEGUARDING)
    was_held, is_held = (
        any(compartment is Compartment.SAFEGUARDING for _, compartment in text.grants)
        for text in (before, after)
    )
    if had - keeps or (entry is not None and was_held and not is_held):
        raise LastHolderError


def _box_for(keys: OpenKeys, owner: str, public: bytes, compartment: Compartment) -> bytes:
    """A grant of the compartment's secret as it is now."""
    generation, secret = keys.generation(compartment), keys.secret(compartment)
    return keys.granter().box(owner, public, compartment, generation, secret)


def _keepers(directory: Directory) -> dict[str, bytes]:
    """Who may hold the safeguarding key, and the public key that it is sealed to."""
    leads = {
        name: member.box_public
        for name, member in directory.members.items()
        if member.profile.role is Role.SAFEGUARDING_LEAD
    }
    return leads | {RECOVERY: directory.recovery_public}


def must_have_root(keys: OpenKeys) -> None:
    """PermissionDeniedError unless these keys can sign the directory."""
    if not keys.holds(Compartment.ROOT):
        raise PermissionDeniedError
