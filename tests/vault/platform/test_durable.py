"""Renaming waits for whoever holds a file on Windows, and every file goes through one place."""

import ast
import errno
import fcntl
import os
import sys
from pathlib import Path

import pytest

from tests.source_files import CODE, name_of, nodes_of
from vault.platform import durable


@pytest.fixture
def two(tmp_path):
    new, path = tmp_path / "a.new", tmp_path / "a"
    new.write_text("new")
    path.write_text("old")
    return new, path


def held_for(monkeypatch, times):
    """os.replace as Windows answers while a scanner holds the file."""
    left, real = [times], os.replace

    def replace(new, path):
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "held")
        real(new, path)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(durable, "_PAUSE", 0)
    return left


def test_on_windows_a_file_that_is_held_for_a_moment_is_replaced_after_it(two, monkeypatch):
    new, path = two
    monkeypatch.setattr(sys, "platform", "win32")
    held_for(monkeypatch, 4)
    durable.take_place(new, path)
    assert path.read_text() == "new"
    assert not new.exists()


@pytest.mark.parametrize(("platform", "tried"), [("win32", 5), ("linux", 1)])
def test_a_refusal_that_stays_is_told(two, monkeypatch, platform, tried):
    new, path = two
    monkeypatch.setattr(sys, "platform", platform)
    left = held_for(monkeypatch, 99)
    with pytest.raises(PermissionError):
        durable.take_place(new, path)
    assert 99 - left[0] == tried
    assert (new.read_text(), path.read_text()) == ("new", "old")


def test_on_a_mac_the_drive_is_asked_and_not_only_its_cache(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, what: asked.append(what))
    with (tmp_path / "a").open("wb") as file:
        durable.sync(file.fileno())
    durable.sync_folder(tmp_path)
    assert asked == [51, 51]


def test_a_macs_drive_that_cannot_be_asked_is_flushed_as_others_are(tmp_path, monkeypatch):
    flushed = []

    def unknown(*_):
        raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", unknown)
    monkeypatch.setattr(os, "fsync", flushed.append)
    durable.sync(7)
    assert flushed == [7]


def test_nothing_flushes_or_renames_past_it():
    """What is not flushed like this may be gone after a power cut, and is refused on Windows."""
    past = [
        f"{name_of(path)}:{node.lineno}"
        for path in CODE
        if path != Path(durable.__file__)
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and node.attr in ("fsync", "fdatasync", "replace", "rename", "renames")
    ]
    assert past == []
