"""The beginning of the audit trail is signed for: nobody with the vault's key can make another."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import PASSWORD
from tests.insider import Insider
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.keys import PlanRekey
from vault.actions.profiles import AddProfile
from vault.actions.pupils import OpenPupil
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.errors import VaultDamagedError
from vault.unlock import unlock_vault

OLD = Path(__file__).resolve().parents[3] / "data" / "vaults" / "0.1.0"


def unlock(folder, who="Dana Lead"):
    return unlock_vault(folder, who, Password.typed(PASSWORD), params=FLOOR)


def failed(session):
    return {check.name: check.detail for check in session.run(VerifyVault()).checks if not check.ok}


@pytest.fixture
def insider(school):
    """Tess, a teacher of 4A who looked at Ann and wants nobody to know; the vault is locked."""
    room = frozenset({school.ids["a"]})
    school.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD), room))
    school.lock()
    tess = unlock(school.folder, "Tess")
    one = Insider.of(tess, school.folder)
    tess.run(OpenPupil(school.ids["ann"]))
    tess.lock()
    unlock(school.folder).lock()
    return one


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A machine that never saw the vault; or the insider's own, with its notes taken away."""

    def move():
        monkeypatch.setenv("TUCKBOX_HOME", str(tmp_path / "another machine"))

    return move


def test_a_vault_that_nobody_touched_is_signed_for_from_its_first_entry_on(insider):
    lead = unlock(insider.folder)
    checks = {check.name: check for check in lead.run(VerifyVault()).checks}
    assert all(check.ok for check in checks.values()), checks
    assert "from the first entry on" in checks["audit beginning"].detail
    assert checks["audit entry 1"].ok
    lead.lock()


@pytest.mark.parametrize("keep", [0, 1, 6])
def test_a_trail_begun_anew_with_a_key_of_ones_own_is_found(keep, insider, elsewhere):
    elsewhere()
    insider.begin_anew(keep)
    lead = unlock(insider.folder)
    found = failed(lead)
    lead.lock()
    assert "audit beginning" in found
    assert "audit entry 1" in found
    assert not found.keys() & {"audit chain", "audit signatures", "audit mac"}, "it fits otherwise"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_state SET first_key_box = x'00'",
        "UPDATE audit_state SET first_key_box = zeroblob(80)",
        "UPDATE audit_state SET hash = x'00', number = 3",
        "UPDATE audit SET profile = CAST(x'ff' AS TEXT) WHERE number = 2",
        "UPDATE audit SET number = -7 WHERE number = 2",
        "UPDATE audit SET body = x'', own_body = x'' WHERE number = 2",
        "UPDATE audit SET time = 'yesterday' WHERE number = (SELECT max(number) FROM audit)",
        "UPDATE audit SET time = '0001-01-01' WHERE number = (SELECT max(number) FROM audit)",
        "UPDATE audit SET time = CAST(x'ff' AS TEXT), kind = CAST(x'fe' AS TEXT)",
        "UPDATE audit SET hash = x'', mac = x'', signature = x'' WHERE number = 2",
        "DELETE FROM audit",
    ],
)
def test_whatever_is_put_in_place_of_a_part_of_the_trail_ends_in_a_finding(change, insider):
    insider.edit(lambda raw: raw.execute(change))
    lead = unlock(insider.folder)
    assert failed(lead)
    lead.run(ReadAudit())
    lead.lock()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM audit_state",
        "UPDATE audit_state SET mac_key = x''",
        "UPDATE audit_state SET mac_key = zeroblob(65)",
        "UPDATE audit_state SET number = -1",
        "UPDATE audit_state SET number = 9223372036854775807",
        "UPDATE audit SET number = 9223372036854775807 WHERE number = 2",
    ],
)
def test_a_trail_that_cannot_be_gone_on_with_is_told_as_damage(change, insider):
    insider.edit(lambda raw: raw.execute(change))
    with pytest.raises(VaultDamagedError):
        unlock(insider.folder)


def test_bodies_that_are_no_words_of_ours_hide_nothing_and_break_nothing(insider):
    """Anybody can seal to the audit key; such an entry is shown without words."""
    from nacl.public import PublicKey, SealedBox

    box = SealedBox(PublicKey(insider.audit_public()))
    bodies = [b"", b"[1, 2]", b"\xff", b"{" * 5000, b'"x"', b"null"]

    def change(raw):
        for number, body in enumerate(bodies, start=2):
            raw.execute("UPDATE audit SET body = ? WHERE number = ?", (box.encrypt(body), number))

    insider.edit(change)
    lead = unlock(insider.folder)
    assert len(lead.run(ReadAudit())) > len(bodies)
    assert "audit chain" in failed(lead)
    lead.lock()


def mark_in(folder):
    content = json.loads((folder / "keyring.json").read_bytes())
    return json.loads(content["directory"]).get("trail")


def test_new_keys_sign_for_the_trail_as_far_as_it_had_come(insider, elsewhere):
    lead = unlock(insider.folder)
    lead.run(PlanRekey())
    lead.lock()
    before = mark_in(insider.folder)
    lead = unlock(insider.folder)
    insider = Insider.of(lead, insider.folder)
    assert failed(lead) == {}
    lead.lock()
    after = mark_in(insider.folder)
    assert before[0] == 0 < after[0]
    assert after[3] == 0, "it was signed for all the time"
    elsewhere()
    insider.begin_anew(after[0] - 1)
    lead = unlock(insider.folder)
    assert lead.alarm is not None
    assert {"audit beginning", "anchor in what a data lead signed"} <= failed(lead).keys()
    lead.lock()


@pytest.fixture
def old_vault(tmp_path):
    """As the first version left it: nobody signed for its trail."""
    target = tmp_path / "old.tuckbox"
    shutil.copytree(OLD / "school.tuckbox", target)
    return target


def test_a_vault_of_the_first_version_is_signed_for_when_a_data_lead_unlocks(old_vault, elsewhere):
    facts = json.loads((OLD / "facts.json").read_text())
    password = Password.typed(facts["password"])

    def open_old():
        return unlock_vault(old_vault, "Dana Lead", password, params=FLOOR)

    assert mark_in(old_vault) is None
    lead = open_old()
    checks = {check.name: check for check in lead.run(VerifyVault()).checks}
    assert all(check.ok for check in checks.values()), checks
    assert "cannot be told" in checks["audit beginning"].detail
    insider = Insider.of(lead, old_vault)
    number, *_, since = mark_in(old_vault)
    assert number == since > 0
    lead.lock()
    open_old().lock()
    assert mark_in(old_vault)[0] == number, "once is enough"
    elsewhere()
    insider.begin_anew(number - 1)
    lead = open_old()
    assert lead.alarm is not None
    assert "audit beginning" in failed(lead)
    lead.lock()
