"""USB sticks in the key file: who opens with one, and who is asked to."""

from dataclasses import replace

from vault.crypto.kdf import KdfParams, calibrated
from vault.crypto.key_files import KeyFile
from vault.crypto.slots import open_slot
from vault.domain.profiles import StickState
from vault.domain.secrets import Password
from vault.errors import StickRequiredError
from vault.store.keyfile.keyring_people import KeyringPeople, must_have_root
from vault.store.keyfile.open_keys import OpenKeys


class KeyringSticks(KeyringPeople):
    """A slot says in the part its owner signed that it takes a stick, so nobody can strike that
    out: it would open to nothing."""

    def takes_stick(self, who: str) -> bool:
        """Before anything is checked; good for asking for the stick before the password."""
        slot = self._text.slots.get(self.id_of(who))
        return slot is not None and bool(slot.stick)

    def is_key_file_of(self, who: str, key: KeyFile) -> bool:
        """Whether this is the key file that the slot names."""
        profile = self.id_of(who)
        slot = self._text.slots.get(profile)
        return slot is not None and key.is_for(self.vault_id, profile, slot.stick)

    def sticks(self) -> dict[str, StickState]:
        """By profile."""
        return {
            key: StickState(self.takes_stick(key), member.asks_stick)
            for key, member in self._text.directory.members.items()
        }

    def set_stick(
        self,
        keys: OpenKeys,
        password: Password,
        stick: KeyFile | None,
        params: KdfParams | None = None,
    ) -> None:
        """The person's own slot takes this stick from now on, or none. WrongPasswordError,
        StickRequiredError."""
        profile = str(keys.profile.id)
        if stick is None and self._member(profile).asks_stick:
            raise StickRequiredError
        contents = open_slot(self.vault_id, self._slot(profile), password, keys.lent_stick())
        try:
            if contents.stick is not None:
                contents.stick.secret.wipe()
            contents.lowest_epoch, contents.stick = self.epoch, stick
            self._write_slot(profile, password, params or calibrated(), contents)
        finally:
            contents.stick = None
            contents.wipe()

    def ask_stick(self, keys: OpenKeys, profile: str, *, asked: bool) -> None:
        """A data lead's wish, signed into the directory."""
        must_have_root(keys)
        member = replace(self._member(profile), asks_stick=asked)
        directory = replace(self._text.directory, epoch=self.epoch + 1).with_member(member)
        self._save(keys, directory, grants=self._text.grants)
