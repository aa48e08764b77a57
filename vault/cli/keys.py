"""rekey, recovery replace, test and status, accept-copy."""

from datetime import UTC
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.audit import VerifyVault
from vault.actions.backups import AcceptCopy
from vault.actions.keys import PlanRekey
from vault.actions.recovery import ReplaceRecovery
from vault.actions.vault_facts import ReadVaultFacts, TestRecoveryCode
from vault.cli.create import code_or_shares
from vault.cli.frame import answered, give, opened, say, unlocked, warn_of_place
from vault.cli.key_file import key_file_for
from vault.cli.named import profile_named
from vault.cli.secrets_in import SecretsIn
from vault.errors import VaultDamagedError
from vault.unlock import unlock_vault

recovery = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]


def rekey(
    vault: Vault,
    profile: As,
    without: Annotated[str, typer.Option(help="a profile that is removed with it")] = "",
    password_stdin: Stdin = False,
) -> None:
    """Give the vault new keys, so that old key files open nothing new."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with answered():
        session, password = unlocked(vault, profile, secrets)
        with session:
            session.run(PlanRekey(profile_named(session, without).id if without else None))
        say("The new keys are planned. Changing the files …")
        key_file = key_file_for(vault, profile)
        with unlock_vault(vault, profile, password, _progress, key_file=key_file) as session:
            good = session.run(VerifyVault()).ok
        if not good:
            raise VaultDamagedError(file="vault.db")
    say("The vault has new keys. Earlier copies can still be read.")
    say("Sheets and colleagues' passwords and cards stay as they are. Make a new backup now.")
    say("If who leaves may have seen the recovery sheet, make a new one: recovery replace.")


@recovery.command("replace")
def replace(
    vault: Vault,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="the sheet (PDF); with shares: a folder")],
    needed: Annotated[int, typer.Option(help="how many shares open it together")] = 1,
    people: Annotated[int, typer.Option(help="how many people get a share")] = 1,
    gives_up: Annotated[
        bool,
        typer.Option(
            "--give-up-safeguarding",
            help="the old sheet, which alone still opens safeguarding records, is lost for good",
        ),
    ] = False,
    password_stdin: Stdin = False,
) -> None:
    """Make a new recovery sheet, or a share for each of several people; the old one ends."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(ReplaceRecovery(needed, people, out, gives_up))
    warn_of_place(out, is_sealed=False)
    say(f"Print {out}, keep the paper safe, delete the file. Sheets from before open nothing now.")
    say("Then test what was printed: tuckbox-cli recovery test")


@recovery.command("test")
def try_sheet(vault: Vault, profile: As, password_stdin: Stdin = False) -> None:
    """Try the code of the sheet, or shares together, without changing anything."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with opened(vault, profile, secrets) as session:
        code = code_or_shares(secrets)
        session.run(TestRecoveryCode(code))
    say("It opens the vault. The trail says that it was tested today.")


@recovery.command("status")
def status(
    vault: Vault,
    profile: As,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    password_stdin: Stdin = False,
) -> None:
    """When the recovery sheet was last tested."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        at = session.run(ReadVaultFacts()).recovery_tested_at
    if as_json:
        give({"tested": at.astimezone(UTC).isoformat() if at else None})
        return
    say(
        f"Last tested on {at:%d %B %Y %H:%M}." if at else "The sheet there is now was never tested."
    )


def accept_copy(vault: Vault, profile: As, password_stdin: Stdin = False) -> None:
    """Say that this copy, though older than one seen here, is the right one."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(AcceptCopy())


def _progress(done: int, total: int) -> None:
    if total > 2:
        say(f"{done} of {total}")
