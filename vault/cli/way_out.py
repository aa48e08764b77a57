"""What a command that saves pupils into a file does with whom it is for, and tells afterwards."""

from pathlib import Path

from vault.actions.base import Action
from vault.cli.cards import card_named
from vault.cli.frame import give, say, warn_of_place
from vault.cli.passphrase_out import with_passphrase
from vault.domain.english.wording import worded
from vault.domain.ids import CardId
from vault.domain.lists_out import ListReport
from vault.errors import InvalidValueError
from vault.session import Session


def cards_for(
    session: Session, to: list[str] | None, passphrase_to: Path | None, *, in_the_clear: bool
) -> tuple[CardId, ...]:
    """Of these names. InvalidValueError where nobody could open the file; NoSuchCardError."""
    cards = tuple(card_named(session, name) for name in to or ())
    if not cards and not in_the_clear and passphrase_to is None:
        raise InvalidValueError(field="to", reason="either cards or a passphrase")
    return cards


def sealed(
    session: Session, action: Action[ListReport], passphrase_to: Path | None, *, has_words: bool
) -> ListReport:
    """What the action made; its passphrase goes into a file of its own."""
    return with_passphrase(
        passphrase_to if has_words else None,
        lambda: session.run(action),
        lambda saved: saved.passphrase,
    )


def tell(out: Path, report: ListReport, *, in_the_clear: bool, as_json: bool) -> None:
    """How many went and who stayed out."""
    warn_of_place(out, is_sealed=not in_the_clear)
    if as_json:
        give(
            {
                "file": report.path,
                "pupils": report.lines,
                "restricted": report.restricted,
                "opted_out": report.opted_out,
                "to": list(report.recipients),
            }
        )
    else:
        say(worded("Pupils saved: {0}").format(report.lines))
