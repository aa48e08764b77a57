"""The doctor tells a technician what the machine offers, and makes nothing there."""

import json

import pytest

from tests import forked_program
from tests.vault.cli.poorest_locale import poorest


@pytest.fixture
def doctor(tmp_path):
    def run(*words):
        environment = poorest(tmp_path / "home") | {"STAFFROOM_CODE": "hunter-of-secrets"}
        done = forked_program.run("doctor", *words, environment=environment)
        assert done.returncode == 0, done.stderr
        assert "hunter-of-secrets" not in done.stdout + done.stderr
        return done

    return run


def test_it_tells_of_guards_libraries_folders_and_drives_in_words_and_json(doctor, tmp_path):
    facts = json.loads(doctor(tmp_path, "--json").stdout)
    assert {one["about"] for one in facts} == {
        *("program", "guards", "libraries", "folders", "drives")
    }
    assert {one["state"] for one in facts} <= {"good", "look", "not told"}
    told = doctor(tmp_path).stderr
    assert all(f"{one['about']}, {one['name']}: " in told for one in facts)


def test_it_makes_no_folder(doctor, tmp_path):
    told = doctor().stderr
    assert "not made yet" in told
    assert not (tmp_path / "home").exists()
