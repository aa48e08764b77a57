#!/usr/bin/env bash
# typer 0.29.2 beside click 8.5.1: what click's own functions and errors do in a typer command is
# nothing, or a traceback.
#
# Expected by a good engineer: typer stands on click, so inside a command click.get_current_context()
#   gives the context, and click.UsageError ends in a usage line and exit code 2.
# Behaviour: typer now carries a copy of click inside (typer._click) and does not need the package.
#   The installed click knows of no context, and its errors are strangers to typer: the user sees a
#   traceback and exit code 1. It installs and imports without a word, so code written for older typer
#   breaks at the first wrong input of a user.
# Output seen: context: None; click.UsageError: exit 1, not caught; typer.BadParameter: exit 2, usage shown
# What to do: take Context, BadParameter, Exit and Abort from typer alone.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check typer==0.29.2 click==8.5.1
"$place/venv/bin/python" - <<'PYTHON'
import click
import typer
from typer.testing import CliRunner

app = typer.Typer()


@app.command()
def context():
    print(click.get_current_context(silent=True))


@app.command()
def by_click():
    raise click.UsageError("no such class")


@app.command()
def by_typer():
    raise typer.BadParameter("no such class")


run = CliRunner().invoke
seen = run(app, ["context"]).output.strip()
foreign, own = run(app, ["by-click"]), run(app, ["by-typer"])
assert own.exit_code == 2 and "Usage" in own.output + own.stderr, "typer's own error shows no usage"
if seen != "None" or foreign.exit_code != 1 or not isinstance(foreign.exception, click.UsageError):
    raise SystemExit("changed: typer takes the installed click for its own again")
print(f"context: {seen}; click.UsageError: exit 1, not caught; typer.BadParameter: exit 2, usage shown")
PYTHON
