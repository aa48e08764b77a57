"""What Windows' shell says of BitLocker is told as far as it says anything."""

import sys

import pytest

from vault.platform import machine
from vault.platform.bitlocker import is_protected, protection_of


@pytest.mark.parametrize(
    ("state", "told"),
    [(1, True), (2, False), (3, None), (4, False), (5, False), (6, True), (8, False), (None, None)],
)
def test_a_disk_counts_as_encrypted_only_where_its_key_is_kept_from_a_thief(state, told):
    assert is_protected(state) is told


def test_on_windows_the_drive_of_the_folder_is_asked(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(machine, "protection_of", lambda root: asked.append(root) or 1)
    assert machine.disk_is_encrypted(tmp_path) is True
    assert asked == [tmp_path.anchor]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is asked")
def test_elsewhere_there_is_no_such_property():
    assert protection_of("C:\\") is None
