"""What one person opens the vault with: new keys, the slot that holds them, the role's grants."""

from dataclasses import replace

from vault.crypto.directory import Member
from vault.crypto.kdf import KdfParams, calibrated
from vault.crypto.key_files import KeyFile
from vault.crypto.primitives import verify_key_of
from vault.crypto.slots import SlotContents, make_slot, new_contents
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.profiles import Profile
from vault.domain.secrets import Password
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.role_grants import grants_by_role, with_first_safeguarding
from vault.store.keyfile.signing import must_have_root, save_signed
from vault.store.keyfile.state import KeyringState


def issue_credentials(
    state: KeyringState,
    keys: OpenKeys,
    profile: Profile,
    password: Password,
    params: KdfParams | None,
    stick: KeyFile | None = None,
) -> SlotContents:
    """New keys for a profile, new or known: slot, directory entry and grants in one save. The slot
    takes the stick, or none. The contents are the caller's to wipe. PermissionDeniedError,
    RekeyUnfinishedError, LastHolderError."""
    must_have_root(keys)
    text = state.text
    directory = replace(text.directory, epoch=state.epoch + 1)
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
        text, directory = with_first_safeguarding(
            text, keys, directory, str(profile.id), contents.box_public
        )
    slot = make_slot(state.vault_id, profile.id, password, params or calibrated(), contents)
    changed = text.with_parts(
        slots={**text.slots, profile.id: slot},
        grants=grants_by_role(text, keys, profile, contents.box_public, directory),
        # The new slot has the vault key that holds now.
        links={key: box for key, box in text.links.items() if key[0] != profile.id},
    )
    save_signed(state, keys, directory, changed)
    return contents


def write_slot(
    state: KeyringState,
    profile: str,
    password: Password,
    params: KdfParams,
    contents: SlotContents,
) -> None:
    """The owner's slot anew, under this password and the stick that the contents name; no root key
    is needed. RekeyUnfinishedError."""
    state.must_have_no_plan()
    state.save(with_slot(state.text, profile, password, params, contents))


def with_slot(
    text: KeyringText,
    profile: str,
    password: Password,
    params: KdfParams,
    contents: SlotContents,
) -> KeyringText:
    """The same, not yet saved."""
    slot = make_slot(text.directory.vault_id, profile, password, params, contents)
    return text.with_parts(slots={**text.slots, profile: slot})
