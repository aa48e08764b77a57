"""The command line where it is hard: odd locales, missing lines, lost passwords, hostile text."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.vault.cli.sheet_text import code_on
from vault.demo.figures import figure_jpeg

pytestmark = pytest.mark.slow

PASSWORD = "lantern-orchard-violin-pebble"
OTHER = "meadow-trumpet-glacier-sandal"
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def cli(tmp_path):
    """Runs one command in the poorest locale; `says` are the lines of its standard input."""

    def run(*words, says=(), expects=0):
        environment = {
            "PATH": os.environ["PATH"],
            "TUCKBOX_HOME": str(tmp_path / "home"),
            "LC_ALL": "C",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
        }
        done = subprocess.run(
            [sys.executable, "-m", "vault", *map(str, words)],
            input="".join(f"{line}\n" for line in says).encode(),
            capture_output=True,
            cwd=ROOT,
            env=environment,
            timeout=120,
            check=False,
        )
        assert done.returncode == expects, done.stderr.decode()
        for secret in says:
            assert len(secret) < 8 or secret.encode() not in done.stdout + done.stderr
        return done

    return run


@pytest.fixture
def made(cli, tmp_path):
    """A vault made by the command line."""
    cli(
        *("create", tmp_path / "vault", "--school", "Willow Bank", "--profile", "Dana"),
        *("--recovery-to", tmp_path / "sheet.pdf", "--password-stdin"),
        says=[PASSWORD],
    )
    return tmp_path / "vault"


@pytest.fixture
def ask(cli, made):
    """Runs a command on the vault as its data lead and reads its JSON."""

    def run(command, *words):
        line = (command, made, "--as", "Dana", *words, "--json", "--password-stdin")
        return json.loads(cli(*line, says=[PASSWORD]).stdout.decode("utf-8"))

    return run


def test_vault_and_sheet_are_for_their_owner_alone(made, tmp_path):
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o600
    assert made.stat().st_mode & 0o777 == 0o700
    assert all(one.stat().st_mode & 0o077 == 0 for one in made.iterdir())


@pytest.mark.parametrize(
    ("place", "code"), [("no-such-folder/sheet.pdf", 7), ("vault/sheet.pdf", 2), ("there.pdf", 7)]
)
def test_no_vault_is_kept_without_its_recovery_sheet(cli, tmp_path, place, code):
    (tmp_path / "there.pdf").write_bytes(b"mine")
    words = ("create", tmp_path / "vault", "--school", "S", "--profile", "P", "--password-stdin")
    cli(*words, "--recovery-to", tmp_path / place, says=[PASSWORD], expects=code)
    assert not (tmp_path / "vault").exists()
    assert (tmp_path / "there.pdf").read_bytes() == b"mine"


def test_names_of_every_alphabet_reach_a_script_whatever_the_locale(ask, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("Surname,Forename\nNúñez,Żaneta\n李,小龙\n", encoding="utf-8")
    ask("import", path, "--apply")
    assert {one["family"] for one in ask("pupils")} == {"Núñez", "李"}
    again = ask("import", path, "--apply")
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 2)


def test_a_refused_row_is_told_by_line_field_and_reason(ask, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text("Surname,Forename,Reg\nAsh,Ann,4A\n,,4A\n", encoding="utf-8")
    answer = ask("import", path, "--apply")
    assert answer["refused"] == 1
    (problem,) = answer["problems"]
    assert (problem["line"], problem["field"]) == (3, "name")
    assert problem["reason"]
    assert len(ask("pupils")) == 1


def test_a_zip_of_pictures_is_brought_in_as_photos(ask, tmp_path):
    roll = tmp_path / "roll.csv"
    roll.write_text("Surname,Forename,UPN\nAsh,Ann,B801200005001\nBirch,Bob,\n")
    ask("import", roll, "--apply")
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("B801200005001.jpg", figure_jpeg(1, 64))
        bundle.writestr("Birch Bob.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        bundle.writestr("IMG_0001.jpg", figure_jpeg(2, 64))
    assert ask("import", path)["new"] == 1
    done = ask("import", path, "--apply")
    assert (done["new"], done["refused"]) == (1, 2)


def test_profiles_are_suspended_resumed_ended_and_removed(cli, made):
    def profile(verb, *words, says=(PASSWORD,), who="Dana", expects=0):
        line = ("profile", verb, made, "--as", who, *words, "--password-stdin")
        return cli(*line, says=says, expects=expects)

    profile("add", "Tess", "--role", "auditor", says=[PASSWORD, OTHER])
    profile("add", "Tess", "--role", "auditor", says=[PASSWORD, OTHER], expects=3)
    profile("add", "Ida", "--role", "auditor", says=[OTHER, OTHER], who="Tess", expects=3)
    profile("add", "Ida", "--role", "wizard", says=[PASSWORD, OTHER], expects=2)
    profile("add", "Ida", "--role", "auditor", says=[PASSWORD], expects=2)
    profile("add", "Ida", "--role", "teacher", "--class", "9Z", says=[PASSWORD, OTHER], expects=3)
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
    assert change("--class", "9Z", expects=3)[0] == "send-coordinator"


def test_the_sheets_code_gives_a_new_password(cli, made, tmp_path):
    code = code_on(tmp_path / "sheet.pdf")
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    cli("recover", made, "--profile", "Dana", says=[wrong, OTHER], expects=3)
    cli("recover", made, "--profile", "Dana", says=[code, OTHER])
    words = ("verify", made, "--as", "Dana", "--json", "--password-stdin")
    cli(*words, says=[PASSWORD], expects=3)
    assert json.loads(cli(*words, says=[OTHER]).stdout)["ok"] is True


def test_a_line_that_is_missing_on_standard_input_is_wrong_usage(cli, made):
    words = ("pupils", made, "--as", "Dana", "--json", "--password-stdin")
    cli(*words, says=[], expects=2)
    cli("profile", "password", made, "--as", "Dana", "--password-stdin", says=[PASSWORD], expects=2)


def test_what_a_file_says_cannot_steer_the_terminal(cli, made, tmp_path):
    path = tmp_path / "roll.csv"
    path.write_text("Surname,Forename,DOB\nAsh,Ann,\x1b]0;own\x07\u202eed\n", encoding="utf-8")
    done = cli("import", made, "--as", "Dana", path, "--password-stdin", says=[PASSWORD])
    shown = done.stderr.decode()
    assert "is not a date" in shown
    assert not set(shown) & {"\x1b", "\x07", "\u202e"}
    assert done.stdout == b""
