"""What a guess at a password costs: bounds on what a file may ask for, and today's default."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
from argon2.low_level import Type, hash_secret_raw

from tests.conftest import PASSWORD
from tests.forged_key_file import forge
from vault.crypto import kdf
from vault.crypto.kdf import (
    CEILING,
    FLOOR,
    SMALL_MACHINE,
    USUAL,
    calibrated,
    check_params,
    default_params,
    derive_slot_key,
    is_weaker,
)
from vault.domain.secrets import Password
from vault.errors import KeyringDamagedError
from vault.store.keyfile.keyring import Keyring
from vault.unlock import unlock_vault


def test_the_floor_and_the_ceiling_are_those_of_the_design():
    assert (FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes) == (64 * 1024, 3, 4)
    assert (CEILING.memory_kib, CEILING.passes, CEILING.lanes) == (256 * 1024, 16, 4)
    assert (USUAL.memory_kib, USUAL.passes, USUAL.lanes) == (256 * 1024, 3, 4)
    assert (SMALL_MACHINE.memory_kib, SMALL_MACHINE.passes) == (128 * 1024, 6)
    check_params(FLOOR)
    check_params(CEILING)


PATIENT = 1e6
"""Seconds: longer than any machine takes for all that may be asked of it."""

OUTSIDE = [
    replace(FLOOR, memory_kib=FLOOR.memory_kib - 1),
    replace(FLOOR, passes=FLOOR.passes - 1),
    replace(FLOOR, lanes=FLOOR.lanes - 1),
    replace(CEILING, memory_kib=CEILING.memory_kib + 1),
    replace(CEILING, passes=CEILING.passes + 1),
    replace(CEILING, lanes=CEILING.lanes + 1),
]


@pytest.mark.parametrize("params", OUTSIDE, ids=str)
def test_a_file_that_asks_for_less_or_more_is_refused_before_any_work(params, lead):
    lead.lock()
    file = lead.folder / "keyring.json"
    content = json.loads(file.read_text())
    slot = content["slots"][str(lead.profile.id)]
    slot["argon2id"] = [params.memory_kib, params.passes, params.lanes]
    forge(lead.folder, content)
    with pytest.raises(KeyringDamagedError):
        Keyring.load(lead.folder)
    with pytest.raises(KeyringDamagedError):
        derive_slot_key(Password(b"x"), bytes(16), params)


def test_nothing_above_what_the_program_itself_writes_is_accepted():
    """However slow or fast the machine: an unlock never waits for what a stranger asks."""
    assert max(USUAL.memory_kib, SMALL_MACHINE.memory_kib) == CEILING.memory_kib
    assert calibrated(PATIENT).passes == CEILING.passes
    assert USUAL.lanes == SMALL_MACHINE.lanes == CEILING.lanes


@pytest.mark.parametrize("salt", ["", "00" * 8, "00" * 17])
def test_a_salt_of_another_length_is_a_damaged_file_and_no_lack_of_memory(salt, lead):
    lead.lock()
    content = json.loads((lead.folder / "keyring.json").read_text())
    content["slots"][str(lead.profile.id)]["salt"] = salt
    forge(lead.folder, content)
    with pytest.raises(KeyringDamagedError):
        Keyring.load(lead.folder)


def test_other_parameters_within_the_bounds_open_nothing_either(lead):
    """They are bound into the box: a file that makes guesses cheaper makes no guess right."""
    lead.lock()
    file = lead.folder / "keyring.json"
    content = json.loads(file.read_text())
    content["slots"][str(lead.profile.id)]["argon2id"][1] += 1
    forge(lead.folder, content)
    with pytest.raises(Exception, match=r"unlock\.wrong_password"):
        unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)


def test_the_key_is_what_the_reference_library_makes_of_it():
    salt = bytes(range(16))
    mine = derive_slot_key(Password.typed("pass wörd"), salt, FLOOR)
    reference = hash_secret_raw(
        "pass wörd".encode(), salt, FLOOR.passes, FLOOR.memory_kib, FLOOR.lanes, 32, Type.ID
    )
    assert bytes(mine.expose()) == reference


def test_the_same_letters_typed_in_another_way_are_the_same_password():
    assert Password.typed("e\u0301").expose() == Password.typed("\u00e9").expose()


def test_calibration_raises_the_passes_and_never_the_memory():
    patient, hasty = calibrated(PATIENT), calibrated(0.0)
    usual = default_params()
    assert hasty == usual
    assert patient.passes > usual.passes
    assert patient.memory_kib == usual.memory_kib <= USUAL.memory_kib
    check_params(patient)


def test_a_slot_below_todays_default_is_written_anew_at_its_next_unlock(lead):
    lead.lock()

    def cost():
        slot = json.loads((lead.folder / "keyring.json").read_text())["slots"]
        return slot[str(lead.profile.id)]["argon2id"]

    assert cost() == [FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes]
    unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD)).lock()
    now = cost()
    assert not is_weaker(replace(USUAL, memory_kib=now[0], passes=now[1]), USUAL)
    unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD)).lock()
    assert cost() == now


@pytest.fixture
def faster(monkeypatch):
    """A machine that has the usual cost done in three quarters of a second."""
    ticks = iter((0.0, 0.75))
    monkeypatch.setattr(kdf, "time", SimpleNamespace(perf_counter=lambda: next(ticks)))
    calibrated.cache_clear()
    yield
    calibrated.cache_clear()


def test_a_new_vault_and_a_new_profile_cost_what_this_machine_can_bear(faster, tmp_path):
    from vault.actions.profiles import AddProfile
    from vault.domain.access import Role
    from vault.unlock import create_vault

    session, _ = create_vault(tmp_path / "v", "Elm", "Dana", Password.typed(PASSWORD))
    session.run(AddProfile("Tess", Role.TEACHER, Password.typed(PASSWORD)))
    session.lock()
    slots = json.loads((tmp_path / "v" / "keyring.json").read_text())["slots"]
    costs = [slot["argon2id"] for slot in slots.values() if slot["argon2id"]]
    expected = calibrated()
    assert expected.passes == default_params().passes * 4 // 3
    assert costs == [[expected.memory_kib, expected.passes, expected.lanes]] * 2
    assert not is_weaker(expected, USUAL)
