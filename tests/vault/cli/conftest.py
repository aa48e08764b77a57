"""The command line in the poorest locale, and a vault that it made."""

import json
import os
import subprocess
import sys

import pytest

from tests.vault.cli.poorest_locale import PASSWORD, ROOT


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
        line = (*command.split(), made, "--as", "Dana", *words, "--json", "--password-stdin")
        return json.loads(cli(*line, says=[PASSWORD]).stdout.decode("utf-8"))

    return run
