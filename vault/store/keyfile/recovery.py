"""The recovery slot: opened with the sheet's code, tried, and replaced by a new one."""

from dataclasses import dataclass, replace

from vault.crypto.directory import RECOVERY
from vault.crypto.kdf import KdfParams
from vault.crypto.primitives import verify_key_of
from vault.crypto.recovery import recovery_key
from vault.crypto.slots import Slot, make_coded_slot, new_contents
from vault.domain.access import Compartment
from vault.domain.secrets import Password, RecoveryCode
from vault.store.keyfile.credentials import issue_credentials
from vault.store.keyfile.keyring_json import slot_payload
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.opening import checked_keys, keys_of_sheet
from vault.store.keyfile.role_grants import grant_of
from vault.store.keyfile.signing import (
    must_have_root,
    must_leave_holders,
    save_and_use,
    signed,
)
from vault.store.keyfile.state import KeyringState


@dataclass(frozen=True)
class PreparedRecovery:
    """A recovery slot before it is in force: its paper can be printed and tried first."""

    slot: Slot
    box_public: bytes
    verify_key: bytes
    vault_id: str

    @property
    def payload(self) -> str:
        """The slot as text, for the sheet's second square."""
        return slot_payload(self.vault_id, self.slot)


class Recovery:
    """The slot that the recovery sheet opens."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    def open(self, code: RecoveryCode) -> OpenKeys:
        """The keys of the recovery sheet; WrongRecoveryCodeError."""
        return keys_of_sheet(self._state, code)

    def test(self, code: RecoveryCode) -> None:
        """WrongRecoveryCodeError unless the code opens this vault."""
        self.open(code).wipe()

    def payload(self) -> str:
        """The recovery slot as text for the sheet's second QR code."""
        return slot_payload(self._state.vault_id, self._state.text.slots[RECOVERY])

    def recover(
        self,
        code: RecoveryCode,
        who: str,
        new_password: Password,
        params: KdfParams | None = None,
    ) -> OpenKeys:
        """Give `who` new keys and a new password, with all that the role is granted."""
        state = self._state
        profile = state.text.find(who)
        opened = self.open(code)
        try:
            contents = issue_credentials(state, opened, profile, new_password, params)
        finally:
            opened.wipe()
        return checked_keys(state, state.text.find(profile.id), contents, 0)

    def prepare(self, keys: OpenKeys, code: RecoveryCode) -> PreparedRecovery:
        """A recovery slot that is in force nowhere yet. PermissionDeniedError."""
        must_have_root(keys)
        vault_id = self._state.vault_id
        contents = new_contents(
            bytes(keys.must_vault_key().expose()),
            verify_key_of(keys.secret(Compartment.ROOT)),
            self._state.epoch + 1,
        )
        slot = make_coded_slot(vault_id, RECOVERY, recovery_key(code, vault_id), contents)
        prepared = PreparedRecovery(slot, contents.box_public, contents.verify_key, vault_id)
        contents.wipe()
        return prepared

    def check(self, keys: OpenKeys, prepared: PreparedRecovery) -> None:
        """LastHolderError, before anything is printed."""
        must_leave_holders(self._state.text, self._with(keys, prepared))

    def replace(
        self, keys: OpenKeys, prepared: PreparedRecovery, *, gives_up_safeguarding: bool = False
    ) -> None:
        """The new recovery slot in place of the old one: the sheet before opens nothing any more.
        Where only that sheet still held the safeguarding key, it has to be given up in words
        (LastHolderError)."""
        text = self._with(keys, prepared)
        if not gives_up_safeguarding:
            must_leave_holders(self._state.text, text)
        save_and_use(self._state, keys, text)

    def _with(self, keys: OpenKeys, prepared: PreparedRecovery) -> KeyringText:
        text = self._state.text
        directory = replace(
            text.directory,
            epoch=self._state.epoch + 1,
            recovery_public=prepared.box_public,
            recovery_verify=prepared.verify_key,
        )
        grants = {key: box for key, box in text.grants.items() if key[0] != RECOVERY}
        for compartment in directory.compartments:
            if compartment is not Compartment.VAULT and keys.holds(compartment):
                box = grant_of(keys, RECOVERY, prepared.box_public, compartment)
                grants[RECOVERY, compartment] = box
        changed = text.with_parts(
            slots={**text.slots, RECOVERY: prepared.slot},
            grants=grants,
            links={key: box for key, box in text.links.items() if key[0] != RECOVERY},
        )
        return signed(self._state, keys, directory, changed)
