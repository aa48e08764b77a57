"""The command line in the poorest locale, and a vault that it made."""

import json

import pytest

from tests import forked_program
from tests.vault.cli.poorest_locale import PASSWORD, poorest


@pytest.fixture
def cli(tmp_path):
    """Runs one command in the poorest locale; `says` are the lines of its standard input."""

    def run(*words, says=(), expects=0):
        done = forked_program.run(*words, says=says, environment=poorest(tmp_path / "home"))
        assert done.returncode == expects, done.stderr
        for secret in says:
            assert len(secret) < 8 or secret not in done.stdout + done.stderr
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
        line = (*command.split(), made, "--as", "Dana", *words, "--json", "--password-stdin")
        return json.loads(cli(*line, says=[PASSWORD]).stdout)

    return run
