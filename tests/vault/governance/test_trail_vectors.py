"""The program and the auditor's script judge every trail of the shared set alike."""

import json
import re
import runpy
from pathlib import Path

import pytest

from tests.trail_vectors import PLACE, made
from vault.crypto.chain import TrailMark
from vault.store.trail_check import Anchor, TrailHead, check_lines

SCRIPT = Path(__file__).resolve().parents[3] / "packaging" / "verify_trail.py"
EXPECTED = json.loads((PLACE / "expected.json").read_text())
WORDS = ("profile", "time", "kind")
FIELDS = (
    *("number", "previous", "profile", "time", "kind", "body", "own_body"),
    *("hash", "mac", "signature"),
)
script = runpy.run_path(str(SCRIPT))


def lines_of(name):
    return (PLACE / f"{name}.jsonl").read_text().splitlines()


def program_says(name):
    """{part: first entry that fails}, from what a person reads in the list of checks."""
    head, *entries = (json.loads(line) for line in lines_of(name))
    raw = bytes.fromhex
    mark = head["mark"]
    known = TrailHead(
        keys={who: tuple(map(raw, keys)) for who, keys in head["keys"].items()},
        first_key=raw(head["first_mac_key"]),
        number=head["last_number"],
        hash=raw(head["last_hash"]),
        mark=TrailMark(mark[0], raw(mark[1]), raw(mark[2]), *mark[3:]) if mark else None,
        anchors=[Anchor(where, number, raw(hash_)) for where, number, hash_ in head["anchors"]],
    )
    rows = [
        [
            entry[f] if f == "number" else entry[f].encode() if f in WORDS else raw(entry[f])
            for f in FIELDS
        ]
        for entry in entries
    ]
    found = {}
    for check in check_lines(known, rows, lambda _done, _total: None):
        if not check.ok:
            number = re.search(r"entry (\d+)", check.detail)
            part = "anchor" if check.name.startswith("anchor") else check.name.split()[1]
            found.setdefault(part, int(number[1]) if number else 0)
    return found


def script_says(name, is_signed):
    found, _ = script["verify"](lines_of(name), [], script[is_signed])
    judged = {}
    for part, number, _ in found:
        judged.setdefault(part, number)
    return judged


def test_the_files_are_what_their_maker_makes():
    assert {name: (text, fails) for name, text, fails in made()} == {
        name: ("".join(f"{line}\n" for line in lines_of(name)), fails)
        for name, fails in EXPECTED.items()
    }
    assert {path.stem for path in PLACE.glob("*.jsonl")} == EXPECTED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_the_program_and_the_script_judge_it_alike(name):
    expected = EXPECTED[name]
    assert program_says(name) == expected
    assert script_says(name, "is_signed_plain") == expected
    assert script_says(name, "is_signed_fast") == expected


@pytest.mark.parametrize("name", ["good", "first-key-blank", "anchor-blank", "key-of-small-order"])
def test_the_scripts_exit_code_tells_whether_all_of_it_was_checked(name, capsys):
    code = script["main"]([str(PLACE / f"{name}.jsonl")])
    assert code == (1 if EXPECTED[name] else 0)
    said = capsys.readouterr().out
    assert ("NOT CHECKED" in said) == (name == "first-key-blank")
