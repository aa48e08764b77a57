"""Somebody copies a vault today and breaks X25519 in ten years: without a password nothing opens.

The break is played by handing the attacker the secret behind every X25519 public key that stands in
the key file. The attack itself is PyNaCl and sqlcipher3 alone.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from nacl import bindings

from tests.conftest import PASSWORD
from tests.forensic.bare_reader import BareReader, NothingOpensError, sealed, subkey
from tests.forged_key_file import forge
from vault.actions.keys import PlanRekey
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile, ChangeProfile
from vault.actions.recovery import ReplaceRecovery
from vault.actions.sealed import ListSafeguarding, WriteSafeguarding
from vault.actions.security_check import RunSecurityCheck
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.assessments import Scope
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password, RecoveryCode
from vault.errors import DirectorySignatureError, GrantMissingError
from vault.store.after_unlock import AfterUnlock
from vault.store.keyfile.keyring import Keyring
from vault.unlock import parse_recovery_code, profiles_of, recover_vault, unlock_vault

OLD = Path(__file__).resolve().parents[1] / "data" / "vaults" / "0.1.0"
FILES = ("vault.db", "photos.db")


def open_as(folder, who="Dana Lead", password=PASSWORD):
    return unlock_vault(folder, who, Password.typed(password), params=FLOOR)


def all_secrets(folder, password=PASSWORD, code=None):
    """Every key of everybody, so that the break can be played."""
    found = set()
    for profile in profiles_of(folder):
        found.update(BareReader(folder, profile.name, password).every_key())
    if code is not None:
        found.add(Keyring.load(folder).recovery.open(code).own_secret)
    return found


def public(secret):
    return bindings.crypto_scalarmult_base(secret).hex()


def texts_in(value):
    """Every string of the key file, the directory's own too."""
    if isinstance(value, str):
        yield value
        if value.startswith("{"):
            yield from texts_in(json.loads(value))
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)


def boxes_in(value):
    for text in texts_in(value):
        try:
            box = bytes.fromhex(text)
        except ValueError:
            continue
        if len(box) >= 48:
            yield box


def opened_by_a_break(folder, secrets):
    """The files that open, from the key file and the secrets behind public keys in it alone."""
    text = (folder / "keyring.json").read_text()
    content = json.loads(text)
    broken = {secret for secret in secrets if public(secret) in text}
    assert broken, "there are public keys in the file"
    found = set(broken)
    for box in boxes_in(content):
        for secret in broken:
            try:
                found.add(sealed(secret, box))
            except NothingOpensError:
                continue
    keys = {key for key in found if len(key) == 32}
    keys |= {subkey(key, b"tuckbox-photos") for key in keys}
    reader = BareReader.__new__(BareReader)
    reader.folder = folder
    return {name for name in FILES for key in keys if opens(reader, name, key)}


def opens(reader, name, key):
    try:
        reader.database(name, key).close()
    except NothingOpensError:
        return False
    return True


@pytest.fixture
def staffed(school, tmp_path):
    """Everybody who holds a key, a photo, and a safeguarding record."""
    typed = Password.typed(PASSWORD)
    for name, role in (("Sam", Role.SAFEGUARDING_LEAD), ("Ada", Role.AUDITOR)):
        school.run(AddProfile(name, role, typed))
    school.run(AddProfile("Theo", Role.TEACHER, typed, frozenset({school.ids["a"]})))
    (tmp_path / "a.jpg").write_bytes(figure_jpeg(1))
    school.run(AddPhotoFile(school.ids["ann"], tmp_path / "a.jpg", date(2026, 9, 1)))
    school.lock()
    sam = open_as(school.folder, "Sam")
    ann = school.ids["ann"]
    sam.run(WriteSafeguarding(SealedRecord(NEW, ann, "Sam", "2026-09-01", "concern", "bruise")))
    sam.lock()
    return school


@pytest.fixture
def old(tmp_path):
    """A vault of version 0.1 after a re-key: it opens to the attack, photos and records."""
    folder = tmp_path / "old.tuckbox"
    shutil.copytree(OLD / "school.tuckbox", folder)
    return folder


def facts():
    content = json.loads((OLD / "facts.json").read_text())
    return content["password"], parse_recovery_code(content["recovery_code"])


def found_by_check(session):
    items = session.run(RunSecurityCheck(Scope.QUICK)).items
    return next(item.found for item in items if item.id == "later-break")


def test_a_copied_vault_opens_to_nobody_who_only_breaks_the_curve(staffed):
    secrets = all_secrets(staffed.folder, code=staffed.sheet.code)
    assert not opened_by_a_break(staffed.folder, secrets)
    lead = open_as(staffed.folder)
    assert found_by_check(lead).startswith("no key in the key file")
    lead.lock()


def test_nor_does_one_in_the_middle_of_a_rekey_or_after_it(staffed):
    lead = open_as(staffed.folder)
    lead.run(PlanRekey())
    lead.lock()
    before = all_secrets(staffed.folder, code=staffed.sheet.code)
    assert not opened_by_a_break(staffed.folder, before)
    open_as(staffed.folder).lock()
    after = all_secrets(staffed.folder, code=staffed.sheet.code)
    assert not opened_by_a_break(staffed.folder, before | after)
    open_as(staffed.folder, "Sam").lock()
    assert not opened_by_a_break(staffed.folder, before | after)


def test_a_vault_of_an_earlier_version_is_closed_as_its_people_unlock(old):
    password, code = facts()
    secrets = all_secrets(old, password, code)
    assert opened_by_a_break(old, secrets) == set(FILES), "the attack works on the old form"
    names = [profile.name for profile in profiles_of(old)]
    for name in names:
        open_as(old, name, password).lock()
    lead = open_as(old, "Dana Lead", password)
    sheet = lead.run(ReplaceRecovery())
    lead.lock()
    open_as(old, "Sam Safeguarding", password).lock()
    lead = open_as(old, "Dana Lead", password)
    assert "copies of the key file from before" in found_by_check(lead)
    lead.lock()
    assert not opened_by_a_break(old, secrets | all_secrets(old, password, sheet.code))
    directory = json.loads(json.loads((old / "keyring.json").read_text())["directory"])
    assert {entry[3] for entry in directory["compartments"].values()} == {"renewed"}
    for name in names:
        open_as(old, name, password).lock()


def test_a_bare_grant_is_not_believed_once_the_directory_says_that_all_are_renewed(old):
    password, _ = facts()
    before = json.loads((old / "keyring.json").read_text())
    lead = open_as(old, "Dana Lead", password)
    assert "Sam Safeguarding" in found_by_check(lead)
    assert "the recovery sheet" in found_by_check(lead)
    lead.lock()
    now = json.loads((old / "keyring.json").read_text())
    photos = [row for row in before["grants"] if row[1] == "photos"]
    now["grants"] = [row for row in now["grants"] if row[1] != "photos"] + photos
    forge(old, now)
    with pytest.raises(DirectorySignatureError):
        open_as(old, "Tess Teacher", password)


def test_a_row_that_a_stranger_laid_there_is_not_made_good(old):
    """Rows are not signed: renewing them by themselves would hand the root key to a teacher."""
    password, _ = facts()
    content = json.loads((old / "keyring.json").read_text())
    members = json.loads(content["directory"])["members"]
    tess = next(key for key, one in members.items() if one["name"] == "Tess Teacher")
    sena = next(key for key, one in members.items() if one["name"] == "Sena Coordinator")
    junk = bytes(80).hex()
    laid = [[tess, "root", junk], [tess, "health", junk], [sena, "safeguarding", junk]]
    content["grants"] += laid
    forge(old, content)
    for who in ("Dana Lead", "Sam Safeguarding"):
        open_as(old, who, password).lock()
    now = json.loads((old / "keyring.json").read_text())
    assert [row for row in now["grants"] if row[:2] in [one[:2] for one in laid]] == laid


def test_a_kill_between_the_new_slot_and_the_new_records_loses_no_record(staffed, monkeypatch):
    """The slot gives up the vault key under which the older safeguarding key was granted."""
    for _ in range(2):
        lead = open_as(staffed.folder)
        lead.run(PlanRekey())
        lead.lock()
        open_as(staffed.folder).lock()

    class PowerCut(BaseException):
        pass

    def cut(_vault):
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(AfterUnlock, "renew_safeguarding", cut)
        with pytest.raises(PowerCut):
            open_as(staffed.folder, "Sam")
    sam = open_as(staffed.folder, "Sam")
    assert [record.text for record in sam.run(ListSafeguarding())] == ["bruise"]
    sam.lock()


def test_the_sheet_recovers_after_two_rekeys(staffed):
    for _ in range(2):
        lead = open_as(staffed.folder)
        lead.run(PlanRekey())
        lead.lock()
        open_as(staffed.folder).lock()
    other = "entirely-other-value-than-before"
    code = RecoveryCode(staffed.sheet.code.expose())
    recover_vault(staffed.folder, code, "Sam", Password.typed(other), FLOOR).lock()
    sam = open_as(staffed.folder, "Sam", other)
    assert [record.text for record in sam.run(ListSafeguarding())] == ["bruise"]
    sam.lock()


@pytest.mark.parametrize("rekeys", [False, True])
def test_nobody_is_made_a_technician_or_out_of_one(rekeys, school):
    """The vault key lies in the slot: a technician has none to open a grant with, and somebody
    who had it would keep it."""
    tech = school.run(AddProfile("Tec", Role.TECHNICIAN, Password.typed(PASSWORD)))
    theo = school.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    if rekeys:
        school.run(PlanRekey())
        school.lock()
        school = open_as(school.folder)
    for profile, role in ((tech, Role.TEACHER), (theo, Role.TECHNICIAN)):
        with pytest.raises(GrantMissingError):
            school.run(ChangeProfile(profile.id, role, frozenset(), None, suspended=False))
    school.lock()
