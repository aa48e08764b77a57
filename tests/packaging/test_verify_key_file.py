"""The program and the independent checker judge the same key files alike."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.conftest import PASSWORD
from tests.forged_key_file import forge
from tests.key_file_verdicts import (
    ARITHMETIC,
    CHECKER,
    EXPECTED,
    SCRIPT,
    VECTORS,
    verdict_of_checker,
    verdict_of_program,
    without_code,
)
from vault.actions.keys import PlanRekey
from vault.actions.profiles import AddProfile, RemoveProfile
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.secrets import Password
from vault.store.keyfile.keyring import Keyring
from vault.unlock import parse_recovery_code, unlock_vault

ROOT = SCRIPT.parents[1]


def test_every_vector_has_a_verdict_and_every_verdict_a_vector():
    assert {path.stem for path in VECTORS.glob("*.json")} - {"expected"} == set(EXPECTED["vectors"])
    verdicts = {"good", "damaged", "newer", "altered", "anchor", "plan"}
    assert set(EXPECTED["vectors"].values()) == verdicts


@pytest.mark.parametrize("name", EXPECTED["vectors"])
def test_both_judge_alike(name, tmp_path):
    path = VECTORS / f"{name}.json"
    expected = EXPECTED["vectors"][name]
    shutil.copy(path, tmp_path / "keyring.json")
    assert verdict_of_program(tmp_path) == expected
    assert verdict_of_program(tmp_path, without_code) == expected
    assert verdict_of_checker(path.read_bytes()) == expected
    code = ARITHMETIC["main"]([str(path), "--root", EXPECTED["root"]])
    assert code == (0 if expected == "good" else 1)


@pytest.mark.parametrize("name", ["good", "plan-with-another-signature", "slot-of-nobody"])
def test_arithmetic_alone_judges_as_libsodium_does(name):
    path = VECTORS / f"{name}.json"
    assert verdict_of_checker(path.read_bytes(), "is_signed_plain") == EXPECTED["vectors"][name]


def run(*words):
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_script_says_what_it_did_not_check():
    code, output = run(VECTORS / "good.json")
    assert code == 0
    assert "key file: good" in output
    assert "Not checked: whether its root key is the vault's own" in output
    code, output = run(VECTORS / "good.json", "--root", EXPECTED["root"])
    assert code == 0
    assert "the vault's own" not in output
    code, output = run(VECTORS / "good-with-a-plan-of-an-earlier-version.json")
    assert code == 0
    assert "the grants in the plan" in output
    code, output = run(VECTORS / "good.json", "--root", "00" * 32)
    assert code == 1
    assert "key file: altered" in output


def test_somebody_without_a_slot_is_told_of(tmp_path):
    """Everybody else opens the vault as before; only they find out."""
    content = json.loads((VECTORS / "good.json").read_text())
    members = json.loads(content["directory"])["members"]
    theo = next(who for who, member in members.items() if member["name"] == "Theo")
    del content["slots"][theo]
    forge(tmp_path, content)
    assert verdict_of_program(tmp_path) == "good"
    code, output = run(tmp_path / "keyring.json", "--root", EXPECTED["root"])
    assert code == 0
    assert f"the slot of {theo}: there is none" in output


def test_what_is_missing_is_named(tmp_path):
    """The file, or a script that must lie beside this one."""
    code, output = run(tmp_path / "nothing.json")
    assert (code, "nothing.json" in output) == (2, True)
    alone = shutil.copy(SCRIPT, tmp_path)
    done = subprocess.run(
        [sys.executable, "-I", str(alone), str(VECTORS / "good.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "verify_key_file.py" in done.stdout) == (2, True)


def test_a_file_of_an_earlier_version_that_names_no_root_key_is_not_called_good(tmp_path):
    golden = ROOT / "tests" / "data" / "vaults" / "0.1.0" / "planned.tuckbox" / "keyring.json"
    code, output = run(golden)
    assert code == 1
    assert "give that with --root" in output


@pytest.mark.parametrize("name", ["school", "planned"])
def test_a_file_of_an_earlier_version_is_judged_alike(name, tmp_path):
    folder = ROOT / "tests" / "data" / "vaults" / "0.1.0"
    facts = json.loads((folder / "facts.json").read_text())
    path = folder / f"{name}.tuckbox" / "keyring.json"
    copy = tmp_path / "vault"
    copy.mkdir()
    shutil.copy(path, copy / "keyring.json")
    keyring = Keyring.load(copy)
    keys = keyring.recovery.open(parse_recovery_code(facts["recovery_code"]))
    assert keyring.rekeying.plan_refused is None
    verdict, _, _ = CHECKER["judge_key_file"](
        path.read_bytes(), keys.pinned_root, ARITHMETIC["is_signed_fast"]
    )
    assert verdict == "good"


def test_the_checker_knows_what_the_program_writes_today(lead):
    """Every role, a safeguarding key from before a re-key, somebody who left, a plan that waits."""
    gone = lead.run(AddProfile("Gus", Role.TEACHER, Password.typed(PASSWORD)))
    for number, role in enumerate(Role):
        lead.run(AddProfile(f"Person {'ABCDEFGH'[number]}", role, Password.typed(PASSWORD)))
    lead.run(RemoveProfile(gone.id))
    for _ in range(2):
        lead.run(PlanRekey())
        lead.lock()
        judged = CHECKER["judge_key_file"](
            (lead.folder / "keyring.json").read_bytes(), None, ARITHMETIC["is_signed_fast"]
        )
        assert judged[:2] == ("good", "")
        lead = unlock_vault(lead.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
        lead.folder = lead._vault.folder
    lead.lock()
    judged = CHECKER["judge_key_file"](
        (lead.folder / "keyring.json").read_bytes(), None, ARITHMETIC["is_signed_fast"]
    )
    assert judged[:2] == ("good", "")
