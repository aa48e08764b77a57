"""The key file as it will be after a re-key: new secrets, a new root key, without who leaves."""

from dataclasses import replace

from vault.crypto.directory import RECOVERY, Directory, succession
from vault.crypto.grants import grant_to
from vault.crypto.primitives import random_key, verify_key_of
from vault.domain.access import KEYS_OF_ROLE, Compartment
from vault.store.keyring_text import KeyringText
from vault.store.open_keys import OpenKeys, entry_of

_ROTATED = (
    Compartment.VAULT,
    Compartment.PHOTOS,
    Compartment.HEALTH,
    Compartment.AUDIT,
    Compartment.ROOT,
)
"""Not safeguarding: a data lead does not hold it, and what nobody holds nobody can re-encrypt."""


def with_plan(text: KeyringText, keys: OpenKeys, without: str) -> KeyringText:
    """The same key file with the next one written into it: whoever finishes finds both."""
    return replace(text, pending=_next(text, keys, without))


def _next(text: KeyringText, keys: OpenKeys, without: str) -> KeyringText:
    secrets = {compartment: random_key() for compartment in _ROTATED}
    old_root = keys.secret(Compartment.ROOT)
    new_root = verify_key_of(secrets[Compartment.ROOT])
    directory = replace(text.directory, epoch=text.directory.epoch + 1)
    if without:
        directory = directory.without_member(without)
    directory = replace(
        directory,
        compartments={
            **directory.compartments,
            **{c: entry_of(c, s, _generation(directory, c) + 1) for c, s in secrets.items()},
        },
    )
    kept = {key: box for key, box in text.grants.items() if key[1] not in _ROTATED}
    grants = {key: box for key, box in kept.items() if key[0] != without}
    for compartment, secret in secrets.items():
        grants[RECOVERY, compartment] = grant_to(directory.recovery_public, secret)
        for name, member in directory.members.items():
            if compartment in KEYS_OF_ROLE[member.profile.role]:
                grants[name, compartment] = grant_to(member.box_public, secret)
    return replace(
        KeyringText.signed(
            directory,
            secrets[Compartment.ROOT],
            {name: slot for name, slot in text.slots.items() if name != without},
            grants,
            text.anchor,
        ),
        successions=(*text.successions, succession(directory.vault_id, old_root, new_root)),
    )


def _generation(directory: Directory, compartment: Compartment) -> int:
    entry = directory.compartments.get(compartment)
    return entry.generation if entry is not None else 0
