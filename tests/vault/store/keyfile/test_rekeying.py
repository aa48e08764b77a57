"""New keys for a vault: leavers' old files open nothing new, everybody else goes on as before."""

import json
import shutil

import pytest

from tests.forged_key_file import forge
from tests.vault.store.new_keys import open_as, rekeyed
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.pupils import ListPupils
from vault.actions.sealed import ListHealth
from vault.errors import DirectorySignatureError, NoSuchProfileError, TuckboxError


def test_everybody_goes_on_as_before_with_their_own_password(staffed):
    lead = rekeyed(staffed)
    assert {row.given for row in lead.run(ListPupils())} == {"Ann", "Bob"}
    assert lead.run(VerifyVault()).ok
    kinds = [(e.kind, e.outcome) for e in lead.run(ReadAudit())]
    assert ("vault.rekey", "done") in kinds
    assert ("vault.rekeyed", "done") in kinds
    assert ("pupil.add", "done") in kinds  # written before, under the old audit key
    assert not list(staffed.folder.glob("*.new*"))
    lead.lock()
    sena = open_as(staffed.folder, "Sena")
    assert [r.text for r in sena.run(ListHealth())] == ["blue inhaler"]
    sena.lock()
    for _ in range(2):
        theo = open_as(staffed.folder, "Theo")
        assert [row.given for row in theo.run(ListPupils())] == ["Ann"]
        theo.lock()
    again = rekeyed(staffed)
    assert again.run(VerifyVault()).ok
    assert ("pupil.add", "done") in [(e.kind, e.outcome) for e in again.run(ReadAudit())]
    again.lock()


def test_a_leavers_old_key_file_opens_nothing_new(staffed, tmp_path):
    old = tmp_path / "old.json"
    shutil.copy(staffed.folder / "keyring.json", old)
    rekeyed(staffed, staffed.leaver).lock()
    with pytest.raises(NoSuchProfileError):
        open_as(staffed.folder, "Ria")
    stolen = tmp_path / "stolen.tuckbox"
    shutil.copytree(staffed.folder, stolen)
    shutil.copy(old, stolen / "keyring.json")
    with pytest.raises(TuckboxError):
        open_as(stolen, "Ria")


def test_a_leaver_cannot_come_back_with_the_old_root_key(staffed, tmp_path):
    """After a colleague's next unlock the new root is pinned: the old file is not believed."""
    old = tmp_path / "old.json"
    shutil.copy(staffed.folder / "keyring.json", old)
    rekeyed(staffed, staffed.leaver).lock()
    now = json.loads((staffed.folder / "keyring.json").read_text())
    before = json.loads(old.read_text())
    # The slot as it is now, under the directory that the old root key signed.
    profile = next(
        k for k, m in json.loads(now["directory"])["members"].items() if m["name"] == "Sena"
    )
    open_as(staffed.folder, "Sena").lock()
    now = json.loads((staffed.folder / "keyring.json").read_text())
    before["slots"][profile] = now["slots"][profile]
    forge(staffed.folder, before)
    with pytest.raises(DirectorySignatureError):
        open_as(staffed.folder, "Sena")


def test_a_forged_succession_of_the_root_key_is_refused(staffed):
    rekeyed(staffed).lock()
    path = staffed.folder / "keyring.json"
    content = json.loads(path.read_text())
    content["successions"][0][2] = content["signature"]
    forge(staffed.folder, content)
    with pytest.raises(DirectorySignatureError):
        open_as(staffed.folder, "Theo")
