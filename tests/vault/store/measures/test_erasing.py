"""An erased pupil is gone from every page of the files, or nothing has happened."""

import json

import pytest

from tests.erasures import CHANGED, MORE, WORDS, School, open_as, typed
from vault.actions.audit import VerifyVault
from vault.actions.backups import MakeBackup
from vault.actions.desk_notes import MySettings, SetSetting
from vault.actions.erasure import AskErasure, ConfirmErasure
from vault.actions.erasures_elsewhere import AnswerErasures
from vault.actions.history import UndoStep
from vault.actions.photos import FetchPhoto, FetchThumbs
from vault.actions.profiles import AddProfile
from vault.actions.pupils import OpenPupil, SearchEverything
from vault.domain.access import Role
from vault.errors import NotFoundError, NothingToUndoError
from vault.store.database.engine import sqlcipher
from vault.unlock import restore_vault


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    yield made
    made.lead.lock()


def test_after_an_erasure_no_page_of_the_files_has_any_value_of_the_pupil(school):
    photo = school.lead.run(OpenPupil(school.pupil)).current_photo
    picture = school.lead.run(FetchPhoto(photo))
    (small,) = school.lead.run(FetchThumbs((photo,))).values()
    fragments = [p[n : n + 32] for p in (picture, small) for n in range(600, len(p) - 32, 500)]
    school.lead.run(SetSetting("lately", json.dumps([school.pupil])))
    words = [*WORDS.values(), *MORE, CHANGED, WORDS["legal_given"].lower(), photo, *fragments]
    # The draft is sealed to who writes it, so its words are in no page to begin with.
    there = {*WORDS.values(), *MORE, CHANGED, photo, *fragments} - {MORE[4]}
    assert set(school.found(words)) >= there
    school.lead = school.place.session = open_as(school.folder, "Dana Lead")
    report = school.erase()
    assert report.row.counts["photo"] == 2
    assert report.row.counts["contact"] == 1
    with pytest.raises(NotFoundError):
        school.lead.run(OpenPupil(school.pupil))
    assert school.lead.run(SearchEverything("xan")) == ()
    assert all(check.ok for check in school.lead.run(VerifyVault()).checks)
    assert school.found(words) == []
    school.unlock("Dana Lead")
    assert "lately" not in school.lead.run(MySettings())


def test_undo_brings_nothing_back(school):
    steps = school.lead.undo_steps
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Lee Lead")
    school.lead.run(ConfirmErasure(case))
    for step in steps[-7:]:
        with pytest.raises(NothingToUndoError):
            school.lead.run(UndoStep(step))
    with pytest.raises(NotFoundError):
        school.lead.run(OpenPupil(school.pupil))


def test_a_pupil_erased_again_from_a_backup_leaves_no_value_in_its_pages(school):
    school.lead.run(MakeBackup(school.home / "b.tuckbackup"))
    school.erase()
    school.lead.lock()
    restore_vault(school.home / "b.tuckbackup", school.home / "again.tuckbox")
    copy = open_as(school.home / "again.tuckbox", "Dana Lead")
    assert copy.run(OpenPupil(school.pupil)).facts.legal_given == "Xanthippe"
    copy.run(AnswerErasures(erase=(school.pupil,)))
    with pytest.raises(NotFoundError):
        copy.run(OpenPupil(school.pupil))
    school.folder, school.lead = school.home / "again.tuckbox", copy
    assert school.found([*WORDS.values(), *MORE, CHANGED]) == []


def test_the_fence_stands_again_after_the_files_were_written_anew(school):
    school.erase()
    school.lead.run(AddProfile("Tess", Role.TEACHER, typed(), frozenset({school.room})))
    connection = school.lead._vault._connection
    for sql in ("SELECT mac_key FROM main.audit_state", "SELECT body FROM main.draft"):
        with pytest.raises(sqlcipher.DatabaseError):
            connection.execute(sql).fetchall()
    assert len(connection.execute("SELECT upn FROM pupil").fetchall()) == 60


def test_a_cancelled_or_failed_erasure_leaves_everything_as_it_was(school, monkeypatch):
    case = school.case()
    school.lead.run(AskErasure(case, "asked for by the mother"))
    school.unlock("Lee Lead")
    with monkeypatch.context() as patch:

        def fail(*_args):
            raise sqlcipher.OperationalError("no")

        patch.setattr("vault.store.measures.certificates.Certificates.add_erasure", fail)
        with pytest.raises(sqlcipher.OperationalError):
            school.lead.run(ConfirmErasure(case))
    page = school.lead.run(OpenPupil(school.pupil))
    assert page.facts.legal_given == "Xanthippe"
    assert len(page.photos) == 2
    assert school.lead.run(FetchPhoto(page.current_photo))
    assert school.lead.run(ConfirmErasure(case)).row.counts["pupil"] == 1
