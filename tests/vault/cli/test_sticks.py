"""A USB stick on the command line: asked for before the password, found, named, switched off."""

import json

import pytest
from typer.testing import CliRunner

from tests.conftest import PASSWORD
from vault.cli import __main__ as line
from vault.cli import key_file as key_file_option
from vault.crypto.kdf import FLOOR
from vault.store.keyfile import credentials, passwords, sticks


@pytest.fixture
def say(school, monkeypatch):
    """Runs a command with passwords on standard input; (exit code, out, err)."""
    for module in (credentials, passwords, sticks):
        monkeypatch.setattr(module, "calibrated", lambda: FLOOR)
    monkeypatch.setattr("vault.unlock.default_params", lambda: FLOOR)
    school.lock()

    def run(*words, typed=(PASSWORD,)):
        name, *rest = words
        args = [*name.split(), str(school.folder), *rest, "--as", "Dana Lead", "--password-stdin"]
        done = CliRunner().invoke(line.app, args, input="".join(f"{one}\n" for one in typed))
        assert "Traceback" not in done.stderr
        return done.exit_code, done.stdout, done.stderr

    return run


def test_a_stick_is_made_needed_found_and_switched_off(say, tmp_path, monkeypatch):
    key = tmp_path / "Dana.tuckkey"
    code, _, words = say("profile stick make", "--out", str(key))
    assert (code, key.exists()) == (0, True), words
    code, _, words = say("classes", typed=())
    assert code == 3
    assert "also needs its USB stick" in words
    code, out, _ = say("classes", "--json", "--key-file", str(key))
    assert code == 0
    assert {one["name"] for one in json.loads(out)} == {"4A", "4B"}
    code, _, words = say("classes", "--key-file", str(key), typed=("another-password-than-it-is",))
    assert code == 3
    assert "do not open this profile together" in words
    monkeypatch.setattr(key_file_option, "find_key_file", lambda _vault, _profile: key)
    code, out, _ = say("profile list", "--json")
    assert [one["stick"] for one in json.loads(out)] == [True]
    assert say("rekey")[0] == 0
    assert say("profile stick ask", "Dana Lead")[0] == 0
    assert say("profile stick off")[0] == 3
    assert say("profile stick ask", "Dana Lead", "--no-longer")[0] == 0
    assert say("profile stick off")[0] == 0
    assert say("classes")[0] == 0
