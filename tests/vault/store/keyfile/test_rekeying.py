"""New keys for a vault: leavers' old files open nothing new, everybody else goes on as before."""

import json
import shutil

import pytest

from tests.forged_key_file import forge
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.keys import PlanRekey, ResetPassword
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils
from vault.actions.recovery import ReplaceRecovery
from vault.actions.sealed import ListHealth, WriteHealth
from vault.crypto.kdf import FLOOR
from vault.crypto.shares import join_shares, split_code
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import (
    DirectorySignatureError,
    NoSuchProfileError,
    RekeyUnfinishedError,
    SharesMissingError,
    TuckboxError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)
from vault.store.upkeep import rekey
from vault.unlock import check_recovery_code, recover_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"
OTHER = "pebble-violin-orchard-lantern"


def open_as(folder, who="Dana Lead", password=PASSWORD):
    return unlock_vault(folder, who, Password.typed(password), params=FLOOR)


@pytest.fixture
def staffed(school):
    """A SEND coordinator with a health record, a teacher, and a data lead who will leave."""
    for name, role in (("Sena", Role.SEND_COORDINATOR), ("Lex", Role.DATA_LEAD)):
        school.run(AddProfile(name, role, Password.typed(PASSWORD)))
    rooms = frozenset({school.ids["a"]})
    school.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD), rooms))
    school.leaver = school.run(AddProfile("Ria", Role.DATA_LEAD, Password.typed(PASSWORD))).id
    school.lock()
    sena = open_as(school.folder, "Sena")
    record = SealedRecord(NEW, school.ids["ann"], "Sena", "2026-09-01", "asthma", "blue inhaler")
    sena.run(WriteHealth(record))
    sena.lock()
    return school


def rekeyed(school, leaver=None):
    lead = open_as(school.folder)
    lead.run(PlanRekey(leaver))
    lead.lock()
    return open_as(school.folder)


def test_everybody_goes_on_as_before_with_their_own_password(staffed):
    lead = rekeyed(staffed)
    assert {row.given for row in lead.run(ListPupils())} == {"Ann", "Bob"}
    assert lead.run(VerifyVault()).ok
    kinds = [(e.kind, e.outcome) for e in lead.run(ReadAudit())]
    assert ("vault.rekey", "done") in kinds
    assert ("vault.rekeyed", "done") in kinds
    assert ("pupil.add", "done") in kinds  # written before, under the old audit key
    assert not list(staffed.folder.glob("*.new*"))
    lead.lock()
    sena = open_as(staffed.folder, "Sena")
    assert [r.text for r in sena.run(ListHealth())] == ["blue inhaler"]
    sena.lock()
    for _ in range(2):
        theo = open_as(staffed.folder, "Theo")
        assert [row.given for row in theo.run(ListPupils())] == ["Ann"]
        theo.lock()
    again = rekeyed(staffed)
    assert again.run(VerifyVault()).ok
    assert ("pupil.add", "done") in [(e.kind, e.outcome) for e in again.run(ReadAudit())]
    again.lock()


def test_a_leavers_old_key_file_opens_nothing_new(staffed, tmp_path):
    old = tmp_path / "old.json"
    shutil.copy(staffed.folder / "keyring.json", old)
    rekeyed(staffed, staffed.leaver).lock()
    with pytest.raises(NoSuchProfileError):
        open_as(staffed.folder, "Ria")
    stolen = tmp_path / "stolen.tuckbox"
    shutil.copytree(staffed.folder, stolen)
    shutil.copy(old, stolen / "keyring.json")
    with pytest.raises(TuckboxError):
        open_as(stolen, "Ria")


def test_a_leaver_cannot_come_back_with_the_old_root_key(staffed, tmp_path):
    """After a colleague's next unlock the new root is pinned: the old file is not believed."""
    old = tmp_path / "old.json"
    shutil.copy(staffed.folder / "keyring.json", old)
    rekeyed(staffed, staffed.leaver).lock()
    now = json.loads((staffed.folder / "keyring.json").read_text())
    before = json.loads(old.read_text())
    # The slot as it is now, under the directory that the old root key signed.
    profile = next(
        k for k, m in json.loads(now["directory"])["members"].items() if m["name"] == "Sena"
    )
    open_as(staffed.folder, "Sena").lock()
    now = json.loads((staffed.folder / "keyring.json").read_text())
    before["slots"][profile] = now["slots"][profile]
    forge(staffed.folder, before)
    with pytest.raises(DirectorySignatureError):
        open_as(staffed.folder, "Sena")


def test_a_forged_succession_of_the_root_key_is_refused(staffed):
    rekeyed(staffed).lock()
    path = staffed.folder / "keyring.json"
    said = json.loads(path.read_text())
    said["successions"][0][2] = said["signature"]
    forge(staffed.folder, said)
    with pytest.raises(DirectorySignatureError):
        open_as(staffed.folder, "Theo")


@pytest.mark.parametrize("step", ["_rekey_records", "_rekey_pictures", "open_file", "migrate"])
def test_interrupted_anywhere_a_data_lead_finishes_it(staffed, monkeypatch, step):
    lead = open_as(staffed.folder)
    lead.run(PlanRekey(staffed.leaver))
    lead.lock()
    with pytest.raises(RekeyUnfinishedError):
        open_as(staffed.folder, "Theo")
    with pytest.raises(NoSuchProfileError):
        open_as(staffed.folder, "Ria")

    class PowerCut(BaseException):
        pass

    real, calls = getattr(rekey, step), []

    def cut(*arguments):
        calls.append(1)
        if step == "open_file" and len(calls) < 4:
            return real(*arguments)
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(rekey, step, cut)
        with pytest.raises(PowerCut):
            open_as(staffed.folder)
    lead = open_as(staffed.folder)
    assert lead.run(VerifyVault()).ok
    lead.lock()
    open_as(staffed.folder, "Theo").lock()


def test_the_sheet_still_recovers_after_a_rekey_and_in_the_middle_of_one(staffed):
    lead = open_as(staffed.folder)
    lead.run(PlanRekey())
    lead.lock()
    again = recover_vault(
        staffed.folder, staffed.sheet.code, "Dana Lead", Password.typed(OTHER), FLOOR
    )
    assert again.run(VerifyVault()).ok
    again.lock()
    recover_vault(
        staffed.folder, staffed.sheet.code, "Dana Lead", Password.typed(PASSWORD), FLOOR
    ).lock()


def test_a_new_sheet_ends_the_old_one(staffed):
    lead = rekeyed(staffed)
    sheets = lead.run(ReplaceRecovery())
    lead.lock()
    check_recovery_code(staffed.folder, sheets.code)
    with pytest.raises(WrongRecoveryCodeError):
        check_recovery_code(staffed.folder, staffed.sheet.code)
    recover_vault(staffed.folder, sheets.code, "Dana Lead", Password.typed(OTHER), FLOOR).lock()


def test_two_of_three_shares_open_the_vault_and_one_does_not(staffed):
    lead = open_as(staffed.folder)
    sheets = lead.run(ReplaceRecovery(2, 3))
    lead.lock()
    assert len(sheets.pdfs) == 3
    shares = split_code(sheets.code, 2, 3)
    with pytest.raises(SharesMissingError):
        join_shares([shares[1], shares[1].upper()])
    check_recovery_code(staffed.folder, join_shares([shares[2], shares[0]]))
    wrong = shares[0].replace(shares[0].split()[5], "academic", 1)
    with pytest.raises(WrongRecoveryCodeError):
        join_shares([wrong, shares[2]])


def test_a_forgotten_password_is_reset_and_the_old_one_is_over(staffed):
    lead = open_as(staffed.folder)
    theo = next(p for p in lead._vault.parts.keyring.people.all() if p.name == "Theo")
    lead.run(ResetPassword(theo.id, Password.typed(OTHER)))
    lead.lock()
    with pytest.raises(WrongPasswordError):
        open_as(staffed.folder, "Theo")
    session = open_as(staffed.folder, "Theo", OTHER)
    assert [row.given for row in session.run(ListPupils())] == ["Ann"]
    session.lock()
