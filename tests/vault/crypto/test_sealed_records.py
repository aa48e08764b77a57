"""A sealed record opens where it was put, as it was put, and nowhere else."""

import pytest

from vault.crypto.sealed_records import (
    drop_box_secret,
    open_manifest,
    open_record,
    seal_manifest,
    seal_record,
)
from vault.errors import VaultDamagedError

SECRET, OTHER = bytes(range(32)), bytes(32)
RECORD = {"author": "Sam", "text": "Zoë's note"}
PLACE = ("vault", "health", 1, 3, "id")
MOVED = [
    ("other", "health", 1, 3, "id"),
    ("vault", "safeguarding", 1, 3, "id"),
    ("vault", "health", 2, 3, "id"),
    ("vault", "health", 1, 2, "id"),
    ("vault", "health", 1, 3, "di"),
]


def test_what_was_sealed_opens_again():
    assert open_record(SECRET, seal_record(SECRET, RECORD, PLACE), PLACE) == RECORD
    exists = {"a" * 32: 1, "b" * 32: 7}
    assert open_manifest(SECRET, seal_manifest(SECRET, exists, PLACE), PLACE) == exists


@pytest.mark.parametrize("place", MOVED)
def test_a_box_that_was_moved_or_put_back_from_an_older_version_does_not_open(place):
    with pytest.raises(VaultDamagedError):
        open_record(SECRET, seal_record(SECRET, RECORD, PLACE), place)
    with pytest.raises(VaultDamagedError):
        open_manifest(SECRET, seal_manifest(SECRET, {"a": 1}, PLACE), place)


@pytest.mark.parametrize("box", [None, b"", b"x" * 40])
def test_a_box_that_is_missing_or_none_is_damage(box):
    with pytest.raises(VaultDamagedError):
        open_record(SECRET, box, PLACE)


def test_no_byte_of_a_box_can_be_changed():
    box = seal_record(SECRET, RECORD, PLACE)
    for at in range(len(box)):
        with pytest.raises(VaultDamagedError):
            open_record(SECRET, box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :], PLACE)


def test_a_record_is_no_manifest_and_opens_with_no_other_key():
    box = seal_record(SECRET, RECORD, PLACE)
    with pytest.raises(VaultDamagedError):
        open_manifest(SECRET, box, PLACE)
    for key in (OTHER, drop_box_secret(SECRET)):
        with pytest.raises(VaultDamagedError):
            open_record(key, box, PLACE)


def test_two_short_texts_of_different_length_make_boxes_of_one_size():
    sizes = {len(seal_record(SECRET, {"text": "x" * n}, PLACE)) for n in (1, 5, 20)}
    assert len(sizes) == 1
