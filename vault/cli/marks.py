"""marks import, show and save, analyse: what an office does with marks from a script."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from vault.actions.explain_table import Door, ExplainTable
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.markbook import AnalyseAssessment, SaveMarks, ShowMarks
from vault.cli.answers import check_asked, question_json, question_line, read_answers
from vault.cli.explain import tell_how
from vault.cli.frame import give, opened, say
from vault.cli.named import class_named
from vault.cli.secrets_in import SecretsIn
from vault.domain.ids import ClassId
from vault.domain.import_marks import MarkItem, MarkOrder, MarkPreview
from vault.domain.incoming import Problem
from vault.domain.mark_figures import Figures, rounded
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError, InvalidValueError, RollStoppedError
from vault.session import Session

marks = typer.Typer(no_args_is_help=True)
Vault = Annotated[Path, typer.Argument(help="the vault's folder")]
As = Annotated[str, typer.Option("--as", help="the acting profile")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="one password a line on stdin")]
Letters = Annotated[
    str, typer.Option("--encoding", help="how letters are read: utf-8, cp1252, mac_roman …")
]
Json = Annotated[bool, typer.Option("--json", help="JSON on standard output")]
Title = Annotated[str, typer.Option("--assessment", help="the assessment's title")]
Explain = Annotated[
    bool, typer.Option("--explain", help="only say how sheets, letters and columns are read")
]
OfClass = Annotated[str, typer.Option("--class", help="of one class")]
OfAll = Annotated[bool, typer.Option("--all", help="of all classes in sight")]


@marks.command("import")
def import_marks(
    vault: Vault,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    profile: As,
    assessment: Title,
    scale: Annotated[str, typer.Option("--scale", help="its title, or its code")] = "",
    class_name: Annotated[
        str, typer.Option("--class", help="all rows are of this class; else of each pupil's own")
    ] = "",
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="its day; else today")
    ] = None,
    out_of: Annotated[int, typer.Option("--out-of", help="its total, of a scale in percent")] = 0,
    apply: Annotated[bool, typer.Option("--apply", help="write it; else preview only")] = False,
    explain: Explain = False,
    encoding: Letters = "",
    answers: Annotated[
        Path | None,
        typer.Option(help="JSON: question id to same, same:ID or skip", metavar="FILE"),
    ] = None,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Preview a table of marks, or the results in a CTF; with --apply bring them in."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        if explain:
            found = session.run(ExplainTable(file, Door.MARKS, ReadOptions(encoding), assessment))
            tell_how(found, as_json=as_json)
            return
        given = read_answers(answers) if answers is not None else ()
        school_class = class_named(session, class_name) if class_name else None
        day = on.date() if on is not None else None
        order = MarkOrder(assessment, scale, school_class, day, out_of)
        options = ReadOptions(encoding)
        seen = session.run(PreviewMarks(file, order, options, given))
        if seen.needs_columns:
            raise BadFileError(reason=seen.refused[0].reason)
        check_asked(seen.questions, given)
        if apply and not seen.stopped:
            session.run(ApplyMarks(file, order, options, seen.digest, given))
        for note in seen.notes:
            say(note)
        _tell(seen, as_json=as_json)
        if seen.stopped:
            raise RollStoppedError(reason=seen.stopped)
        if not apply and not as_json:
            say("This was a preview. Nothing was written; add --apply to bring it in.")


def _tell(seen: MarkPreview, *, as_json: bool) -> None:
    content = {
        "assessment": seen.title,
        "scale": seen.scale,
        "classes": [{"class": name, "new": is_new} for name, is_new in seen.assessments],
        "new": len(seen.new),
        "changed": len(seen.changed),
        "same": seen.same,
        "refused": len(seen.refused),
        "skipped": seen.skipped,
        "changes": [_item(item) for item in seen.changed],
        "questions": [question_json(q) for q in seen.questions if not q.answer],
        "problems": [_problem(p) for p in (*seen.refused, *seen.doubtful)],
    }
    if as_json:
        give(content)
        return
    counts = ("new", "changed", "same", "refused")
    say(", ".join(f"{content[name]} {name}" for name in counts))
    for change in seen.changed:
        say(f"line {change.line} {change.name}: '{change.old}' becomes '{change.new}'")
    for question in seen.questions:
        if not question.answer:
            say(question_line(question_json(question)))
    for problem in (*seen.refused, *seen.doubtful):
        say(f"line {problem.line} {problem.field}: {problem.reason}")


def _item(item: MarkItem) -> dict[str, Any]:
    return {
        "pupil": item.name,
        "class": item.class_name,
        "line": item.line,
        "old": item.old,
        "new": item.new,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "field": problem.field,
        "reason": problem.reason,
        "file": problem.file,
        "refused": problem.refused,
    }


@marks.command("show")
def show(
    vault: Vault,
    profile: As,
    class_name: OfClass = "",
    everything: OfAll = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """Every mark of a class, or of all classes in sight."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        rows = session.run(ShowMarks(chosen_class(session, class_name, everything=everything)))
    content = [
        {
            "pupil": row.called.known_as,
            "id": row.pupil,
            "class": row.class_name,
            "assessment": row.title,
            "day": row.day.isoformat(),
            "value": row.value,
            "state": row.state or "",
            "band": row.band or "",
            "note": row.note,
        }
        for row in rows
    ]
    if as_json:
        give(content)
        return
    for row in rows:
        mark = f"{row.state or row.value} {row.band or ''}".strip()
        say(f"{row.called.listed}  {row.class_name}  {row.title}, {row.day}: {mark}")


@marks.command("save")
def save(
    vault: Vault,
    profile: As,
    out: Annotated[Path, typer.Option("--out", help="a new file (.csv)")],
    class_name: OfClass = "",
    everything: OfAll = False,
    password_stdin: Stdin = False,
) -> None:
    """Every mark of a class, or of all classes in sight, as CSV. Nothing protects it there."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        number = session.run(
            SaveMarks(out, chosen_class(session, class_name, everything=everything))
        )
    say(f"Marks saved: {number}")


def analyse(
    vault: Vault,
    profile: As,
    assessment: Title,
    class_name: OfClass = "",
    everything: OfAll = False,
    as_json: Json = False,
    password_stdin: Stdin = False,
) -> None:
    """How many marks an assessment has, their mean and spread, and how many are in each band."""
    with opened(vault, profile, SecretsIn(from_stdin=password_stdin)) as session:
        chosen = chosen_class(session, class_name, everything=everything)
        found = session.run(AnalyseAssessment(assessment, chosen))
    content = {
        "assessment": found.title,
        "classes": found.classes,
        **_figures(found.figures),
        "points": [{"point": one.point.title, **_figures(one.figures)} for one in found.points],
    }
    if as_json:
        give(content)
        return
    say(f"{found.title}: {found.figures.count} marks")
    say(f"mean {content['mean']}, spread {content['spread']}")
    for band, number in found.figures.bands.items():
        say(f"{band}: {number}")


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "count": figures.count,
        "mean": rounded(figures.mean, 4),
        "spread": rounded(figures.spread, 4),
        "lowest": rounded(figures.lowest),
        "quarter": rounded(figures.quarter),
        "middle": rounded(figures.middle),
        "three_quarters": rounded(figures.three_quarters),
        "highest": rounded(figures.highest),
        "in_percent": figures.in_percent,
        "bands": {band.value: number for band, number in figures.bands.items()},
        "unbanded": figures.unbanded,
        "states": {state.value: number for state, number in figures.states.items()},
        "uncounted": figures.uncounted,
    }


def chosen_class(session: Session, class_name: str, *, everything: bool) -> ClassId | None:
    """The class, or None for all; InvalidValueError unless it is one of both."""
    if bool(class_name) == everything:
        raise InvalidValueError(field="class", reason="name one with --class, or say --all")
    return class_named(session, class_name) if class_name else None
