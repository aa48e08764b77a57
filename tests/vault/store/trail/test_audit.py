"""An insider with the database key edits the trail; `verify` says so each time."""

import shutil
from datetime import timedelta

import pytest

from tests.vault.store.trail.insiders import (
    CHAIN,
    MAC,
    PASSWORD,
    SIGNATURES,
    checked,
    failed_checks,
    rechain,
)
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.pupils import OpenPupil
from vault.actions.school import SchoolFacts, SetSchool
from vault.crypto.chain import AuditLine, entry_hash, entry_mac, next_key, signed_message
from vault.crypto.kdf import FLOOR
from vault.crypto.primitives import sign
from vault.domain.messages import sentence
from vault.domain.secrets import FileKey, Password
from vault.store.database.connection import open_file
from vault.unlock import unlock_vault


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

    edit.folder = school.folder
    return edit


def test_a_vault_that_nobody_touched_is_whole(trail):
    assert checked(trail.folder).ok


ATTACKS = {
    "edit one": ({CHAIN}, ["UPDATE audit SET kind = 'x' WHERE number = 4"]),
    "edit one and chain anew": (
        {MAC, SIGNATURES},
        ["UPDATE audit SET kind = 'x' WHERE number = 4", rechain],
    ),
    "delete one and chain anew": ({MAC}, ["DELETE FROM audit WHERE number = 4", rechain]),
    "swap two": (
        {CHAIN, MAC},
        [
            "UPDATE audit SET number = -4 WHERE number = 4",
            "UPDATE audit SET number = 4 WHERE number = 5",
            "UPDATE audit SET number = 5 WHERE number = -4",
        ],
    ),
    "cut the tail": ({MAC}, ["DELETE FROM audit WHERE number > 6", rechain]),
    "wipe all": (
        {MAC},
        [
            "DELETE FROM audit",
            "UPDATE audit_state SET number = 0, hash = zeroblob(32)",
        ],
    ),
    "move the key on": (
        {MAC},
        [
            lambda raw: raw.execute(
                "UPDATE audit_state SET mac_key = ?",
                (next_key(bytes(raw.execute("SELECT mac_key FROM audit_state").fetchone()[0])),),
            )
        ],
    ),
    "forge the profile": (
        {MAC, SIGNATURES},
        ["UPDATE audit SET profile = 'somebody' WHERE number = 4", rechain],
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_on_the_trail_is_found_by_what_should_find_it(attack, trail):
    """Not by the anchors alone, which would find nearly everything here."""
    found_by, statements = ATTACKS[attack]
    trail(*statements)
    assert found_by <= failed_checks(trail.folder)


@pytest.mark.parametrize("statements", [(), (rechain,)])
def test_a_trail_cut_short_is_told_at_the_unlock_in_plain_words(trail, statements):
    trail("DELETE FROM audit WHERE number > 8", *statements)
    session = unlock_vault(trail.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    text = sentence(session.alarm)
    session.lock()
    assert "Stop work" in text
    # Where its state was left as it was, the vault does not look older; entries are gone.
    assert ("of the audit trail has disappeared or changed" in text) != bool(statements)
    assert ("is older than last time" in text) == bool(statements)


def forge_by_another(raw):
    """An entry 'by Dana' with a right hash and a right MAC, signed by somebody else."""
    number, previous, mac_key = raw.execute(
        "SELECT number, hash, mac_key FROM audit_state"
    ).fetchone()
    profile, time, kind, body, own = raw.execute(
        "SELECT profile, time, kind, body, own_body FROM audit WHERE number = ?", (number,)
    ).fetchone()
    line = AuditLine(number + 1, bytes(previous), profile, time, kind, body, own)
    digest = entry_hash(line)
    raw.execute(
        "INSERT INTO audit (number, previous, profile, time, kind, body, own_body, hash, mac,"
        " signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number + 1, bytes(previous), profile, time, kind, body, own, digest),
            entry_mac(bytes(mac_key), digest),
            sign(bytes(range(32)), signed_message(digest)),
        ),
    )
    raw.execute(
        "UPDATE audit_state SET number = ?, hash = ?, mac_key = ?",
        (number + 1, digest, next_key(bytes(mac_key))),
    )


def test_an_entry_forged_in_somebody_elses_name_is_found_by_its_signature(trail):
    trail(forge_by_another)
    failed = {c.name for c in checked(trail.folder).checks if not c.ok}
    assert "audit signatures" in failed
    assert not failed & {"audit chain", "audit mac"}


def test_an_old_copy_that_went_on_with_innocent_entries_is_found(trail, tmp_path, monkeypatch):
    old = trail.folder.with_name("old.tuckbox")
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another machine"))
    for _ in range(12):
        unlock_vault(old, "Dana Lead", Password.typed(PASSWORD), params=FLOOR).lock()
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "home"))
    for name in ("vault.db", "keyring.json"):
        shutil.copy(old / name, trail.folder / name)
    session = unlock_vault(trail.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert session.alarm is not None
    failed = {c.name for c in session.run(VerifyVault()).checks if not c.ok}
    session.lock()
    assert failed == {"anchor in this machine"}
    again = unlock_vault(trail.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    assert again.alarm is not None, "the evidence is not overwritten"
    again.lock()


def test_a_clock_that_went_back_is_an_entry_of_its_own(lead, monkeypatch):
    import vault.store.trail.audit as trail_module

    class Earlier(trail_module.datetime):
        @classmethod
        def now(cls, zone=None):
            return super().now(zone) - timedelta(hours=3)

    monkeypatch.setattr(trail_module, "datetime", Earlier)
    lead.run(SchoolFacts())
    lead.run(SetSchool("Willow", "", ""))
    monkeypatch.undo()
    kinds = [entry.kind for entry in lead.run(ReadAudit())]
    assert kinds.count("clock.went-back") == 1
    assert lead.run(VerifyVault()).ok
