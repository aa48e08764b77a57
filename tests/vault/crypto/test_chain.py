"""The links of the trail: each field counts, keys run one way, and a signature is of one thing."""

from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from vault.crypto.chain import (
    ZERO,
    AuditLine,
    SeenEntry,
    entry_hash,
    entry_mac,
    is_signed_by,
    key_commitment,
    mark_of,
    mark_out,
    next_key,
    signed_message,
)

LINE = AuditLine(7, ZERO, "profile", "2026-09-01T08:00:00.000+00:00", "pupil.open", b"b", b"o")
CHANGES = {
    "number": 8,
    "previous": b"\1" * 32,
    "profile": "another",
    "time": "2026-09-01T08:00:00.001+00:00",
    "kind": "pupil.add",
    "body": b"c",
    "own_body": b"",
}


@pytest.mark.parametrize("field", AuditLine.__slots__)
def test_every_field_of_an_entry_is_in_its_hash(field):
    assert entry_hash(replace(LINE, **{field: CHANGES[field]})) != entry_hash(LINE)


def test_letters_cannot_move_from_one_field_to_the_next():
    moved = replace(LINE, profile="profil", time=f"e{LINE.time}")
    assert entry_hash(moved) != entry_hash(LINE)


def test_every_entry_has_a_mac_of_its_own_key():
    first, entry = bytes(range(32)), entry_hash(LINE)
    keys = [first, next_key(first), next_key(next_key(first))]
    assert len({entry_mac(key, entry) for key in keys}) == len(set(keys)) == 3
    assert len({key_commitment(key) for key in keys}.union(keys)) == 6


def test_a_signature_of_an_entry_is_of_that_entry_and_of_nothing_else():
    key, entry = SigningKey(bytes(range(32))), entry_hash(LINE)
    public = bytes(key.verify_key)
    signature = key.sign(signed_message(entry)).signature
    assert is_signed_by(public, entry, signature)
    assert not is_signed_by(public, entry_hash(replace(LINE, number=8)), signature)
    assert not is_signed_by(public, entry, key.sign(entry).signature)
    assert not is_signed_by(b"short", entry, signature)


def test_what_a_person_saw_is_bound_to_vault_and_person():
    seen = SeenEntry(7, ZERO, 3)
    messages = {
        seen.message("vault", "dana"),
        seen.message("other", "dana"),
        seen.message("vault", "sam"),
        seen.message("vaultd", "ana"),
        replace(seen, number=8).message("vault", "dana"),
        replace(seen, epoch=4).message("vault", "dana"),
    }
    assert len(messages) == 6


def test_a_mark_does_not_tell_the_key_that_it_commits_to():
    key = bytes(range(32))
    written = mark_out(mark_of(7, ZERO, key))
    assert key.hex() not in written
    assert written == [7, ZERO.hex(), key_commitment(key).hex(), 0]
