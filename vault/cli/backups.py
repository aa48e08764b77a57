"""backup, restore, backups."""

from datetime import UTC
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.backups import ListBackups, MakeBackup
from vault.cli.frame import answered, give, opened, say, warn_of_place
from vault.cli.secrets_in import SecretsIn
from vault.domain.messages import place_doubts
from vault.unlock import restore_vault

Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]
Json = Annotated[bool, typer.Option("--json")]
_HOW = {
    "opened": "It was read back, opened and checked.",
    "whole": "It was read back and is whole.",
}


def backup(
    vault: Vault,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="a new file, or an incremental backup folder")],
    password_stdin: Stdin = False,
) -> None:
    """Back up the vault; it counts only after it was read back."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        report = session.run(MakeBackup(out))
    say(f"{report.path}: {report.bytes} bytes, {report.written} written. {_HOW[report.checked]}")
    for doubt in place_doubts(report.cloud or None, on_network=report.on_network):
        say(doubt)


def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="FILE")],
    vault: Annotated[Path, typer.Argument(help="the new folder; not there yet")],
) -> None:
    """Put a backup back in a new place. It stays locked; its profiles open it as before."""
    with answered():
        report = restore_vault(backup_file, vault)
    warn_of_place(vault)
    say(f"{vault} is the vault as it was on {report.made_at:%d %B %Y %H:%M}.")
    if report.is_older:
        say(
            f"It is older than what was seen on this computer: it ends at entry {report.entry},"
            f" and entry {report.seen} was seen. What came after it is not in it."
        )


def backups(
    vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False
) -> None:
    """Where backups are, and whether there are enough."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        status = session.run(ListBackups())
    if as_json:
        give(
            {
                "copies": status.copies,
                "drives": status.devices,
                "away": status.is_away,
                "backups": [
                    {
                        "at": row.at.astimezone(UTC).isoformat(),
                        "place": row.place,
                        "bytes": row.bytes,
                    }
                    for row in status.rows
                ],
            }
        )
        return
    say(f"{status.copies} copies on {status.devices} drives.")
    for row in status.rows:
        say(f"{row.at:%Y-%m-%d %H:%M} {row.place} ({row.kind}, {row.bytes} bytes) by {row.by}")
