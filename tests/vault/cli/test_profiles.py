"""Profiles by the command line: who may come in, as what, and until when."""

import json

import pytest

from tests.vault.cli.poorest_locale import OTHER, PASSWORD

pytestmark = pytest.mark.slow


def test_profiles_are_suspended_resumed_ended_and_removed(cli, made):
    def profile(verb, *words, says=(PASSWORD,), who="Dana", expects=0):
        line = ("profile", verb, made, "--as", who, *words, "--password-stdin")
        return cli(*line, says=says, expects=expects)

    profile("add", "Tess", "--role", "auditor", says=[PASSWORD, OTHER])
    profile("add", "Tess", "--role", "auditor", says=[PASSWORD, OTHER], expects=3)
    profile("add", "Ida", "--role", "auditor", says=[OTHER, OTHER], who="Tess", expects=3)
    profile("add", "Ida", "--role", "wizard", says=[PASSWORD, OTHER], expects=2)
    profile("add", "Ida", "--role", "auditor", says=[PASSWORD], expects=2)
    profile("add", "Ida", "--role", "teacher", "--class", "9Z", says=[PASSWORD, OTHER], expects=2)
    ended = ("Old", "--role", "auditor", "--until", "2020-01-01")
    profile("add", *ended, says=[PASSWORD, OTHER])
    profile("password", says=[OTHER, PASSWORD], who="Old", expects=3)
    profile("suspend", "Tess")
    new = "cobalt-harvest-mitten-walrus"
    profile("password", says=[OTHER, new], who="Tess", expects=3)
    profile("resume", "Tess")
    profile("password", says=[OTHER, new], who="Tess")
    profile("password", says=[OTHER, PASSWORD], who="Tess", expects=3)
    listed = json.loads(profile("list", "--json").stdout)
    assert {one["name"]: one["until"] for one in listed} == {
        "Dana": None,
        "Tess": None,
        "Old": "2020-01-01",
    }
    profile("remove", "Tess")
    profile("password", says=[new, PASSWORD], who="Tess", expects=3)
    profile("remove", "Dana", expects=3)


def test_role_classes_and_last_day_are_changed_and_what_is_not_said_stays(cli, made, ask, tmp_path):
    roll = tmp_path / "roll.csv"
    roll.write_text("Surname,Forename,Reg\nAsh,Ann,4A\nBirch,Bob,4B\n", encoding="utf-8")
    ask("import", roll, "--apply")

    def change(*words, expects=0):
        line = ("profile", "change", made, "--as", "Dana", "Tess", *words, "--password-stdin")
        cli(*line, says=[PASSWORD], expects=expects)
        line = ("profile", "list", made, "--as", "Dana", "--json", "--password-stdin")
        listed = json.loads(cli(*line, says=[PASSWORD]).stdout)
        one = next(one for one in listed if one["name"] == "Tess")
        return one["role"], len(one["classes"]), one["until"], one["suspended"]

    def seen():
        line = ("pupils", made, "--as", "Tess", "--json", "--password-stdin")
        return {one["given"] for one in json.loads(cli(*line, says=[OTHER]).stdout)}

    line = ("profile", "add", made, "--as", "Dana", "Tess", "--role", "teacher", "--class", "4A")
    cli(*line, "--password-stdin", says=[PASSWORD, OTHER])
    assert seen() == {"Ann"}
    assert change("--class", "4B", "--class", "4A") == ("teacher", 2, None, False)
    assert seen() == {"Ann", "Bob"}
    later = ("teacher", 2, "2099-07-31", False)
    assert change("--until", "2099-07-31") == later
    assert change("--role", "send-coordinator") == ("send-coordinator", *later[1:])
    assert change("--until", "none", "--class", "") == ("send-coordinator", 0, None, False)
    assert change("--role", "wizard", expects=2)
    assert change("--until", "soon", expects=2)
    assert change("--class", "9Z", expects=2)[0] == "send-coordinator"
