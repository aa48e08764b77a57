"""lists: pupils into a sealed file or one in the clear, and a sealed list opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.list_out import OpenSealedList, SaveList
from vault.actions.pupils import ListPupils
from vault.actions.receive import NeedsPassphrase
from vault.cli.frame import opened, warn_of_place
from vault.cli.marks import As, Json, Stdin, Vault
from vault.cli.named import class_named
from vault.cli.secrets_in import SecretsIn
from vault.cli.way_out import cards_for, sealed, tell
from vault.domain.english.wording import worded
from vault.domain.lists_out import ListForm, ListLine, ListOrder
from vault.domain.people import PupilRow
from vault.domain.secrets import Passphrase
from vault.errors import InvalidValueError

lists = typer.Typer(no_args_is_help=True)
COLUMNS: dict[str, tuple[str, Callable[[PupilRow], str]]] = {
    "surname": ("Surname", lambda row: row.called.family),
    "forename": ("Forename", lambda row: row.called.given),
    "class": ("Class", lambda row: row.class_name),
    "year": ("Year", lambda row: row.year_group),
    "born": ("Date of birth", lambda row: row.born.isoformat() if row.born else ""),
    "sex": ("Sex", lambda row: row.sex),
    "admission_no": ("Admission number", lambda row: row.admission_no),
    "upn": ("UPN", lambda row: row.upn),
}
_FIRST = ("surname", "forename", "class", "year")


@lists.command("save")
def save(  # noqa: PLR0917 - each is an option of the command
    vault: Vault,
    profile: As,
    reason: Annotated[str, typer.Option(help="what the list is needed for")],
    out: Annotated[Path, typer.Option("--out", help="a new file")],
    columns: Annotated[list[str] | None, typer.Option("--column", help=", ".join(COLUMNS))] = None,
    class_name: Annotated[str, typer.Option("--class", help="of one class")] = "",
    form: Annotated[ListForm, typer.Option("--form", help="xlsx or csv")] = ListForm.XLSX,
    to: Annotated[list[str] | None, typer.Option("--to", help="the name on a card")] = None,
    passphrase_to: Annotated[
        Path | None, typer.Option(help="no card: where the generated passphrase goes")
    ] = None,
    in_the_clear: Annotated[
        bool, typer.Option("--in-the-clear", help="do not seal it: nothing protects it")
    ] = False,
    outside: Annotated[
        bool, typer.Option("--outside", help="for people outside the school")
    ] = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Pupils in sight as a table: sealed for a card or a passphrase, unless said otherwise."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        chosen = _columns(columns)
        cards = cards_for(session, to, passphrase_to, in_the_clear=in_the_clear)
        rows = session.run(ListPupils("", class_named(session, class_name) if class_name else None))
        order = ListOrder(
            title=class_name or worded("Pupils"),
            header=tuple(worded(COLUMNS[name][0]) for name in chosen),
            lines=tuple(
                ListLine(row.id, tuple(COLUMNS[name][1](row) for name in chosen)) for row in rows
            ),
            reason=reason,
            form=form,
            cards=cards,
            in_the_clear=in_the_clear,
            is_outside=outside,
        )
        seal = SaveList(order, out.absolute())
        has_words = not (cards or in_the_clear)
        report = sealed(session, seal, passphrase_to, has_words=has_words)
    tell(out, report, in_the_clear=in_the_clear, as_json=as_json)


@lists.command("open")
def open_list(
    vault: Vault,
    file: Annotated[Path, typer.Argument(help="NAME.list.age")],
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="a new file; nothing protects it there")],
    password_stdin: Stdin = False,
) -> None:
    """A sealed list, opened into a file. The passphrase is asked for where it needs one."""
    secrets = SecretsIn(from_stdin=password_stdin)
    with opened(vault, profile, secrets) as session:
        phrase = None
        if session.run(NeedsPassphrase(file)):
            phrase = Passphrase.typed(secrets.text("Passphrase of the file"))
        session.run(OpenSealedList(file.absolute(), out.absolute(), phrase))
    warn_of_place(out, is_sealed=False)


def _columns(names: list[str] | None) -> tuple[str, ...]:
    """InvalidValueError for one that is none."""
    for name in names or ():
        if name not in COLUMNS:
            known = ", ".join(COLUMNS)
            reason = worded("choose one of these: {0}").format(known)
            raise InvalidValueError(field="columns", reason=reason)
    return tuple(names) if names else _FIRST
