"""The key file as an object: make it, open it with a password, give it new keys."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from vault.crypto.chain import SeenEntry, TrailMark
from vault.crypto.directory import (
    RECOVERY,
    SHEET_NAME,
    GrantForm,
)
from vault.crypto.grants import open_grants
from vault.crypto.kdf import KdfParams, is_weaker
from vault.crypto.key_files import KeyFile
from vault.crypto.primitives import (
    BoxDoesNotOpenError,
    is_signed,
)
from vault.crypto.recovery import recovery_key
from vault.crypto.slots import (
    SlotContents,
    open_coded_slot,
    open_slot,
)
from vault.domain.access import Compartment, Role
from vault.domain.ids import ProfileId
from vault.domain.profiles import Profile
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import (
    DirectorySignatureError,
    LastHolderError,
    NoSuchProfileError,
    PlanRefusedError,
    ProfileEndedError,
    ProfileSuspendedError,
    RekeyUnfinishedError,
    TuckboxError,
    VaultRolledBackError,
    WrongRecoveryCodeError,
)
from vault.store.keyfile.keyring_create import new_keyring
from vault.store.keyfile.keyring_file import NEXT, drop_previous, publish_keyring
from vault.store.keyfile.keyring_people import must_have_root
from vault.store.keyfile.keyring_plan import must_plan, read_plan, seems_planned, with_plan
from vault.store.keyfile.keyring_renewal import (
    bare_owners,
    with_fresh_boxes,
    with_new_forms,
    with_own_earlier,
)
from vault.store.keyfile.keyring_sticks import KeyringSticks
from vault.store.keyfile.keyring_text import KeyringText, slot_payload
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.own_anchors import is_own_there, remembered, standing, with_own
from vault.store.keyfile.trail_day import must_not_have_ended

__all__ = ["KeyFileFinishedError", "Keyring", "OpenKeys", "must_have_root"]

_ANCHOR = b"tuckbox anchor"


def _anchor_message(number: int, entry: bytes, day: str) -> bytes:
    return _ANCHOR + number.to_bytes(8, "big") + entry + day.encode()


class KeyFileFinishedError(Exception):
    """The key file is another one now: whoever is unlocking begins anew with it. Never shown."""


class Keyring(KeyringSticks):
    """Opened by a slot's password; the root key pinned in the slot says what to believe."""

    @classmethod
    def create(
        cls,
        folder: Path,
        vault_id: str,
        lead: str,
        password: Password,
        params: KdfParams | None,
        first_mac_key: bytes,
    ) -> tuple["Keyring", OpenKeys, RecoveryCode]:
        """A new key file with one data lead and the recovery slot; it signs for the MAC key that
        the audit trail begins with."""
        text, keys, code = new_keyring(vault_id, lead, password, params, first_mac_key)
        text.save(folder)
        return cls(folder, text), keys, code

    @classmethod
    def load(cls, folder: Path) -> "Keyring":
        """KeyringDamagedError when the file is not one of ours."""
        return cls(folder, KeyringText.load(folder))

    def name_of(self, profile: str) -> str:
        """The name to say who is at it; empty when there is none."""
        member = self._text.directory.members.get(profile)
        return member.profile.name if member is not None else ""

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

    def slot_params(self) -> list[KdfParams]:
        """The Argon2id parameters of every profile's slot."""
        slots = (self._slot(str(profile.id)) for profile in self.profiles())
        return [slot.params for slot in slots if slot.params is not None]

    def unlock(
        self,
        who: str,
        password: Password,
        today: date,
        min_epoch: int = 0,
        renew_below: KdfParams | None = None,
        seen_on: date | None = None,
        stick: KeyFile | None = None,
    ) -> OpenKeys:
        """By name or id. The slot box is tried first: dates and suspension are told only to
        somebody who has the password."""
        profile = self._find(who)
        contents = open_slot(self.vault_id, self._slot(profile.id), password, stick)
        keys = self._checked(profile, contents, min_epoch)
        self._check_plan(keys)
        if profile.suspended:
            keys.wipe()
            raise ProfileSuspendedError
        try:
            must_not_have_ended(profile, today, self.anchor_day(keys), seen_on)
        except ProfileEndedError:
            keys.wipe()
            raise
        if self._text.pending is None:
            # Else the file, and the one before it, stay as they are until the records have opened.
            self._pin_new_root(keys, password, contents)
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
        opened = self.open_with_code(code)
        try:
            contents = self._seat(opened, profile, new_password, params)
        finally:
            opened.wipe()
        return self._checked(self._find(profile.id), contents, 0)

    def test_recovery_code(self, code: RecoveryCode) -> None:
        """WrongRecoveryCodeError unless the code opens this vault."""
        self.open_with_code(code).wipe()

    def recovery_payload(self) -> str:
        """The recovery slot as text for the sheet's second QR code."""
        return slot_payload(self.vault_id, self._text.slots[RECOVERY])

    def anchor(self, keys: OpenKeys) -> tuple[int, bytes] | None:
        """The newest audit entry the key file remembers; no hash when its signature, by any key
        that profile ever had, does not hold."""
        kept = self._text.anchor
        if kept is None:
            return None
        number, entry, who, signature, day = kept
        message = _anchor_message(number, entry, day)
        known = keys.verify_keys.get(who, ())
        if not any(is_signed(public, message, signature) for public in known):
            return number, b""
        return number, entry

    def anchor_day(self, keys: OpenKeys) -> date | None:
        """The day of that entry, where its signature holds and says one."""
        kept, held = self._text.anchor, self.anchor(keys)
        if kept is None or held is None or not held[1] or not kept[4]:
            return None
        return date.fromisoformat(kept[4])

    def save_anchor(self, keys: OpenKeys, number: int, entry: bytes, day: date) -> None:
        """Remember the newest audit entry, signed by who saw it."""
        text = day.isoformat()
        signature = keys.sign_raw(_anchor_message(number, entry, text))
        kept = (number, entry, str(keys.profile.id), signature, text)
        moved = with_own(self._text, keys, SeenEntry(number, entry, self.epoch))
        self._keep(moved.with_parts(anchor=kept))

    def own_anchors(self, keys: OpenKeys) -> list[tuple[str, SeenEntry]]:
        """What each person saw of the trail; see `remembered`."""
        return remembered(self._text, keys)

    def is_own_anchor_there(self, keys: OpenKeys) -> bool:
        """Whether nobody took out what this person's program signed at its last unlock."""
        return is_own_there(self._text, keys)

    def keep_own_anchor(self, keys: OpenKeys, number: int, entry: bytes) -> None:
        """At an unlock: into this person's slot and beside it, signed."""
        seen, me = SeenEntry(number, entry, self.epoch), str(keys.profile.id)
        slot = self._text.slots.get(me)
        if slot is None or self._text.pending is not None:
            return
        slots = {**self._text.slots, me: keys.slot_with(slot, seen)}
        self._keep(with_own(self._text, keys, seen).with_parts(slots=slots))

    @property
    def trail_mark(self) -> TrailMark | None:
        """What the root key signed for of the audit trail."""
        return self._text.directory.trail

    def sign_for_trail(self, keys: OpenKeys, mark: TrailMark) -> None:
        """From now on the trail cannot be begun anew, nor cut before `mark`."""
        directory = replace(self._text.directory, epoch=self.epoch + 1, trail=mark)
        self._save(keys, directory, grants=self._text.grants)

    def plan_rekey(self, keys: OpenKeys, without: str, mark: TrailMark) -> None:
        """Write the next key file into this one; `without` is a profile that leaves, or ''. The
        new root key signs for the trail as far as `mark`."""
        must_have_root(keys)
        if without:
            self._member(without)
            self._keep_a_lead(keys, without, None)
        planned = with_plan(self._text, keys, without, mark)
        self._must_keep_older(planned, keys)
        self._keep(planned)

    @staticmethod
    def _must_keep_older(text: KeyringText, keys: OpenKeys) -> None:
        """Of a safeguarding key that is replaced somebody has to keep a grant."""
        planned = must_plan(text, keys).text
        held = {generation for _, generation in planned.earlier}
        if set(planned.directory.earlier) - held:
            raise LastHolderError

    def planned_keys(self, keys: OpenKeys, *, has_begun: bool) -> OpenKeys:
        """The same person's keys as they will be after the re-key. A plan that an earlier version
        wrote is made anew unless the records have its keys already."""
        plan = must_plan(self._text, keys)
        if not plan.is_bound and not has_begun:
            base, mark = replace(self._text, pending=None), self._text.directory.trail
            self._keep(with_plan(base, keys, plan.leaver, mark))
            plan = must_plan(self._text, keys)
        return keys.after_rekey(plan.text.directory, plan.text.boxes)

    def take_plan(self, keys: OpenKeys) -> None:
        """The planned key file is the key file."""
        planned = must_plan(self._text, keys).text
        anchors = standing(self._text, planned.directory)
        self._keep(replace(planned, anchor=self._text.anchor, anchors=anchors))

    def drop_refused_plan(self, keys: OpenKeys) -> None:
        """A data lead's unlock takes it out: the records have opened, so nothing was begun."""
        if self.plan_refused is not None and keys.holds(Compartment.ROOT):
            self._keep(replace(self._text, pending=None))

    @property
    def seems_planned(self) -> bool:
        """Whether a re-key waits, before anybody's slot was opened."""
        return seems_planned(self._text)

    def finish_interrupted(self, keys: OpenKeys, epoch: int) -> None:
        """KeyFileFinishedError when the key file of this number lay beside its name, well signed:
        it has its name now. The records are committed first, and a kill can fall between."""
        try:
            waiting = KeyringText.load(self._folder, NEXT)
            waiting.check(self._text.root_after(keys.pinned_root))
        except TuckboxError:
            return
        said = waiting.directory
        if (said.vault_id, said.epoch) == (self.vault_id, epoch):
            publish_keyring(self._folder)
            raise KeyFileFinishedError

    def _check_plan(self, keys: OpenKeys) -> None:
        """While a re-key is unfinished, only who can finish it comes in, and nobody who leaves."""
        if not self.has_plan:
            return
        if keys.profile.id not in must_plan(self._text, keys).text.directory.members:
            keys.wipe()
            raise NoSuchProfileError
        if not keys.holds(Compartment.ROOT):
            keys.wipe()
            raise RekeyUnfinishedError

    def _pin_new_root(self, keys: OpenKeys, password: Password, contents: SlotContents) -> None:
        """After a re-key each person's slot is written anew at their next unlock: with the new
        root key pinned, an older chain of successions cannot be put in its place."""
        now = self._text.root_after(contents.root_public)
        params = self._slot(keys.profile.id).params
        is_behind = keys.is_slot_behind
        if not (is_behind or now != contents.root_public) or params is None:
            return
        contents.root_public, contents.lowest_epoch = now, self.epoch
        if keys.vault_key is not None:
            contents.vault_key = bytearray(keys.vault_key.expose())
        text = self._with_slot(str(keys.profile.id), password, params, contents)
        self._keep(with_own_earlier(text, keys) if is_behind else text)

    def are_grants_new(self, keys: OpenKeys) -> bool:
        """Whether there is nothing in the form of an earlier version that this person can renew."""
        return self.has_plan or self._renewed(keys) is self._text

    def renew_grants(self, keys: OpenKeys) -> None:
        """Each person renews their own; who can sign the directory, everybody's."""
        self.must_have_no_plan()
        text = self._renewed(keys)
        if text is not self._text:
            self._keep(text)
            keys.see(text.directory)

    def _renewed(self, keys: OpenKeys) -> KeyringText:
        text = with_fresh_boxes(self._text, keys)
        if not keys.holds(Compartment.ROOT):
            return text
        wanted = with_new_forms(text)
        if wanted == text.directory:
            return text
        wanted = replace(wanted, epoch=self.epoch + 1)
        signed = self._signed(keys, wanted, text.slots, text.grants, text.links)
        fresh = {key: text.earlier[key] for key in signed.earlier}
        return signed.with_parts(earlier=fresh)

    def open_to_a_break(self) -> tuple[str, ...]:
        """Names of whose keys in the key file X25519 alone closes, the sheet's too."""
        members = self._text.directory.members
        owners = bare_owners(self._text)
        named = sorted(members[who].profile.name for who in owners if who != RECOVERY)
        return (*named, "the recovery sheet") if RECOVERY in owners else tuple(named)

    @property
    def has_renewed_keys(self) -> bool:
        """Whether earlier key files held keys of today in the older form."""
        entries = self._text.directory.compartments.values()
        return any(entry.form is not GrantForm.WRAPPED for entry in entries)

    def _checked(self, profile: Profile, contents: SlotContents, min_epoch: int) -> OpenKeys:
        """Nothing of the file is believed until the root key pinned in the slot has signed it."""
        text = self._text
        try:
            self._check_text(contents)
            member = text.directory.members[profile.id]
            if member.verify_key != contents.verify_key:
                raise DirectorySignatureError
            if self.epoch < max(min_epoch, contents.lowest_epoch):
                raise VaultRolledBackError(
                    seen=max(min_epoch, contents.lowest_epoch), found=self.epoch
                )
            held = open_grants(text.directory, text.boxes, str(profile.id), contents)
        except BaseException:
            contents.wipe()
            raise
        return OpenKeys(profile, text.directory, contents, held)

    def _check_text(self, contents: SlotContents) -> None:
        """DirectorySignatureError; a plan that is none keeps nobody out."""
        self._text.check(contents.root_public)
        try:
            read_plan(self._text, self._text.root_after(contents.root_public))
        except PlanRefusedError as error:
            self.plan_refused, self._refused = error, self._text.pending

    def open_with_code(self, code: RecoveryCode) -> OpenKeys:
        """The keys of the recovery sheet; WrongRecoveryCodeError."""
        try:
            contents = open_coded_slot(
                self.vault_id, self._slot(RECOVERY), recovery_key(code, self.vault_id)
            )
        except BoxDoesNotOpenError as error:
            raise WrongRecoveryCodeError from error
        text = self._text
        self._check_text(contents)
        held = open_grants(text.directory, text.boxes, RECOVERY, contents)
        sheet = Profile(ProfileId(RECOVERY), SHEET_NAME, Role.DATA_LEAD)
        return OpenKeys(sheet, text.directory, contents, held)

    def _renew_slot(
        self, profile: str, password: Password, contents: SlotContents, least: KdfParams | None
    ) -> None:
        """A slot that costs an attacker less than today's default is written anew."""
        slot = self._slot(profile)
        if least is not None and slot.params is not None and is_weaker(slot.params, least):
            self._write_slot(profile, password, least, contents)
