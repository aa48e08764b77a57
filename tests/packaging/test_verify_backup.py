"""The program and the independent checker judge the same backups alike."""

import json
import subprocess
import sys

import pytest

from tests.backup_verdicts import PACKAGING, VECTORS, verdict_of_checker, verdict_of_program

EXPECTED = json.loads((VECTORS / "expected.json").read_text())


def path_of(name):
    if name.startswith("folder-"):
        return next((VECTORS / name).glob("backup-*.json"))
    return VECTORS / f"{name}.tuckbackup"


def test_every_vector_has_a_verdict_and_every_verdict_a_vector():
    there = {path.name.removesuffix(".tuckbackup") for path in VECTORS.iterdir()}
    assert there - {"expected.json"} == set(EXPECTED)
    verdicts = {"good", "damaged", "altered", "signature", "keyfile", "newer"}
    assert set(EXPECTED.values()) == verdicts


@pytest.mark.parametrize("name", EXPECTED)
def test_both_judge_alike(name, tmp_path):
    assert verdict_of_program(path_of(name), tmp_path / "again") == EXPECTED[name]
    assert (tmp_path / "again").exists() == (EXPECTED[name] == "good")
    assert verdict_of_checker(path_of(name)) == EXPECTED[name]


@pytest.mark.parametrize("name", ["good", "signature-altered", "signed-by-a-stranger"])
def test_arithmetic_alone_judges_as_libsodium_does(name):
    assert verdict_of_checker(path_of(name), "is_signed_plain") == EXPECTED[name]


@pytest.mark.parametrize("script", ["verify_trail.py", "verify_backup.py"])
def test_an_auditor_runs_it_as_a_script(script, tmp_path):
    def run(path):
        done = subprocess.run(
            [sys.executable, "-I", str(PACKAGING / script), str(path)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        return done.returncode, done.stdout

    for name in ("good", "folder-good"):
        code, output = run(path_of(name))
        assert (code, "backup: good" in output, "Not checked" in output) == (0, True, True)
    code, output = run(path_of("folder-without-a-chunk"))
    assert (code, "backup: damaged" in output) == (1, True)
    assert run(tmp_path / "nothing.tuckbackup")[0] == 2
