"""A changed directory: signed by the root key, and saved in one piece with what hangs on it."""

from dataclasses import replace

from vault.crypto.directory import RECOVERY, Directory
from vault.domain.access import Compartment, Role
from vault.domain.profiles import Profile
from vault.errors import LastDataLeadError, LastHolderError, PermissionDeniedError
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.own_anchors import anchors_under
from vault.store.keyfile.state import KeyringState


def must_have_root(keys: OpenKeys) -> None:
    """PermissionDeniedError unless these keys can sign the directory."""
    if not keys.holds(Compartment.ROOT):
        raise PermissionDeniedError


def must_leave_a_lead(
    text: KeyringText, keys: OpenKeys, changed: str, wanted: Profile | None
) -> None:
    """LastDataLeadError when nobody would be left who can sign the directory; `wanted` is what
    becomes of the profile `changed`, None where it goes. PermissionDeniedError."""
    must_have_root(keys)
    rest = [p for p in text.profiles() if p.id != changed]
    if wanted is not None:
        rest.append(wanted)
    if not any(p.role is Role.DATA_LEAD and not p.suspended and p.until is None for p in rest):
        raise LastDataLeadError


def must_leave_holders(before: KeyringText, after: KeyringText) -> None:
    """LastHolderError when a safeguarding key, the one that holds or an older one that records
    still wait for, would be granted to nobody any more."""
    had = {generation for _, generation in before.earlier}
    keeps = {generation for _, generation in after.earlier}
    entry = after.directory.compartments.get(Compartment.SAFEGUARDING)
    was_held, is_held = (
        any(compartment is Compartment.SAFEGUARDING for _, compartment in text.grants)
        for text in (before, after)
    )
    if had - keeps or (entry is not None and was_held and not is_held):
        raise LastHolderError


def signed(
    state: KeyringState, keys: OpenKeys, directory: Directory, text: KeyringText
) -> KeyringText:
    """`text`, whose slots, grants and links are as they shall be, under this directory. Nothing is
    written. PermissionDeniedError, RekeyUnfinishedError."""
    must_have_root(keys)
    state.must_have_no_plan()
    earlier = _earlier_after(text, keys, directory)
    kept = {generation for _, generation in earlier}
    directory = replace(
        directory, earlier={g: e for g, e in directory.earlier.items() if g in kept}
    )
    root = keys.secret(Compartment.ROOT)
    return replace(
        KeyringText.signed(directory, root, text.slots, text.grants, text.anchor),
        successions=text.successions,
        anchors=anchors_under(text, directory),
        earlier=earlier,
        links=text.links,
    )


def save_signed(
    state: KeyringState, keys: OpenKeys, directory: Directory, text: KeyringText
) -> None:
    """The same, saved. LastHolderError."""
    after = signed(state, keys, directory, text)
    must_leave_holders(state.text, after)
    save_and_use(state, keys, after)


def save_and_use(state: KeyringState, keys: OpenKeys, text: KeyringText) -> None:
    """Saved, and known to who is acting."""
    state.save(text)
    keys.use_directory(text.directory)


def _earlier_after(
    text: KeyringText, keys: OpenKeys, wanted: Directory
) -> dict[tuple[str, int], bytes]:
    """Grants of older safeguarding keys: they stay with who keeps key and role, and are made
    for somebody with new keys where the acting person holds the old ones (the sheet does)."""
    before, after = _may_hold_safeguarding(text.directory), _may_hold_safeguarding(wanted)
    boxes = {
        key: box
        for key, box in text.earlier.items()
        if before.get(key[0]) == after.get(key[0], b"")
    }
    for who in after.keys() - {w for w in after if before.get(w) == after[w]}:
        for generation, secret in keys.earlier_secrets().items():
            boxes[who, generation] = keys.granter().box(
                who, after[who], Compartment.SAFEGUARDING, generation, secret
            )
    return boxes


def _may_hold_safeguarding(directory: Directory) -> dict[str, bytes]:
    """Who may hold the safeguarding key, and the public key that it is sealed to."""
    leads = {
        name: member.box_public
        for name, member in directory.members.items()
        if member.profile.role is Role.SAFEGUARDING_LEAD
    }
    return leads | {RECOVERY: directory.recovery_public}
