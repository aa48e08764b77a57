"""profile add, change, list, suspend, resume, remove, password, grant."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.keys import ResetPassword
from vault.actions.profiles import (
    AddProfile,
    ChangeOwnPassword,
    ChangeProfile,
    GrantSafeguarding,
    ListProfiles,
    RemoveProfile,
)
from vault.actions.sticks import ListSticks
from vault.cli.frame import answered, give, opened, say, unlocked
from vault.cli.named import class_named, profile_named
from vault.cli.secrets_in import SecretsIn
from vault.cli.sticks import sticks as sticks_of
from vault.domain.access import Role
from vault.domain.ids import ClassId
from vault.errors import InvalidValueError, StickNeededError
from vault.session import Session
from vault.unlock import find_key_file

profiles = typer.Typer(no_args_is_help=True)
profiles.add_typer(sticks_of, name="stick", help="A USB stick beside the password.")
Vault = Annotated[Path, typer.Argument()]
Name = Annotated[str, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]


@profiles.command("add")
def add(
    vault: Vault,
    name: Name,
    profile: As,
    role: Annotated[str, typer.Option(help=", ".join(Role))],
    classes: Annotated[list[str] | None, typer.Option("--class")] = None,
    until: Annotated[str, typer.Option(help="last day, as YYYY-MM-DD")] = "",
    password_stdin: Stdin = False,
) -> None:
    """Add a profile; its password is the second secret asked for."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with answered():
        wanted, last = _role(role), _date(until)
    with opened(vault, profile, secrets) as session:
        chosen = _classes(session, classes or [])
        password = secrets.password(f"New password of {name}")
        session.run(AddProfile(name, wanted, password, chosen, last))
    say(f"{name} can open the vault as {role}.")


@profiles.command("change")
def change(
    vault: Vault,
    name: Name,
    profile: As,
    role: Annotated[str, typer.Option(help=", ".join(Role))] = "",
    classes: Annotated[
        list[str] | None, typer.Option("--class", help="all classes from now on; '' for none")
    ] = None,
    until: Annotated[str, typer.Option(help="last day, as YYYY-MM-DD, or 'none'")] = "",
    password_stdin: Stdin = False,
) -> None:
    """Change a profile's role, classes or last day; what is not said stays."""
    with answered():
        wanted = _role(role) if role else None
        last = _date("" if until == "none" else until)
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        changed = profile_named(session, name)
        chosen = (
            changed.classes if classes is None else _classes(session, [c for c in classes if c])
        )
        last = last if until else changed.until
        session.run(
            ChangeProfile(changed.id, wanted or changed.role, chosen, last, changed.suspended)
        )


@profiles.command("list")
def list_command(
    vault: Vault,
    profile: As,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    password_stdin: Stdin = False,
) -> None:
    """Everybody who may open the vault."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        shown = session.run(ListProfiles())
        sticks = session.run(ListSticks())
    if as_json:
        give(
            [
                {
                    "id": p.id,
                    "name": p.name,
                    "role": p.role.value,
                    "classes": sorted(p.classes),
                    "until": p.until.isoformat() if p.until else None,
                    "suspended": p.suspended,
                    "stick": sticks[p.id].has,
                    "stick_asked_for": sticks[p.id].is_asked_for,
                }
                for p in shown
            ]
        )
        return
    for listed in shown:
        marks = [" (suspended)"] if listed.suspended else []
        marks += [" (USB stick)"] if sticks[listed.id].has else []
        say(f"{listed.name}: {listed.role.value}{''.join(marks)}")


@profiles.command("remove")
def remove(vault: Vault, name: Name, profile: As, password_stdin: Stdin = False) -> None:
    """Take a profile's slot and grants away."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(RemoveProfile(profile_named(session, name).id))


@profiles.command("suspend")
def suspend(vault: Vault, name: Name, profile: As, password_stdin: Stdin = False) -> None:
    """Keep the profile, but let it open nothing."""
    _set_suspended(vault, name, profile, password_stdin, suspended=True)


@profiles.command("resume")
def resume(vault: Vault, name: Name, profile: As, password_stdin: Stdin = False) -> None:
    """End a suspension."""
    _set_suspended(vault, name, profile, password_stdin, suspended=False)


@profiles.command("password")
def password(vault: Vault, profile: As, password_stdin: Stdin = False) -> None:
    """Change one's own password: the old one, then the new one."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with answered():
        session, old = unlocked(vault, profile, secrets)
        with session:
            session.run(ChangeOwnPassword(old, secrets.password("New password")))


@profiles.command("reset")
def reset(
    vault: Vault,
    name: Name,
    profile: As,
    their_key_file: Annotated[
        Path | None,
        typer.Option(help="on that person's USB stick, if they have one"),
    ] = None,
    password_stdin: Stdin = False,
) -> None:
    """Give somebody who forgot theirs a new password: the second secret asked for."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with opened(vault, profile, secrets) as session:
        leaver = profile_named(session, name)
        if their_key_file is None and session.run(ListSticks())[leaver.id].has:
            their_key_file = find_key_file(vault, leaver.id)
            if their_key_file is None:
                raise StickNeededError
        new = secrets.password(f"New password of {name}")
        session.run(ResetPassword(leaver.id, new, their_key_file))
    say(f"{name} has a new password and new keys.")
    say("Their staff card is a new one: colleagues have to take it in and compare its words again.")
    say("Sealed files that were made for the old card do not open any more; ask for them anew.")
    if leaver.role is Role.SAFEGUARDING_LEAD:
        say(
            "They do not hold the safeguarding key until another safeguarding lead hands it on"
            " (profile grant), or the recovery sheet gives it back (recover)."
        )


@profiles.command("grant")
def grant(vault: Vault, name: Name, profile: As, password_stdin: Stdin = False) -> None:
    """Hand the safeguarding key to another safeguarding lead."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(GrantSafeguarding(profile_named(session, name).id))


def _set_suspended(
    vault: Path, name: str, profile: str, password_stdin: bool, *, suspended: bool
) -> None:
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        changed = replace(profile_named(session, name), suspended=suspended)
        session.run(
            ChangeProfile(
                changed.id, changed.role, changed.classes, changed.until, changed.suspended
            )
        )


def _classes(session: Session, names: list[str]) -> frozenset[ClassId]:
    return frozenset(class_named(session, name) for name in names)


def _role(text: str) -> Role:
    try:
        return Role(text.strip().lower().replace(" ", "-"))
    except ValueError as error:
        raise InvalidValueError(field="role", reason=f"one of {', '.join(Role)}") from error


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidValueError(field="until", reason="a date such as 2027-07-31") from error
