"""The recovery sheet and its shares open the vault, before and after new keys."""

import pytest

from tests.fresh_vault import PASSWORD
from tests.vault.store.new_keys import OTHER, open_as, rekeyed
from vault.actions.audit import VerifyVault
from vault.actions.keys import PlanRekey
from vault.actions.recovery import ReplaceRecovery
from vault.crypto.kdf import FLOOR
from vault.crypto.shares import join_shares, split_code
from vault.domain.secrets import Password
from vault.errors import SharesMissingError, WrongRecoveryCodeError
from vault.unlock import check_recovery_code, recover_vault


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
