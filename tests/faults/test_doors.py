"""A drive that fails while a sealed file is read is told as that: never as tampering, and never as
a wrong password."""

import pytest

from tests.faults.failing_calls import run_under_faults

DOORS = (
    "transfer looked at",
    "transfer to a card",
    "transfer by passphrase",
    "receipt",
    "card",
    "statement",
    "backup",
    "incremental backup",
    "key file",
    "keyring",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return run_under_faults("tests.faults.door_worker", tmp_path_factory.mktemp("doors"))


@pytest.mark.parametrize("door", DOORS)
def test_each_read_that_fails_is_told_as_a_drive_that_could_not_be_read(door, told):
    by_read, afterwards = told[door]
    assert by_read, "the layer reached the file"
    assert set(by_read) == {"storage.file"}
    assert afterwards == "", "the file itself is whole"


def test_every_door_that_was_tried_is_looked_at(told):
    assert set(told) == set(DOORS)
