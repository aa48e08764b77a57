"""The command line as a whole: what every command that opens a vault takes, and what it hides."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tests.conftest import PASSWORD
from vault.cli.__main__ import app

ROOT = Path(__file__).resolve().parents[2]
OPEN_NOTHING = {("demo",), ("doctor",), ("restore",), ("statement", "verify")}


def commands(group, path=()):
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, (*path, name))
        else:
            yield (*path, name), one


ALL = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_a_command_that_opens_a_vault_reads_passwords_from_stdin_and_takes_none(path):
    flags = {flag for parameter in ALL[path].params for flag in parameter.opts}
    opens = bool(flags & {"--as", "--profile"})
    assert opens == ("--password-stdin" in flags)
    assert opens or path in OPEN_NOTHING
    for parameter in ALL[path].params:
        is_switch = getattr(parameter, "is_flag", False)
        named = parameter.name or ""
        if any(word in named for word in ("password", "passphrase", "code", "secret")):
            # A file that a passphrase is written to is named; the words are not.
            assert is_switch or named.endswith("_to"), f"{named} would be an argument"


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_a_command_that_unlocks_as_a_profile_takes_the_key_file_of_its_stick(path):
    flags = {flag for parameter in ALL[path].params for flag in parameter.opts}
    assert ("--as" in flags) == ("--key-file" in flags)


FIXED = [
    ("create", {"--school", "--profile", "--recovery-to", "--password-stdin"}),
    ("import", {"--as", "--apply", "--answers", "--json", "--password-stdin"}),
    ("marks import", {"--as", "--assessment", "--scale", "--class", "--apply", "--json"}),
    ("marks show", {"--as", "--class", "--all", "--json", "--password-stdin"}),
    ("analyse", {"--as", "--class", "--all", "--assessment", "--json", "--password-stdin"}),
    ("pupils", {"--as", "--search", "--class", "--json", "--password-stdin"}),
    ("classes", {"--as", "--json", "--password-stdin"}),
    ("profile add", {"--as", "--role", "--class", "--until", "--password-stdin"}),
    ("profile change", {"--as", "--role", "--class", "--until", "--password-stdin"}),
    ("profile list", {"--as", "--password-stdin"}),
    ("profile remove", {"--as", "--password-stdin"}),
    ("profile suspend", {"--as", "--password-stdin"}),
    ("profile password", {"--as", "--password-stdin"}),
    ("recover", {"--profile"}),
    ("verify", {"--as", "--json", "--password-stdin"}),
    ("audit", {"--as", "--json", "--password-stdin"}),
]


@pytest.mark.parametrize(("name", "wanted"), FIXED)
def test_the_forms_that_scripts_rely_on_are_there(name, wanted):
    command = ALL[tuple(name.split())]
    assert wanted <= {flag for parameter in command.params for flag in parameter.opts}


FAULT = """
import sys
from pathlib import Path
import vault.unlock
from vault.cli.__main__ import main
word = Path(sys.argv.pop(1)).read_bytes()
def unlock(*_words, **_more):
    try:
        own = b"".join(Path("/proc/self", name).read_bytes() for name in ("cmdline", "environ"))
    except PermissionError:
        own = b""  # closed even to its owner, as the program asks the system for
    print("seen" if word in own else "not seen")
    raise ValueError("the password is " + word.decode())
vault.unlock.Keyring.unlock = unlock
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_password_stands_in_no_argument_no_environment_and_no_words_of_a_fault(school, tmp_path):
    """A fault in the middle of an unlock, whose own words quote the password."""
    school.lock()
    program, word = tmp_path / "fault.py", tmp_path / "word"
    program.write_text(FAULT)
    word.write_text(PASSWORD)
    line = ("pupils", str(school.folder), "--as", "Dana Lead", "--password-stdin")
    done = subprocess.run(
        [sys.executable, str(program), str(word), *line],
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "not seen\n")
    assert "ValueError" in done.stderr
    assert PASSWORD not in done.stderr
