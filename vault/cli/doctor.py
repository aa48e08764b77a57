"""doctor: what this machine offers, for a technician; no vault is opened."""

from pathlib import Path
from typing import Annotated

import typer

from vault.cli.frame import answered, give, say
from vault.governance.machine_facts import machine_facts
from vault.platform.folders import vaults_folder


def doctor(
    folder: Annotated[
        Path | None, typer.Argument(help="where vaults lie; else the program's own place")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON on standard output")] = False,
) -> None:
    """What this machine offers: guards, libraries, folders, disk, room. Opens no vault."""
    with answered():
        facts = machine_facts(folder or vaults_folder())
    if as_json:
        give(
            [{"about": f.about, "name": f.name, "state": f.state, "found": f.found} for f in facts]
        )
        return
    for fact in facts:
        say(f"{fact.state.value:9}{fact.about}, {fact.name}: {fact.found}")
