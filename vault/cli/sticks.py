"""profile stick make, off, ask."""

from pathlib import Path
from typing import Annotated

import typer

from vault.actions.sticks import AskForStick, MakeKeyFile, SwitchStickOff
from vault.cli.frame import answered, opened, say, unlocked, warn_of_place
from vault.cli.named import profile_named
from vault.cli.secrets_in import SecretsIn

sticks = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]


@sticks.command("make")
def make(
    vault: Vault,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="on the USB stick, as NAME.tuckkey")],
    password_stdin: Stdin = False,
) -> None:
    """Have one's own profile open with a USB stick as well, or make a new key file for it."""
    with answered():
        session, password = unlocked(vault, profile, SecretsIn(from_stdin=password_stdin))
        with session:
            session.run(MakeKeyFile(password, out))
    warn_of_place(out, is_sealed=False)
    say(f"From now on {profile} opens with the password and {out}. A key file from before opens")
    say("nothing any more. Keep the USB stick away from the computer. If it is lost, the recovery")
    say("sheet opens the vault: see that it is there (recovery test).")


@sticks.command("off")
def off(vault: Vault, profile: As, password_stdin: Stdin = False) -> None:
    """Have one's own profile open with its password alone."""
    with answered():
        session, password = unlocked(vault, profile, SecretsIn(from_stdin=password_stdin))
        with session:
            session.run(SwitchStickOff(password))
    say(f"{profile} opens with the password alone.")


@sticks.command("ask")
def ask(
    vault: Vault,
    name: Annotated[str, typer.Argument()],
    profile: As,
    no_longer: Annotated[bool, typer.Option("--no-longer", help="take it back")] = False,
    password_stdin: Stdin = False,
) -> None:
    """Ask for a USB stick with somebody's profile: they cannot switch theirs off then."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(AskForStick(profile_named(session, name).id, asked=not no_longer))
