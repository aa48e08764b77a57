"""Under Windows' rules about open files a vault is saved, copied, sent, erased and given new keys.

`make test-windows-rules` runs whole suites under them; these are the ways that have an open file
beside a new one.
"""

import sys

import pytest

from tests.erasures import School
from tests.two_vaults import two_places
from tests.vault.store.new_keys import open_as
from tests.windows_rules import windows_rules
from vault.actions.backups import MakeBackup
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.keys import PlanRekey
from vault.actions.profiles import AddProfile, ListProfiles
from vault.actions.pupils import ListPupils
from vault.domain.access import Role
from vault.domain.secrets import Password

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc what is open")


@pytest.fixture
def _windows():
    with windows_rules():
        yield


@pytest.mark.usefixtures("_windows")
def test_after_a_backup_profiles_are_changed_and_new_keys_are_taken(lead, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    assert lead.run(MakeBackup(tmp_path / "b.tuckbackup")).checked == "opened"
    assert lead.run(MakeBackup(stick)).checked == "opened"
    lead.run(AddProfile("Tess", Role.AUDITOR, Password.typed("window-otter-lantern-basil")))
    assert lead.run(MakeBackup(stick)).checked == "opened"
    lead.run(PlanRekey(None))
    lead.lock()
    again = open_as(lead.folder)
    assert {one.name for one in again.run(ListProfiles())} == {"Dana Lead", "Tess"}
    again.lock()


@pytest.mark.usefixtures("_windows")
def test_after_a_backup_a_pupil_is_erased_from_both_files(tmp_path):
    school = School(tmp_path)
    school.unlock("Lee Lead")
    school.lead.run(MakeBackup(tmp_path / "b.tuckbackup"))
    school.unlock("Dana Lead")
    school.lead.run(MakeBackup(tmp_path / "b2.tuckbackup"))
    photos = (school.folder / "photos.db").stat().st_ino
    records = (school.folder / "vault.db").stat().st_ino
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Lee Lead")
    school.lead.run(MakeBackup(tmp_path / "b3.tuckbackup"))
    school.lead.run(ConfirmErasure(case))
    assert (school.folder / "photos.db").stat().st_ino != photos
    assert (school.folder / "vault.db").stat().st_ino != records
    school.lead.lock()


@pytest.mark.usefixtures("_windows")
def test_a_file_for_a_colleague_is_sent_and_received(tmp_path):
    office, teacher = two_places(tmp_path)
    sent = office.send((teacher,), classes=(office.room,))
    teacher.receive(sent)
    assert teacher.run(ListPupils())
    office.lock()
    teacher.lock()
