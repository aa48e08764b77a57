"""checklists: shown and saved."""

from pathlib import Path
from typing import Annotated

import typer

from vault.actions.checklists import ListChecklists, OpenChecklist, SaveChecklist
from vault.cli.frame import give, opened, say
from vault.cli.marks import As, Json, OfClass, Stdin, Vault
from vault.cli.named import class_named
from vault.cli.secrets_in import SecretsIn
from vault.domain.checklists import Checklist
from vault.domain.english.wording import worded
from vault.errors import InvalidValueError
from vault.session import Session

checklists = typer.Typer(no_args_is_help=True)
Title = Annotated[str, typer.Option("--title", help="the list's title; else all lists")]


@checklists.command("show")
def show(
    vault: Vault,
    profile: As,
    class_name: OfClass = "",
    title: Title = "",
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """What stands in the lists of a class, or of all classes in sight."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        pages = [session.run(OpenChecklist(one.id)) for one in _found(session, class_name, title)]
    content = [
        {
            "class": page.checklist.class_name,
            "title": page.checklist.title,
            "ends": page.checklist.ends.isoformat() if page.checklist.ends else "",
            "pupils": [
                {
                    "pupil": line.called.known_as,
                    "id": line.pupil,
                    "marks": {c.title: line.mark(c.id).value for c in page.checklist.columns},
                }
                for line in page.lines
            ],
        }
        for page in pages
    ]
    if as_json:
        give(content)
        return
    for page in pages:
        say(f"{page.checklist.class_name}: {page.checklist.title}")
        for line in page.lines:
            marks = [f"{c.title} {line.mark(c.id).value}" for c in page.checklist.columns]
            say(f"{line.called.listed}  {', '.join(marks)}")


@checklists.command("save")
def save(
    vault: Vault,
    profile: As,
    class_name: Annotated[str, typer.Option("--class", help="the list's class")],
    title: Annotated[str, typer.Option("--title", help="the list's title")],
    out: Annotated[Path, typer.Option("--out", help="a new file (.csv)")],
    password_stdin: Stdin = False,
) -> None:
    """One list as CSV. Nothing protects it there."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        found = _found(session, class_name, title)[0]
        number = session.run(SaveChecklist(out, found.id))
    say(worded("Pupils saved: {0}").format(number))


def _found(session: Session, class_name: str, title: str) -> list[Checklist]:
    """InvalidValueError for a class or a title that is not here."""
    if class_name:
        class_named(session, class_name)
    found = [
        one
        for one in session.run(ListChecklists())
        if class_name.casefold() in ("", one.class_name.casefold())
        and title.casefold() in ("", one.title.casefold())
    ]
    if title and not found:
        reason = worded("there is no list called '{0}' here").format(title)
        raise InvalidValueError(field="title", reason=reason)
    return found
