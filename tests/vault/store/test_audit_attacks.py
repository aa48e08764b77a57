"""An insider with the database key edits the trail; `verify` says so each time."""

import shutil

import pytest

from vault.actions.audit import VerifyVault
from vault.actions.pupils import OpenPupil
from vault.crypto.chain import AuditLine, entry_hash, next_key
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import FileKey, Password
from vault.store.connection import open_file
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def trail(school):
    """A locked vault with some entries, and the raw key an insider has."""
    for _ in range(5):
        school.run(OpenPupil(school.ids["ann"]))
    key = FileKey(bytes(school._vault._keys.vault_key.expose()))
    shutil.copytree(school.folder, school.folder.with_name("old.tuckbox"))
    for _ in range(5):
        school.run(OpenPupil(school.ids["bob"]))
    school.lock()

    def edit(*statements):
        raw = open_file(school.folder / "vault.db", key)
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("DROP TRIGGER audit_no_delete")
        for statement in statements:
            if callable(statement):
                statement(raw)
            else:
                raw.execute(statement)
        raw.close()

    edit.folder = school.folder
    return edit


def checked(folder):
    session = unlock_vault(folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    report = session.run(VerifyVault())
    session.lock()
    return report


def rechain(raw):
    """Make hashes fit again after an edit, as somebody with the source would."""
    previous, number = bytes(32), 0
    rows = raw.execute(
        "SELECT rowid, profile, time, kind, body, own_body FROM audit ORDER BY number"
    ).fetchall()
    for row in rows:
        number += 1
        line = AuditLine(number, previous, *row[1:6])
        digest = entry_hash(line)
        raw.execute(
            "UPDATE audit SET number = ?, previous = ?, hash = ? WHERE rowid = ?",
            (-number, previous, digest, row[0]),
        )
        previous = digest
    raw.execute("UPDATE audit SET number = -number")
    raw.execute("UPDATE audit_state SET number = ?, hash = ?", (number, previous))


def test_a_vault_that_nobody_touched_is_whole(trail):
    assert checked(trail.folder).ok


ATTACKS = {
    "edit one": ["UPDATE audit SET kind = 'x' WHERE number = 4"],
    "edit one and chain anew": ["UPDATE audit SET kind = 'x' WHERE number = 4", rechain],
    "delete one and chain anew": ["DELETE FROM audit WHERE number = 4", rechain],
    "swap two": [
        "UPDATE audit SET number = -4 WHERE number = 4",
        "UPDATE audit SET number = 4 WHERE number = 5",
        "UPDATE audit SET number = 5 WHERE number = -4",
    ],
    "cut the tail": ["DELETE FROM audit WHERE number > 6", rechain],
    "wipe all": [
        "DELETE FROM audit",
        "UPDATE audit_state SET number = 0, hash = zeroblob(32)",
    ],
    "move the key on": [
        lambda raw: raw.execute(
            "UPDATE audit_state SET mac_key = ?",
            (next_key(bytes(raw.execute("SELECT mac_key FROM audit_state").fetchone()[0])),),
        )
    ],
    "forge the profile": [
        "UPDATE audit SET profile = 'somebody' WHERE number = 4",
        rechain,
    ],
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_on_the_trail_is_found(attack, trail):
    trail(*ATTACKS[attack])
    assert not checked(trail.folder).ok


def test_an_old_copy_of_the_database_is_found_by_the_anchors(trail):
    old = trail.folder.with_name("old.tuckbox") / "vault.db"
    shutil.copy(old, trail.folder / "vault.db")
    report = checked(trail.folder)
    assert [c.name for c in report.checks if not c.ok]
    assert any("anchor" in c.name for c in report.checks if not c.ok)
