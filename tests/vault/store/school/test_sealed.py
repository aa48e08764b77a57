"""Sealed records: bound to their place, listed in a manifest, one-way for who raises a concern."""

from contextlib import suppress
from dataclasses import replace

import pytest

from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.profiles import AddProfile
from vault.actions.sealed import (
    ListHealth,
    ListSafeguarding,
    RaiseConcern,
    WriteHealth,
    WriteSafeguarding,
)
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import FileKey, Password
from vault.errors import (
    NobodyKeepsError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
    TuckboxError,
    VaultDamagedError,
)
from vault.store.database.connection import open_file
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def record(school, text, name=NEW, version=0):
    return SealedRecord(name, school.ids["ann"], "me", "2026-09-01", "asthma", text, version)


@pytest.fixture
def send(school):
    """The SEND coordinator's session after two health records, and the raw key."""
    school.run(AddProfile("Sena", Role.SEND_COORDINATOR, Password.typed(PASSWORD)))
    key = FileKey(bytes(school._vault._keys.vault_key.expose()))
    school.lock()
    session = open_as(school, "Sena")
    ids = [session.run(WriteHealth(record(school, text))) for text in ("first", "second")]
    session.lock()

    def edit(*statements):
        raw = open_file(school.folder / "vault.db", key)
        for statement in statements:
            raw.execute(statement)
        raw.close()

    return ids, edit


def open_as(school, who):
    return unlock_vault(school.folder, who, Password.typed(PASSWORD), params=FLOOR)


def texts(school):
    session = open_as(school, "Sena")
    try:
        return sorted(r.text for r in session.run(ListHealth()))
    finally:
        session.lock()


def test_what_is_written_is_read_again_and_changed_at_its_next_version(school, send):
    ids, _ = send
    session = open_as(school, "Sena")
    session.run(WriteHealth(record(school, "first, changed", ids[0], 1)))
    with pytest.raises(StaleRecordError):
        session.run(WriteHealth(record(school, "too late", ids[0], 1)))
    session.lock()
    assert texts(school) == ["first, changed", "second"]


ATTACKS = {
    "swap two boxes": (
        "CREATE TEMP TABLE t AS SELECT id, box FROM sealed",
        "UPDATE sealed SET box = (SELECT box FROM t WHERE t.id <> sealed.id)",
    ),
    "delete one": ("DELETE FROM sealed WHERE rowid = (SELECT min(rowid) FROM sealed)",),
    "another version": ("UPDATE sealed SET version = version + 1",),
    "move it to another compartment": ("UPDATE sealed SET compartment = 'safeguarding'",),
    "another nonce": ("UPDATE sealed SET box = CAST(zeroblob(24) || substr(box, 25) AS BLOB)",),
    "take the list away": ("DELETE FROM sealed_manifest",),
    "an old list": ("UPDATE sealed_manifest SET version = version - 1",),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_an_insider_does_to_sealed_records_shows(attack, school, send):
    _, edit = send
    assert texts(school) == ["first", "second"]
    edit(*ATTACKS[attack])
    with pytest.raises(VaultDamagedError):
        texts(school)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_record_that_is_written_afterwards_lets_it_be_forgotten(attack, school, send):
    _, edit = send
    edit(*ATTACKS[attack])
    with open_as(school, "Sena") as session, suppress(VaultDamagedError):
        session.run(WriteHealth(record(school, "third")))
    with pytest.raises(VaultDamagedError):
        texts(school)


def test_records_taken_away_together_with_their_list_show_against_the_trail(school, send):
    _, edit = send
    edit("DELETE FROM sealed", "DELETE FROM sealed_manifest")
    lead = open_as(school, "Dana Lead")
    failed = [check.name for check in lead.run(VerifyVault()).checks if not check.ok]
    lead.lock()
    assert failed == ["sealed records"]


def test_nothing_is_sealed_about_somebody_who_is_not_here(school):
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    school.lock()
    nobody = replace(record(school, "about whom?"), pupil="0" * 32)
    with open_as(school, "Sam") as sam:
        for write in (WriteSafeguarding, RaiseConcern):
            with pytest.raises(NotFoundError):
                sam.run(write(nobody))


def test_a_record_that_was_refused_is_missed_by_nobody(school):
    school.run(AddProfile("Sena", Role.SEND_COORDINATOR, Password.typed(PASSWORD)))
    school.lock()
    with open_as(school, "Sena") as sena, pytest.raises(TuckboxError):
        sena.run(WriteHealth(replace(record(school, "any"), pupil="0" * 32)))
    with open_as(school, "Dana Lead") as lead:
        kinds = [entry.kind for entry in lead.run(ReadAudit())]
        checks = {check.name: check.ok for check in lead.run(VerifyVault()).checks}
    assert "health.write" in kinds
    assert checks["sealed records"]


def test_settings_of_the_search_index_that_are_none_are_a_finding(school, send):
    _, edit = send
    edit("UPDATE pupil_fts_config SET v = 99")
    with open_as(school, "Dana Lead") as lead:
        failed = [check for check in lead.run(VerifyVault()).checks if not check.ok]
    assert ["search index" in check.detail for check in failed] == [True]


def test_a_concern_goes_to_the_safeguarding_lead_and_back_to_nobody(school):
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    with pytest.raises(NobodyKeepsError):
        school.run(RaiseConcern(record(school, "nobody would read it")))
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    school.lock()
    tess = open_as(school, "Tess")
    tess.run(RaiseConcern(record(school, "bruises")))
    with pytest.raises(PermissionDeniedError):
        tess.run(ListSafeguarding())
    tess.lock()
    sam = open_as(school, "Sam")
    assert [r.text for r in sam.run(ListSafeguarding(school.ids["ann"]))] == ["bruises"]
    sam.lock()


@pytest.mark.usefixtures("send")
def test_boxes_tell_no_more_than_their_bucket(school):
    session = open_as(school, "Sena")
    session.run(WriteHealth(record(school, "x" * 60)))
    session.run(WriteHealth(record(school, "x" * 900)))
    with session._vault.parts.fence.inside() as token:
        sizes = {
            row[0] - 24 - 16
            for row in session._vault._connection.execute(
                f"{token} SELECT length(box) FROM main.sealed"
            )
        }
    session.lock()
    assert all(size >= 256 and size & (size - 1) == 0 for size in sizes)
    assert len(sizes) == 2
