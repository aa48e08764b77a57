"""What an unlock finds and writes down first, once the files of the vault are open."""

from vault.domain.access import Permission
from vault.domain.audit import FailedUnlock, Outcome
from vault.domain.matrix import may
from vault.errors import (
    ErasedElsewhereError,
    NotesDamagedError,
    PlanLostError,
    StickNotAskedError,
)
from vault.platform.folders import home
from vault.platform.notes_file import take_damaged
from vault.platform.waiting import Note, clear_notes, waiting_notes
from vault.store.after_unlock import AfterUnlock
from vault.store.files.restored import is_restored
from vault.store.keyfile.keyring import Keyring, OpenKeys
from vault.store.open_vault import OpenVault


def plan_lost(vault: OpenVault, keyring: Keyring) -> PlanLostError | None:
    """Said at each unlock until a data lead plans the new keys once more."""
    if vault.parts.keys.is_bare or keyring.rekeying.has_plan:
        return None
    is_lost = vault.again(vault.parts.trail.planned_number) > keyring.epoch
    return PlanLostError() if is_lost else None


def stick_doubt(vault: OpenVault, keyring: Keyring) -> StickNotAskedError | None:
    """A slot from before the stick is well signed and opens with the password alone; that there is
    a stick stands in the person's own entries."""
    trail = vault.parts.trail
    if keyring.sticks.takes(str(vault.profile.id)):
        return None
    if not vault.again(trail.has_been_given_stick):
        return None
    vault.note("profile.stick-not-asked", "", Outcome.REFUSED)
    return StickNotAskedError()


def damaged_notes(vault: OpenVault) -> NotesDamagedError | None:
    """Said once; in the trail it stays."""
    names = take_damaged(home())
    if not names:
        return None
    if not vault.parts.keys.is_bare:
        vault.note("notes.damaged", "", Outcome.FAILED)
    return NotesDamagedError(names=", ".join(names))


def first_entries(
    vault: OpenVault, keyring: Keyring, keys: OpenKeys, kind: str, *, is_rekeyed: bool
) -> tuple[FailedUnlock, ...]:
    """What an unlock writes down and tidies up: the failed unlocks before it."""
    if is_rekeyed:
        vault.note("vault.rekeyed", "", Outcome.DONE)
    vault.note(kind, keys.profile.id, Outcome.DONE)
    if keyring.rekeying.plan_refused is not None:
        vault.note("vault.plan-refused", "", Outcome.REFUSED)
        keyring.rekeying.drop_refused_plan(keys)
    after = AfterUnlock(vault)
    vault.again(after.renew_safeguarding)
    keyring.safeguarding.hand_to_recovery(keys)
    vault.again(after.renew_grants)
    if vault.parts.keys.is_bare:
        after.keep_own_anchor()
        return ()
    was_restored = is_restored(vault.folder)
    vault.again(after.catch_up_erasures)
    vault.again(after.renew_replica)
    after.sign_for_trail()
    vault.again(lambda: after.sweep_pictures(is_restored=was_restored))
    vault.again(lambda: _settle_sendings(after))
    waited = waiting_notes(keys.vault_id)
    for note in waited:
        if _is_failed(note):
            vault.note(note.kind, note.profile, Outcome.REFUSED)
        else:
            vault.note(f"waited.{note.kind}", note.profile, Outcome.DONE)
    clear_notes(keys.vault_id)
    after.keep_own_anchor()
    return tuple(_failure(note, keys) for note in waited if _is_failed(note))


def open_erasures(vault: OpenVault, keys: OpenKeys, kind: str) -> int:
    """How many pupils of this copy were erased in another. Until who may erase has answered for
    each, nobody else comes in: they would see who is not to be seen any more. ErasedElsewhereError
    (details: count)."""
    if vault.parts.keys.is_bare:
        return 0
    count = vault.again(vault.services.elsewhere.import_received)
    if count and not may(keys.profile.role, Permission.RIGHTS_ERASE):
        vault.note(kind, keys.profile.id, Outcome.REFUSED)
        raise ErasedElsewhereError(count=count)
    return count


def _settle_sendings(after: AfterUnlock) -> None:
    for sending in after.sendings():
        from vault.exchange.transfer.unfinished import finish  # late: only after a kill

        after.settle_sending(sending, is_whole=finish(sending))


def _is_failed(note: Note) -> bool:
    return note.kind == "unlock.failed"


def _failure(note: Note, keys: OpenKeys) -> FailedUnlock:
    return FailedUnlock(note.at, keys.name_of(note.profile))
