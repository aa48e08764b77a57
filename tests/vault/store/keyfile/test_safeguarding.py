"""The safeguarding key over re-keys: a leaver's opens nothing new, no record is lost."""

import json
import shutil

import pytest

from tests.conftest import PASSWORD
from tests.forensic.bare_reader import NothingOpensError, aead, sealed, subkey
from tests.vault.store.new_keys import (
    open_as,
    raise_concern,
    record,
    rekey,
    rows,
    texts,
)
from vault.actions.audit import VerifyVault
from vault.actions.keys import PlanRekey, ResetPassword
from vault.actions.profiles import AddProfile, GrantSafeguarding, RemoveProfile
from vault.actions.recovery import ReplaceRecovery
from vault.actions.sealed import ListSafeguarding, WriteSafeguarding
from vault.crypto.kdf import FLOOR
from vault.domain.access import Compartment, Role
from vault.domain.secrets import Password
from vault.errors import LastHolderError, PermissionDeniedError, RekeyUnfinishedError
from vault.unlock import recover_vault

OTHER = "pebble-violin-orchard-lantern"


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
