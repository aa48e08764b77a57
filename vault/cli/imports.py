"""import: preview or apply, of a roll or of photos."""

from collections import Counter
from pathlib import Path
from typing import Any

from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, ExplainRoll, PreviewRoll
from vault.cli.answers import check_asked, question_json, question_line, read_answers
from vault.cli.explain import CHOOSE, tell_how
from vault.cli.frame import give, say
from vault.domain.english.counted import counted
from vault.domain.english.wording import worded
from vault.domain.file_names import readable
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
_AS_FOUND = ReadOptions()
_MANY = {"class": "classes", "staff": "staff"}
_OLD = "If they are right, say so with --any-age."


def run_import(
    session: Session,
    source: Path,
    *,
    apply: bool,
    as_json: bool,
    answers: Path | None = None,
    options: ReadOptions = _AS_FOUND,
) -> None:
    """Counts, changes, questions and problems as the answer. RollStoppedError."""
    given = read_answers(answers) if answers is not None else ()
    if kind_of(source) == "photos":
        answer, stopped = _photos(session, source, given, apply), ""
    else:
        answer, stopped = _roll(session, source, given, options, apply=apply)
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
    new = answer["new_by_kind"].items()
    kinds = ", ".join(counted(count, kind, _MANY.get(kind, "")) for kind, count in new)
    if kinds:
        say(worded("Of the new ones: {0}.").format(kinds))
    for change in answer["changes"]:
        words = f"'{change['old']}' becomes '{change['new']}'"
        say(f"line {change['line']} {change['pupil']}: {change['field']}: {words}")
    for asked in answer["questions"]:
        say(question_line(asked))
    for problem in answer["problems"]:
        say(f"line {problem['line']} {problem['field']}: {problem['reason']}")
    if answer["skipped"]:
        say(f"{answer['skipped']} rows stay as they are because of a question.")


def explain_import(
    session: Session, source: Path, *, as_json: bool, options: ReadOptions = _AS_FOUND
) -> None:
    """How the file is understood: its sheets, letters and columns; of photos, what a list beside
    them says of each. BadFileError."""
    if kind_of(source) == "photos":
        _tell_pictures(session.run(PreviewPhotos(source)).matches, as_json=as_json)
    else:
        tell_how(session.run(ExplainRoll(source, options)), as_json=as_json)


def _tell_pictures(matches: tuple[PhotoMatch, ...], *, as_json: bool) -> None:
    if as_json:
        give([{"file": m.file, "listed": m.indexed, "by": m.by, "pupil": m.name} for m in matches])
        return
    for match in matches:
        listed = f"listed as '{match.indexed}'" if match.indexed else "in no list beside it"
        whose = f"{match.name}, by {match.by}" if match.by else "nobody's"
        say(f"picture '{readable(match.file)}': {listed}; {whose}")


def _roll(
    session: Session, source: Path, given: Answers, options: ReadOptions, *, apply: bool
) -> tuple[Answered, str]:
    """What would be done or was done, and why the file was stopped if it was."""
    preview = session.run(PreviewRoll(source, options, given))
    if preview.needs_columns:
        raise BadFileError(reason="no column holds names")
    check_asked(preview.questions, given)
    skipped = preview.skipped
    stopped = preview.stopped or (f"{preview.doubt}; {CHOOSE}" if preview.doubt else "")
    if apply and not stopped:
        report = session.run(ApplyRoll(source, options, preview.digest, given))
        skipped = report.skipped
    for note in (*preview.notes, *((preview.asks_age, _OLD) if preview.asks_age else ())):
        say(note)
    answer = {
        "new": len(preview.new),
        "new_by_kind": dict(Counter(item.kind for item in preview.new)),
        "changed": len(preview.changed),
        "same": preview.same,
        "refused": len(preview.refused),
        "skipped": skipped,
        "changes": [_change(item, diff) for item in preview.changed for diff in item.fields],
        "questions": [
            question_json(question) for question in preview.questions if not question.answer
        ],
        "problems": [_problem(p) for p in (*preview.refused, *preview.doubtful)],
        "asks_age": preview.asks_age,
    }
    return answer, stopped


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
        "new_by_kind": {"photo": added} if added else {},
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
