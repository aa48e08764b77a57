"""A key file from nothing: one data lead, the recovery slot, and the first secrets."""

from vault.crypto.chain import ZERO, mark_of
from vault.crypto.directory import RECOVERY, Directory, Member
from vault.crypto.grants import Granter, Held
from vault.crypto.kdf import KdfParams, calibrated
from vault.crypto.primitives import random_key, verify_key_of
from vault.crypto.recovery import new_code, recovery_key
from vault.crypto.slots import make_coded_slot, make_slot, new_contents
from vault.domain.access import Compartment, Role
from vault.domain.ids import ProfileId, new_id
from vault.domain.profiles import Profile
from vault.domain.secrets import Password, RecoveryCode
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys, entry_of

_AT_START = (Compartment.PHOTOS, Compartment.HEALTH, Compartment.AUDIT, Compartment.ROOT)


def new_keyring(
    vault_id: str, lead: str, password: Password, params: KdfParams | None, first_mac_key: bytes
) -> tuple[KeyringText, OpenKeys, RecoveryCode]:
    """Nothing is written yet."""
    root_seed, vault_key = random_key(), random_key()
    root_public = verify_key_of(root_seed)
    secrets = {c: random_key() for c in _AT_START}
    secrets[Compartment.ROOT] = root_seed
    compartments = {c: entry_of(c, secret) for c, secret in secrets.items()}
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
        trail=mark_of(0, ZERO, first_mac_key),
    )
    slots = {
        profile.id: make_slot(vault_id, profile.id, password, params or calibrated(), mine),
        RECOVERY: make_coded_slot(vault_id, RECOVERY, recovery_key(code, vault_id), theirs),
    }
    granter = Granter(vault_id, vault_key)
    grants = {
        (owner, c): granter.box(owner, public, c, 1, secret)
        for c, secret in secrets.items()
        for owner, public in ((str(profile.id), mine.box_public), (RECOVERY, theirs.box_public))
    }
    theirs.wipe()
    text = KeyringText.signed(directory, root_seed, slots, grants)
    held = Held((vault_key,), secrets)
    return text, OpenKeys(profile, directory, mine, held), code
