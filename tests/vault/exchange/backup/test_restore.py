"""A backup is put back without a key, and an older copy is told."""

import pytest

from tests.two_vaults import PASSWORD, two_places
from tests.vault.exchange.backup.copies import add, names, open_copy
from vault.actions.audit import VerifyVault
from vault.actions.backups import AcceptCopy, MakeBackup
from vault.actions.profiles import AddProfile
from vault.actions.pupils import OpenPupil
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.unlock import restore_vault


@pytest.fixture
def office(tmp_path):
    place, teacher = two_places(tmp_path)
    teacher.lock()
    yield place
    place.lock()


def test_a_backup_is_put_back_elsewhere_with_its_photos_and_a_clean_trail(office, tmp_path):
    report = office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    assert report.checked == "opened"
    office.lock()
    restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    copy = open_copy(tmp_path / "again.tuckbox")
    assert names(copy) == {"Ann", "Bob"}
    assert copy.run(OpenPupil(office.pupils[0])).current_photo
    checks = {c.name: c.ok for c in copy.run(VerifyVault()).checks}
    copy.lock()
    assert checks.pop("anchor in this machine") is False
    assert all(checks.values())


def test_an_older_copy_is_told_until_a_data_lead_says_that_it_is_the_right_one(office, tmp_path):
    office.run(MakeBackup(tmp_path / "b.tuckbackup"))
    office.run(AddProfile("Nia", Role.COVER, Password.typed(PASSWORD)))
    add(office, "Later")
    office.lock()
    report = restore_vault(tmp_path / "b.tuckbackup", tmp_path / "again.tuckbox")
    assert report.is_older
    copy = open_copy(tmp_path / "again.tuckbox")
    assert copy.alarm is not None
    copy.run(AcceptCopy())
    copy.lock()
    copy = open_copy(tmp_path / "again.tuckbox")
    assert copy.alarm is None
    assert names(copy) == {"Ann", "Bob"}
    copy.lock()
