"""The safeguarding key over re-keys: a leaver's opens nothing new, no record is lost."""

import json
import shutil

import pytest

from tests.conftest import PASSWORD
from tests.forensic.bare_reader import BareReader, NothingOpensError, aead, sealed, subkey
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.keys import PlanRekey, ResetPassword
from vault.actions.profiles import AddProfile, GrantSafeguarding, RemoveProfile
from vault.actions.recovery import ReplaceRecovery
from vault.actions.sealed import ListSafeguarding, RaiseConcern, WriteSafeguarding
from vault.crypto.kdf import FLOOR
from vault.domain.access import Compartment, Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import (
    LastHolderError,
    PermissionDeniedError,
    RekeyUnfinishedError,
    VaultDamagedError,
)
from vault.unlock import recover_vault, unlock_vault

OTHER = "pebble-violin-orchard-lantern"


def open_as(folder, who="Dana Lead", password=PASSWORD):
    return unlock_vault(folder, who, Password.typed(password), params=FLOOR)


def record(school, text):
    return SealedRecord(NEW, school.ids["ann"], "me", "2026-09-01", "concern", text)


@pytest.fixture
def guarded(school):
    """Sam, a safeguarding lead, has written a record; a teacher has raised a concern; Lea, who was
    handed the key, will leave."""
    typed = Password.typed(PASSWORD)
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, typed))
    school.lea = school.run(AddProfile("Lea", Role.SAFEGUARDING_LEAD, typed)).id
    school.run(AddProfile("Theo", Role.TEACHER, typed, frozenset({school.ids["a"]})))
    school.lock()
    sam = open_as(school.folder, "Sam")
    school.sam = sam.profile.id
    sam.run(GrantSafeguarding(school.lea))
    sam.run(WriteSafeguarding(record(school, "bruise")))
    sam.lock()
    raise_concern(school, "overheard")
    return school


def raise_concern(school, text):
    theo = open_as(school.folder, "Theo")
    theo.run(RaiseConcern(record(school, text)))
    theo.lock()


def rekey(school, leaver=None):
    lead = open_as(school.folder)
    lead.run(PlanRekey(leaver))
    lead.lock()
    open_as(school.folder).lock()


def texts(folder, who="Sam", password=PASSWORD):
    session = open_as(folder, who, password)
    try:
        return {one.text for one in session.run(ListSafeguarding())}
    finally:
        session.lock()


def rows(folder, who="Sam"):
    """Generation and box of each record and concern, read without our code."""
    bare = BareReader(folder, who, PASSWORD)
    database = bare.records()
    found = database.execute("SELECT id, generation, version, box FROM sealed").fetchall()
    found += database.execute("SELECT id, generation, 0, box FROM concern").fetchall()
    database.close()
    return bare, found


def test_everything_is_sealed_anew_at_the_next_unlock_of_a_safeguarding_lead(guarded):
    rekey(guarded, guarded.lea)
    raise_concern(guarded, "after")
    assert texts(guarded.folder) == {"bruise", "overheard", "after"}
    bare, found = rows(guarded.folder)
    assert {generation for _, generation, _, _ in found} == {2}
    assert "earlier" not in bare.text
    lead = open_as(guarded.folder)
    assert lead.run(VerifyVault()).ok
    assert "safeguarding.renewed" in {e.kind for e in lead.run(ReadAudit())}
    lead.lock()
    rekey(guarded)
    assert texts(guarded.folder) == {"bruise", "overheard", "after"}


def test_the_leavers_old_safeguarding_key_opens_no_box_of_afterwards(guarded):
    before, _ = rows(guarded.folder, "Lea")
    key = before.keys["safeguarding"]
    rekey(guarded, guarded.lea)
    raise_concern(guarded, "after")
    texts(guarded.folder)
    bare, found = rows(guarded.folder)
    assert len(found) == 3
    for name, generation, version, box in found:
        with pytest.raises(NothingOpensError):
            sealed(key, box)
        bound = f"tuckbox|record|{bare.vault_id}|safeguarding|{generation}|{version}|{name}"
        with pytest.raises(NothingOpensError):
            aead(subkey(key, b"tuckbox-record"), box, bound.encode())
    fresh = bare.keys["safeguarding"]
    opened = [
        b
        for n, g, v, b in found
        if v
        and aead(
            subkey(fresh, b"tuckbox-record"),
            b,
            f"tuckbox|record|{bare.vault_id}|safeguarding|{g}|{v}|{n}".encode(),
        )
    ]
    assert len(opened) == 1


def test_two_rekeys_before_anybody_of_safeguarding_unlocks_lose_nothing(guarded):
    rekey(guarded)
    raise_concern(guarded, "between")
    rekey(guarded, guarded.lea)
    raise_concern(guarded, "after")
    assert texts(guarded.folder) == {"bruise", "overheard", "between", "after"}
    _, found = rows(guarded.folder)
    assert {generation for _, generation, _, _ in found} == {3}


def test_the_data_lead_never_holds_a_safeguarding_key(guarded):
    rekey(guarded)
    lead = open_as(guarded.folder)
    keys = lead._vault._keys
    assert not keys.holds(Compartment.SAFEGUARDING)
    assert not keys.earlier_secrets()
    with pytest.raises(PermissionDeniedError):
        lead.run(ListSafeguarding())
    lead.lock()


def test_a_lead_whose_password_was_reset_is_not_let_in_by_a_rekey(guarded):
    """The data lead knows the new password: a holder, not a re-key, has to hand the key on."""
    lead = open_as(guarded.folder)
    lead.run(ResetPassword(guarded.lea, Password.typed(OTHER)))
    lead.lock()
    rekey(guarded)
    lea = open_as(guarded.folder, "Lea", OTHER)
    with pytest.raises(PermissionDeniedError):
        lea.run(ListSafeguarding())
    lea.lock()
    sam = open_as(guarded.folder, "Sam")
    sam.run(GrantSafeguarding(guarded.lea))
    sam.lock()
    assert texts(guarded.folder, "Lea", OTHER) == {"bruise", "overheard"}


def test_when_the_last_one_leaves_the_sheet_gives_the_records_to_the_next(guarded):
    lead = open_as(guarded.folder)
    lead.run(RemoveProfile(guarded.lea))
    lead.lock()
    rekey(guarded, guarded.sam)
    lead = open_as(guarded.folder)
    with pytest.raises(LastHolderError):
        lead.run(ReplaceRecovery())
    lead.run(AddProfile("Nia", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    lead.lock()
    session = open_as(guarded.folder, "Nia")
    with pytest.raises(PermissionDeniedError):
        session.run(ListSafeguarding())
    session.lock()
    code = guarded.sheet.code
    recover_vault(guarded.folder, code, "Nia", Password.typed(OTHER), FLOOR).lock()
    assert texts(guarded.folder, "Nia", OTHER) == {"bruise", "overheard"}
    lead = open_as(guarded.folder)
    lead.run(ReplaceRecovery())
    lead.lock()


def test_nobody_takes_the_last_safeguarding_key_away(guarded):
    lead = open_as(guarded.folder)
    lead.run(ReplaceRecovery())  # this sheet gets the key at the next unlock of a holder
    lead.run(RemoveProfile(guarded.lea))
    for action in (
        RemoveProfile(guarded.sam),
        ResetPassword(guarded.sam, Password.typed(OTHER)),
        PlanRekey(guarded.sam),
    ):
        with pytest.raises(LastHolderError):
            lead.run(action)
    lead.lock()
    assert texts(guarded.folder) == {"bruise", "overheard"}
    lead = open_as(guarded.folder)
    lead.run(RemoveProfile(guarded.sam))
    lead.lock()


def test_a_record_that_was_taken_away_before_a_rekey_still_shows(guarded):
    database = BareReader(guarded.folder, "Sam", PASSWORD).records()
    database.execute("DELETE FROM sealed")
    database.commit()
    database.close()
    rekey(guarded)
    sam = open_as(guarded.folder, "Sam")
    with pytest.raises(VaultDamagedError):
        sam.run(ListSafeguarding())
    sam.lock()


def test_a_change_of_the_key_file_after_the_plan_is_refused_and_not_lost(guarded):
    lead = open_as(guarded.folder)
    lead.run(PlanRekey())
    with pytest.raises(RekeyUnfinishedError):
        lead.run(RemoveProfile(guarded.lea))
    lead.lock()
    assert json.loads((guarded.folder / "keyring.json").read_text())["pending"]
    open_as(guarded.folder).lock()
    assert texts(guarded.folder, "Lea") == {"bruise", "overheard"}


def test_a_restored_backup_from_before_opens_with_the_old_key_file_alone(guarded, tmp_path):
    """Said as it is: what somebody copied before stays readable to them."""
    shutil.copytree(guarded.folder, tmp_path / "taken.tuckbox")
    rekey(guarded, guarded.lea)
    bare, found = rows(tmp_path / "taken.tuckbox", "Lea")
    assert bare.keys["safeguarding"]
    assert len(found) == 2


def test_a_key_that_sealed_nothing_does_not_keep_its_last_holder_in(school):
    """Nia never unlocked and a new sheet was made since: only she holds the key, and it may go."""
    nia = school.run(AddProfile("Nia", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD))).id
    school.run(ReplaceRecovery())
    school.run(PlanRekey(nia))
    school.lock()
    lead = open_as(school.folder)
    assert lead.run(VerifyVault()).ok
    lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    lead.lock()
    sam = open_as(school.folder, "Sam")
    sam.run(WriteSafeguarding(record(school, "bruise")))
    sam.lock()
    assert texts(school.folder) == {"bruise"}


def test_a_lost_sheet_is_replaced_when_the_records_are_given_up_in_words(guarded):
    lead = open_as(guarded.folder)
    lead.run(RemoveProfile(guarded.lea))
    lead.run(RemoveProfile(guarded.sam))
    with pytest.raises(LastHolderError):
        lead.run(ReplaceRecovery())
    sheets = lead.run(ReplaceRecovery(gives_up_safeguarding=True))
    assert lead.run(VerifyVault()).ok
    lead.lock()
    recover_vault(guarded.folder, sheets.code, "Dana Lead", Password.typed(OTHER), FLOOR).lock()
    lead = open_as(guarded.folder, password=OTHER)
    lead.run(PlanRekey())
    lead.lock()
    open_as(guarded.folder, password=OTHER).lock()
