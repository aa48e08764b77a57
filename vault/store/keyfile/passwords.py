"""Passwords in the key file: one's own changed, a forgotten one reset, what a guess costs."""

from vault.crypto.kdf import KdfParams, calibrated
from vault.crypto.key_files import KeyFile
from vault.crypto.slots import open_slot
from vault.domain.ids import ProfileId
from vault.domain.secrets import Password
from vault.errors import KeyFileUnreadableError, StickNeededError
from vault.store.keyfile.credentials import issue_credentials, write_slot
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.state import KeyringState


class Passwords:
    """Slots that open with a password, and what a guess at each costs."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def change(
        self,
        keys: OpenKeys,
        old: Password,
        new: Password,
        params: KdfParams | None = None,
    ) -> None:
        """The slot is written anew by its owner; no root key is needed. It takes the same stick.
        WrongPasswordError, RekeyUnfinishedError."""
        state, profile = self._state, str(keys.profile.id)
        contents = open_slot(state.vault_id, state.text.slot(profile), old, keys.copy_of_stick())
        try:
            contents.lowest_epoch = state.epoch
            write_slot(state, profile, new, params or calibrated(), contents)
        finally:
            contents.wipe()

    def reset(
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
        state = self._state
        number = state.text.slot(profile).stick
        if number and stick is None:
            raise StickNeededError
        if stick is not None and not stick.is_for(state.vault_id, profile, number):
            raise KeyFileUnreadableError(reason="it is not the newest one of this profile")
        known = state.text.member(profile).profile
        issue_credentials(state, keys, known, password, params, stick).wipe()

    def cost_of(self, profile: str) -> str:
        """What a guess at this profile's password costs, in words."""
        params = self._state.text.slot(profile).params
        if params is None:
            return "a code from paper"
        mib = params.memory_kib // 1024
        return f"Argon2id, {mib} MiB, {params.passes} passes, {params.lanes} lanes"

    def costs(self) -> list[KdfParams]:
        """The Argon2id parameters of every profile's slot."""
        text = self._state.text
        slots = (text.slot(str(profile.id)) for profile in text.profiles())
        return [slot.params for slot in slots if slot.params is not None]
