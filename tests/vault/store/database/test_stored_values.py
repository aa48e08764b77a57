"""An insider takes STRICT off a table for a moment and leaves values of types that the program
never writes. What depends on them is told as a finding or as damage, and never as a fault of the
program."""

import json
import runpy
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import PASSWORD
from tests.insider import Insider
from tests.pictures import add_bytes
from tests.some_of_all import some
from vault.actions.audit import ExportTrail, ReadAudit, VerifyVault
from vault.actions.keys import PlanRekey
from vault.actions.photos import FetchPhoto
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils, OpenPupil
from vault.actions.sealed import (
    CountConcerns,
    ListConcerns,
    ListHealth,
    ListSafeguarding,
    MarkConcernRead,
    RaiseConcern,
    WriteHealth,
)
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.concerns import Standing
from vault.domain.ids import NEW
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import NotFoundError, VaultDamagedError
from vault.unlock import unlock_vault

SCRIPT = Path(__file__).resolve().parents[4] / "packaging" / "verify_trail.py"
ODD = {
    "text": "'abc'",
    "text of no UTF-8": "CAST(x'ff' AS TEXT)",
    "a huge number": "99999999999999",
    "the largest number": str(2**63 - 1),
    "a number with a fraction": "1.5",
    "NULL": "NULL",
    "no bytes": "x''",
    "bytes": "x'ff'",
}
SOME = ("text", "text of no UTF-8", "a huge number", "NULL")
FEW = ("text of no UTF-8", "NULL")
"""Refused by the driver as it reads, and by the reader of the value."""
COLUMNS = (
    *("previous", "body", "own_body", "hash", "mac", "signature"),
    *("profile", "time", "kind"),
)


def unlock(folder, who="Dana Lead"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def fields(pupil, text):
    return pupil, "whoever", "2026-11-20", "Other", text


def record(pupil, text):
    return SealedRecord(NEW, *fields(pupil, text))


def lay(insider, table, *changes):
    """Each change is a column, a value and where."""

    def change(raw):
        for column, value, where in changes:
            raw.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}")

    insider.edit(change, loose=(table,))


@pytest.fixture
def insider(school):
    """Of a vault with more entries than an entry has columns, which is locked."""
    one = Insider.of(school, school.folder)
    for _ in COLUMNS:
        school.run(OpenPupil(school.ids["ann"]))
    school.lock()
    return one


@pytest.fixture
def box(school):
    """A vault with a concern for each column of an entry, and one more."""
    rooms = frozenset({school.ids["a"]})
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD), rooms))
    one = Insider.of(school, school.folder)
    one.names = [
        school.run(RaiseConcern(record(school.ids["ann"], words))) for words in (*COLUMNS, "left")
    ]
    school.lock()
    return one


def concerns(insider):
    """As the safeguarding lead sees them."""
    with unlock(insider.folder, "Sam") as sam:
        found = {one.id: one.standing for one in sam.run(ListConcerns())}
        insider.waiting = sam.run(CountConcerns())
        insider.readable = {one.text for one in sam.run(ListSafeguarding())}
    return found


@pytest.mark.parametrize("value", some(ODD, fast=SOME))
def test_in_an_entry_of_the_trail_it_is_a_finding_that_names_the_entry(value, insider, tmp_path):
    """In one column of one entry each."""
    places = {column: place for place, column in enumerate(COLUMNS, start=3)}
    lay(insider, "audit", *((c, ODD[value], f"number = {n}") for c, n in places.items()))
    with unlock(insider.folder) as lead:
        found = {c.name: c.detail for c in lead.run(VerifyVault()).checks if not c.ok}
        assert len(lead.run(ReadAudit())) > len(COLUMNS)
        lead.run(ExportTrail(tmp_path / "trail.jsonl"))
    assert found["audit chain"] == "entry 3 is the first that fails"
    assert found["audit mac"] == f"entry {places['hash']} is the first that fails"
    assert found["audit signatures"] == f"entry {places['hash']} is the first that fails"
    if value not in ("no bytes", "bytes"):
        assert found["pages of vault.db"] == (
            "every page is whole, but in audit lies what the program never wrote"
        )
    head, *lines = (tmp_path / "trail.jsonl").read_text().splitlines()
    script = runpy.run_path(str(SCRIPT))
    judged, _ = script["verify"]([head, *lines], [], script["is_signed_fast"])
    assert {place for _, place, _ in judged} >= set(places.values())
    entries = [json.loads(line) for line in lines]
    written = {"no bytes": "", "bytes": "ff"}.get(value)
    assert entries[places["hash"] - 1]["hash"] == written


@pytest.mark.parametrize("value", some(ODD, fast=SOME))
def test_in_the_newest_entry_it_is_told_at_the_unlock_and_the_vault_opens(value, insider):
    newest = "number = (SELECT max(number) FROM audit)"
    lay(insider, "audit", *((column, ODD[value], newest) for column in COLUMNS))
    with unlock(insider.folder) as lead:
        assert lead.alarm is not None
        assert not lead.run(VerifyVault()).ok
        assert [pupil.given for pupil in lead.run(ListPupils())] == ["Ann", "Bob"]
    with unlock(insider.folder) as lead:
        assert lead.alarm is not None, "the evidence is not written over"


@pytest.mark.parametrize("column", ["number", "hash", "mac_key", "first_key_box"])
def test_in_the_state_of_the_trail_it_is_damage_told_at_the_unlock(column, insider, tmp_path):
    kept = tmp_path / "kept.db"
    shutil.copy(insider.folder / "vault.db", kept)
    of_its_type = {"number": {"a huge number"}}.get(column, {"no bytes", "bytes"})
    for value in ODD.keys() - of_its_type:
        lay(insider, "audit_state", (column, ODD[value], "1"))
        with pytest.raises(VaultDamagedError):
            unlock(insider.folder)
        shutil.copy(kept, insider.folder / "vault.db")
    unlock(insider.folder).lock()


@pytest.mark.parametrize("value", some(SOME, fast=FEW))
def test_in_the_entry_of_a_concern_it_hides_no_other(value, box):
    """Each has one odd column in its entry but the last, and all can be read."""
    named = dict(zip(COLUMNS, box.names, strict=False))
    lay(
        box,
        "audit",
        *((c, ODD[value], f"kind LIKE 'concern.box {name}%'") for c, name in named.items()),
    )
    found = concerns(box)
    assert box.readable == {*COLUMNS, "left"}
    assert box.waiting.new + box.waiting.doubtful == len(box.names)
    # The MAC is for `verify`: a safeguarding lead has no key for it.
    assert {name for name, one in found.items() if one is Standing.SIGNED} == {
        *(named["mac"], box.names[-1])
    }


@pytest.mark.parametrize("value", some(SOME, fast=FEW))
def test_in_a_concern_or_the_leads_list_it_hides_no_other(value, box):
    with unlock(box.folder, "Sam") as sam:
        sam.run(MarkConcernRead(box.names[-1]))
    lay(
        box,
        "concern",
        ("box", ODD[value], f"id = '{box.names[0]}'"),
        ("generation", ODD[value], f"id = '{box.names[1]}'"),
    )
    lay(box, "sealed_manifest", ("version", ODD[value], "compartment = 'concern'"))
    found = concerns(box)
    assert found.pop(box.names[0]) is Standing.UNREADABLE
    assert set(found.values()) == {Standing.SIGNED}
    lay(box, "sealed_manifest", ("box", ODD[value], "compartment = 'concern'"))
    assert concerns(box)[box.names[-1]] is Standing.SIGNED
    with unlock(box.folder, "Sam") as sam:
        sam.run(MarkConcernRead(box.names[2]))


def test_an_id_that_is_no_text_does_not_take_the_place_of_the_concern_whose_id_it_spells(box):
    def change(raw):
        raw.execute(
            "INSERT INTO concern SELECT CAST(id AS BLOB), 1, x'00' FROM concern WHERE id = ?",
            (box.names[0],),
        )
        raw.execute("INSERT INTO concern SELECT NULL, 1, x'00'")
        raw.execute("INSERT INTO concern SELECT 7, 1, x'00'")

    box.edit(change, loose=("concern",))
    found = concerns(box)
    assert found[box.names[0]] is Standing.SIGNED
    assert list(found.values()).count(Standing.SIGNED) == len(box.names)
    assert list(found.values()).count(Standing.UNREADABLE) == 2


def test_under_new_keys_the_other_concerns_are_sealed_anew(box):
    """At the first unlock of the safeguarding lead after a re-key, which goes on."""
    with unlock(box.folder) as lead:
        lead.run(PlanRekey())
    with unlock(box.folder) as lead:
        box.vault_key = bytes(lead._vault._keys.vault_key.expose())
    columns = ("box", "generation", "id")
    odd = {}
    names = iter(box.names[:-1])
    for column in columns:
        odd |= {next(names): (column, ODD[value]) for value in ("text", "NULL", "bytes")}
    lay(box, "concern", *((*change, f"id = '{name}'") for name, change in odd.items()))
    lay(box, "sealed_manifest", ("version", "'x'", "compartment = 'safeguarding'"))
    assert concerns(box)[box.names[-1]] is Standing.SIGNED


@pytest.mark.parametrize(
    "values", [pytest.param(FEW, id="few"), pytest.param(ODD, id="all", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("sealed", "box"), ("sealed", "version"), ("sealed", "id")),
        *(("sealed_manifest", "box"), ("sealed_manifest", "version")),
    ],
)
def test_in_a_health_record_it_is_damage_in_plain_words(table, column, values, school, tmp_path):
    who = ("Sue", Role.SEND_COORDINATOR, Password.typed(PASSWORD), frozenset())
    school.run(AddProfile(*who))
    ann, insider = school.ids["ann"], Insider.of(school, school.folder)
    school.lock()
    with unlock(school.folder, "Sue") as sue:
        name = sue.run(WriteHealth(record(ann, "asthma")))
    kept = tmp_path / "kept.db"
    shutil.copy(school.folder / "vault.db", kept)
    for value in values:
        shutil.copy(kept, school.folder / "vault.db")
        lay(insider, table, (column, ODD[value], "compartment = 'health'"))
        with unlock(school.folder, "Sue") as sue:
            for act in (
                ListHealth(),
                WriteHealth(SealedRecord(name, *fields(ann, "hay fever"), 1)),
                ListHealth(),
            ):
                with pytest.raises(VaultDamagedError):
                    sue.run(act)


ELSEWHERE = {
    "a draft": (
        "draft",
        "INSERT INTO draft SELECT id, '1', '2', NULL, '3' FROM me",
    ),
    "a draft of no UTF-8": (
        "draft",
        "INSERT INTO draft SELECT id, '1', '2', CAST(x'ff' AS TEXT), '3' FROM me",
    ),
    "an erased pupil": ("erased", "INSERT INTO erased (id, pending) VALUES ('x', 7)"),
    "an erasure elsewhere": (
        "erasure_told",
        "INSERT INTO erasure_told SELECT id, 1.5, NULL, x'00', 5, x'ff', '', '' FROM pupil",
    ),
    "a file being sent": ("sending", "INSERT INTO sending VALUES (NULL, 5, 'x', x'00')"),
    "an older audit key": ("old_key", "INSERT INTO old_key VALUES ('audit', 0, 'abc')"),
    "the number of the key file": ("state", "UPDATE state SET key_epoch = 'x'"),
    "the mark of loose pictures": ("state", "UPDATE state SET has_loose_pictures = 'x'"),
    "the number of steps": ("state", "UPDATE state SET step = 'x'"),
}


@pytest.mark.parametrize("what", ELSEWHERE)
def test_in_what_an_unlock_stands_on_it_ends_as_damage(what, insider):
    table, statement = ELSEWHERE[what]
    me = "WITH me AS (SELECT profile AS id FROM audit WHERE number = 1)"
    insider.edit(lambda raw: raw.execute(f"{me} {statement}"), loose=(table,))
    with pytest.raises(VaultDamagedError):
        unlock(insider.folder)


def test_among_the_pictures_it_spoils_none_and_holds_up_no_new_keys(school):
    ann = school.ids["ann"]
    photos = [add_bytes(school, ann, b"picture %d" % number) for number in range(2)]
    key = bytes(school._vault._keys.photos_key.expose())
    insider = Insider.of(school, school.folder)
    school.run(PlanRekey())
    school.lock()

    def change(raw):
        raw.execute("UPDATE blob SET data = 99999999999999 WHERE data = ?", (b"picture 0",))
        raw.execute("INSERT INTO blob VALUES (NULL, x'00'), (x'ff', 1.5), (CAST(x'ff' AS TEXT), 1)")
        raw.execute("DELETE FROM sweep")

    insider.edit(change, ("blob",), "photos.db", key)
    with unlock(school.folder) as lead:
        assert lead.is_rekeyed
        assert lead.run(FetchPhoto(photos[1])) == b"picture 1"
        with pytest.raises(NotFoundError):
            lead.run(FetchPhoto(photos[0]))


def test_a_picture_that_is_none_is_damage(school):
    photo = add_bytes(school, school.ids["ann"], b"picture")
    key = bytes(school._vault._keys.photos_key.expose())
    insider = Insider.of(school, school.folder)
    school.lock()
    for value in ("'abc'", "99999999999999", "NULL", "CAST(x'ff' AS TEXT)"):
        spoil = f"UPDATE blob SET data = {value}"
        insider.edit(lambda raw, sql=spoil: raw.execute(sql), ("blob",), "photos.db", key)
        with unlock(school.folder) as lead, pytest.raises(VaultDamagedError):
            lead.run(FetchPhoto(photo))


def test_what_looks_like_a_fault_is_damage_where_the_values_are_odd(insider, monkeypatch):
    raw = "INSERT INTO photo (id, pupil_id, blob, thumb) SELECT 'x', id, 5, NULL FROM pupil LIMIT 1"
    insider.edit(lambda vault: vault.execute(raw), loose=("photo",))
    monkeypatch.setattr(OpenPupil, "apply", slip)
    with unlock(insider.folder) as lead, pytest.raises(VaultDamagedError):
        lead.run(OpenPupil(NEW))


def test_and_stays_one_where_they_are_not(school, monkeypatch):
    monkeypatch.setattr(OpenPupil, "apply", slip)
    with pytest.raises(TypeError, match="a slip"):
        school.run(OpenPupil(NEW))


def slip(_action, _records):
    raise TypeError("a slip")


@pytest.mark.parametrize(
    "spoil", ["replica = CAST(x'ff' AS TEXT)", "step = 9223372036854775807", "step = (1 << 62) + 1"]
)
def test_a_value_of_the_right_type_that_is_none_of_ours_is_damage_at_the_opening(insider, spoil):
    insider.edit(lambda vault: vault.execute(f"UPDATE state SET {spoil}"))
    with pytest.raises(VaultDamagedError):
        unlock(insider.folder)


def test_an_entry_without_a_time_makes_nobodys_training_overdue(insider, tmp_path):
    insider.edit(
        lambda vault: vault.execute("UPDATE audit SET time = 5 WHERE number = 1"), loose=("audit",)
    )
    with unlock(insider.folder) as lead:
        assert lead._vault.parts.trail.first_day_of(str(lead.profile.id)) == date.today()
