"""Each check finds what it is there to find."""

import os
import sys
from datetime import date, datetime, timedelta

import pytest

from tests.vault.governance.check_runs import PASSWORD, results
from vault.actions.backups import MakeBackup
from vault.actions.cards import AddCard, SaveOwnCard
from vault.actions.incidents import CloseIncident, DecideIncident, RaiseIncident
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.training import ReadMyTraining, TakeTest
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.assessments import Result, Scope
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Risk
from vault.domain.secrets import Password
from vault.governance.security_check import ALL
from vault.unlock import create_vault


def test_there_are_enough_checks_each_with_its_reason_and_remedy(school):
    assert len({check.id for check in ALL}) == len(ALL) >= 25
    items = results(school, Scope.FULL)
    assert set(items) == {check.id for check in ALL}
    for item in items.values():
        assert len(item.why) > 20
        assert item.result is Result.PASS or item.remedy or item.result is Result.UNKNOWN


def test_a_backup_that_was_read_back_turns_its_check(school, tmp_path):
    school.run(MakeBackup(tmp_path / "b.tuckbackup"))
    items = results(school)
    assert items["backup-age"].result is Result.PASS
    assert items["backup-places"].result is Result.WARN


def test_leads_and_safeguarding_are_counted(school):
    items = results(school)
    assert items["data-leads"].result is Result.WARN
    assert items["safeguarding-apart"].result is Result.WARN
    for name, role in (("Lee", Role.DATA_LEAD), ("Sam", Role.SAFEGUARDING_LEAD)):
        school.run(AddProfile(name, role, Password.typed(PASSWORD)))
    items = results(school)
    assert items["data-leads"].result is Result.PASS
    assert "one person alone" in items["safeguarding-apart"].found
    school.run(AddProfile("Sue", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    assert results(school)["safeguarding-apart"].result is Result.PASS


def test_people_past_their_day_training_and_weak_locks_are_named(school):
    yesterday = date.today() - timedelta(days=1)
    school.run(AddProfile("Cai", Role.COVER, Password.typed(PASSWORD), frozenset(), yesterday))
    items = results(school)
    assert "Cai" in items["profiles-past-date"].found
    assert "Dana Lead" in items["training"].found
    assert items["guess-cost"].result is Result.WARN
    for row in school.run(ReadMyTraining()).rows:
        school.run(TakeTest(row.module.id, tuple(q.right for q in row.module.questions)))
    assert "Dana Lead" not in results(school)["training"].found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in its own way")
def test_rights_of_the_folder_and_strange_files_in_it_are_found(school):
    (school.folder / "list of pupils.csv").write_text("x")
    os.chmod(school.folder / "vault.db", 0o644)
    items = results(school)
    assert items["owner-only"].result is Result.FAIL
    assert "vault.db" in items["owner-only"].found
    assert "list of pupils.csv" in items["leftovers"].found


def test_photos_without_a_decision_and_cards_nobody_compared(school, tmp_path):
    picture = tmp_path / "a.jpg"
    picture.write_bytes(figure_jpeg(2))
    school.run(AddPhotoFile(school.ids["ann"], picture, date(2026, 9, 1)))
    other, _ = create_vault(tmp_path / "o.tuckbox", "Oak", "Olive", Password.typed(PASSWORD), FLOOR)
    other.run(SaveOwnCard(tmp_path / "o.tuckcard"))
    other.lock()
    school.run(AddCard(tmp_path / "o.tuckcard"))
    items = results(school)
    assert items["consents"].found.startswith("1 pupil ")
    assert "Olive" in items["cards"].found


def test_incidents_that_wait_and_lessons_that_were_not_learnt(school):
    now = datetime.now().astimezone()
    late = Incident("Old", IncidentKind.OTHER, None, now - timedelta(days=5), IncidentText("x"))
    incident = school.run(RaiseIncident(late))
    assert results(school)["incidents"].result is Result.FAIL
    school.run(DecideIncident(incident, Risk.UNLIKELY, "nothing was seen"))
    assert results(school)["incidents"].result is Result.PASS
    school.run(CloseIncident(incident, ("Blinds for room 4",)))
    assert "Blinds for room 4" in results(school)["lessons"].found
