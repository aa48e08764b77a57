"""An older key file is told, and a newer one never lost."""

import json

import pytest

from tests.forged_key_file import forge
from tests.vault.key_files import PASSWORD, unlock
from vault.actions.audit import VerifyVault
from vault.actions.backups import AcceptCopy
from vault.actions.profiles import AddProfile, ListProfiles, RemoveProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.messages import sentence
from vault.domain.secrets import Password
from vault.errors import KeyFileOlderError, NoSuchProfileError, VaultRolledBackError
from vault.store.files.restored import mark_restored
from vault.unlock import unlock_vault


def test_an_older_key_file_is_told_even_with_the_mark_of_a_restored_backup(lead):
    """The mark is a plain file: a leaver could lay it beside a key file from before."""
    tess = lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    before = (lead.folder / "keyring.json").read_bytes()
    lead.run(RemoveProfile(tess.id))
    lead.lock()
    (lead.folder / "keyring.json").write_bytes(before)
    with pytest.raises(VaultRolledBackError):
        unlock(lead.folder)
    mark_restored(lead.folder, 1, {})
    for _ in range(2):
        session = unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
        assert isinstance(session.alarm, VaultRolledBackError)
        session.lock()
    session = unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    session.run(AcceptCopy())
    session.lock()
    unlock(lead.folder)


def on_another_machine(monkeypatch, tmp_path):
    monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "elsewhere"))


def opened(folder, who="Dana Lead"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def checks(session):
    return {check.name: check.ok for check in session.run(VerifyVault()).checks}


def test_an_older_key_file_is_told_on_a_machine_that_never_saw_the_vault(
    lead, monkeypatch, tmp_path
):
    """Rob was a data lead; with the key file from then he is one again, wherever he takes it."""
    lead.run(AddProfile("Rob", Role.DATA_LEAD, Password.typed(PASSWORD)))
    before = (lead.folder / "keyring.json").read_bytes()
    (rob,) = [p for p in lead.run(ListProfiles()) if p.name == "Rob"]
    lead.run(RemoveProfile(rob.id))
    lead.lock()
    on_another_machine(monkeypatch, tmp_path)
    (lead.folder / "keyring.json").write_bytes(before)
    session = opened(lead.folder, "Rob")
    assert "older than its records" in sentence(session.alarm)
    assert not checks(session)["age of the key file"]
    # Changing it does not make it the newest.
    for name in ("One", "Two", "Three"):
        session.run(AddProfile(name, Role.TEACHER, Password.typed(PASSWORD)))
    session.lock()
    session = opened(lead.folder)
    assert isinstance(session.alarm, KeyFileOlderError)
    session.run(AcceptCopy())
    assert checks(session)["age of the key file"]
    session.lock()
    session = opened(lead.folder)
    assert session.alarm is None
    session.run(AddProfile("Four", Role.TEACHER, Password.typed(PASSWORD)))
    assert session.run(VerifyVault()).ok
    session.lock()


def test_a_number_that_somebody_with_the_key_set_back_shows_against_the_trail(
    lead, monkeypatch, tmp_path
):
    before = (lead.folder / "keyring.json").read_bytes()
    lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    vault = lead._vault
    with vault.parts.fence.inside() as token:
        vault._connection.execute(f"{token} UPDATE main.state SET key_epoch = 0")
    lead.lock()
    on_another_machine(monkeypatch, tmp_path)
    (lead.folder / "keyring.json").write_bytes(before)
    session = opened(lead.folder)
    assert session.alarm is None
    assert not checks(session)["age of the key file"]
    session.lock()


@pytest.mark.parametrize("who", ["Dana Lead", "Tess"])
def test_a_kill_before_the_key_file_has_its_name_does_not_lose_the_change(lead, who):
    tess = lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    lead.lock()
    file = lead.folder / "keyring.json"
    before = file.read_bytes()
    session = opened(lead.folder)
    session.run(RemoveProfile(tess.id))
    # As a kill there leaves it: the records tell of it, the key file waits beside its name.
    file.rename(lead.folder / "keyring.json.new")
    file.write_bytes(before)
    session._vault.let_go()
    if who == "Tess":
        with pytest.raises(NoSuchProfileError):
            unlock(lead.folder, "Tess")
    session = opened(lead.folder)
    assert session.alarm is None
    assert [p.name for p in session.run(ListProfiles())] == ["Dana Lead"]
    assert session.run(VerifyVault()).ok
    session.lock()


def test_a_key_file_that_nobody_signed_is_not_taken_for_the_newer_one(lead):
    before = (lead.folder / "keyring.json").read_bytes()
    lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    forged = json.loads((lead.folder / "keyring.json").read_text().replace("teacher", "auditor"))
    lead.lock()
    file = lead.folder / "keyring.json"
    forge(lead.folder, forged)
    file.rename(lead.folder / "keyring.json.new")
    file.write_bytes(before)
    mark_restored(lead.folder, 1, {})
    session = opened(lead.folder)
    assert session.alarm is not None
    assert [p.name for p in session.run(ListProfiles())] == ["Dana Lead"]
    session.lock()
