"""Damaged notes of the machine: a plain answer, and nobody is kept out."""

import json
import sys

import pytest

from tests.conftest import PASSWORD
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.errors import WrongPasswordError
from vault.platform.folders import home
from vault.unlock import unlock_vault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")

DAMAGED = (b"{", b"[]", b"\xff\xfe", b'{"a": Infinity}')

NOTES = ("seen.json", "waiting.json", "recent.json", "erased.json")


def open_as(folder, password=PASSWORD):
    return unlock_vault(folder, "Dana Lead", Password.typed(password), params=FLOOR)


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_damaged_notes_are_set_aside_and_keep_nobody_out(lead, content):
    lead.lock()
    for name in NOTES:
        (home() / name).write_bytes(content)
    with pytest.raises(WrongPasswordError):
        open_as(lead.folder, "something-else-entirely-wrong")
    session = open_as(lead.folder)
    told = session.notes_damaged.details["names"]
    session.lock()
    assert {"seen.json", "waiting.json"} <= set(told.split(", "))
    session = open_as(lead.folder)
    assert session.notes_damaged is None
    session.lock()


@pytest.mark.parametrize(
    "value", [5, {"a": 1}, [[1]], [None, {}], ["a", "b", "c"], [1e300, 1, 1]], ids=str
)
def test_notes_of_another_shape_keep_nobody_out(lead, value):
    lead.lock()
    directory = json.loads((lead.folder / "keyring.json").read_text())["directory"]
    content = json.dumps({json.loads(directory)["vault"]: value, "vaults": value})
    for name in NOTES:
        (home() / name).write_text(content)
    session = open_as(lead.folder)
    assert session.profile.name == "Dana Lead"
    # Well-formed JSON that says nothing is no damage, and is not told as such.
    assert session.notes_damaged is None
    session.lock()


def test_a_folder_in_the_place_of_a_note_keeps_nobody_out(lead):
    lead.lock()
    for name in ("seen.json", "waiting.json", "recent.json"):
        (home() / name).unlink(missing_ok=True)
        (home() / name).mkdir()
    with pytest.raises(WrongPasswordError):
        open_as(lead.folder, "something-else-entirely-wrong")
    open_as(lead.folder).lock()
