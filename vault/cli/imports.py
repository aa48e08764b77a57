"""import: preview or apply, of a roll or of photos."""

from pathlib import Path
from typing import Any

from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.cli.frame import give, say
from vault.domain.incoming import Problem
from vault.domain.preview import OLDER, PhotoMatch, ReadOptions
from vault.errors import BadFileError
from vault.exchange.recognise import kind_of
from vault.session import Session


def run_import(session: Session, source: Path, *, apply: bool, as_json: bool) -> None:
    """Counts and problems as the answer."""
    answer = _photos(session, source, apply) if kind_of(source) == "photos" else None
    answer = answer or _roll(session, source, apply)
    if as_json:
        give(answer)
        return
    say(", ".join(f"{answer[name]} {name}" for name in ("new", "changed", "same", "refused")))
    for problem in answer["problems"]:
        say(f"line {problem['line']} {problem['field']}: {problem['reason']}")
    if not apply:
        say("This was a preview. Nothing was written; add --apply to bring it in.")


def _roll(session: Session, source: Path, apply: bool) -> dict[str, Any]:
    preview = session.run(PreviewRoll(source))
    if preview.needs_columns:
        raise BadFileError(reason="no column holds names")
    if apply:
        session.run(ApplyRoll(source, ReadOptions(), preview.digest))
    for note in preview.notes:
        say(note)
    return {
        "new": len(preview.new),
        "changed": len(preview.changed),
        "same": preview.same,
        "refused": len(preview.refused),
        "problems": [_problem(p) for p in (*preview.refused, *preview.doubtful)],
    }


def _photos(session: Session, source: Path, apply: bool) -> dict[str, Any]:
    """What is sure comes in, and what is answered; a question that nobody answered stays out."""
    preview = session.run(PreviewPhotos(source))
    sure = frozenset(match.file for match in preview.matches if match.is_sure)
    asked = {question.file for question in preview.questions}
    problems = [
        Problem(0, "photo", _left_out_words(match), match.file)
        for match in preview.matches
        if not match.is_same and not match.is_sure and match.file not in asked
    ]
    problems += [Problem(0, "photo", "it is no picture", name) for name in preview.unread]
    added = len(sure)
    if apply:
        report = session.run(ApplyPhotos(source, preview.digest, picked=sure))
        added = report.new
        problems += report.problems
    return {
        "new": added,
        "changed": 0,
        "same": sum(1 for match in preview.matches if match.is_same),
        "refused": len(problems),
        "problems": [_problem(problem) for problem in problems],
    }


def _left_out_words(match: PhotoMatch) -> str:
    if match.by == OLDER:
        return f"older than another picture of {match.name}"
    return match.refused or f"no pupil was found for {match.file}"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "line": problem.line,
        "field": problem.field,
        "reason": problem.reason,
        "file": problem.file,
        "refused": problem.refused,
    }
