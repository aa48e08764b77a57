"""What each person saw of the audit trail, in the key file: nobody can move what others saw.

Twice for each person: signed, beside the slots, moved on at every unlock and lock; and inside the
slot's own box as of the last unlock, from where nobody else can take it out.
"""

from dataclasses import replace

from vault.crypto.chain import SeenEntry
from vault.crypto.directory import Directory
from vault.crypto.primitives import is_signed
from vault.store.keyfile.keyring_json import OwnAnchor
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys


def with_own_anchor(text: KeyringText, keys: OpenKeys, seen: SeenEntry) -> KeyringText:
    """Moved on to what this person saw."""
    me = str(keys.profile.id)
    if me not in text.directory.members:
        return text  # the recovery sheet comes once, and gives somebody else a place
    signature = keys.sign_raw(seen.message(text.directory.vault_id, me))
    return replace(text, anchors={**text.anchors, me: (seen, signature)})


def anchors_under(text: KeyringText, directory: Directory) -> dict[str, OwnAnchor]:
    """Those of people who keep their place and their keys under another directory."""
    before, after = text.directory.members, directory.members
    return {
        who: anchor
        for who, anchor in text.anchors.items()
        if who in before and who in after and before[who].verify_key == after[who].verify_key
    }


def anchors_of_people(text: KeyringText, keys: OpenKeys) -> list[tuple[str, SeenEntry]]:
    """(where, what was seen), this person's own among them; without its hash where that is not
    signed by whom it names, or comes from a newer key file. What was seen before a data lead took
    an older copy for the right one does not count."""
    directory, anchors = text.directory, []
    for who, (seen, signature) in sorted(text.anchors.items()):
        member = directory.members.get(who)
        if member is None or not _counts(directory, seen):
            continue
        message = seen.message(directory.vault_id, who)
        holds = seen.epoch <= directory.epoch and is_signed(member.verify_key, message, signature)
        holder = f"the key file, as {member.profile.name} saw it"
        anchors.append((holder, seen if holds else replace(seen, hash=b"")))
    if keys.seen is not None and _counts(directory, keys.seen):
        anchors.append(("your own place in the key file", keys.seen))
    return anchors


def has_own_anchor(text: KeyringText, keys: OpenKeys) -> bool:
    """Whether the signed one of this person is there and no older than the one in the slot."""
    if keys.seen is None or not _counts(text.directory, keys.seen):
        return True
    kept = text.anchors.get(str(keys.profile.id))
    return kept is not None and kept[0].number >= keys.seen.number


def _counts(directory: Directory, seen: SeenEntry) -> bool:
    return directory.trail is None or seen.epoch >= directory.trail.accepted
