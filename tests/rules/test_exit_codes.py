"""One table of exit codes for every command: the same mistake ends alike wherever it is made."""

import json
import shutil
from enum import Enum
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from tests.conftest import PASSWORD
from tests.filled_school import filled_school
from tests.made_once import copy_of
from tests.rules.test_every_command import ALL, OPEN_NOTHING, ROOT
from tests.some_of_all import some
from vault.cli.__main__ import app
from vault.cli.exit_codes import EXIT_CODES
from vault.crypto.kdf import FLOOR
from vault.errors import TuckboxError

IN = {
    *("file", "card", "source", "advisories", "statement", "answers", "load", "backup_file"),
    "their_key_file",
}
"""Files that are read."""
OUT = {
    *("out", "report", "receipt", "page", "certificate_to", "passphrase_to", "recovery_to"),
    *("folder", "vault", "key_file"),
}
NAMES = {
    *("class_name", "classes", "assessment", "title", "name", "case", "pupil", "pupils", "to"),
    *("without", "erase", "keep"),
}
"""What stands for something in the vault."""
MAKES = {("profile", "add", "name"), ("marks", "import", "assessment")}
"""Where the name may be a new one."""
SAYS = {
    **dict.fromkeys(("on", "first", "last"), "2026-09-07"),
    "until": "2099-07-31",
    "data": "names",
    "session_name": "am",
    "reason": "a test",
    "role": "auditor",
    "school": "Willow",
    "requester": "Sue",
    "purpose": "the census",
    "value": "K",
    "assessment": "Reading",
    "title": "Slips",
    "name": "Dana Lead",
    "class_name": "4A",
    "case": "0" * 32,
    "scale": "Scaled score",
}
FILES = {"file": "Surname,Forename,Mark\nAsh,Ann,101\n"}
OPENING = [
    path for path in ALL if path not in OPEN_NOTHING and path[0] not in ("create", "recover")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("exit")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUCKBOX_HOME", str(home / "home"))
        patch.setattr("vault.unlock.default_params", lambda: FLOOR)
        ids = copy_of(filled_school, home)
        SAYS["pupil"] = ids["ann"]
        yield home / "school.tuckbox"


def of(parameter):
    return parameter.type_descriptor.annotation if parameter.type_descriptor else bool


def inner(parameter):
    args = get_args(of(parameter))
    return args[0] if args else of(parameter)


def words_of(path, folder, room, **given):
    """A line that the command takes: what it needs, and what is given beside."""
    words = [*path]
    for parameter in ALL[path].params:
        name, kind = parameter.name, inner(parameter)
        if name in ("help", "password_stdin", "profile", "as_json"):
            continue
        if name not in given and not parameter.required:
            continue
        value = given.get(name)
        if value is None and name == "vault":
            value = folder if path != ("restore",) else room / "new"
        elif value is None and kind is Path:
            value = room / name
            if name in IN:
                value.write_text(FILES["file"], encoding="utf-8")
        elif value is None:
            value = next(iter(kind)).value if issubclass(kind, Enum) else SAYS[name]
        is_word = parameter.param_type_name == "argument"
        words += [str(value)] if is_word else [parameter.opts[-1], str(value)]
    return words


def run(path, folder, room, who="Dana Lead", typed=(PASSWORD, PASSWORD), **given):
    words = words_of(path, folder, room, **given)
    flags = {flag for parameter in ALL[path].params for flag in parameter.opts}
    words += ["--as", who] if "--as" in flags else []
    words += [flag for flag in ("--password-stdin", "--json") if flag in flags]
    if "--all" in flags and "class_name" not in given:
        words.append("--all")
    done = CliRunner().invoke(app, words, input="".join(f"{one}\n" for one in typed))
    assert "Traceback" not in done.stderr, done.stderr
    if "--json" in flags and done.exit_code and done.stdout:
        told = json.loads(done.stdout)
        if "error" in told:
            assert told["error"]["exit"] == done.exit_code
            assert told["error"]["message"] in " ".join(done.stderr.split("\n"))
    return done


def test_every_error_ends_with_a_code_of_the_table():
    def below(kind):
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    assert {one.exit_code for one in below(TuckboxError)} <= EXIT_CODES.keys() - {0, 1}


def test_the_table_stands_in_the_help_and_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = CliRunner().invoke(app, ["--help"]).stdout
    for code, words in EXIT_CODES.items():
        assert f"{code}  {words}" in told
        assert f"| {code} | {words} |" in readme


def test_of_every_file_and_name_it_is_known_how_it_is_tried():
    for path, command in ALL.items():
        for parameter in command.params:
            if inner(parameter) is Path:
                assert parameter.name in IN | OUT, (path, parameter.name)
            elif parameter.required and inner(parameter) is str:
                assert parameter.name in {*SAYS, *NAMES, "profile"}, (path, parameter.name)


@pytest.mark.parametrize(
    "path", some(OPENING, fast=[("marks", "show"), ("statement", "make")]), ids=" ".join
)
def test_an_unknown_profile_ends_with_3_and_no_vault_with_5(path, folder, tmp_path):
    done = run(path, folder, tmp_path, who="Nobody")
    assert done.exit_code == 3, done.stderr
    assert "no profile with that name" in done.stderr
    done = run(path, tmp_path / "none", tmp_path)
    assert done.exit_code == 5, done.stderr


CLASSES = [(("register", "show"), "class_name"), (("marks", "show"), "class_name")]
TABLES = [(("register", "take"), "file"), (("marks", "import"), "file")]


def some_pairs(pairs, fast):
    assert set(fast) <= set(pairs)
    return [pytest.param(*pair, marks=() if pair in fast else pytest.mark.slow) for pair in pairs]


NAMED = [
    (path, parameter.name)
    for path, command in ALL.items()
    for parameter in command.params
    if parameter.name in NAMES and (*path, parameter.name) not in MAKES
]


@pytest.mark.parametrize(("path", "name"), some_pairs(NAMED, CLASSES), ids=str)
def test_a_name_that_is_not_here_ends_with_2(path, name, folder, tmp_path):
    unknown = "f" * 32 if name in ("case", "pupil", "pupils", "erase", "keep") else "Nowhere 9Z"
    done = run(path, folder, tmp_path, **{name: unknown})
    assert done.exit_code == 2, done.stderr or done.stdout


READ = [
    (path, parameter.name)
    for path, command in ALL.items()
    for parameter in command.params
    if parameter.name in IN
]


@pytest.mark.parametrize("how", some(["missing", "a folder", "no such file"], fast=["missing"]))
@pytest.mark.parametrize(("path", "name"), some_pairs(READ, TABLES), ids=str)
def test_a_file_that_cannot_be_read_ends_with_4(path, name, how, folder, tmp_path):
    file = tmp_path / "given"
    if how == "a folder":
        file.mkdir()
    elif how == "no such file":
        file.write_bytes(b"\x00\x01\x02")
    done = run(path, folder, tmp_path, **{name: file})
    assert done.exit_code == 4, done.stderr or done.stdout
    shutil.rmtree(file, ignore_errors=True)
