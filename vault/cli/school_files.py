"""hand-on: a CTF of leavers, and a OneRoster, sealed unless said otherwise."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.pupils import ListPupils
from vault.actions.school_files import SaveSchoolFile
from vault.cli.frame import opened, say
from vault.cli.marks import As, Json, Stdin, Vault
from vault.cli.named import class_named
from vault.cli.secrets_in import SecretsIn
from vault.cli.way_out import cards_for, sealed, tell
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId
from vault.domain.school_files import SchoolFile, SchoolFileOrder, left_from
from vault.errors import InvalidValueError
from vault.session import Session

hand_on = typer.Typer(no_args_is_help=True)


@hand_on.command("save")
def save(  # noqa: PLR0917 - each is an option of the command
    vault: Vault,
    kind: Annotated[SchoolFile, typer.Argument(help="ctf (of leavers) or oneroster")],
    profile: As,
    reason: Annotated[str, typer.Option(help="what the file is needed for")],
    out: Annotated[Path, typer.Option("--out", help="a new file")],
    left_since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="of a CTF: the first last day")
    ] = None,
    class_name: Annotated[str, typer.Option("--class", help="of one class")] = "",
    to_school: Annotated[str, typer.Option(help="of a CTF: the number of the school")] = "",
    with_number: Annotated[
        bool, typer.Option("--with-number", help="of a OneRoster: with each pupil's number")
    ] = False,
    to: Annotated[list[str] | None, typer.Option("--to", help="the name on a card")] = None,
    passphrase_to: Annotated[
        Path | None, typer.Option(help="no card: where the generated passphrase goes")
    ] = None,
    in_the_clear: Annotated[
        bool, typer.Option("--in-the-clear", help="do not seal it: nothing protects it")
    ] = False,
    outside: Annotated[
        bool, typer.Option("--outside", help="leave out who is in no list for others")
    ] = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Pupils in a file of a standard. A CTF is not validated against the schema, and says so."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        cards = cards_for(session, to, passphrase_to, in_the_clear=in_the_clear)
        order = SchoolFileOrder(
            kind=kind,
            pupils=_pupils(session, kind, class_name, left_since.date() if left_since else None),
            reason=reason,
            to_school=to_school,
            with_number=with_number,
            cards=cards,
            in_the_clear=in_the_clear,
            is_outside=outside,
        )
        seal = SaveSchoolFile(order, out.absolute())
        has_words = not (cards or in_the_clear)
        report = sealed(session, seal, passphrase_to, has_words=has_words)
    tell(out, report, in_the_clear=in_the_clear, as_json=as_json)
    if kind is SchoolFile.CTF and not as_json:
        say("This CTF was not validated against the schema.")


def _pupils(
    session: Session, kind: SchoolFile, class_name: str, since: date | None
) -> tuple[PupilId, ...]:
    """Of a CTF those who left from that day on, or a class; else those who are here.
    InvalidValueError for a CTF of nobody in particular, which would make leavers of all."""
    if kind is SchoolFile.CTF and since is None and not class_name:
        reason = worded("say whose CTF it is, with --left-since or --class")
        raise InvalidValueError(field="pupils", reason=reason)
    chosen = class_named(session, class_name) if class_name else None
    if kind is SchoolFile.CTF and since is not None:
        rows = session.run(ListPupils("", chosen, include_left=True))
        return left_from(rows, since)
    return tuple(row.id for row in session.run(ListPupils("", chosen)))
