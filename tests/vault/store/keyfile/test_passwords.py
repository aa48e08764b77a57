"""A password that was forgotten is given anew."""

import pytest

from tests.vault.store.new_keys import OTHER, open_as
from vault.actions.keys import ResetPassword
from vault.actions.pupils import ListPupils
from vault.domain.secrets import Password
from vault.errors import WrongPasswordError


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
