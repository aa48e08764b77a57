"""Grants in the form of earlier versions, which had X25519 alone around them, take today's form.

Rows of the key file are not signed. So who gets a new box is read from the signed directory and
never from the row alone: a row that a stranger laid there would otherwise be made good.
Safeguarding is renewed for its holder and for the recovery sheet only, because not every lead is
to have it.
"""

from dataclasses import replace

from vault.crypto.directory import RECOVERY, CompartmentEntry, Directory, GrantForm
from vault.crypto.grants import is_bare
from vault.domain.access import KEYS_OF_ROLE, Compartment
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.role_grants import grant_of

_SAFE = Compartment.SAFEGUARDING
_SEALED_TO = frozenset({_SAFE, Compartment.AUDIT})
"""Compartments whose public half others need."""


def with_fresh_boxes(text: KeyringText, keys: OpenKeys) -> KeyringText:
    """Everything that this person can renew; the same value when there is nothing."""
    if keys.vault_key is None:
        return text
    grants = {
        (owner, c): _fresh(text.directory, keys, owner, c)
        for (owner, c), box in text.grants.items()
        if is_bare(box) and keys.holds(c) and _may_renew(text.directory, keys, owner, c)
    }
    earlier = {
        (owner, generation): _fresh_earlier(text.directory, keys, owner, generation)
        for (owner, generation), box in text.earlier.items()
        if is_bare(box)
        and generation in keys.earlier_secrets()
        and _may_renew(text.directory, keys, owner, _SAFE)
    }
    mine = {key for key in text.links if key[0] == keys.profile.id and not keys.is_slot_behind}
    if not grants and not earlier and not mine:
        return text
    return text.with_parts(
        grants=text.grants | grants,
        earlier=text.earlier | earlier,
        links={key: box for key, box in text.links.items() if key not in mine},
    )


def with_new_forms(text: KeyringText) -> Directory:
    """The directory that takes no bare grant any more of what has none left, and says no public
    half that nobody seals to; for a holder of the root key to sign."""
    entries = {c: _in_new_form(text, c, entry) for c, entry in text.directory.compartments.items()}
    return replace(text.directory, compartments=entries)


def bare_owners(text: KeyringText) -> frozenset[str]:
    """Who still has a box that X25519 alone closes."""
    boxes = [(owner, box) for (owner, _), box in text.grants.items()]
    boxes += [(owner, box) for (owner, _), box in (text.earlier | text.links).items()]
    return frozenset(owner for owner, box in boxes if is_bare(box) and _is_known(text, owner))


def _in_new_form(
    text: KeyringText, compartment: Compartment, entry: CompartmentEntry
) -> CompartmentEntry:
    if entry.form:
        return entry
    public = entry.public if compartment in _SEALED_TO else b""
    if compartment is Compartment.VAULT:
        left = [(who, box) for (who, g), box in text.links.items() if g == entry.generation]
    else:
        left = [(who, box) for (who, c), box in text.grants.items() if c is compartment]
    has_bare = any(is_bare(box) and _is_known(text, who) for who, box in left)
    return replace(entry, public=public, form=entry.form if has_bare else GrantForm.RENEWED)


def _is_known(text: KeyringText, owner: str) -> bool:
    return owner == RECOVERY or owner in text.directory.members


def _may_renew(directory: Directory, keys: OpenKeys, owner: str, compartment: Compartment) -> bool:
    if owner in (keys.profile.id, RECOVERY):
        return True
    member = directory.members.get(owner)
    if member is None or compartment is _SAFE or not keys.holds(Compartment.ROOT):
        return False
    return compartment in KEYS_OF_ROLE[member.profile.role]


def _public_of(directory: Directory, owner: str) -> bytes:
    return directory.recovery_public if owner == RECOVERY else directory.members[owner].box_public


def _fresh(directory: Directory, keys: OpenKeys, owner: str, compartment: Compartment) -> bytes:
    return grant_of(keys, owner, _public_of(directory, owner), compartment)


def _fresh_earlier(directory: Directory, keys: OpenKeys, owner: str, generation: int) -> bytes:
    secret = keys.earlier_secrets()[generation]
    return keys.granter().box(owner, _public_of(directory, owner), _SAFE, generation, secret)


def with_own_earlier(text: KeyringText, keys: OpenKeys) -> KeyringText:
    """As this person's slot gets the vault key that holds now: links to it are not needed any more,
    and older safeguarding keys that were wrapped under one of the way there are wrapped anew."""
    me = str(keys.profile.id)
    mine = {
        (me, generation): _fresh_earlier(text.directory, keys, me, generation)
        for generation in keys.earlier_secrets()
    }
    links = {key: box for key, box in text.links.items() if key[0] != me}
    return text.with_parts(earlier=text.earlier | mine, links=links)
