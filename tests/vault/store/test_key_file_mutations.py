"""The program and the independent checker judge key files with any one change alike. Neither is
given a password or a code: what only those can tell, neither can see."""

import json
import random

import pytest

from tests.forged_key_file import forge, spelled
from tests.key_file_verdicts import (
    EXPECTED,
    VECTORS,
    verdict_of_checker,
    verdict_of_program,
    without_code,
)
from tests.mutations import mutated

GOOD = {
    name: json.loads((VECTORS / f"{name}.json").read_text())
    for name, verdict in EXPECTED["vectors"].items()
    if verdict == "good"
}


def inside_directory(said, draw):
    """One change in the text that the root key signed."""
    said = json.loads(json.dumps(said))
    directory, change = mutated(json.loads(said["directory"]), draw)
    said["directory"] = json.dumps(directory, sort_keys=True, separators=(",", ":"))
    return said, f"directory: {change}"


def inside_plan(said, draw):
    """One change in the plan, or in its directory."""
    inner = inside_directory if draw.random() < 0.3 else mutated
    pending, change = inner(said["pending"], draw)
    return {**said, "pending": pending}, f"plan: {change}"


def changed_somewhere(said, draw):
    """A change that is made anew, its hash too, from JSON that was good."""
    kinds = [mutated, mutated, inside_directory]
    kinds += [inside_plan] * 3 if isinstance(said.get("pending"), dict) else []
    return draw.choice(kinds)(said, draw)


def differences(seed, count, folder):
    """What the two judge otherwise, in words; and how they judge, by how often."""
    draw, found, verdicts = random.Random(seed), [], {}
    for _ in range(count):
        name = draw.choice(list(GOOD))
        said, change = changed_somewhere(GOOD[name], draw)
        forge(folder, said)
        program = verdict_of_program(folder, without_code)
        checker = verdict_of_checker(spelled(said))
        verdicts[program] = verdicts.get(program, 0) + 1
        if program != checker:
            found.append(f"{name}, {change}: {program} for the program, {checker} for the script")
    return found, verdicts


def test_one_change_of_a_good_key_file_is_judged_alike(tmp_path):
    found, verdicts = differences(seed=1, count=600, folder=tmp_path)
    assert not found, "\n".join(found)
    assert verdicts.keys() >= {"good", "damaged", "altered", "anchor", "plan"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_one_change_of_many_more_is_judged_alike(seed, tmp_path):
    found, _ = differences(seed, count=3000, folder=tmp_path)
    assert not found, "\n".join(found)
