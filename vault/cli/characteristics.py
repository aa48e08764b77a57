"""characteristics: which are kept, and those of a pupil."""

from typing import Annotated

import typer

from vault.actions.characteristics import (
    ListCharacteristicUses,
    PupilCharacteristics,
    SetCharacteristic,
    SwitchOffCharacteristic,
    SwitchOnCharacteristic,
)
from vault.cli.frame import give, opened, say
from vault.cli.marks import As, Json, Stdin, Vault
from vault.cli.secrets_in import SecretsIn
from vault.domain.characteristics import Characteristic, CharacteristicKind
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId, RecordId

characteristics = typer.Typer(no_args_is_help=True)
Kind = Annotated[CharacteristicKind, typer.Argument(help="which one")]
Pupil = Annotated[str, typer.Argument(help="the pupil's id")]


@characteristics.command("kept")
def kept(vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False) -> None:
    """Which the school keeps, since when and what for."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        uses = session.run(ListCharacteristicUses())
    if as_json:
        give(
            [
                {
                    "kind": use.kind.value,
                    "kept": use.is_on,
                    "since": use.since.isoformat() if use.since else "",
                    "purpose": use.purpose,
                    "pupils": use.kept,
                }
                for use in uses
            ]
        )
        return
    for use in uses:
        say(f"{use.kind.value}: {use.purpose if use.is_on else worded('not kept')}")


@characteristics.command("keep")
def keep(
    vault: Vault,
    kind: Kind,
    profile: As,
    purpose: Annotated[str, typer.Option("--for", help="what the school needs it for")],
    password_stdin: Stdin = False,
) -> None:
    """Begin to keep one."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(SwitchOnCharacteristic(kind, purpose))
    say(worded("It is kept from now on."))


@characteristics.command("stop")
def stop(vault: Vault, kind: Kind, profile: As, password_stdin: Stdin = False) -> None:
    """Stop keeping one, and remove what was kept of every pupil."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        number = session.run(SwitchOffCharacteristic(kind))
    say(worded("Pupils of whom it was removed: {0}").format(number))


@characteristics.command("show")
def show(
    vault: Vault, pupil: Pupil, profile: As, as_json: Json = False, password_stdin: Stdin = False
) -> None:
    """Those of a pupil that are kept and that this role may see."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        found = session.run(PupilCharacteristics(PupilId(RecordId(pupil))))
    if as_json:
        give({one.kind.value: one.value for one in found})
        return
    for one in found:
        say(f"{one.kind.value}: {one.value}")


@characteristics.command("set")
def set_value(
    vault: Vault,
    pupil: Pupil,
    kind: Kind,
    value: Annotated[str, typer.Argument(help="a code or its words; '' takes it away")],
    profile: As,
    password_stdin: Stdin = False,
) -> None:
    """Change one of a pupil."""
    child = PupilId(RecordId(pupil))
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        found = {one.kind: one for one in session.run(PupilCharacteristics(child))}
        before = found.get(kind) or Characteristic(kind)
        wanted = Characteristic(kind, value, before.id, before.version)
        session.run(SetCharacteristic(child, wanted))
    say(worded("Saved."))
