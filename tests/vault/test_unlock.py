"""What opens a vault, and what does not."""

from datetime import date, timedelta

import pytest

from tests.vault.key_files import PASSWORD, unlock
from vault.actions.profiles import AddProfile, ChangeProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import (
    ProfileEndedError,
    ProfileSuspendedError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)
from vault.unlock import parse_recovery_code, recover_vault, unlock_vault


def test_only_the_right_password_opens(lead):
    lead.lock()
    unlock(lead.folder)
    with pytest.raises(WrongPasswordError):
        unlock(lead.folder, password=PASSWORD + "x")


@pytest.mark.parametrize(
    ("until", "suspended", "error"),
    [
        (None, True, ProfileSuspendedError),
        (date.today() - timedelta(days=1), False, ProfileEndedError),
    ],
)
def test_suspended_and_ended_profiles_open_nothing(until, suspended, error, lead):
    one = lead.run(AddProfile("One", Role.TEACHER, Password.typed(PASSWORD)))
    lead.run(ChangeProfile(one.id, one.role, one.classes, until, suspended))
    lead.lock()
    with pytest.raises(error):
        unlock(lead.folder, "One")


def test_a_profile_opens_on_its_last_day(lead):
    one = lead.run(AddProfile("One", Role.TEACHER, Password.typed(PASSWORD)))
    lead.run(ChangeProfile(one.id, one.role, one.classes, date.today(), suspended=False))
    lead.lock()
    session = unlock_vault(lead.folder, "One", Password.typed(PASSWORD), params=FLOOR)
    assert session.profile.until == date.today()
    session.lock()


def test_the_sheet_opens_the_vault_when_every_password_is_lost(school):
    code = parse_recovery_code("-".join(school.sheet.groups()))
    school.lock()
    new = "entirely-other-words-than-before"
    recover_vault(school.folder, code, "Dana Lead", Password.typed(new), FLOOR).lock()
    unlock(school.folder, password=new)
    with pytest.raises(WrongPasswordError):
        unlock(school.folder)


def test_the_sheet_of_another_vault_opens_nothing(lead):
    lead.lock()
    other = parse_recovery_code("0" * 34)
    with pytest.raises(WrongRecoveryCodeError):
        recover_vault(lead.folder, other, "Dana Lead", Password.typed(PASSWORD * 2), FLOOR)
