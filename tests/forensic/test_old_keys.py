"""A leaver with the old key file, every key that was in it and the new files: nothing new opens.

Argon2, PyNaCl and sqlcipher3 alone; nothing of the program is used for the attack.
"""

import shutil
from datetime import date

import pytest

from tests.conftest import PASSWORD
from tests.forensic.bare_reader import BareReader, NothingOpensError, aead, sealed, subkey
from tests.pictures import figure_file
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.keys import PlanRekey
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import ListHealth, WriteHealth
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.exchange.pictures import clean_picture_file
from vault.unlock import unlock_vault


def open_as(folder, who="Dana Lead"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


@pytest.fixture
def left(school, tmp_path):
    """Ria, a data lead, copies everything and leaves; the vault is re-keyed without her. Sena, a
    SEND coordinator, works before and after."""
    typed = Password.typed(PASSWORD)
    ria = school.run(AddProfile("Ria", Role.DATA_LEAD, typed)).id
    for name, role in (("Sena", Role.SEND_COORDINATOR), ("Ada", Role.AUDITOR)):
        school.run(AddProfile(name, role, typed))
    picture = figure_file(tmp_path, 3)
    school.jpeg = clean_picture_file(picture).jpeg
    school.photo = school.run(AddPhotoFile(school.ids["ann"], picture, date(2026, 9, 1)))
    school.lock()
    write_health(school, "before")
    school.taken = tmp_path / "taken"
    shutil.copytree(school.folder, school.taken)
    lead = open_as(school.folder)
    lead.run(PlanRekey(ria))
    lead.lock()
    lead = open_as(school.folder)
    lead.run(AddPupil((("legal_given", "Newcomer"),)))
    lead.lock()
    write_health(school, "after")
    return school


def write_health(school, text):
    sena = open_as(school.folder, "Sena")
    sena.run(
        WriteHealth(SealedRecord(NEW, school.ids["ann"], "Sena", "2026-09-01", "asthma", text))
    )
    sena.lock()


def test_every_key_of_the_old_key_file_is_shut_out_of_the_new_files(left):
    old = BareReader(left.taken, "Ria", PASSWORD)
    assert old.records().execute("SELECT count(*) FROM pupil").fetchone() == (2,)
    old.folder = left.folder  # the leaver's keys, on the vault as it is now
    for key in old.every_key():
        for name in ("vault.db", "photos.db"):
            with pytest.raises(NothingOpensError):
                old.database(name, key)


def test_the_old_key_file_put_beside_the_new_files_opens_neither(left):
    shutil.copy(left.taken / "keyring.json", left.folder / "keyring.json")
    old = BareReader(left.folder, "Ria", PASSWORD)
    with pytest.raises(NothingOpensError):
        old.records()
    with pytest.raises(NothingOpensError):
        old.photos()


def test_boxes_of_the_new_vault_stay_shut_to_the_old_keys_even_inside(left):
    """Suppose somebody hands the leaver the open database: what is sealed in it stays sealed."""
    old = BareReader(left.taken, "Ria", PASSWORD)
    now = BareReader(left.folder, "Sena", PASSWORD)
    database = now.records()
    boxes = database.execute(
        "SELECT id, generation, version, box FROM sealed WHERE compartment = 'health'"
    ).fetchall()
    (newest,) = database.execute("SELECT body FROM audit ORDER BY number DESC LIMIT 1").fetchone()
    database.close()
    assert len(boxes) == 2
    for name, generation, version, box in boxes:
        bound = f"tuckbox|record|{now.vault_id}|health|{generation}|{version}|{name}".encode()
        assert aead(subkey(now.keys["health"], b"tuckbox-record"), box, bound)
        with pytest.raises(NothingOpensError):
            aead(subkey(old.keys["health"], b"tuckbox-record"), box, bound)
    with pytest.raises(NothingOpensError):
        sealed(old.keys["audit"], newest)
    assert not any(who == old.profile for who, _, _ in now.text["grants"])
    assert old.profile not in now.text["slots"]


def test_everybody_else_goes_on_and_what_was_before_is_still_theirs(left):
    sena = open_as(left.folder, "Sena")
    assert {r.text for r in sena.run(ListHealth())} == {"before", "after"}
    assert sena.run(FetchPhoto(left.photo)) == left.jpeg
    sena.lock()
    ada = open_as(left.folder, "Ada")
    entries = ada.run(ReadAudit())
    assert ada.run(VerifyVault()).ok
    ada.lock()
    ours = [e for e in entries if e.profile == "Ria" or e.kind == "photo.add-file"]
    assert ours
    assert all(e.outcome == "done" for e in ours), "an auditor reads entries from before"
