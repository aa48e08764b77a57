"""programmes and judgements: in and out of files, and shown."""

from pathlib import Path
from typing import Annotated, Any

import typer

from vault.actions.explain_table import Door, ExplainTable
from vault.actions.import_objectives import (
    ApplyJudgements,
    ApplyProgrammes,
    PreviewJudgements,
    PreviewProgrammes,
    SaveJudgements,
    SaveProgrammes,
    ShowJudgements,
)
from vault.cli.answers import check_asked, question_json, question_line, read_answers
from vault.cli.explain import tell_how
from vault.cli.frame import give, opened, say
from vault.cli.marks import As, Explain, Json, Letters, OfAll, OfClass, Stdin, Vault, chosen_class
from vault.cli.secrets_in import SecretsIn
from vault.domain.english.wording import worded
from vault.domain.half_terms import half_term_of
from vault.domain.import_objectives import ImportItem, JudgementOrder, ObjectivesPreview
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError, RollStoppedError

programmes = typer.Typer(no_args_is_help=True)
judgements = typer.Typer(no_args_is_help=True)
File = Annotated[Path, typer.Argument(metavar="FILE")]
Apply = Annotated[bool, typer.Option("--apply", help="write it; else preview only")]
Out = Annotated[Path, typer.Option("--out", help="a new file (.csv)")]


@programmes.command("import")
def import_programmes(
    vault: Vault,
    file: File,
    *,
    profile: As,
    apply: Apply = False,
    explain: Explain = False,
    encoding: Letters = "",
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Preview programmes of study (a table: programme, subject, year, area, objective); with
    --apply bring them in."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        options = ReadOptions(encoding)
        if explain:
            tell_how(session.run(ExplainTable(file, Door.PROGRAMMES, options)), as_json=as_json)
            return
        seen = session.run(PreviewProgrammes(file, options))
        _must_be_read(seen)
        if apply:
            session.run(ApplyProgrammes(file, options, seen.digest))
        _tell(seen, apply=apply, as_json=as_json)


@programmes.command("save")
def save_programmes(vault: Vault, profile: As, out: Out, password_stdin: Stdin = False) -> None:
    """Every programme of study as CSV."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        number = session.run(SaveProgrammes(out))
    say(worded("Programmes saved: {0}").format(number))


@judgements.command("import")
def import_judgements(
    vault: Vault,
    file: File,
    *,
    profile: As,
    programme: Annotated[str, typer.Option("--programme", help="of rows that do not say it")] = "",
    term: Annotated[
        str, typer.Option("--term", help="of rows that do not say it, as 'Autumn 2, 2026/27'")
    ] = "",
    apply: Apply = False,
    explain: Explain = False,
    encoding: Letters = "",
    answers: Annotated[
        Path | None,
        typer.Option(help="JSON: question id to same, same:ID or skip", metavar="FILE"),
    ] = None,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Preview judgements (a table: pupil, objective, judgement, term, day, note); with --apply
    bring them in."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if explain:
            found = session.run(ExplainTable(file, Door.JUDGEMENTS, ReadOptions(encoding)))
            tell_how(found, as_json=as_json)
            return
        given = read_answers(answers) if answers is not None else ()
        order = JudgementOrder(programme, half_term_of(term) if term else None)
        options = ReadOptions(encoding)
        seen = session.run(PreviewJudgements(file, order, options, given))
        _must_be_read(seen)
        check_asked(seen.questions, given)
        if apply and not seen.stopped:
            session.run(ApplyJudgements(file, order, options, seen.digest, given))
        _tell(seen, apply=apply, as_json=as_json)
        if seen.stopped:
            raise RollStoppedError(reason=seen.stopped)


@judgements.command("show")
def show(
    vault: Vault,
    profile: As,
    class_name: OfClass = "",
    everything: OfAll = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Every judgement of a class, or of all classes in sight."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        rows = session.run(ShowJudgements(chosen_class(session, class_name, everything=everything)))
    content = [
        {
            "pupil": row.called.known_as,
            "id": row.pupil,
            "class": row.class_name,
            "programme": row.programme,
            "area": row.area,
            "objective": row.objective,
            "term": row.half_term.title,
            "judgement": row.judgement.value,
            "day": row.judged_on.isoformat(),
            "note": row.note,
        }
        for row in rows
    ]
    if as_json:
        give(content)
        return
    for row in rows:
        judged = f"{row.objective}: {row.named}, {row.half_term.title}"
        say(f"{row.called.listed}  {row.class_name}  {judged}")


@judgements.command("save")
def save_judgements(
    vault: Vault,
    profile: As,
    out: Out,
    class_name: OfClass = "",
    everything: OfAll = False,
    password_stdin: Stdin = False,
) -> None:
    """Every judgement of a class, or of all classes in sight, as CSV. Nothing protects it there."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        chosen = chosen_class(session, class_name, everything=everything)
        number = session.run(SaveJudgements(out, chosen))
    say(worded("Judgements saved: {0}").format(number))


def _must_be_read(seen: ObjectivesPreview) -> None:
    if seen.needs_columns:
        raise BadFileError(reason=seen.refused[0].reason)


def _tell(seen: ObjectivesPreview, *, apply: bool, as_json: bool) -> None:
    content = {
        "new": len(seen.new),
        "changed": len(seen.changed),
        "same": seen.same,
        "refused": len(seen.refused),
        "skipped": seen.skipped,
        "changes": [_item(item) for item in seen.changed],
        "questions": [question_json(q) for q in seen.questions if not q.answer],
        "problems": [
            {
                "line": problem.line,
                "field": problem.field,
                "reason": problem.reason,
                "file": problem.file,
                "refused": problem.refused,
            }
            for problem in (*seen.refused, *seen.doubtful)
        ],
    }
    for note in seen.notes:
        say(note)
    if as_json:
        give(content)
        return
    say(", ".join(f"{content[name]} {name}" for name in ("new", "changed", "same", "refused")))
    for item in seen.changed:
        say(f"line {item.line} {item.name}, {item.about}: '{item.old}' becomes '{item.new}'")
    for question in seen.questions:
        if not question.answer:
            say(question_line(question_json(question)))
    for problem in (*seen.refused, *seen.doubtful):
        say(f"line {problem.line} {problem.field}: {problem.reason}")
    if not apply:
        say("This was a preview. Nothing was written; add --apply to bring it in.")


def _item(item: ImportItem) -> dict[str, Any]:
    return {
        "name": item.name,
        "about": item.about,
        "line": item.line,
        "old": item.old,
        "new": item.new,
    }
