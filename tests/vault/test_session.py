"""What cannot be written into the trail does not happen."""

import pytest

from tests.fresh_vault import PASSWORD
from vault.actions.profiles import AddProfile, ListProfiles
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.unlock import unlock_vault


def test_a_profile_change_whose_entry_cannot_be_written_does_not_happen(school, monkeypatch):
    def refuse(*_):
        raise OSError(28, "no space left")

    monkeypatch.setattr(school._vault.parts.trail, "append", refuse)
    with pytest.raises(OSError, match="no space"):
        school.run(AddProfile("Ghost", Role.TEACHER, Password.typed(PASSWORD)))
    monkeypatch.undo()
    assert [p.name for p in school.run(ListProfiles())] == ["Dana Lead"]
    school.lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert [p.name for p in lead.run(ListProfiles())] == ["Dana Lead"]
    lead.lock()
