"""Signing goes from the inside outwards, and the window's program alone is in the sandbox."""

import os
import runpy
from pathlib import Path

import pytest

SIGN = runpy.run_path(
    str(Path(__file__).resolve().parents[3] / "packaging" / "macos" / "sign_app.py")
)
CODE, TEXT = b"\xcf\xfa\xed\xfe and more", b"words"


@pytest.fixture
def app(tmp_path):
    contents = tmp_path / "Tuckbox.app" / "Contents"
    for name, content in {
        "MacOS/tuckbox": CODE,
        "MacOS/tuckbox-cli": CODE,
        "Frameworks/nacl/_sodium.so": CODE,
        "Frameworks/libpython3.11.dylib": CODE,
        "Resources/vault/crypto/words_en.txt": TEXT,
    }.items():
        path = contents / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (contents / "Resources" / "libpython3.11.dylib").symlink_to("../Frameworks/libpython3.11.dylib")
    return contents.parent


def signed(tmp_path, monkeypatch, app, identity):
    """What a stand-in for codesign was asked, as (name of the file, whole line)."""
    told = tmp_path / "told"
    stand_in = tmp_path / "bin" / "codesign"
    stand_in.parent.mkdir()
    stand_in.write_text(f'#!/bin/sh\necho "$@" >> "{told}"\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stand_in.parent}{os.pathsep}{os.environ['PATH']}")
    SIGN["sign_app"](app, identity)
    return [(Path(line.split()[-1]).name, line) for line in told.read_text().splitlines()]


def test_the_program_is_signed_after_what_it_loads(app, tmp_path, monkeypatch):
    lines = signed(tmp_path, monkeypatch, app, "Developer")
    order = [name for name, _ in lines]
    assert sorted(order[:-3]) == ["_sodium.so", "libpython3.11.dylib", "tuckbox-cli"]
    assert order[-3:] == ["tuckbox", "Tuckbox.app", "Tuckbox.app"]
    in_sandbox = {name for name, line in lines if "--entitlements" in line}
    assert in_sandbox == {"tuckbox", "Tuckbox.app"}
    assert "--verify" in lines[-1][1]
    assert all("--options runtime" in line for _, line in lines[:-1])


def test_without_an_identity_the_signature_is_of_this_machine(app, tmp_path, monkeypatch):
    lines = signed(tmp_path, monkeypatch, app, "-")
    assert not [line for _, line in lines if "runtime" in line or "--timestamp" in line]
