"""An auditor's own script finds what was done to an exported trail, without our packages."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from vault.actions.audit import ExportTrail
from vault.actions.keys import PlanRekey
from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "verify_trail.py"
PASSWORD = "lantern-orchard-violin-pebble"


def check(path, *more):
    """Exit code and words of the script, run by itself in an empty folder."""
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(path), *more],
        capture_output=True,
        text=True,
        check=False,
        cwd=path.parent,
    )
    return done.returncode, done.stdout


@pytest.fixture
def trail(school, tmp_path):
    path = tmp_path / "trail.jsonl"
    school.run(ExportTrail(path))
    return path


def lines_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def put(path, lines):
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_a_whole_trail_holds(trail):
    code, output = check(trail)
    assert (code, output.strip().split(",")[1]) == (0, " 0 complaints.")


def test_arithmetic_alone_and_libsodium_agree(trail):
    names = runpy.run_path(str(SCRIPT))
    head, *entries = lines_of(trail)
    entry = entries[0]
    key = bytes.fromhex(head["keys"][entry["profile"]][0])
    message = b"tuckbox audit entry" + bytes.fromhex(entry["hash"])
    signature = bytes.fromhex(entry["signature"])
    for is_signed in (names["is_signed_plain"], names["is_signed_fast"]):
        assert is_signed(key, message, signature)
        assert not is_signed(key, message + b"x", signature)
        assert not is_signed(key, message, signature[:-1] + bytes([signature[-1] ^ 1]))
        assert not is_signed(bytes([key[0] ^ 1]) + key[1:], message, signature)


@pytest.mark.parametrize("field", ["time", "kind", "profile", "body", "own_body", "mac", "hash"])
def test_any_changed_field_is_named_with_its_entry(trail, field):
    head, *entries = lines_of(trail)
    text = entries[2][field]
    entries[2][field] = ("0" if text[0] != "0" else "1") + text[1:]
    put(trail, [head, *entries])
    code, output = check(trail)
    assert code == 1
    assert ", entry 3: " in output


def test_a_cut_a_swap_and_a_gap_are_found(trail):
    head, *entries = lines_of(trail)
    for changed in (entries[:-1], entries[1:], [entries[1], entries[0], *entries[2:]]):
        put(trail, [head, *changed])
        assert check(trail)[0] == 1


def test_a_trail_that_agrees_with_itself_fails_against_what_the_auditor_holds(trail):
    newest = lines_of(trail)[-1]
    assert check(trail, "--expect", f"{newest['number']}:{newest['hash'][:8]}")[0] == 0
    assert check(trail, "--expect", f"{newest['number']}:ffffffff")[0] == 1
    assert check(trail, "--expect", f"{newest['number'] + 5}:{newest['hash'][:8]}")[0] == 1


def test_what_is_no_trail_is_said_to_be_none(tmp_path):
    for content in ("", "{}", "[]", "no json", '{"format": "other"}'):
        path = tmp_path / "x.jsonl"
        path.write_text(content)
        assert check(path)[0] == 2


def test_a_trail_over_new_keys_still_holds(school, tmp_path):
    school.run(PlanRekey())
    school.lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    lead.run(ExportTrail(tmp_path / "after.jsonl"))
    lead.lock()
    assert check(tmp_path / "after.jsonl")[0] == 0
