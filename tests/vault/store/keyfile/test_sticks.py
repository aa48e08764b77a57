"""A USB stick beside the password: both or nothing, whatever writes the slot anew."""

import json
import os
import sys
from dataclasses import replace

import pytest
from argon2.low_level import ARGON2_VERSION, Type, core, ffi

from tests.conftest import PASSWORD
from tests.forensic.bare_reader import NothingOpensError, aead, unpad
from tests.forged_key_file import forge, read
from vault.actions.audit import ReadAudit
from vault.actions.keys import PlanRekey, ResetPassword
from vault.actions.profiles import AddProfile, ChangeOwnPassword, ChangeProfile
from vault.actions.security_check import RunSecurityCheck
from vault.actions.sticks import AskForStick, ListSticks, MakeKeyFile, ReadMyStick, SwitchStickOff
from vault.crypto.kdf import FLOOR, KdfParams
from vault.crypto.key_files import new_key_file, parse_key_file, spell_key_file
from vault.domain.access import Role
from vault.domain.assessments import Scope
from vault.domain.messages import sentence
from vault.domain.profiles import StickState
from vault.domain.secrets import Password
from vault.errors import (
    DiskFullError,
    FolderExistsError,
    InvalidValueError,
    KeyFileUnreadableError,
    StickNeededError,
    StickRequiredError,
    TuckboxError,
    WrongPasswordError,
)
from vault.store.keyfile import stick_file
from vault.store.keyfile.stick_file import read_key_file
from vault.unlock import find_key_file, recover_vault, takes_stick, unlock_vault

OTHER = "pebble-violin-orchard-lantern"
TYPED = Password.typed


def open_as(folder, who="Sena", password=PASSWORD, key=None, params=FLOOR):
    return unlock_vault(folder, who, TYPED(password), params=params, key_file=key)


@pytest.fixture
def held(school, tmp_path):
    """Sena, a SEND coordinator, opens with a stick; `school.key` is her key file."""
    school.sena = school.run(AddProfile("Sena", Role.SEND_COORDINATOR, TYPED(PASSWORD))).id
    school.lock()
    stick = tmp_path / "stick"
    stick.mkdir()
    school.key = stick / "Sena.tuckkey"
    sena = open_as(school.folder)
    sena.run(MakeKeyFile(TYPED(PASSWORD), school.key))
    sena.lock()
    return school


def lead_of(school):
    return open_as(school.folder, "Dana Lead")


def needs_both(folder, password, key):
    """It opens with both, and with nothing less."""
    assert takes_stick(folder, "Sena")
    with pytest.raises(StickNeededError):
        open_as(folder, password=password)
    with pytest.raises(WrongPasswordError):
        open_as(folder, password="not-this-one-but-another", key=key)
    open_as(folder, password=password, key=key).lock()


def test_a_wrong_stick_and_a_wrong_password_are_one_answer(held, tmp_path):
    stranger = tmp_path / "other.tuckkey"
    stick_file.write_key_file(stranger, new_key_file(read_key_file(held.key).vault_id, held.sena))
    answers = set()
    for password, key in ((OTHER, held.key), (PASSWORD, stranger), (OTHER, stranger)):
        with pytest.raises(WrongPasswordError) as refused:
            open_as(held.folder, password=password, key=key)
        answers.add((type(refused.value), sentence(refused.value)))
    assert len(answers) == 1


def test_each_wrong_try_is_told_at_the_next_good_one_and_a_missing_stick_is_no_try(held):
    with pytest.raises(StickNeededError):
        open_as(held.folder)
    with pytest.raises(WrongPasswordError):
        open_as(held.folder, password=OTHER, key=held.key)
    session = open_as(held.folder, key=held.key)
    assert [failed.profile for failed in session.failed_unlocks] == ["Sena"]
    session.lock()


def by_own_password(school):
    sena = open_as(school.folder, key=school.key)
    sena.run(ChangeOwnPassword(TYPED(PASSWORD), TYPED(OTHER)))
    sena.lock()
    return OTHER


def by_a_new_key_file(school):
    sena = open_as(school.folder, key=school.key)
    old, school.key = school.key, school.key.with_name("new.tuckkey")
    sena.run(MakeKeyFile(TYPED(PASSWORD), school.key))
    sena.run(ChangeOwnPassword(TYPED(PASSWORD), TYPED(OTHER)))
    sena.lock()
    with pytest.raises(WrongPasswordError):
        open_as(school.folder, password=OTHER, key=old)
    return OTHER


def by_reset(school):
    lead = lead_of(school)
    with pytest.raises(StickNeededError):
        lead.run(ResetPassword(school.sena, TYPED(OTHER)))
    lead.run(ResetPassword(school.sena, TYPED(OTHER), school.key))
    lead.lock()
    return OTHER


def by_rekey(school):
    lead = lead_of(school)
    lead.run(PlanRekey())
    lead.lock()
    lead_of(school).lock()
    open_as(school.folder, key=school.key).lock()
    return PASSWORD


def by_a_higher_cost(school):
    dearer = KdfParams(FLOOR.memory_kib, FLOOR.passes + 1, FLOOR.lanes)
    before = read(school.folder)["slots"][school.sena]
    open_as(school.folder, key=school.key, params=dearer).lock()
    assert read(school.folder)["slots"][school.sena]["argon2id"] != before["argon2id"]
    return PASSWORD


def by_another_role(school):
    lead = lead_of(school)
    lead.run(ChangeProfile(school.sena, Role.TEACHER, frozenset(), None, suspended=False))
    lead.lock()
    return PASSWORD


@pytest.mark.parametrize(
    "way",
    [by_own_password, by_a_new_key_file, by_reset, by_rekey, by_a_higher_cost, by_another_role],
)
def test_whatever_writes_the_slot_anew_keeps_the_stick(way, held):
    needs_both(held.folder, way(held), held.key)


def test_the_recovery_sheet_opens_without_the_stick_and_a_new_one_can_be_made(held):
    code = held.sheet.code
    recover_vault(held.folder, code, "Sena", TYPED(OTHER), FLOOR).lock()
    sena = open_as(held.folder, password=OTHER)
    assert sena.stick_doubt is None
    assert sena.run(ReadMyStick()) == StickState(has=False, is_asked_for=False)
    again = held.key.with_name("again.tuckkey")
    sena.run(MakeKeyFile(TYPED(OTHER), again))
    sena.lock()
    with pytest.raises(WrongPasswordError):
        open_as(held.folder, password=OTHER, key=held.key)
    open_as(held.folder, password=OTHER, key=again).lock()


def test_switched_off_the_password_opens_alone_and_only_its_owner_switches(held):
    sena = open_as(held.folder, key=held.key)
    with pytest.raises(WrongPasswordError):
        sena.run(SwitchStickOff(TYPED(OTHER)))
    sena.run(SwitchStickOff(TYPED(PASSWORD)))
    sena.run(ChangeOwnPassword(TYPED(PASSWORD), TYPED(OTHER)))
    sena.lock()
    open_as(held.folder, password=OTHER).lock()


def test_who_is_asked_for_a_stick_cannot_switch_it_off_and_the_check_names_who_has_none(held):
    lead = lead_of(held)
    assert "Dana Lead" in found_by_check(lead)
    assert "Sena" not in found_by_check(lead)
    lead.run(AskForStick(held.sena))
    assert lead.run(ListSticks())[held.sena] == StickState(has=True, is_asked_for=True)
    # The wish outlives a reset.
    lead.run(ResetPassword(held.sena, TYPED(OTHER), held.key))
    lead.lock()
    sena = open_as(held.folder, password=OTHER, key=held.key)
    with pytest.raises(StickRequiredError):
        sena.run(SwitchStickOff(TYPED(OTHER)))
    sena.lock()
    lead = lead_of(held)
    lead.run(AskForStick(held.sena, asked=False))
    assert {e.kind for e in lead.run(ReadAudit())} >= {
        "profile.make-key-file",
        "profile.ask-for-stick",
    }
    lead.lock()
    sena = open_as(held.folder, password=OTHER, key=held.key)
    sena.run(SwitchStickOff(TYPED(OTHER)))
    sena.lock()


def found_by_check(session):
    items = session.run(RunSecurityCheck(Scope.QUICK)).items
    return next(item.found for item in items if item.id == "second-factor")


def bare_key(slot, password, secret):
    """Argon2id with the secret value K, through the C core alone."""
    memory, passes, lanes = slot["argon2id"]
    out, salt, typed = bytearray(32), bytes.fromhex(slot["salt"]), password.encode()
    context = ffi.new("argon2_context *")
    kept = [ffi.from_buffer("uint8_t[]", one) for one in (out, typed, salt, secret)]
    context.version, context.outlen, context.pwdlen = ARGON2_VERSION, 32, len(typed)
    context.out, context.pwd, context.salt = kept[:3]
    context.saltlen, context.secretlen = len(salt), len(secret)
    context.secret = kept[3] if secret else ffi.NULL
    context.t_cost, context.m_cost = passes, memory
    context.lanes = context.threads = lanes
    assert core(context, Type.ID.value) == 0
    return bytes(out)


def test_without_our_code_a_stolen_password_or_a_stolen_stick_opens_no_slot(held):
    content = read(held.folder)
    slot, vault_id = content["slots"][held.sena], json.loads(content["directory"])["vault"]
    lines = dict(line.split("=") for line in held.key.read_text().splitlines()[1:])
    secret = bytes.fromhex(lines["secret"])
    cost = (*map(str, slot["argon2id"]),)
    bound = "|".join(("tuckbox slot", vault_id, held.sena, slot["salt"], *cost))
    box = bytes.fromhex(slot["box"])
    with_stick = f"{bound}|stick|{lines['number']}"
    opened = json.loads(unpad(aead(bare_key(slot, PASSWORD, secret), box, with_stick.encode())))
    assert opened["vault"]
    for password, held_secret in ((PASSWORD, b""), ("", secret), (OTHER, secret)):
        for context in (bound, with_stick):
            with pytest.raises(NothingOpensError):
                aead(bare_key(slot, password, held_secret), box, context.encode())


@pytest.mark.parametrize("number", [None, "00" * 8, "", "zz"])
def test_a_stick_struck_out_of_the_key_file_opens_nothing(number, held):
    content = read(held.folder)
    slot = content["slots"][held.sena]
    if number is None:
        del slot["stick"]
    else:
        slot["stick"] = number
    forge(held.folder, content)
    for key in (None, held.key):
        with pytest.raises(TuckboxError) as refused:
            open_as(held.folder, key=key)
        assert not isinstance(refused.value, StickNeededError) or number == "00" * 8


def test_a_slot_from_before_the_stick_that_is_put_back_is_told_at_the_unlock(school, tmp_path):
    """It is whole and well signed: who saw the password, and kept the key file from then."""
    school.run(AddProfile("Sena", Role.SEND_COORDINATOR, TYPED(PASSWORD)))
    school.lock()
    before = read(school.folder)
    sena = open_as(school.folder)
    profile = str(sena.profile.id)
    key = tmp_path / "a.tuckkey"
    sena.run(MakeKeyFile(TYPED(PASSWORD), key))
    with pytest.raises(WrongPasswordError):
        sena.run(SwitchStickOff(TYPED(OTHER)))
    sena.lock()
    content = read(school.folder)
    content["slots"][profile] = before["slots"][profile]
    forge(school.folder, content)
    sena = open_as(school.folder)
    assert "did not ask for it" in sentence(sena.stick_doubt)
    sena.run(MakeKeyFile(TYPED(PASSWORD), key.with_name("b.tuckkey")))
    sena.lock()
    sena = open_as(school.folder, key=key.with_name("b.tuckkey"))
    assert sena.stick_doubt is None
    sena.run(SwitchStickOff(TYPED(PASSWORD)))
    sena.lock()
    sena = open_as(school.folder)
    assert sena.stick_doubt is None
    sena.lock()


def test_one_who_never_had_a_stick_is_not_locked_out_by_one_written_into_the_file(held):
    """It stands in what the owner signed: whoever adds it makes a slot that opens to nobody, and
    the vault says that its key file was altered."""
    content = read(held.folder)
    lead = next(key for key in content["slots"] if "stick" not in content["slots"][key])
    content["slots"][lead]["stick"] = "11" * 8
    forge(held.folder, content)
    with pytest.raises(TuckboxError):
        open_as(held.folder, key=held.key)


def test_a_key_file_is_for_its_owner_alone_and_never_written_over_another(held):
    if sys.platform != "win32":
        assert os.stat(held.key).st_mode & 0o777 == 0o600
    sena = open_as(held.folder, key=held.key)
    with pytest.raises(FolderExistsError):
        sena.run(MakeKeyFile(TYPED(PASSWORD), held.key))
    inside = held.folder / "mine.tuckkey"
    for wrong in (inside, held.key.with_suffix(".txt")):
        with pytest.raises(InvalidValueError):
            sena.run(MakeKeyFile(TYPED(PASSWORD), wrong))
        assert not wrong.exists()
    sena.lock()
    open_as(held.folder, key=held.key).lock()


def test_a_key_file_that_could_not_be_made_leaves_nothing_and_changes_nothing(held, monkeypatch):
    sena = open_as(held.folder, key=held.key)
    new = held.key.with_name("new.tuckkey")
    with pytest.raises(WrongPasswordError):
        sena.run(MakeKeyFile(TYPED(OTHER), new))
    assert not new.exists()

    def full(_descriptor):
        raise OSError(28, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(stick_file.os, "fsync", full)
        with pytest.raises(DiskFullError):
            sena.run(MakeKeyFile(TYPED(PASSWORD), new))
    assert not new.exists()
    with monkeypatch.context() as patched:
        # A stick that loses what was written: read back, it is another one.
        other = new_key_file("0" * 32, "0" * 32)
        patched.setattr(stick_file, "read_key_file", lambda _: other)
        with pytest.raises(TuckboxError):
            sena.run(MakeKeyFile(TYPED(PASSWORD), new))
    assert not new.exists()
    sena.lock()
    open_as(held.folder, key=held.key).lock()


def altered(text):
    yield b"", "not a key file"
    yield b"a letter to Ann", "not a key file"
    yield text.replace(b"file-1", b"file-2"), "newer version"
    yield text[:-9], "damaged"
    yield text.replace(b"secret=", b"secret=0")[:-1], "damaged"
    yield text.replace(text[-5:-1], b"zzzz"), "damaged"
    yield text + b"x" * 5000, "not a key file"


def test_a_file_that_is_no_key_file_is_told_by_what_it_is(held, tmp_path):
    text = held.key.read_bytes()
    place = tmp_path / "odd.tuckkey"
    for content, words in altered(text):
        place.write_bytes(content)
        with pytest.raises(KeyFileUnreadableError) as refused:
            open_as(held.folder, key=place)
        assert words in sentence(refused.value)
    for path in (tmp_path / "gone.tuckkey", tmp_path):
        with pytest.raises(KeyFileUnreadableError):
            open_as(held.folder, key=path)
    for place_in, byte in ((60, 1), (120, 4), (len(text) - 40, 1)):
        bad = bytearray(text)
        bad[place_in] ^= byte
        with pytest.raises(KeyFileUnreadableError):
            parse_key_file(bad)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_with_the_name_of_a_key_file_holds_nobody_up(held, tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "a.tuckkey")
    with pytest.raises(KeyFileUnreadableError):
        open_as(held.folder, key=tmp_path / "a.tuckkey")
    monkeypatch.setattr(stick_file, "removable_roots", lambda: (tmp_path,))
    assert find_key_file(held.folder, "Sena") is None


def test_a_stick_that_is_plugged_in_is_found_by_what_is_on_it(held, tmp_path, monkeypatch):
    """An older key file beside the newest one, and those of others, are not taken for it."""
    sena = open_as(held.folder, key=held.key)
    newest = held.key.with_name("b.tuckkey")
    sena.run(MakeKeyFile(TYPED(PASSWORD), newest))
    sena.lock()
    empty = tmp_path / "empty"
    empty.mkdir()
    roots = (empty, tmp_path / "not there", held.key.parent)
    monkeypatch.setattr(stick_file, "removable_roots", lambda: roots)
    assert find_key_file(held.folder, "sena") == newest
    assert find_key_file(held.folder, "Dana Lead") is None
    newest.unlink()
    assert find_key_file(held.folder, "Sena") is None


def test_the_secret_of_a_stick_shows_in_no_repr():
    key = new_key_file("a" * 32, "b" * 32)
    digits = bytes(key.secret.expose()).hex()
    assert digits.encode() in spell_key_file(key)
    assert digits not in repr(key)
    assert digits not in repr(replace(key))
