"""An erasure is believed where the vault's root key signed it, and nowhere else."""

from dataclasses import replace

import pytest

from vault.crypto.directory import succession
from vault.crypto.erasures import (
    MOST_ERASURES,
    ErasureList,
    mark_of,
    parse_erasures,
    sign_erasure,
)
from vault.crypto.primitives import verify_key_of

VAULT, PUPIL, BY, AT = "v" * 32, "p" * 32, "b" * 32, "2026-09-01T10:00:00+00:00"
SEED, NEXT, STRANGER = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
ROOT = verify_key_of(SEED)
SIGNED = sign_erasure(SEED, VAULT, PUPIL, AT, BY)


def test_an_erasure_by_the_root_key_is_believed_in_its_own_vault_alone():
    listed = ErasureList((SIGNED,))
    assert listed.believed(VAULT, ROOT) == (SIGNED,)
    assert listed.believed("w" * 32, ROOT) == ()


@pytest.mark.parametrize(
    "change", [{"mark": "0" * 64}, {"at": "2020-01-01T00:00:00+00:00"}, {"by": "c" * 32}]
)
def test_an_erasure_with_another_word_in_it_is_not(change):
    assert ErasureList((replace(SIGNED, **change),)).believed(VAULT, ROOT) == ()


def test_a_key_that_signs_for_itself_is_not():
    assert ErasureList((sign_erasure(STRANGER, VAULT, PUPIL, AT, BY),)).believed(VAULT, ROOT) == ()


def test_the_successor_is_believed_by_an_older_copy_and_the_replaced_key_by_no_newer_one():
    handed_on = succession(VAULT, SEED, verify_key_of(NEXT))
    later = sign_erasure(NEXT, VAULT, PUPIL, AT, BY)
    listed = ErasureList((SIGNED, later), (handed_on,))
    assert set(listed.believed(VAULT, ROOT)) == {SIGNED, later}
    assert listed.believed(VAULT, verify_key_of(NEXT)) == (later,)


def test_a_succession_that_the_old_key_did_not_sign_leads_nowhere():
    forged = replace(succession(VAULT, STRANGER, verify_key_of(STRANGER)), old=ROOT)
    listed = ErasureList((sign_erasure(STRANGER, VAULT, PUPIL, AT, BY),), (forged,))
    assert listed.believed(VAULT, ROOT) == ()


def test_a_list_is_read_as_it_was_written_and_what_is_no_entry_is_left_out():
    listed = ErasureList((SIGNED,), (succession(VAULT, SEED, verify_key_of(NEXT)),))
    out = listed.out()
    assert parse_erasures(out) == listed
    out["erased"] += [["short"], [1, 2, 3, 4, 5], None, [*out["erased"][0][:3], "00", "00"]]
    assert parse_erasures(out) == listed
    assert parse_erasures([]) == parse_erasures({"erased": 7}) == ErasureList()


def test_a_note_of_any_size_costs_no_more_than_so_many():
    row = ErasureList((SIGNED,)).out()["erased"][0]
    assert len(parse_erasures({"erased": [row] * (MOST_ERASURES + 5)}).erasures) == MOST_ERASURES


def test_joined_lists_hold_each_erasure_once_and_a_mark_tells_nothing_of_the_pupil():
    listed = ErasureList((SIGNED,))
    assert listed.joined(listed) == listed
    assert listed.only(frozenset()) == ErasureList()
    assert PUPIL not in SIGNED.mark
    assert mark_of(VAULT, PUPIL) != mark_of("w" * 32, PUPIL)
