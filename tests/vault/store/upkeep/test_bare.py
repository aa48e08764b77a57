"""A technician has a session of nothing, and checks the files."""

import pytest

from tests.fresh_vault import PASSWORD
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.profiles import AddProfile, ChangeOwnPassword, ListProfiles
from vault.actions.pupils import ListPupils
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import PermissionDeniedError
from vault.unlock import unlock_vault


def test_a_technician_checks_files_changes_the_password_and_reaches_nothing_else(school):
    school.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    school.lock()
    tia = unlock_vault(school.folder, "Tia", Password.typed(PASSWORD), params=FLOOR)
    report = tia.run(VerifyVault())
    assert report.ok
    assert {c.name for c in report.checks} >= {"outside of vault.db", "outside of photos.db"}
    for action in (ListPupils(), ListProfiles(), ReadAudit()):
        with pytest.raises(PermissionDeniedError):
            tia.run(action)
    new = "pebble-violin-orchard-lantern"
    tia.run(ChangeOwnPassword(Password.typed(PASSWORD), Password.typed(new)))
    tia.lock()
    unlock_vault(school.folder, "Tia", Password.typed(new), params=FLOOR).lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    kinds = [e.kind for e in lead.run(ReadAudit())]
    assert "waited.vault.verify" in kinds
    assert "waited.profile.password" in kinds
    lead.lock()


def test_a_technician_sees_a_file_that_is_not_encrypted(school):
    school.run(AddProfile("Tia", Role.TECHNICIAN, Password.typed(PASSWORD)))
    school.lock()
    (school.folder / "photos.db").write_bytes(b"SQLite format 3\0" + bytes(4080))
    tia = unlock_vault(school.folder, "Tia", Password.typed(PASSWORD), params=FLOOR)
    failed = [c for c in tia.run(VerifyVault()).checks if not c.ok]
    tia.lock()
    assert [c.name for c in failed] == ["outside of photos.db"]
