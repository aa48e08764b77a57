"""The key file as an object: made, loaded, opened with a password; its parts by subject."""

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from vault.crypto.kdf import KdfParams, is_weaker
from vault.crypto.key_files import KeyFile
from vault.crypto.slots import SlotContents, open_slot
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import ProfileEndedError, ProfileSuspendedError, TuckboxError
from vault.store.keyfile.creation import new_keyring
from vault.store.keyfile.credentials import with_slot, write_slot
from vault.store.keyfile.grant_renewal import with_own_earlier
from vault.store.keyfile.grants import Grants
from vault.store.keyfile.keyring_file import NEXT, drop_previous, publish_keyring
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.opening import checked_keys
from vault.store.keyfile.passwords import Passwords
from vault.store.keyfile.people import People
from vault.store.keyfile.recovery import Recovery
from vault.store.keyfile.rekeying import Rekeying
from vault.store.keyfile.safeguarding import Safeguarding
from vault.store.keyfile.state import KeyringState
from vault.store.keyfile.sticks import Sticks
from vault.store.keyfile.trail_anchors import TrailAnchors
from vault.store.keyfile.trail_day import must_not_have_ended

__all__ = ["KeyFileFinishedError", "Keyring", "OpenKeys"]


class KeyFileFinishedError(Exception):
    """The key file was replaced: the unlock begins again with the new one. Never shown."""


class Keyring:
    """One vault's key file. Opened by a slot's password; the root key pinned in the slot says what
    to believe."""

    def __init__(self, folder: Path, text: KeyringText) -> None:
        self._state = state = KeyringState(folder, text)
        self.people = People(state)
        self.passwords = Passwords(state)
        self.recovery = Recovery(state)
        self.sticks = Sticks(state)
        self.safeguarding = Safeguarding(state)
        self.grants = Grants(state)
        self.rekeying = Rekeying(state)
        self.anchors = TrailAnchors(state)

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

    @property
    def text(self) -> KeyringText:
        """What it says, with what is staged. Believed only after an unlock checked it."""
        return self._state.text

    @property
    def vault_id(self) -> str:
        """The same in every copy of this vault."""
        return self._state.vault_id

    @property
    def epoch(self) -> int:
        """The number of the directory: each change of it is one more."""
        return self._state.epoch

    def staged(self, keys: OpenKeys) -> AbstractContextManager[None]:
        """Changes made inside take effect after the commit; see KeyringState.staged."""
        return self._state.staged(keys)

    @property
    def is_changed(self) -> bool:
        """Whether a change is staged."""
        return self._state.is_changed

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
        somebody who has the password. ProfileSuspendedError."""
        profile = self.text.find(who)
        contents = open_slot(self.vault_id, self.text.slot(profile.id), password, stick)
        keys = checked_keys(self._state, profile, contents, min_epoch)
        self.rekeying.must_admit(keys)
        if profile.suspended:
            keys.wipe()
            raise ProfileSuspendedError
        try:
            must_not_have_ended(profile, today, self.anchors.day(keys), seen_on)
        except ProfileEndedError:
            keys.wipe()
            raise
        if self.text.pending is None:
            # Else the file, and the one before it, stay as they are until the records have opened.
            self._pin_new_root(keys, password, contents)
            self._renew_slot(profile.id, password, contents, renew_below)
            drop_previous(self._state.folder)
        return keys

    def finish_interrupted(self, keys: OpenKeys, epoch: int) -> None:
        """KeyFileFinishedError when the key file of this number lay beside its name, well signed:
        it has its name now. The records are committed first, and a kill can fall between."""
        folder = self._state.folder
        try:
            waiting = KeyringText.load(folder, NEXT)
            waiting.check(self.text.root_after(keys.pinned_root))
        except TuckboxError:
            return
        directory = waiting.directory
        if (directory.vault_id, directory.epoch) == (self.vault_id, epoch):
            publish_keyring(folder)
            raise KeyFileFinishedError

    def _pin_new_root(self, keys: OpenKeys, password: Password, contents: SlotContents) -> None:
        """After a re-key each person's slot is written anew at their next unlock: with the new
        root key pinned, an older chain of successions cannot be put in its place."""
        profile = str(keys.profile.id)
        now = self.text.root_after(contents.root_public)
        params = self.text.slot(profile).params
        is_behind = keys.is_slot_behind
        if not (is_behind or now != contents.root_public) or params is None:
            return
        contents.root_public, contents.lowest_epoch = now, self.epoch
        if keys.vault_key is not None:
            contents.vault_key = bytearray(keys.vault_key.expose())
        text = with_slot(self.text, profile, password, params, contents)
        self._state.save(with_own_earlier(text, keys) if is_behind else text)

    def _renew_slot(
        self, profile: str, password: Password, contents: SlotContents, least: KdfParams | None
    ) -> None:
        """A slot that costs an attacker less than today's default is written anew."""
        slot = self.text.slot(profile)
        if least is not None and slot.params is not None and is_weaker(slot.params, least):
            write_slot(self._state, profile, password, least, contents)
