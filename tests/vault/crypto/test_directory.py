"""The directory of profiles is believed under the root key alone, and read strictly."""

import json
from datetime import date

import pytest

from vault.crypto.directory import (
    CompartmentEntry,
    Directory,
    GrantForm,
    Member,
    check_signature,
    check_succession,
    commitment_of,
    decode,
    encode,
    sign_directory,
    succession,
)
from vault.crypto.primitives import verify_key_of
from vault.domain.access import Compartment, Role
from vault.domain.ids import ClassId, ProfileId, RecordId
from vault.domain.profiles import Profile
from vault.errors import DirectorySignatureError, KeyringDamagedError

SEED, OTHER = bytes([1]) * 32, bytes([2]) * 32
TESS = Member(
    Profile(
        ProfileId(RecordId("t" * 32)),
        "Tess Vale",
        Role.COVER,
        frozenset({ClassId(RecordId("c" * 32))}),
        until=date(2026, 12, 24),
        suspended=True,
    ),
    bytes([5]) * 32,
    bytes([6]) * 32,
    asks_stick=True,
)
SECRET = bytes([7]) * 32
FULL = Directory(
    "v" * 32,
    4,
    {TESS.profile.id: TESS},
    {
        Compartment.VAULT: CompartmentEntry(
            2, b"", commitment_of(Compartment.VAULT, SECRET), GrantForm.WRAPPED
        )
    },
    bytes([8]) * 32,
    bytes([9]) * 32,
    former={"o" * 32: ("Old Hand", bytes([10]) * 32)},
    root=verify_key_of(SEED),
)


def test_a_directory_is_read_as_it_was_written():
    assert decode(encode(FULL)) == FULL


def test_only_the_pinned_key_signs_it_and_only_as_it_stands():
    text = encode(FULL)
    signature = sign_directory(SEED, text)
    check_signature(verify_key_of(SEED), text, signature)
    for key, words in ((verify_key_of(OTHER), text), (verify_key_of(SEED), text + b" ")):
        with pytest.raises(DirectorySignatureError):
            check_signature(key, words, signature)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("role", "headmaster"),
        ("box", "00"),
        ("until", "soon"),
        ("classes", None),
    ],
)
def test_a_member_of_another_form_is_damage(field, value):
    content = json.loads(encode(FULL))
    content["members"][TESS.profile.id][field] = value
    with pytest.raises(KeyringDamagedError):
        decode(json.dumps(content).encode())


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"[" * 100_000, b"\xff", b'{"vault": 1}'])
def test_what_is_no_directory_is_damage(text):
    with pytest.raises(KeyringDamagedError):
        decode(text)


def test_who_is_removed_or_has_new_keys_stays_known_by_the_old_key():
    gone = FULL.without_member(TESS.profile.id)
    assert gone.former[TESS.profile.id] == ("Tess Vale", TESS.verify_key)
    renewed = Member(TESS.profile, TESS.box_public, bytes([11]) * 32)
    again = FULL.with_member(renewed)
    assert again.members[TESS.profile.id] == renewed
    assert ("Tess Vale", TESS.verify_key) in again.former.values()


def test_a_commitment_is_to_one_secret_of_one_compartment():
    assert commitment_of(Compartment.VAULT, SECRET) != commitment_of(Compartment.PHOTOS, SECRET)
    assert commitment_of(Compartment.VAULT, SECRET) != commitment_of(Compartment.VAULT, OTHER)


def test_a_root_key_hands_over_in_its_own_vault_alone():
    link = succession("v" * 32, SEED, verify_key_of(OTHER))
    check_succession("v" * 32, link)
    with pytest.raises(DirectorySignatureError):
        check_succession("w" * 32, link)
