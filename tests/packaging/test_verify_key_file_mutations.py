"""The program and the independent checker judge key files with any one change alike. Neither is
given a password or a code: what only those can tell, neither can see."""

import json
import random

import pytest

from tests.forged_key_file import NAME, forge, spelled
from tests.key_file_verdicts import (
    EXPECTED,
    VECTORS,
    verdict_of_checker,
    verdict_of_program,
    with_code,
    without_code,
)
from tests.mutations import mutated
from vault.crypto.directory import sign_directory
from vault.crypto.primitives import sign
from vault.domain.access import Compartment
from vault.errors import KeyringDamagedError, NewerVersionError
from vault.store.keyfile.keyring import Keyring
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.rekey_plan import _message

GOOD = {
    name: json.loads((VECTORS / f"{name}.json").read_text())
    for name, verdict in EXPECTED["vectors"].items()
    if verdict == "good"
}


def inside_directory(content, draw):
    """One change in the text that the root key signed."""
    directory, change = mutated(json.loads(content["directory"]), draw)
    text = json.dumps(directory, sort_keys=True, separators=(",", ":"))
    return {**content, "directory": text}, f"directory: {change}"


def inside_plan(content, draw):
    """One change in the plan, or in its directory."""
    inner = inside_directory if draw.random() < 0.3 else mutated
    pending, change = inner(content["pending"], draw)
    return {**content, "pending": pending}, f"plan: {change}"


def signed_anew(content, root):
    """By the root key in force: a directory and a plan that stand by their form alone."""
    content = {**content, "signature": sign_directory(root, content["directory"].encode()).hex()}
    try:
        now = KeyringText.parsed({k: v for k, v in content.items() if k != "hash"})
        plan = {k: v for k, v in content["pending"].items() if k != "plan"}
        signature = sign(root, _message(now, KeyringText.parsed(plan)))
    except (KeyringDamagedError, NewerVersionError, KeyError, AttributeError):
        return content  # there is no plan, or what lies there is none that could be signed
    return {**content, "pending": {**content["pending"], "plan": signature.hex()}}


def byte_changed(content, draw):
    """Of the file as it lies there, or of a newer one, of which nothing but that is read."""
    raw = spelled({**content, "format": draw.choice([content["format"], 99])})
    place, byte = draw.randrange(len(raw)), bytes([draw.choice(b'\0 "{}[],:09\\\xef\xff')])
    raw = raw[:place] + byte * draw.randrange(2) + raw[place + draw.randrange(2) :]
    return raw, f"byte {place}: {byte!r}"


def changed_somewhere(content, root, draw):
    """One change; the file's hash fits again, and now and then what the root key signs."""
    if draw.random() < 0.1:
        return byte_changed(content, draw)
    kinds = [mutated, inside_directory]
    kinds += [inside_plan] * 2 if isinstance(content.get("pending"), dict) else []
    how = draw.choice(kinds)
    content, change = how(content, draw)
    if how is mutated or draw.random() < 0.3:
        return spelled(content), change
    return spelled(signed_anew(content, root)), f"signed anew, {change}"


def root_of(name, folder):
    """The root key's secret half, which the sheet's code opens."""
    forge(folder, GOOD[name])
    return with_code(Keyring.load(folder)).secret(Compartment.ROOT)


def differences(seed, count, folder):
    """What the two judge otherwise, in words; and how they judge, by how often."""
    draw, found, verdicts = random.Random(seed), [], {}
    roots = {name: root_of(name, folder) for name in GOOD}
    for _ in range(count):
        name = draw.choice(list(GOOD))
        raw, change = changed_somewhere(GOOD[name], roots[name], draw)
        (folder / NAME).write_bytes(raw)
        program = verdict_of_program(folder, without_code)
        checker = verdict_of_checker(raw)
        verdicts[program] = verdicts.get(program, 0) + 1
        if program != checker:
            found.append(f"{name}, {change}: {program} for the program, {checker} for the script")
    return found, verdicts


@pytest.mark.parametrize("count", [2000, 2001])
def test_more_people_than_there_can_be_are_damage(count, tmp_path):
    content = dict(GOOD["good"])
    directory = json.loads(content["directory"])
    model = next(iter(directory["members"].values()))
    more = {f"{n:032x}": model for n in range(count - len(directory["members"]))}
    directory["members"] |= more
    content["directory"] = json.dumps(directory, sort_keys=True, separators=(",", ":"))
    raw = spelled(signed_anew(content, root_of("good", tmp_path)))
    (tmp_path / NAME).write_bytes(raw)
    expected = "good" if count == 2000 else "damaged"
    assert verdict_of_program(tmp_path, without_code) == expected
    assert verdict_of_checker(raw) == expected


@pytest.mark.parametrize("over", [0, 1])
def test_a_file_that_is_far_too_large_is_damage(over, tmp_path):
    raw = spelled({**GOOD["good"], "pending": ""})
    raw = spelled({**GOOD["good"], "pending": "x" * ((1 << 20) - len(raw) + over)})
    assert len(raw) == (1 << 20) + over
    (tmp_path / NAME).write_bytes(raw)
    expected = "damaged" if over else "plan"
    assert verdict_of_program(tmp_path, without_code) == expected
    assert verdict_of_checker(raw) == expected


def test_one_change_of_a_good_key_file_is_judged_alike(tmp_path):
    found, verdicts = differences(seed=1, count=400, folder=tmp_path)
    assert not found, "\n".join(found)
    assert verdicts.keys() >= {"good", "damaged", "altered", "anchor", "plan"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_one_change_of_many_more_is_judged_alike(seed, tmp_path):
    found, _ = differences(seed, count=3000, folder=tmp_path)
    assert not found, "\n".join(found)
