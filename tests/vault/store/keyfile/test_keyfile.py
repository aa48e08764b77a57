"""The key file: what opens it, what does not, and what a forger can do to it."""

import json
import sys
from datetime import date

import pytest

from tests.forged_key_file import forge
from tests.vault.key_files import PASSWORD, unlock
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.keys import ResetPassword
from vault.actions.profiles import AddProfile, ListProfiles, RemoveProfile
from vault.crypto.kdf import FLOOR
from vault.crypto.primitives import seal_to
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.secrets import Password
from vault.errors import (
    DirectorySignatureError,
    KeyringDamagedError,
    LastDataLeadError,
    NewerVersionError,
    StorageError,
    TuckboxError,
    VaultInUseError,
    WrongPasswordError,
)
from vault.store.keyfile.keyring import Keyring
from vault.unlock import parse_recovery_code, unlock_vault


@pytest.mark.parametrize("role", Role)
def test_each_role_holds_exactly_its_compartments(role, lead):
    lead.run(AddProfile("One", role, Password.typed(PASSWORD)))
    keyring = Keyring.load(lead.folder)
    keys = keyring.unlock("One", Password.typed(PASSWORD), date.today())
    assert {c for c in Compartment if keys.holds(c)} == KEYS_OF_ROLE[role]


def test_a_data_lead_never_holds_the_safeguarding_key(lead):
    lead.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    keys = Keyring.load(lead.folder).unlock("Dana Lead", Password.typed(PASSWORD), date.today())
    assert not keys.holds(Compartment.SAFEGUARDING)


def test_the_last_data_lead_cannot_go(lead):
    with pytest.raises(LastDataLeadError):
        lead.run(RemoveProfile(lead.profile.id))
    assert len(lead.run(ListProfiles())) == 1


def test_promoting_oneself_in_the_file_opens_nothing(lead):
    lead.run(AddProfile("Tara", Role.ASSISTANT, Password.typed(PASSWORD)))
    lead.lock()
    text = (lead.folder / "keyring.json").read_text()
    forge(lead.folder, json.loads(text.replace("teaching-assistant", "data-lead")))
    with pytest.raises(DirectorySignatureError):
        unlock(lead.folder, "Tara")


EVERY = pytest.param(1, marks=pytest.mark.slow, id="every-byte")


@pytest.mark.parametrize("each", [pytest.param(29, id="each-29th-byte"), EVERY])
def test_a_byte_altered_anywhere_in_the_file_is_damage(each, lead):
    lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    lead.lock()
    file = lead.folder / "keyring.json"
    good = file.read_bytes()
    for place in range(0, len(good), each):
        for other in (0x01, 0x20, 0x80):  # another value, another case, another encoding
            bad = bytearray(good)
            bad[place] ^= other
            file.write_bytes(bad)
            with pytest.raises((KeyringDamagedError, NewerVersionError)):
                Keyring.load(lead.folder)
    file.write_bytes(good)
    unlock(lead.folder)


ODD = (None, True, -1, 1 << 70, float("inf"), "", "zz", "00", "\ud800", [], {}, [[]], {"a": 1})


def places_in(content, path=()):
    """Every value in the file, the directory's own text opened too."""
    yield path
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in inner if isinstance(content, dict | list) else ():
        if isinstance(value, dict | list):
            yield from places_in(value, (*path, key))
        else:
            yield (*path, key)


def with_odd(words, path, odd):
    """The same with one value replaced."""
    if not path:
        return odd
    changed = dict(words) if isinstance(words, dict) else list(words)
    changed[path[0]] = with_odd(words[path[0]], path[1:], odd)
    return changed


def forgeries(good, each):
    """(what was changed, the whole file): every value replaced by every odd one."""
    directory = json.loads(good["directory"])
    shapes = [(path, lambda p, odd: with_odd(good, p, odd)) for path in places_in(good) if path]
    shapes += [
        (path, lambda p, odd: {**good, "directory": json.dumps(with_odd(directory, p, odd))})
        for path in places_in(directory)
        if path
    ]
    made = [(path, odd, make) for path, make in shapes for odd in ODD]
    return [(path, odd, make(path, odd)) for path, odd, make in made[::each]]


@pytest.mark.parametrize(
    "each", [pytest.param(11, id="some"), pytest.param(1, marks=pytest.mark.slow, id="all")]
)
def test_no_value_put_in_by_a_forger_is_believed_or_ends_the_program(each, school):
    """Opened with the sheet's code, which takes all the checks and no second of Argon2."""
    code = parse_recovery_code("-".join(school.sheet.groups()))
    school.lock()
    good = json.loads((school.folder / "keyring.json").read_text())
    lead_slot = str(school.profile.id)
    for path, odd, content in forgeries(good, each):
        if path[0] == "hash" or content == good:
            continue
        try:
            forge(school.folder, content)
            keyring = Keyring.load(school.folder)
            keys = keyring.recovery.open(code)
            keyring.anchors.newest(keys)
            keyring.anchors.own(keys)
        except UnicodeEncodeError:
            continue  # no file can say it
        except TuckboxError:
            continue
        # What the sheet's owner cannot judge: a grant or an anchor of somebody else.
        assert path[0] in ("anchor", "anchors", "grants"), (path, odd)
        assert content["directory"] == good["directory"]
        assert content["slots"][lead_slot] == good["slots"][lead_slot]


@pytest.mark.parametrize("part", ["salt", "box", "signature", "argon2id"])
def test_a_slot_that_a_forger_touched_opens_nothing(part, lead):
    lead.lock()
    content = json.loads((lead.folder / "keyring.json").read_text())
    slot = content["slots"][str(lead.profile.id)]
    if part == "argon2id":
        slot[part] = [65536, 4, 4]
    else:
        slot[part] = slot[part][:-1] + ("1" if slot[part].endswith("0") else "0")
    forge(lead.folder, content)
    with pytest.raises((WrongPasswordError, DirectorySignatureError)):
        unlock(lead.folder)


def test_a_grant_of_another_key_is_refused_to_its_owner(lead):
    """A colleague could seal a key of their own choosing to somebody's public key."""
    lead.lock()
    content = json.loads((lead.folder / "keyring.json").read_text())
    member = json.loads(content["directory"])["members"][str(lead.profile.id)]
    for grant in content["grants"]:
        if grant[0] == str(lead.profile.id):
            grant[2] = seal_to(bytes.fromhex(member["box"]), bytes(32)).hex()
    forge(lead.folder, content)
    with pytest.raises(DirectorySignatureError):
        unlock(lead.folder)


def test_who_opens_the_vault_next_never_writes_over_what_was_just_changed(lead):
    """The key file is read under the vault's lock: a password takes a second to try, and in that
    second somebody may be removed."""
    from vault.store.database.lock_file import LockFile

    tess = lead.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    with pytest.raises(VaultInUseError):
        unlock(lead.folder)
    lead.run(RemoveProfile(tess.id))
    lead.lock()
    held = LockFile.take(lead.folder, "Somebody")
    before = (lead.folder / "keyring.json").read_bytes()
    with pytest.raises(VaultInUseError):
        # A default above this slot's cost would have it written anew.
        unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD))
    assert (lead.folder / "keyring.json").read_bytes() == before
    held.release()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that few have on Windows")
@pytest.mark.parametrize("name", ["vault.lock", "keyring.json.new"])
def test_a_link_laid_into_the_folder_empties_no_other_file(name, lead, tmp_path):
    lead.lock()
    other = tmp_path / "letter.txt"
    other.write_text("dear")
    (lead.folder / name).unlink(missing_ok=True)
    (lead.folder / name).symlink_to(other)
    if name == "vault.lock":
        with pytest.raises(StorageError):
            unlock(lead.folder)
    else:
        unlock(lead.folder)
    assert other.read_text() == "dear"


def test_who_is_removed_or_reset_keeps_no_grant_and_their_old_entries_still_verify(school):
    typed = Password.typed
    one = school.run(AddProfile("One", Role.AUDITOR, typed(PASSWORD))).id
    two = school.run(AddProfile("Two", Role.AUDITOR, typed(PASSWORD))).id
    school.lock()
    unlock(school.folder, "One")
    unlock(school.folder, "Two")
    before = json.loads((school.folder / "keyring.json").read_text())
    lead = unlock_vault(school.folder, "Dana Lead", typed(PASSWORD), params=FLOOR)
    lead.run(RemoveProfile(one))
    lead.run(ResetPassword(two, typed("entirely-other-words-than-before")))
    assert lead.run(VerifyVault()).ok
    assert {e.profile for e in lead.run(ReadAudit())} >= {"One", "Two"}
    lead.lock()
    after = json.loads((school.folder / "keyring.json").read_text())
    assert one not in after["slots"]
    assert not [who for who, _, _ in after["grants"] if who == one]
    old = {box for who, _, box in before["grants"] if who == two}
    new = {box for who, _, box in after["grants"] if who == two}
    assert new
    assert not old & new
