"""Ring 1: what one person's password opens of a copied vault, without our code."""

import json
from datetime import date

import pytest

from tests.forensic.bare_reader import BareReader, NothingOpensError, aead, sealed, unpad
from vault.actions.classes import AddClass
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import RaiseConcern, WriteHealth, WriteSafeguarding
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.unlock import create_vault, unlock_vault

LEAD = "lantern-orchard-violin-pebble"


def password_of(role):
    return f"thimble-harvest-{role.value}-meadow"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A vault with a pupil, a photo, a health record, a safeguarding record and a concern."""
    place = tmp_path_factory.mktemp("copied")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(place / "home"))
        folder = place / "v.tuckbox"
        lead, _ = create_vault(folder, "Willow", "Dana", Password.typed(LEAD), FLOOR)
        room = lead.run(AddClass("4A"))
        pupil = lead.run(AddPupil((("legal_given", "Xanthippe"),), room))
        (place / "a.jpg").write_bytes(figure_jpeg(1))
        lead.run(AddPhotoFile(pupil, place / "a.jpg", date(2026, 9, 1)))
        for role in Role:
            password = Password.typed(password_of(role))
            lead.run(AddProfile(role.value, role, password, frozenset({room})))
        lead.lock()
        for role, action in (
            (Role.SEND_COORDINATOR, WriteHealth),
            (Role.SAFEGUARDING_LEAD, WriteSafeguarding),
            (Role.TEACHER, RaiseConcern),
        ):
            session = unlock_vault(
                folder, role.value, Password.typed(password_of(role)), params=FLOOR
            )
            word = f"secret of {role.value}"
            session.run(action(SealedRecord(NEW, pupil, "me", "2026-09-01", "kind", word)))
            session.lock()
        yield folder


def reader_of(folder, role):
    return BareReader(folder, role.value, password_of(role))


@pytest.mark.parametrize("role", Role)
def test_a_role_holds_the_keys_of_its_compartments_and_no_other(role, folder):
    reader = reader_of(folder, role)
    held = set(reader.keys) | ({"vault"} if reader.mine["vault"] else set())
    assert held == {c.value for c in KEYS_OF_ROLE[role]}


@pytest.mark.parametrize("role", Role)
def test_files_open_for_who_holds_their_key_and_for_nobody_else(role, folder):
    reader = reader_of(folder, role)
    for compartment, open_it in (
        (Compartment.VAULT, reader.records),
        (Compartment.PHOTOS, reader.photos),
    ):
        if compartment in KEYS_OF_ROLE[role]:
            open_it().close()
        else:
            with pytest.raises(NothingOpensError):
                open_it()
    name = "photos.db" if Compartment.PHOTOS not in KEYS_OF_ROLE[role] else "vault.db"
    if name == "photos.db" or Compartment.VAULT not in KEYS_OF_ROLE[role]:
        for key in reader.every_key():
            with pytest.raises(NothingOpensError):
                reader.database(name, key)


def tried(reader, box, contexts):
    """Everything that any key of this person makes of a box."""
    found = []
    for key in reader.every_key():
        for context in contexts:
            try:
                found.append(json.loads(unpad(aead(key, box, context))))
            except NothingOpensError:
                continue
        try:
            found.append(json.loads(unpad(sealed(key, box))))
        except NothingOpensError:
            continue
    return found


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.TECHNICIAN])
def test_sealed_records_open_for_holders_of_their_compartment_only(role, folder):
    reader = reader_of(folder, role)
    connection = reader.records()
    rows = connection.execute(
        "SELECT compartment, generation, version, id, box FROM sealed"
    ).fetchall()
    concerns = connection.execute("SELECT id, box FROM concern").fetchall()
    connection.close()
    assert {row[0] for row in rows} == {"health", "safeguarding"}
    for compartment, generation, version, name, box in rows:
        bound = ("tuckbox", "record", reader.vault_id, compartment, generation, version, name)
        opened = tried(reader, box, ["|".join(map(str, bound)).encode()])
        assert bool(opened) == (Compartment(compartment) in KEYS_OF_ROLE[role])
        assert b"Xanthippe" not in box
        assert (len(box) - 24 - 16) in (256, 512, 1024)
    for _, box in concerns:
        opened = tried(reader, box, [])
        assert bool(opened) == (role is Role.SAFEGUARDING_LEAD), "its author cannot read it back"


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.TECHNICIAN])
def test_bodies_of_the_trail_open_for_the_audit_key_and_to_their_own_author(role, folder):
    reader = reader_of(folder, role)
    connection = reader.records()
    rows = connection.execute("SELECT profile, body, own_body FROM audit").fetchall()
    connection.close()
    secrets = [*reader.keys.values(), bytes.fromhex(reader.mine["box"])]

    def opens(box):
        for secret in secrets:
            try:
                sealed(secret, box)
            except NothingOpensError:
                continue
            else:
                return True
        return False

    for profile, body, own in rows:
        assert opens(body) == (Compartment.AUDIT in KEYS_OF_ROLE[role])
        assert opens(own) == (profile == reader.profile)


def test_nobody_opens_a_slot_or_a_grant_of_somebody_else(folder):
    teacher = reader_of(folder, Role.TEACHER)
    for profile in teacher.text["slots"]:
        if profile not in (teacher.profile, "recovery"):
            with pytest.raises(NothingOpensError):
                teacher.open_slot(profile, password_of(Role.TEACHER))
    for who, _, box in teacher.text["grants"]:
        if who != teacher.profile:
            for key in teacher.every_key():
                with pytest.raises(NothingOpensError):
                    sealed(key, bytes.fromhex(box))


def test_who_holds_the_school_key_reads_past_the_classes_and_we_say_so(folder):
    """Scope inside the school compartment rests on the engine's guard, not on keys: SECURITY.md
    has to say that somebody with their own SQLCipher reads past it."""
    connection = reader_of(folder, Role.ASSISTANT).records()
    assert connection.execute("SELECT legal_given FROM pupil").fetchone() == ("Xanthippe",)
    connection.close()
