"""Grants of compartments as a role has them, and the first safeguarding key."""

from dataclasses import replace

from vault.crypto.directory import RECOVERY, Directory
from vault.crypto.grants import Grants
from vault.crypto.primitives import random_key
from vault.domain.access import KEYS_OF_ROLE, Compartment
from vault.domain.profiles import Profile
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys, entry_of


def grant_of(keys: OpenKeys, owner: str, public: bytes, compartment: Compartment) -> bytes:
    """The box with the compartment's secret as it is now. PermissionDeniedError."""
    generation, secret = keys.generation(compartment), keys.secret(compartment)
    return keys.granter().box(owner, public, compartment, generation, secret)


def grants_by_role(
    text: KeyringText, keys: OpenKeys, profile: Profile, public: bytes, wanted: Directory
) -> Grants:
    """All grants with this profile's as its role has them under the directory `wanted`. What the
    acting person does not hold stays as it was (safeguarding: a lead of that role hands it on)."""
    due = KEYS_OF_ROLE[profile.role]
    member = text.directory.members.get(profile.id)
    has_new_keys = member is None or member.box_public != public
    is_first = (
        Compartment.SAFEGUARDING in wanted.compartments
        and Compartment.SAFEGUARDING not in text.directory.compartments
    )
    grants = dict(text.grants)
    for compartment in Compartment:
        key = (str(profile.id), compartment)
        if compartment is Compartment.VAULT:
            continue
        if compartment not in due or compartment not in wanted.compartments:
            grants.pop(key, None)
        elif keys.holds(compartment):
            grants[key] = grant_of(keys, key[0], public, compartment)
        elif has_new_keys and not is_first:
            grants.pop(key, None)
    return grants


def with_first_safeguarding(
    text: KeyringText, keys: OpenKeys, directory: Directory, profile: str, public: bytes
) -> tuple[KeyringText, Directory]:
    """The first safeguarding lead's key is made here, given to that lead and to the recovery
    sheet, and forgotten: a data lead never holds it. Both as they are where there is one."""
    granter = keys.granter()
    if Compartment.SAFEGUARDING in directory.compartments:
        return text, directory
    secret = random_key()
    entry = entry_of(Compartment.SAFEGUARDING, secret)
    first = {
        (owner, Compartment.SAFEGUARDING): granter.box(
            owner, theirs, Compartment.SAFEGUARDING, entry.generation, secret
        )
        for owner, theirs in ((profile, public), (RECOVERY, directory.recovery_public))
    }
    compartments = {**directory.compartments, Compartment.SAFEGUARDING: entry}
    return (
        text.with_parts(grants=text.grants | first),
        replace(directory, compartments=compartments),
    )
