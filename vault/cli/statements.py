"""statement make and verify, export-trail: what an office or an auditor keeps."""

from pathlib import Path
from typing import Annotated

import typer

from vault.actions.audit import ExportTrail
from vault.actions.custody import MakeStatement
from vault.cli.frame import answered, give, opened, say
from vault.cli.secrets_in import SecretsIn
from vault.crypto.statements import MOST_BYTES, read_statement
from vault.domain.custody import Statement
from vault.exchange.small_files import read_small

statements = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]


@statements.command("make")
def make(
    vault: Vault,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="the signed file (.tuckstatement)")],
    page: Annotated[Path | None, typer.Option("--page", help="a PDF to print")] = None,
    password_stdin: Stdin = False,
) -> None:
    """Make the month's custody statement, to be kept away from the laptop."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        made = session.run(MakeStatement(out, page))
    say(f"Signed with the key of these words: {' '.join(made.words)}")


@statements.command("verify")
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check a statement's signature; needs neither the vault nor a password."""
    with answered():
        statement = read_statement(read_small(file, MOST_BYTES))
    if as_json:
        give(_content(statement))
        return
    say(f"The signature holds. Made on {statement.made_at.astimezone():%d %B %Y at %H:%M}.")
    say(f"Compare these words with the office's older statements: {' '.join(statement.words)}")
    for name, count in statement.counts:
        say(f"  {name}: {count}")
    for lock in statement.locks:
        say(f"  {lock.profiles} profiles: {lock.words}")


def export_trail(
    vault: Vault,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="a new file")],
    password_stdin: Stdin = False,
) -> None:
    """Export the audit trail for packaging/verify_trail.py; what the entries are about stays
    sealed."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        count = session.run(ExportTrail(out))
    say(f"{count} entries are in {out}.")


def _content(statement: Statement) -> dict[str, object]:
    return {
        "ok": True,
        "vault": statement.vault,
        "made_at": statement.made_at.isoformat(),
        "counts": dict(statement.counts),
        "roles": dict(statement.roles),
        "locks": [{"profiles": lock.profiles, "cost": lock.words} for lock in statement.locks],
        "last_backup": statement.last_backup,
        "recovery_tested": statement.recovery_tested,
        "files_out": statement.files_out,
        "entry": statement.entry,
        "entry_hash": statement.entry_hash,
        "words": " ".join(statement.words),
    }
