"""card show, add, list, confirm, withdraw; identity export."""

from pathlib import Path
from typing import Annotated

import typer

from vault.actions.cards import (
    AddCard,
    ConfirmCard,
    ExportIdentity,
    ListCards,
    SaveOwnCard,
    WithdrawCard,
)
from vault.cli.frame import give, opened, say
from vault.cli.secrets_in import SecretsIn
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId
from vault.errors import NoSuchCardError
from vault.session import Session

cards = typer.Typer(no_args_is_help=True)
identities = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument()]
As = Annotated[str, typer.Option("--as")]
Stdin = Annotated[bool, typer.Option("--password-stdin")]
Json = Annotated[bool, typer.Option("--json")]
Out = Annotated[Path, typer.Option("--out")]


@cards.command("show")
def show(vault: Vault, profile: As, out: Out, password_stdin: Stdin = False) -> None:
    """Write one's own card to a file, and say its eight words."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        card = session.run(SaveOwnCard(out))
    say(f"{out} is the card of {card.name}. Its words: {' '.join(card.words)}")


@cards.command("add")
def add(
    vault: Vault,
    card: Annotated[Path, typer.Argument(metavar="FILE.tuckcard")],
    profile: As,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="the eight words were compared aloud")
    ] = False,
    password_stdin: Stdin = False,
) -> None:
    """Take in a colleague's card."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        added = session.run(AddCard(card, confirmed))
    say(f"The card of {added.name}, {added.school} is in. Its words: {' '.join(added.words)}")
    if not added.is_confirmed:
        say("Compare them aloud with its owner, then add it again with --confirmed.")


@cards.command("list")
def list_command(
    vault: Vault, profile: As, as_json: Json = False, password_stdin: Stdin = False
) -> None:
    """Every card, withdrawn ones too."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        listed = session.run(ListCards())
    if as_json:
        give([_card(card) for card in listed])
        return
    for card in listed:
        state = "withdrawn" if card.is_withdrawn else "confirmed" if card.is_confirmed else "new"
        say(f"{card.name}, {card.school} ({state}): {' '.join(card.words)}")


@cards.command("confirm")
def confirm(
    vault: Vault,
    name: Annotated[str, typer.Argument()],
    profile: As,
    password_stdin: Stdin = False,
) -> None:
    """The eight words were compared aloud and are the same."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(ConfirmCard(card_named(session, name)))


@cards.command("withdraw")
def withdraw(
    vault: Vault,
    name: Annotated[str, typer.Argument()],
    profile: As,
    password_stdin: Stdin = False,
) -> None:
    """Send nothing to this card and take nothing from it any more."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(WithdrawCard(card_named(session, name)))


@identities.command("export")
def export(vault: Vault, profile: As, out: Out, password_stdin: Stdin = False) -> None:
    """Write one's own age identity to a file; anybody who has it opens what was sealed for you."""
    say(
        f"Whoever has {out} can open every file that is sealed for {profile}, without a password."
        " Keep it apart from those files, and delete it when it has done its work."
    )
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        session.run(ExportIdentity(out))


def card_named(session: Session, name: str) -> CardId:
    """The one card in use of that name (or id); NoSuchCardError else."""
    wanted = name.strip().casefold()
    matching = [c for c in session.run(ListCards()) if wanted in (c.id, c.name.casefold())]
    using = [c for c in matching if not c.is_withdrawn] or matching
    if len(using) != 1:
        raise NoSuchCardError(name=name)
    return CardId(using[0].id)


def _card(card: StaffCard) -> dict[str, object]:
    return {
        "id": card.id,
        "name": card.name,
        "school": card.school,
        "role": card.role.value,
        "words": list(card.words),
        "confirmed": card.is_confirmed,
        "withdrawn": card.is_withdrawn,
    }
