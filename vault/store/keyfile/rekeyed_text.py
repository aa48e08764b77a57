"""The key file as it will be after a re-key: new secrets, a new root key, without who leaves."""

from dataclasses import replace

from vault.crypto.chain import TrailMark
from vault.crypto.directory import RECOVERY, Directory, succession
from vault.crypto.grants import Granter
from vault.crypto.primitives import random_key, verify_key_of
from vault.domain.access import KEYS_OF_ROLE, Compartment
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys, entry_of

_SAFE = Compartment.SAFEGUARDING
_VAULT = Compartment.VAULT
_ROTATED = (
    _VAULT,
    Compartment.PHOTOS,
    Compartment.HEALTH,
    Compartment.AUDIT,
    Compartment.ROOT,
)


def next_text(
    text: KeyringText, keys: OpenKeys, leaver: str, mark: TrailMark | None
) -> KeyringText:
    """`leaver` is the profile that leaves, or ''; `mark` is how far the trail has come."""
    secrets = {compartment: random_key() for compartment in _ROTATED}
    if _SAFE in text.directory.compartments:
        secrets[_SAFE] = random_key()
    old_root = keys.secret(Compartment.ROOT)
    new_root = verify_key_of(secrets[Compartment.ROOT])
    directory = replace(text.directory, epoch=text.directory.epoch + 1, trail=mark)
    directory = _with_earlier(text, directory)
    if leaver:
        directory = directory.without_member(leaver)
    directory = replace(
        directory,
        compartments={
            **directory.compartments,
            **{c: entry_of(c, s, _generation(directory, c) + 1) for c, s in secrets.items()},
        },
    )
    granter = Granter(directory.vault_id, secrets[_VAULT])
    grants = {
        (owner, c): granter.box(owner, public, c, directory.compartments[c].generation, secret)
        for c, secret in secrets.items()
        if c is not _VAULT
        for owner, public in _owners(text, directory, c).items()
    }
    return replace(
        KeyringText.signed(
            directory,
            secrets[Compartment.ROOT],
            {name: slot for name, slot in text.slots.items() if name != leaver},
            grants,
            text.anchor,
        ),
        successions=(*text.successions, succession(directory.vault_id, old_root, new_root)),
        earlier={key: box for key, box in _older(text).items() if key[0] != leaver},
        links=_links(text, directory, keys.granter(), secrets[_VAULT]),
    )


def _links(
    text: KeyringText, directory: Directory, granter: Granter, vault_key: bytes
) -> dict[tuple[str, int], bytes]:
    """The new vault key, under the one before it: the slots are their owners' to write."""
    owners = _owners(text, directory, _VAULT)
    generation = directory.compartments[_VAULT].generation
    fresh = {
        (owner, generation): granter.box(owner, public, _VAULT, generation, vault_key)
        for owner, public in owners.items()
    }
    return {key: box for key, box in text.links.items() if key[0] in owners} | fresh


def _with_earlier(text: KeyringText, directory: Directory) -> Directory:
    """The safeguarding key that is replaced stays known: only who holds it, which the data lead
    does not, can seal its records under the new one. That happens at their next unlock."""
    entry = directory.compartments.get(_SAFE)
    if entry is None:
        return directory
    waiting = {generation for _, generation in text.earlier}
    kept = {g: e for g, e in directory.earlier.items() if g in waiting}
    if any(compartment is _SAFE for _, compartment in text.grants):
        kept[entry.generation] = entry
    return replace(directory, earlier=kept)


def _older(text: KeyringText) -> dict[tuple[str, int], bytes]:
    entry = text.directory.compartments.get(_SAFE)
    if entry is None:
        return dict(text.earlier)
    now = {(who, entry.generation): box for (who, c), box in text.grants.items() if c is _SAFE}
    return text.earlier | now


def _owners(text: KeyringText, directory: Directory, compartment: Compartment) -> dict[str, bytes]:
    """Who is granted the new secret. Safeguarding goes only to who holds it now: a lead whose
    password was reset has to be handed it by another, before a re-key and after."""
    owners = {
        name: member.box_public
        for name, member in directory.members.items()
        if compartment in KEYS_OF_ROLE[member.profile.role]
        and (compartment is not _SAFE or (name, _SAFE) in text.grants)
    }
    return owners | {RECOVERY: directory.recovery_public}


def _generation(directory: Directory, compartment: Compartment) -> int:
    entry = directory.compartments.get(compartment)
    return entry.generation if entry is not None else 0
