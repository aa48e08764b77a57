"""The plan of a re-key inside the key file: the key file as it will be, believed only as a plan.

Who may write in the folder can lay anything there: an older key file, which is well signed, another
vault's, a copy of this one. So a plan is signed by the root key that is in force after all
successions, over the text that it replaces and the planned one together; it raises the number by
one, and its root key succeeds that one. What is anything else is refused, told and left alone.

Earlier versions signed only the succession and the planned directory. Such a plan is taken as the
data lead's wish: the keys are planned anew from it. Only where the records have its keys already is
it finished as it stands.
"""

from dataclasses import dataclass, replace

from vault.crypto.chain import TrailMark
from vault.crypto.directory import check_signature, check_succession
from vault.crypto.primitives import digest, is_signed, sign
from vault.domain.access import Compartment
from vault.errors import (
    DirectorySignatureError,
    NotFoundError,
    PlanRefusedError,
    VaultDamagedError,
)
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.rekeyed_text import next_text

_CONTEXT = b"tuckbox plan of new keys"
_SIGNATURE = "plan"


@dataclass(frozen=True)
class Plan:
    """`leaver` is who is not in it any more, or ''; `is_bound` says whether it was signed together
    with the text that it replaces."""

    text: KeyringText
    leaver: str
    is_bound: bool


def with_plan(
    text: KeyringText, keys: OpenKeys, leaver: str, mark: TrailMark | None
) -> KeyringText:
    """The same key file with the next one written into it, for the program that finishes."""
    planned = next_text(text, keys, leaver, mark)
    signature = sign(keys.secret(Compartment.ROOT), _message(text, planned))
    return replace(text, pending={**planned.as_json(), _SIGNATURE: signature.hex()})


def read_plan(text: KeyringText, root: bytes) -> Plan | None:
    """None where none lies there; `root` is the key in force. PlanRefusedError."""
    if text.pending is None:
        return None
    try:
        return _checked(text, root)
    except (DirectorySignatureError, VaultDamagedError) as error:
        raise PlanRefusedError from error


def must_plan(text: KeyringText, keys: OpenKeys) -> Plan:
    """The plan that lies there. PlanRefusedError, NotFoundError."""
    plan = read_plan(text, text.root_after(keys.pinned_root))
    if plan is None:
        raise NotFoundError
    return plan


def seems_planned(text: KeyringText) -> bool:
    """The same before anybody's slot has said which root key holds: good for a word on the page."""
    try:
        planned = _parsed(text.pending)
        root = planned.successions[-1].old
        check_signature(root, text.directory_text, text.signature)
        return read_plan(text, root) is not None
    except (DirectorySignatureError, VaultDamagedError, IndexError):
        return False


def _checked(text: KeyringText, root: bytes) -> Plan:
    planned = _parsed(text.pending)
    before, after = text.directory, planned.directory
    if after.vault_id != before.vault_id or after.epoch != before.epoch + 1:
        raise PlanRefusedError
    if len(planned.successions) != len(text.successions) + 1:
        raise PlanRefusedError
    *known, last = planned.successions
    if tuple(known) != text.successions or last.old != root or last.new == root:
        raise PlanRefusedError
    check_succession(before.vault_id, last)
    planned.check(last.new)
    removed = before.members.keys() - after.members.keys()
    if len(removed) > 1 or any(before.members.get(k) != m for k, m in after.members.items()):
        raise PlanRefusedError
    signature = text.pending.get(_SIGNATURE)
    if signature is not None and not is_signed(root, _message(text, planned), _bytes_of(signature)):
        raise PlanRefusedError
    return Plan(planned, next(iter(removed), ""), signature is not None)


def _parsed(pending: object) -> KeyringText:
    if not isinstance(pending, dict):
        raise PlanRefusedError
    planned = KeyringText.parsed({k: v for k, v in pending.items() if k != _SIGNATURE})
    if planned.pending is not None:
        raise PlanRefusedError
    return planned


def _message(text: KeyringText, planned: KeyringText) -> bytes:
    return _CONTEXT + digest(text.bound(), planned.bound(), context=b"tuckbox-plan")


def _bytes_of(signature: object) -> bytes:
    try:
        return bytes.fromhex(signature) if isinstance(signature, str) else b""
    except ValueError:
        return b""
