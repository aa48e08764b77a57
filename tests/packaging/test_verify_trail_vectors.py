"""The program and the auditor's script judge every trail of the shared set alike."""

import json
import random
import re
import runpy
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.mutations import mutated
from tests.trail_vectors import PLACE, made
from vault.crypto.chain import TrailMark
from vault.store.trail.trail_check import Anchor, TrailHead, check_lines

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "verify_trail.py"
EXPECTED = json.loads((PLACE / "expected.json").read_text())
WORDS = ("profile", "time", "kind")
FIELDS = (
    *("number", "previous", "profile", "time", "kind", "body", "own_body"),
    *("hash", "mac", "signature"),
)
Line = NamedTuple("Line", [(field, object) for field in FIELDS])
script = runpy.run_path(str(SCRIPT))


def lines_of(name):
    return (PLACE / f"{name}.jsonl").read_text().splitlines()


def whole(value):
    """A number as the records keep it."""
    if type(value) is not int:
        raise TypeError("no whole number")
    return value


def as_read(field, value):
    """A part of an entry as it comes from the records; null stands for one of another type."""
    if value is None:
        return None
    return value.encode() if field in WORDS else bytes.fromhex(value)


def program_says(lines):
    """{part: first entry that fails}, from what a person reads in the list of checks."""
    head, *entries = map(json.loads, lines)
    raw, mark = bytes.fromhex, head.get("mark")
    known = TrailHead(
        keys={who: tuple(map(raw, keys)) for who, keys in head["keys"].items()},
        first_key=raw(head["first_mac_key"]),
        number=whole(head["last_number"]),
        hash=raw(head["last_hash"]),
        mark=TrailMark(whole(mark[0]), raw(mark[1]), raw(mark[2]), whole(mark[3]))
        if mark
        else None,
        anchors=[
            Anchor(where, whole(n), raw(hash_) if n else b"") for where, n, hash_ in head["anchors"]
        ],
    )
    rows = [
        Line(*(whole(entry[f]) if f == "number" else as_read(f, entry[f]) for f in FIELDS))
        for entry in entries
    ]
    found = {}
    for check in check_lines(known, rows, lambda _done, _total: None):
        if not check.ok:
            number = re.search(r"entry (-?\d+)", check.detail)
            part = "anchor" if check.name.startswith("anchor") else check.name.split()[1]
            found.setdefault(part, int(number[1]) if number else 0)
    return found


def script_says(lines, is_signed):
    found, _ = script["verify"](lines, [], script[is_signed])
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
    lines = lines_of(name)
    assert program_says(lines) == expected
    assert script_says(lines, "is_signed_plain") == expected
    assert script_says(lines, "is_signed_fast") == expected


NOT_OURS = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What a part of another kind than a trail's raises here, before the program is asked."""


def judged(judge, *given):
    """The judgement, or that it is no trail at all."""
    try:
        return judge(*given)
    except NOT_OURS:
        return "no trail"


def differences(seed, count):
    """What the two judge otherwise of good trails with one change each, in words."""
    draw, found = random.Random(seed), []
    good = [
        [json.loads(line) for line in lines_of(name)] for name in EXPECTED if not EXPECTED[name]
    ]
    for _ in range(count):
        content, change = mutated(draw.choice(good), draw)
        lines = [json.dumps(line) for line in content]
        # The program reads its own records: of an exported file's format it knows nothing.
        head = content[0] if content and isinstance(content[0], dict) else {}
        is_export = head.get("format") == "tuckbox-trail-1"
        program = judged(program_says, lines) if is_export else "no trail"
        checked = judged(script_says, lines, "is_signed_fast")
        # That a part is of another kind may show to the script only as something that fails.
        if not checked if program == "no trail" else checked != program:
            found.append(f"{change}: {program} for the program, {checked} for the script")
    return found


def test_one_change_of_a_good_trail_is_judged_alike():
    found = differences(seed=1, count=600)
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_one_change_of_many_more_is_judged_alike(seed):
    found = differences(seed, count=5000)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["good", "first-key-blank", "anchor-blank", "key-of-small-order"])
def test_the_scripts_exit_code_tells_whether_all_of_it_was_checked(name, capsys):
    code = script["main"]([str(PLACE / f"{name}.jsonl")])
    assert code == (1 if EXPECTED[name] else 0)
    output = capsys.readouterr().out
    assert ("NOT CHECKED" in output) == (name == "first-key-blank")
