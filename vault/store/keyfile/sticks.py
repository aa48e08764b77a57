"""USB sticks in the key file: who opens with one, and who is asked to.

A slot says in the part its owner signed that it takes a stick, so nobody can strike that out: it
would open to nothing.
"""

from dataclasses import replace

from vault.crypto.kdf import KdfParams, calibrated
from vault.crypto.key_files import KeyFile
from vault.crypto.slots import open_slot
from vault.domain.profiles import StickState
from vault.domain.secrets import Password
from vault.errors import StickRequiredError
from vault.store.keyfile.credentials import write_slot
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.signing import must_have_root, save_signed
from vault.store.keyfile.state import KeyringState


class Sticks:
    """The USB sticks that profiles need beside their passwords."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def takes(self, who: str) -> bool:
        """Before anything is checked; good for asking for the stick before the password."""
        text = self._state.text
        slot = text.slots.get(text.id_of(who))
        return slot is not None and bool(slot.stick)

    def is_key_file_of(self, who: str, key: KeyFile) -> bool:
        """Whether this is the key file that the slot names."""
        text = self._state.text
        profile = text.id_of(who)
        slot = text.slots.get(profile)
        return slot is not None and key.is_for(self._state.vault_id, profile, slot.stick)

    def all(self) -> dict[str, StickState]:
        """By profile."""
        return {
            key: StickState(self.takes(key), member.asks_stick)
            for key, member in self._state.text.directory.members.items()
        }

    def set(
        self,
        keys: OpenKeys,
        password: Password,
        stick: KeyFile | None,
        params: KdfParams | None = None,
    ) -> None:
        """The person's own slot takes this stick from now on, or none. WrongPasswordError,
        StickRequiredError, RekeyUnfinishedError."""
        state, profile = self._state, str(keys.profile.id)
        if stick is None and state.text.member(profile).asks_stick:
            raise StickRequiredError
        slot = state.text.slot(profile)
        contents = open_slot(state.vault_id, slot, password, keys.copy_of_stick())
        try:
            if contents.stick is not None:
                contents.stick.secret.wipe()
            contents.lowest_epoch, contents.stick = state.epoch, stick
            write_slot(state, profile, password, params or calibrated(), contents)
        finally:
            contents.stick = None
            contents.wipe()

    def ask(self, keys: OpenKeys, profile: str, *, asked: bool) -> None:
        """A data lead's wish, signed into the directory. PermissionDeniedError, NotFoundError,
        RekeyUnfinishedError."""
        must_have_root(keys)
        text = self._state.text
        member = replace(text.member(profile), asks_stick=asked)
        directory = replace(text.directory, epoch=self._state.epoch + 1).with_member(member)
        save_signed(self._state, keys, directory, text)
