"""import: preview or apply, of a roll or of photos."""

from pathlib import Path
from typing import Any

from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.cli.answers import check_asked, question_json, question_line, read_answers
from vault.cli.frame import give, say
from vault.domain.english.wording import worded
from vault.domain.identity.questions import Answer, Answers
from vault.domain.incoming import Problem
from vault.domain.preview import (
    OLDER,
    FieldDiff,
    PhotoMatch,
    PreviewItem,
    ReadOptions,
)
from vault.errors import BadFileError, RollStoppedError
from vault.exchange.recognise import kind_of
from vault.session import Session

Answered = dict[str, Any]


def run_import(
    session: Session,
    source: Path,
    *,
    apply: bool,
    as_json: bool,
    answers: Path | None = None,
    options: ReadOptions = ReadOptions(),
) -> None:
    """Counts, changes, questions and problems as the answer. RollStoppedError."""
    given = read_answers(answers) if answers is not None else ()
    if kind_of(source) == "photos":
        answer, stopped = _photos(session, source, given, apply), ""
    else:
        answer, stopped = _roll(session, source, given, apply, options)
    if as_json:
        give(answer)
    else:
        _say(answer)
    if stopped:
        raise RollStoppedError(reason=stopped)
    if not apply and not as_json:
        say("This was a preview. Nothing was written; add --apply to bring it in.")


def _say(answer: Answered) -> None:
    say(", ".join(f"{answer[name]} {name}" for name in ("new", "changed", "same", "refused")))
    for change in answer["changes"]:
        words = f"'{change['old']}' becomes '{change['new']}'"
        say(f"line {change['line']} {change['pupil']}: {change['field']}: {words}")
    for asked in answer["questions"]:
        say(question_line(asked))
    for problem in answer["problems"]:
        say(f"line {problem['line']} {problem['field']}: {problem['reason']}")
    if answer["skipped"]:
        say(f"{answer['skipped']} rows stay as they are because of a question.")


def _roll(
    session: Session, source: Path, given: Answers, apply: bool, options: ReadOptions
) -> tuple[Answered, str]:
    """What would be done or was done, and why the file was stopped if it was."""
    preview = session.run(PreviewRoll(source, options, given))
    if preview.needs_columns:
        raise BadFileError(reason="no column holds names")
    check_asked(preview.questions, given)
    skipped = preview.skipped
    if apply and not preview.stopped:
        report = session.run(ApplyRoll(source, options, preview.digest, given))
        skipped = report.skipped
    for note in preview.notes:
        say(note)
    answer = {
        "new": len(preview.new),
        "changed": len(preview.changed),
        "same": preview.same,
        "refused": len(preview.refused),
        "skipped": skipped,
        "changes": [_change(item, diff) for item in preview.changed for diff in item.fields],
        "questions": [
            question_json(question) for question in preview.questions if not question.answer
        ],
        "problems": [_problem(p) for p in (*preview.refused, *preview.doubtful)],
    }
    return answer, preview.stopped


def _change(item: PreviewItem, diff: FieldDiff) -> Answered:
    pupil = f"{item.label} ({item.kind})" if item.kind != "pupil" else item.label
    return {
        "pupil": pupil,
        "field": diff.field,
        "old": diff.old,
        "new": diff.new,
        "line": item.line,
    }


def _photos(session: Session, source: Path, given: Answers, apply: bool) -> Answered:
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
    check_asked(preview.questions, given)
    left = [question for question in preview.questions if question.id not in dict(given)]
    added, skipped = len(sure), len(left) + sum(1 for _, text in given if text == Answer.SKIP)
    if apply:
        report = session.run(ApplyPhotos(source, preview.digest, answers=given, picked=sure))
        added, skipped = report.new, report.skipped
        problems += report.problems
    return {
        "new": added,
        "changed": 0,
        "same": sum(1 for match in preview.matches if match.is_same),
        "refused": len(problems),
        "skipped": skipped,
        "changes": [],
        "questions": [question_json(question) for question in left],
        "problems": [_problem(problem) for problem in problems],
    }


def _left_out_words(match: PhotoMatch) -> str:
    if match.by == OLDER:
        return f"older than another picture of {match.name}"
    return match.refused or worded("no pupil was found for {0}").format(match.file)


def _problem(problem: Problem) -> Answered:
    return {
        "line": problem.line,
        "field": problem.field,
        "reason": problem.reason,
        "file": problem.file,
        "refused": problem.refused,
    }
