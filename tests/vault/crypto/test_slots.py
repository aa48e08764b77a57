"""A slot opens with its password (and stick) in its own place, and nowhere else."""

from dataclasses import replace

import pytest

from vault.crypto.kdf import FLOOR
from vault.crypto.key_files import new_key_file
from vault.crypto.primitives import BoxDoesNotOpenError, is_signed
from vault.crypto.slots import (
    make_coded_slot,
    make_slot,
    new_contents,
    open_coded_slot,
    open_slot,
    reseal_slot,
)
from vault.domain.secrets import Password
from vault.errors import (
    KeyringDamagedError,
    StickNeededError,
    WrongPasswordError,
    WrongPasswordOrStickError,
)

VAULT, PROFILE = "a" * 32, "b" * 32
VAULT_KEY, ROOT, CODE = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32


def typed(text="lantern-orchard-violin-pebble"):
    return Password.typed(text)


@pytest.fixture(scope="module")
def made():
    contents = new_contents(VAULT_KEY, ROOT, 7)
    return make_slot(VAULT, PROFILE, typed(), FLOOR, contents), contents


def test_the_password_opens_it_to_what_was_put_in(made):
    slot, contents = made
    opened = open_slot(VAULT, slot, typed())
    assert bytes(opened.vault_key) == VAULT_KEY
    assert (opened.root_public, opened.lowest_epoch) == (ROOT, 7)
    assert opened.box_public == contents.box_public
    assert is_signed(opened.verify_key, slot.signed_part(VAULT), slot.signature)


def test_another_password_does_not(made):
    with pytest.raises(WrongPasswordError):
        open_slot(VAULT, made[0], typed("harbour-lemon-saddle-quilt"))


@pytest.mark.parametrize("change", [{"profile": "c" * 32}, {"salt": bytes(16)}])
def test_a_slot_that_was_moved_to_another_person_does_not_open(made, change):
    with pytest.raises(WrongPasswordError):
        open_slot(VAULT, replace(made[0], **change), typed())


def test_a_slot_of_another_vault_does_not_open(made):
    with pytest.raises(WrongPasswordError):
        open_slot("c" * 32, made[0], typed())


def test_a_slot_without_a_cost_is_no_password_slot(made):
    with pytest.raises(KeyringDamagedError):
        open_slot(VAULT, replace(made[0], params=None), typed())


def test_a_slot_with_a_stick_asks_for_it_and_takes_no_other():
    contents = new_contents(VAULT_KEY, ROOT, 1)
    contents.stick = new_key_file(VAULT, PROFILE)
    own = contents.stick.copy()
    slot = make_slot(VAULT, PROFILE, typed(), FLOOR, contents)
    with pytest.raises(StickNeededError):
        open_slot(VAULT, slot, typed())
    with pytest.raises(WrongPasswordOrStickError):
        open_slot(VAULT, slot, typed(), new_key_file(VAULT, PROFILE))
    assert bytes(open_slot(VAULT, slot, typed(), own).vault_key) == VAULT_KEY


def test_a_coded_slot_opens_with_its_code_alone():
    slot = make_coded_slot(VAULT, "recovery", CODE, new_contents(VAULT_KEY, ROOT, 1))
    assert bytes(open_coded_slot(VAULT, slot, CODE).vault_key) == VAULT_KEY
    with pytest.raises(BoxDoesNotOpenError):
        open_coded_slot(VAULT, slot, bytes(32))


def test_a_slot_is_written_again_while_its_key_is_held_and_not_after(made):
    slot, _ = made
    opened = open_slot(VAULT, slot, typed())
    opened.lowest_epoch = 9
    again = reseal_slot(VAULT, slot, opened)
    assert open_slot(VAULT, again, typed()).lowest_epoch == 9
    opened.forget_slot_key()
    with pytest.raises(BoxDoesNotOpenError):
        reseal_slot(VAULT, slot, opened)


def test_wiped_contents_hold_no_secret_and_no_repr_does():
    contents = new_contents(VAULT_KEY, ROOT, 1)
    assert VAULT_KEY.hex() not in repr(contents)
    contents.wipe()
    assert not any(contents.box_secret + contents.sign_seed + contents.vault_key)
