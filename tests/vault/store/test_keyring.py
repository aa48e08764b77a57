"""The key file: what opens it, what does not, and what a forger can do to it."""

import json
import random
from datetime import date, timedelta

import pytest

from vault.actions.profiles import AddProfile, ChangeProfile, ListProfiles, RemoveProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import KEYS_OF_ROLE, Compartment, Role
from vault.domain.secrets import Password
from vault.errors import (
    DirectorySignatureError,
    LastDataLeadError,
    ProfileEndedError,
    ProfileSuspendedError,
    TuckboxError,
    WrongPasswordError,
    WrongRecoveryCodeError,
)
from vault.store.keyring import Keyring
from vault.unlock import parse_recovery_code, recover_vault, unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def unlock(folder, who="Dana Lead", password=PASSWORD):
    session = unlock_vault(folder, who, Password.typed(password), params=FLOOR)
    session.lock()


def test_only_the_right_password_opens(lead):
    lead.lock()
    unlock(lead.folder)
    with pytest.raises(WrongPasswordError):
        unlock(lead.folder, password=PASSWORD + "x")


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


def test_suspended_and_ended_profiles_open_nothing(lead):
    one = lead.run(AddProfile("One", Role.TEACHER, Password.typed(PASSWORD)))
    lead.run(ChangeProfile(one.id, one.role, one.classes, None, suspended=True))
    lead.lock()
    with pytest.raises(ProfileSuspendedError):
        unlock(lead.folder, "One")
    yesterday = date.today() - timedelta(days=1)
    again = unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    again.run(ChangeProfile(one.id, one.role, one.classes, yesterday, suspended=False))
    again.lock()
    with pytest.raises(ProfileEndedError):
        unlock(lead.folder, "One")


def test_the_last_data_lead_cannot_go(lead):
    with pytest.raises(LastDataLeadError):
        lead.run(RemoveProfile(lead.profile.id))
    assert len(lead.run(ListProfiles())) == 1


def test_promoting_oneself_in_the_file_opens_nothing(lead):
    lead.run(AddProfile("Tara", Role.ASSISTANT, Password.typed(PASSWORD)))
    lead.lock()
    file = lead.folder / "keyring.json"
    file.write_text(file.read_text().replace("teaching-assistant", "data-lead"))
    with pytest.raises(DirectorySignatureError):
        unlock(lead.folder, "Tara")


def test_the_file_altered_anywhere_never_opens_as_something_else(lead):
    lead.lock()
    file = lead.folder / "keyring.json"
    good = file.read_bytes()
    dice = random.Random(1)
    said = read_as(good)
    for _ in range(60):
        place = dice.randrange(len(good))
        bad = bytearray(good)
        bad[place] ^= 1 << dice.randrange(7)
        file.write_bytes(bad)
        try:
            Keyring.load(lead.folder).unlock(
                "Dana Lead", Password.typed(PASSWORD), date.today()
            ).wipe()
        except TuckboxError:
            continue
        assert read_as(bytes(bad)) == said


def read_as(text):
    """What the file says, with hex digits as the bytes they stand for (case is no change)."""
    said = json.loads(text)
    slots = {
        k: {**v, "box": v["box"].lower(), "salt": v["salt"].lower()}
        for k, v in said["slots"].items()
    }
    for slot in slots.values():
        slot["signature"] = slot["signature"].lower()
    return said["directory"], slots


def test_the_sheet_opens_the_vault_when_every_password_is_lost(school):
    code = parse_recovery_code("-".join(school.sheet.groups()))
    school.lock()
    new = "entirely-other-words-than-before"
    recover_vault(school.folder, code, "Dana Lead", Password.typed(new), FLOOR).lock()
    unlock(school.folder, password=new)
    with pytest.raises(WrongPasswordError):
        unlock(school.folder)


def test_the_sheet_of_another_vault_opens_nothing(lead):
    lead.lock()
    other = parse_recovery_code("0" * 34)
    with pytest.raises(WrongRecoveryCodeError):
        recover_vault(lead.folder, other, "Dana Lead", Password.typed(PASSWORD * 2), FLOOR)
