"""The key file as an object: make it, open it with a password, change who is in it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from vault.crypto.directory import (
    RECOVERY,
    CompartmentEntry,
    Directory,
    Member,
    commitment_of,
)
from vault.crypto.grants import grant_to, granted
from vault.crypto.kdf import KdfParams, calibrated, is_weaker
from vault.crypto.primitives import (
    BoxDoesNotOpenError,
    is_signed,
    public_of,
    random_key,
    verify_key_of,
)
from vault.crypto.recovery import new_code, recovery_key
from vault.crypto.slots import (
    Slot,
    SlotContents,
    make_coded_slot,
    make_slot,
    new_contents,
    open_coded_slot,
    open_slot,
)
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.ids import ClassId, ProfileId, new_id
from vault.domain.profiles import Profile
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import (
    DirectorySignatureError,
    GrantMissingError,
    LastDataLeadError,
    NoSuchProfileError,
    NotFoundError,
    PermissionDeniedError,
    ProfileEndedError,
    ProfileExistsError,
    ProfileSuspendedError,
    VaultRolledBackError,
    WrongRecoveryCodeError,
)
from vault.store.keyring_file import drop_previous, publish_keyring
from vault.store.keyring_text import KeyringText
from vault.store.open_keys import OpenKeys

__all__ = ["Keyring", "OpenKeys"]

_AT_START = (Compartment.PHOTOS, Compartment.HEALTH, Compartment.AUDIT, Compartment.ROOT)
_ANCHOR = b"tuckbox anchor"


class Keyring:
    """One vault's key file. What it says is believed only after an unlock checked it."""

    def __init__(self, folder: Path, text: KeyringText) -> None:
        self._folder = folder
        self._text = text
        self._staged = False

    @contextmanager
    def staged(self, keys: OpenKeys) -> Iterator[None]:
        """Changes made inside are written beside the file and take its place at the end, after
        the audit entry that tells of them has committed; anything raised takes them back."""
        before = self._text
        self._staged = True
        try:
            yield
        except BaseException:
            self._text = before
            keys.see(before.directory)
            raise
        finally:
            self._staged = False
        if self._text is not before:
            publish_keyring(self._folder)

    @classmethod
    def create(
        cls,
        folder: Path,
        vault_id: str,
        lead: str,
        password: Password,
        params: KdfParams | None = None,
    ) -> tuple["Keyring", OpenKeys, RecoveryCode]:
        """A new key file with one data lead and the recovery slot."""
        root_seed, vault_key = random_key(), random_key()
        root_public = verify_key_of(root_seed)
        secrets = {c: random_key() for c in _AT_START}
        secrets[Compartment.ROOT] = root_seed
        compartments = {c: _entry(c, secret) for c, secret in secrets.items()}
        profile = Profile(ProfileId(new_id()), lead, Role.DATA_LEAD)
        mine = new_contents(vault_key, root_public, 1)
        theirs = new_contents(vault_key, root_public, 1)
        code = new_code()
        directory = Directory(
            vault_id=vault_id,
            epoch=1,
            members={profile.id: Member(profile, mine.box_public, mine.verify_key)},
            compartments=compartments,
            recovery_public=theirs.box_public,
            recovery_verify=theirs.verify_key,
        )
        slots = {
            profile.id: make_slot(vault_id, profile.id, password, params or calibrated(), mine),
            RECOVERY: make_coded_slot(vault_id, RECOVERY, recovery_key(code, vault_id), theirs),
        }
        grants = {
            (owner, c): grant_to(public, secret)
            for c, secret in secrets.items()
            for owner, public in ((profile.id, mine.box_public), (RECOVERY, theirs.box_public))
        }
        theirs.wipe()
        text = KeyringText.signed(directory, root_seed, slots, grants)
        text.save(folder)
        return cls(folder, text), OpenKeys(profile, directory, mine, secrets), code

    @classmethod
    def load(cls, folder: Path) -> "Keyring":
        """KeyringDamagedError when the file is not one of ours."""
        return cls(folder, KeyringText.load(folder))

    @property
    def vault_id(self) -> str:
        return self._text.directory.vault_id

    @property
    def epoch(self) -> int:
        return self._text.directory.epoch

    def profiles(self) -> tuple[Profile, ...]:
        """By name."""
        members = self._text.directory.members.values()
        return tuple(sorted((m.profile for m in members), key=lambda p: p.name.casefold()))

    def id_of(self, who: str) -> str:
        """The id of the profile of this name (or id); empty when there is none."""
        try:
            return str(self._find(who).id)
        except NoSuchProfileError:
            return ""

    def verify_keys_of(self, profile: str) -> tuple[bytes, ...]:
        """Every signature key this profile ever had, as the (not yet checked) directory says."""
        directory = self._text.directory
        found = [directory.members[profile].verify_key] if profile in directory.members else []
        found += [
            key for name, (_, key) in directory.former.items() if name.partition("@")[0] == profile
        ]
        return (*found, directory.recovery_verify) if profile == RECOVERY else tuple(found)

    def password_key_of(self, profile: str) -> str:
        """What a guess at the password costs, in words."""
        params = self._slot(profile).params
        if params is None:
            return "a code from paper"
        mib = params.memory_kib // 1024
        return f"Argon2id, {mib} MiB, {params.passes} passes, {params.lanes} lanes"

    def unlock(
        self,
        who: str,
        password: Password,
        today: date,
        min_epoch: int = 0,
        renew_below: KdfParams | None = None,
    ) -> OpenKeys:
        """By name or id. The slot box is tried first: dates and suspension are told only to
        somebody who has the password."""
        profile = self._find(who)
        contents = open_slot(self.vault_id, self._slot(profile.id), password)
        keys = self._checked(profile, contents, min_epoch)
        if profile.suspended:
            keys.wipe()
            raise ProfileSuspendedError
        if profile.until is not None and today > profile.until:
            keys.wipe()
            raise ProfileEndedError(date=profile.until.strftime("%d %B %Y"))
        self._renew_slot(profile.id, password, contents, renew_below)
        drop_previous(self._folder)
        return keys

    def recover(
        self,
        code: RecoveryCode,
        who: str,
        new_password: Password,
        params: KdfParams | None = None,
    ) -> OpenKeys:
        """Give `who` new keys and a new password, with all that the role is granted."""
        profile = self._find(who)
        opened = self._recovery_keys(code)
        try:
            contents = self._seat(opened, profile, new_password, params)
        finally:
            opened.wipe()
        return self._checked(self._find(profile.id), contents, 0)

    def test_recovery_code(self, code: RecoveryCode) -> None:
        """WrongRecoveryCodeError unless the code opens this vault."""
        self._recovery_keys(code).wipe()

    def recovery_payload(self) -> str:
        """The recovery slot as text for the sheet's second QR code."""
        return json.dumps(
            {"vault": self.vault_id, "slot": self._text.slot_out(RECOVERY)}, separators=(",", ":")
        )

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
        """ProfileExistsError for a name that is taken (case does not matter)."""
        wanted = " ".join(name.split())
        if any(p.name.casefold() == wanted.casefold() for p in self.profiles()):
            raise ProfileExistsError(name=wanted)
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
        self._save(keys, changed, slots=slots, grants=grants)

    def change_password(
        self,
        profile: ProfileId,
        old: Password,
        new: Password,
        params: KdfParams | None = None,
    ) -> None:
        """The slot is written anew by its owner; no root key is needed."""
        contents = open_slot(self.vault_id, self._slot(profile), old)
        try:
            contents.lowest_epoch = self.epoch
            self._write_slot(profile, new, params or calibrated(), contents)
        finally:
            contents.wipe()

    def grant_safeguarding(self, keys: OpenKeys, profile: ProfileId) -> None:
        """From one safeguarding lead to another."""
        member = self._member(profile)
        if not keys.holds(Compartment.SAFEGUARDING):
            raise GrantMissingError(compartment=Compartment.SAFEGUARDING.value)
        if member.profile.role is not Role.SAFEGUARDING_LEAD:
            raise PermissionDeniedError
        box = grant_to(member.box_public, keys.secret(Compartment.SAFEGUARDING))
        grants = {**self._text.grants, (profile, Compartment.SAFEGUARDING): box}
        self._keep(self._text.with_parts(grants=grants))

    def anchor(self, keys: OpenKeys) -> tuple[int, bytes] | None:
        """The newest audit entry the key file remembers; no hash when its signature, by any key
        that profile ever had, does not hold."""
        kept = self._text.anchor
        if kept is None:
            return None
        number, entry, who, signature = kept
        message = _ANCHOR + number.to_bytes(8, "big") + entry
        known = keys.verify_keys.get(who, ())
        if not any(is_signed(public, message, signature) for public in known):
            return number, b""
        return number, entry

    def save_anchor(self, keys: OpenKeys, number: int, entry: bytes) -> None:
        """Remember the newest audit entry, signed by who saw it."""
        message = _ANCHOR + number.to_bytes(8, "big") + entry
        kept = (number, entry, str(keys.profile.id), keys.sign_raw(message))
        self._keep(self._text.with_parts(anchor=kept))

    def _find(self, who: str) -> Profile:
        for profile in self.profiles():
            if who == profile.id or who.strip().casefold() == profile.name.casefold():
                return profile
        raise NoSuchProfileError

    def _member(self, profile: str) -> Member:
        member = self._text.directory.members.get(profile)
        if member is None:
            raise NotFoundError
        return member

    def _slot(self, profile: str) -> Slot:
        slot = self._text.slots.get(profile)
        if slot is None:
            raise DirectorySignatureError
        return slot

    def _checked(self, profile: Profile, contents: SlotContents, min_epoch: int) -> OpenKeys:
        """Nothing of the file is believed until the root key pinned in the slot has signed it."""
        text = self._text
        try:
            text.check(contents.root_public)
            member = text.directory.members[profile.id]
            if member.verify_key != contents.verify_key:
                raise DirectorySignatureError
            if self.epoch < max(min_epoch, contents.lowest_epoch):
                raise VaultRolledBackError(
                    seen=max(min_epoch, contents.lowest_epoch), found=self.epoch
                )
            secrets = granted(text.directory, text.grants, profile.id, contents)
        except BaseException:
            contents.wipe()
            raise
        return OpenKeys(profile, text.directory, contents, secrets)

    def _recovery_keys(self, code: RecoveryCode) -> OpenKeys:
        try:
            contents = open_coded_slot(
                self.vault_id, self._slot(RECOVERY), recovery_key(code, self.vault_id)
            )
        except BoxDoesNotOpenError as error:
            raise WrongRecoveryCodeError from error
        self._text.check(contents.root_public)
        secrets = granted(self._text.directory, self._text.grants, RECOVERY, contents)
        sheet = Profile(ProfileId(RECOVERY), "Recovery sheet", Role.DATA_LEAD)
        return OpenKeys(sheet, self._text.directory, contents, secrets)

    def _seat(
        self, keys: OpenKeys, profile: Profile, password: Password, params: KdfParams | None
    ) -> SlotContents:
        """New keys for a profile (new or recovered): slot, directory entry and grants at once."""
        must_have_root(keys)
        directory = replace(self._text.directory, epoch=self.epoch + 1)
        root_public = verify_key_of(keys.secret(Compartment.ROOT))
        needs_vault = Compartment.VAULT in KEYS_OF_ROLE[profile.role]
        contents = new_contents(
            bytes(keys.must_vault_key().expose()) if needs_vault else None,
            root_public,
            directory.epoch,
        )
        directory = directory.with_member(Member(profile, contents.box_public, contents.verify_key))
        if profile.role is Role.SAFEGUARDING_LEAD:
            directory = self._first_safeguarding(directory, profile.id, contents.box_public)
        slot = make_slot(self.vault_id, profile.id, password, params or calibrated(), contents)
        grants = self._grants_for(keys, profile, contents.box_public, directory)
        self._save(keys, directory, slots={**self._text.slots, profile.id: slot}, grants=grants)
        return contents

    def _first_safeguarding(self, directory: Directory, profile: str, public: bytes) -> Directory:
        """The first safeguarding lead's key is made here, given to that lead and to the recovery
        sheet, and forgotten: a data lead never holds it."""
        if Compartment.SAFEGUARDING in directory.compartments:
            return directory
        secret = random_key()
        self._text = self._text.with_parts(
            grants={
                **self._text.grants,
                (profile, Compartment.SAFEGUARDING): grant_to(public, secret),
                (RECOVERY, Compartment.SAFEGUARDING): grant_to(directory.recovery_public, secret),
            }
        )
        entry = _entry(Compartment.SAFEGUARDING, secret)
        return replace(
            directory,
            compartments={**directory.compartments, Compartment.SAFEGUARDING: entry},
        )

    def _grants_for(
        self, keys: OpenKeys, profile: Profile, public: bytes, directory: Directory
    ) -> dict[tuple[str, Compartment], bytes]:
        """All grants with this profile's as its role has them. What the acting person does not
        hold stays as it was (safeguarding: a lead of that role hands it on)."""
        due = KEYS_OF_ROLE[profile.role] - {Compartment.VAULT}
        member = self._text.directory.members.get(profile.id)
        is_reseated = member is None or member.box_public != public
        fresh = (
            Compartment.SAFEGUARDING in directory.compartments
            and Compartment.SAFEGUARDING not in self._text.directory.compartments
        )
        grants = dict(self._text.grants)
        for compartment in Compartment:
            key = (str(profile.id), compartment)
            if compartment not in due or compartment not in directory.compartments:
                grants.pop(key, None)
            elif keys.holds(compartment):
                grants[key] = grant_to(public, keys.secret(compartment))
            elif is_reseated and not fresh:
                grants.pop(key, None)
        return grants

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
    ) -> None:
        """Sign, then one atomic save."""
        must_have_root(keys)
        text = KeyringText.signed(
            directory,
            keys.secret(Compartment.ROOT),
            self._text.slots if slots is None else slots,
            grants,
            self._text.anchor,
        )
        self._keep(text)
        keys.see(directory)

    def _keep(self, text: KeyringText) -> None:
        if self._staged:
            text.prepare(self._folder)
        else:
            text.save(self._folder)
        self._text = text

    def _renew_slot(
        self, profile: str, password: Password, contents: SlotContents, least: KdfParams | None
    ) -> None:
        """A slot that costs an attacker less than today's default is written anew."""
        slot = self._slot(profile)
        if least is not None and slot.params is not None and is_weaker(slot.params, least):
            self._write_slot(profile, password, least, contents)

    def _write_slot(
        self, profile: str, password: Password, params: KdfParams, contents: SlotContents
    ) -> None:
        slot = make_slot(self.vault_id, profile, password, params, contents)
        self._keep(self._text.with_parts(slots={**self._text.slots, profile: slot}))


def must_have_root(keys: OpenKeys) -> None:
    """PermissionDeniedError unless these keys can sign the directory."""
    if not keys.holds(Compartment.ROOT):
        raise PermissionDeniedError


def _entry(compartment: Compartment, secret: bytes) -> CompartmentEntry:
    return CompartmentEntry(1, public_of(secret), commitment_of(compartment, secret))
