"""erasures: pupils of this copy who were erased in another, and what becomes of each here."""

from datetime import UTC
from pathlib import Path
from typing import Annotated

import typer

from vault.actions.erasures_elsewhere import AnswerErasures, ListOpenErasures
from vault.cli.frame import give, opened, say
from vault.cli.secrets_in import SecretsIn
from vault.domain.ids import PupilId, RecordId


def erasures(
    vault: Annotated[Path, typer.Argument()],
    profile: Annotated[str, typer.Option("--as")],
    erase: Annotated[
        list[str] | None, typer.Option("--erase", help="a pupil's id: erased here as well")
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", help="a pupil's id: stays in this copy")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    password_stdin: Annotated[bool, typer.Option("--password-stdin")] = False,
) -> None:
    """Pupils of this copy who were erased in another. Who is not named by --erase or --keep stays
    unanswered, is not erased, and is listed."""
    answer = AnswerErasures(_ids(erase), _ids(keep))
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if answer.erase or answer.keep:
            session.run(answer)
        waiting = session.run(ListOpenErasures())
    if as_json:
        give(
            [
                {
                    "id": erasure.pupil,
                    "name": erasure.name,
                    "class": erasure.class_name,
                    "erased": erasure.at.astimezone(UTC).isoformat() if erasure.at else "",
                    "by": erasure.by,
                }
                for erasure in waiting
            ]
        )
        return
    for erasure in waiting:
        day = f"{erasure.at:%Y-%m-%d}" if erasure.at else "on a day that is not known"
        who = f"{erasure.pupil} {erasure.name} {erasure.class_name}"
        say(f"{who}: erased elsewhere {day}, by {erasure.by}")
    say(f"{len(waiting)} to be answered." if waiting else "Nothing is to be answered.")


def _ids(texts: list[str] | None) -> tuple[PupilId, ...]:
    return tuple(PupilId(RecordId(text)) for text in texts or ())
