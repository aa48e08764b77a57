"""What was seen of the trail is kept, and a shorter or older one is told."""

import shutil

import pytest

from tests.vault.store.trail.insiders import MAC, PASSWORD, failed_checks, rechain
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.pupils import OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.messages import sentence
from vault.domain.secrets import FileKey, Password
from vault.store.database.connection import open_file
from vault.unlock import unlock_vault


@pytest.fixture
def trail(school):
    """A locked vault with some entries, and the raw key an insider has."""
    anchored = school.run(ReadAudit())[0].number
    for _ in range(5):
        school.run(OpenPupil(school.ids["ann"]))
    key = FileKey(bytes(school._vault._keys.vault_key.expose()))
    shutil.copytree(school.folder, school.folder.with_name("old.tuckbox"))
    for _ in range(5):
        school.run(OpenPupil(school.ids["bob"]))
    school.lock()

    def edit(*statements):
        raw = open_file(school.folder / "vault.db", key)
        guards = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            if callable(statement):
                statement(raw)
            else:
                raw.execute(statement)
        # A vault whose schema is another does not open at all, so the insider puts them back.
        for _, sql in guards:
            raw.execute(sql)
        raw.close()

    edit.folder, edit.anchored = school.folder, anchored
    return edit


def test_a_tail_cut_off_behind_the_last_anchor_is_found_by_the_state_of_the_key(
    trail, tmp_path, monkeypatch
):
    """A machine that never saw the vault, and a key file from before: nobody remembers the tail."""
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another machine"))
    shutil.copy(trail.folder.with_name("old.tuckbox") / "keyring.json", trail.folder)
    trail(f"DELETE FROM audit WHERE number > {trail.anchored}", rechain)
    assert failed_checks(trail.folder) == {MAC}


def test_an_old_copy_of_the_database_is_found_by_the_anchors(trail):
    old = trail.folder.with_name("old.tuckbox") / "vault.db"
    shutil.copy(old, trail.folder / "vault.db")
    session = unlock_vault(trail.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert "older" in sentence(session.alarm)
    report = session.run(VerifyVault())
    session.lock()
    assert [c.name for c in report.checks if not c.ok]
    assert any("anchor" in c.name for c in report.checks if not c.ok)
