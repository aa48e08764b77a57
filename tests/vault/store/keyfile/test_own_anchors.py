"""What each person saw of the trail stays theirs: nobody can move what the others remember."""

import json
import shutil

import pytest

from tests.conftest import PASSWORD
from tests.insider import Insider
from vault.actions.audit import VerifyVault
from vault.actions.backups import AcceptCopy
from vault.actions.keys import PlanRekey, ResetPassword
from vault.actions.profiles import AddProfile, ListProfiles
from vault.actions.pupils import OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import VaultRolledBackError
from vault.unlock import unlock_vault


def unlock(folder, who="Dana Lead"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def failed(session):
    return {check.name for check in session.run(VerifyVault()).checks if not check.ok}


def in_key_file(folder):
    return json.loads((folder / "keyring.json").read_bytes())


@pytest.fixture
def school_of_three(school):
    """Dana, Tess and Theo; all have been in, and the vault is locked. `tess` holds Tess's keys."""
    room = frozenset({school.ids["a"]})
    for who in ("Tess", "Theo"):
        school.run(AddProfile(who, Role.TEACHER, Password.typed(PASSWORD), room))
    school.lock()
    session = unlock(school.folder, "Tess")
    school.tess = Insider.of(session, school.folder)
    session.lock()
    unlock(school.folder, "Theo").lock()
    return school


@pytest.fixture
def taken_back(school_of_three, tmp_path, monkeypatch):
    """Tess kept vault.db from before she looked at Ann, and lays it back on a machine that never
    saw the vault; the key file's anchor is moved to where that trail ends."""
    folder, tess = school_of_three.folder, school_of_three.tess
    older = tmp_path / "older.db"
    shutil.copy(folder / "vault.db", older)
    session = unlock(folder, "Tess")
    session.run(OpenPupil(school_of_three.ids["ann"]))
    session.lock()
    unlock(folder).lock()
    shutil.copy(older, folder / "vault.db")
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another machine"))

    def newest(raw):
        number, digest = raw.execute("SELECT number, hash FROM audit_state").fetchone()
        tess.newest = number, bytes(digest)

    tess.edit(newest)
    tess.key_file(tess.move_anchor)
    return school_of_three


def test_honest_people_coming_and_going_raise_no_alarm(school_of_three):
    for who in ("Dana Lead", "Tess", "Theo", "Tess", "Dana Lead"):
        session = unlock(school_of_three.folder, who)
        assert session.alarm is None, who
        if who == "Dana Lead":
            assert failed(session) == set()
        session.lock()
    assert len(in_key_file(school_of_three.folder)["anchors"]) == 3


def test_moving_the_one_anchor_is_not_enough_any_more(taken_back):
    lead = unlock(taken_back.folder)
    assert isinstance(lead.alarm, VaultRolledBackError)
    assert "anchor in the key file, as Dana Lead saw it" in failed(lead)
    assert "anchor in the key file" not in failed(lead), "that one was moved"
    lead.lock()


def test_who_takes_the_others_anchors_out_is_told_of_by_the_places_they_unlock(taken_back):
    taken_back.tess.key_file(lambda content: content.pop("anchors"))
    lead = unlock(taken_back.folder)
    assert isinstance(lead.alarm, VaultRolledBackError)
    assert {"anchor in your own place in the key file", "your own anchor"} <= failed(lead)
    lead.lock()


def test_an_anchor_written_in_somebody_elses_name_is_no_anchor(taken_back):
    def forge(content):
        number, digest = taken_back.tess.newest
        own = content["anchors"][taken_back.tess.profile]
        for who in content["anchors"]:
            content["anchors"][who] = [number, digest.hex(), own[2], own[3]]

    taken_back.tess.key_file(forge)
    lead = unlock(taken_back.folder)
    assert lead.alarm is not None
    assert "anchor in the key file, as Dana Lead saw it" in failed(lead)
    lead.lock()


def test_taking_out_anchors_alone_is_found_though_the_trail_is_whole(school_of_three):
    school_of_three.tess.key_file(lambda content: content.pop("anchors"))
    lead = unlock(school_of_three.folder)
    assert lead.alarm is None
    assert failed(lead) == {"your own anchor"}
    lead.lock()


def test_a_copy_that_a_data_lead_takes_for_the_right_one_is_quiet_for_everybody(taken_back):
    lead = unlock(taken_back.folder)
    assert lead.alarm is not None
    lead.run(AcceptCopy())
    lead.lock()
    for who in ("Tess", "Theo", "Dana Lead", "Tess"):
        session = unlock(taken_back.folder, who)
        assert session.alarm is None, who
        if who == "Dana Lead":
            assert failed(session) == set()
        session.lock()


def test_new_keys_and_a_new_password_keep_it_quiet(school_of_three):
    folder = school_of_three.folder
    lead = unlock(folder)
    theo = next(p.id for p in lead.run(ListProfiles()) if p.name == "Theo")
    lead.run(ResetPassword(theo, Password.typed(PASSWORD)))
    lead.run(PlanRekey())
    lead.lock()
    for who in ("Dana Lead", "Theo", "Tess", "Dana Lead"):
        session = unlock(folder, who)
        assert session.alarm is None, who
        if who == "Dana Lead":
            assert failed(session) == set()
        session.lock()
    content = in_key_file(folder)
    assert content["anchors"].keys() == content["slots"].keys() - {"recovery"}
