"""From an opened slot to a person's keys: what the key file says is checked first."""

from vault.crypto.directory import RECOVERY, SHEET_NAME
from vault.crypto.grants import open_grants
from vault.crypto.primitives import BoxDoesNotOpenError
from vault.crypto.recovery import recovery_key
from vault.crypto.slots import SlotContents, open_coded_slot
from vault.domain.access import Role
from vault.domain.ids import ProfileId
from vault.domain.profiles import Profile
from vault.domain.secrets import RecoveryCode
from vault.errors import (
    DirectorySignatureError,
    PlanRefusedError,
    VaultRolledBackError,
    WrongRecoveryCodeError,
)
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.rekey_plan import read_plan
from vault.store.keyfile.state import KeyringState


def check_text(state: KeyringState, contents: SlotContents) -> None:
    """DirectorySignatureError; a plan that is none keeps nobody out."""
    text = state.text
    text.check(contents.root_public)
    try:
        read_plan(text, text.root_after(contents.root_public))
    except PlanRefusedError as error:
        state.refuse_plan(error)


def checked_keys(
    state: KeyringState, profile: Profile, contents: SlotContents, min_epoch: int
) -> OpenKeys:
    """Nothing of the file is believed until the root key pinned in the slot has signed it.
    DirectorySignatureError, VaultRolledBackError; the contents are wiped then."""
    text = state.text
    try:
        check_text(state, contents)
        member = text.directory.members[profile.id]
        if member.verify_key != contents.verify_key:
            raise DirectorySignatureError
        least = max(min_epoch, contents.lowest_epoch)
        if state.epoch < least:
            raise VaultRolledBackError(seen=least, found=state.epoch)
        held = open_grants(text.directory, text.boxes, str(profile.id), contents)
    except BaseException:
        contents.wipe()
        raise
    return OpenKeys(profile, text.directory, contents, held)


def keys_of_sheet(state: KeyringState, code: RecoveryCode) -> OpenKeys:
    """Those of the recovery slot. WrongRecoveryCodeError, DirectorySignatureError."""
    text = state.text
    try:
        contents = open_coded_slot(
            state.vault_id, text.slot(RECOVERY), recovery_key(code, state.vault_id)
        )
    except BoxDoesNotOpenError as error:
        raise WrongRecoveryCodeError from error
    check_text(state, contents)
    held = open_grants(text.directory, text.boxes, RECOVERY, contents)
    sheet = Profile(ProfileId(RECOVERY), SHEET_NAME, Role.DATA_LEAD)
    return OpenKeys(sheet, text.directory, contents, held)
