"""A vault of every earlier version opens, and holds afterwards what it held before."""

import json
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from vault.actions.audit import VerifyVault
from vault.actions.photos import FetchPhoto
from vault.actions.pupils import ListPupils
from vault.actions.sealed import ListHealth, ListSafeguarding
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.errors import VaultRolledBackError
from vault.platform.folders import Seen, write_seen
from vault.store.database import migrations
from vault.store.database.migrations import migrate
from vault.unlock import (
    check_recovery_code,
    parse_recovery_code,
    profiles_of,
    restore_vault,
    unlock_vault,
)

VAULTS = Path(__file__).resolve().parents[3] / "data" / "vaults"
VERSIONS = sorted(path.name for path in VAULTS.iterdir() if path.is_dir())
MAY_GROW = {"old_key", "sealed_manifest", "sending"}
"""What an unlock itself may write."""


@pytest.fixture(params=VERSIONS)
def golden(request, tmp_path):
    for source in (VAULTS / request.param).iterdir():
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / source.name)
    return tmp_path


def facts_of(folder):
    return json.loads((folder / "facts.json").read_text())


def open_as(folder, who, password):
    return unlock_vault(folder, who, Password.typed(password), params=FLOOR)


def rows_now(session, tables):
    """As raw SQLCipher reads them, with the session's own key."""
    key = bytes(session._vault._keys.must_vault_key().expose()).hex()
    path = session._vault.folder / "vault.db"
    session.lock()
    db = sqlcipher.connect(str(path))
    db.execute(f"PRAGMA key=\"x'{key}'\"")
    found = {}
    for table in tables:
        cursor = db.execute(f'SELECT * FROM "{table}"')
        names = [column[0] for column in cursor.description]
        found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    db.close()
    return found


def as_json(row, columns):
    return {
        name: value.hex() if isinstance(value, bytes) else value
        for name, value in row.items()
        if name in columns
    }


def test_the_contents_are_equal_after_the_way_to_this_version(golden):
    facts = facts_of(golden)
    session = open_as(golden / "school.tuckbox", "Dana Lead", facts["password"])
    assert session.alarm is None
    now = rows_now(session, facts["rows"])
    for table, rows in facts["rows"].items():
        if table in MAY_GROW:
            continue
        columns = set(rows[0]) if rows else set()
        assert [as_json(row, columns) for row in now[table]][: len(rows)] == rows, table
        assert len(now[table]) == len(rows), table


def test_a_migration_that_fails_half_way_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    file = sqlcipher.connect(tmp_path / "x.db", isolation_level=None)
    migrate(file, "")
    number = file.execute("PRAGMA user_version").fetchone()
    bad = "CREATE TABLE half (id TEXT);\nINSERT INTO nowhere VALUES (1);\n"
    shipped = migrations.migrations()
    monkeypatch.setattr(migrations, "migrations", lambda: [*shipped, (9999, bad)])
    with pytest.raises(sqlcipher.DatabaseError):
        migrate(file, "")
    file.close()
    file = sqlcipher.connect(tmp_path / "x.db", isolation_level=None)
    assert file.execute("PRAGMA user_version").fetchone() == number
    assert not file.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    file.close()


def test_everybody_still_opens_it_and_reads_what_they_read(golden):
    facts = facts_of(golden)
    folder = golden / "school.tuckbox"
    for profile in profiles_of(folder):
        session = open_as(folder, profile.name, facts["password"])
        assert session.alarm is None, profile.name
        if profile.name == "Dana Lead":
            assert {row.family for row in session.run(ListPupils())} >= {"Ash", "Birch", "Cole"}
            photo = next(row.photo for row in session.run(ListPupils()) if row.photo)
            assert session.run(FetchPhoto(photo))
            assert session.run(VerifyVault()).ok
        if profile.name == "Sena Coordinator":
            assert [r.text for r in session.run(ListHealth())] == ["Asthma plan agreed."]
        if profile.name == "Sam Safeguarding":
            texts = {record.text for record in session.run(ListSafeguarding())}
            assert texts == {"Met with the family.", "Came without a coat.", "Was very tired."}
        session.lock()


def test_the_recovery_code_on_paper_still_opens_it(golden):
    facts = facts_of(golden)
    code = parse_recovery_code(facts["recovery_code"])
    check_recovery_code(golden / "school.tuckbox", code)
    open_as(golden / "school.tuckbox", "Dana Lead", facts["password"]).lock()
    check_recovery_code(golden / "school.tuckbox", code)


def test_a_backup_of_it_is_put_back_and_opens(golden):
    facts = facts_of(golden)
    restore_vault(golden / "after.tuckbackup", golden / "again.tuckbox")
    session = open_as(golden / "again.tuckbox", "Dana Lead", facts["password"])
    assert len(session.run(ListPupils())) == len(facts["rows"]["pupil"])
    session.lock()


def test_a_rekey_that_it_planned_does_not_keep_anybody_out(golden):
    facts = facts_of(golden)
    session = open_as(golden / "planned.tuckbox", "Dana Lead", facts["password"])
    assert len(session.run(ListPupils())) == len(facts["rows"]["pupil"])
    session.lock()
    open_as(golden / "planned.tuckbox", "Tess Teacher", facts["password"]).lock()


def grants_in(folder):
    return json.loads((folder / "keyring.json").read_text())["grants"]


def test_while_an_alarm_stands_the_key_file_is_evidence_and_its_grants_stay(golden):
    folder, facts = golden / "school.tuckbox", facts_of(golden)
    before = grants_in(folder)
    vault_id = json.loads(json.loads((folder / "keyring.json").read_text())["directory"])["vault"]
    write_seen(vault_id, Seen(10**6, bytes(32), 0))
    session = open_as(folder, "Dana Lead", facts["password"])
    assert isinstance(session.alarm, VaultRolledBackError)
    session.lock()
    assert grants_in(folder) == before


def test_each_migration_has_a_number_of_its_own_and_none_is_left_out():
    """Of two with one number a power cut between them would leave the second one out for ever."""
    numbers = [number for number, _ in migrations.migrations()]
    assert numbers == list(range(1, len(numbers) + 1))
