"""Questions of identity for a script, and its answers from a file."""

from pathlib import Path
from typing import Any

from vault.domain.identity.questions import Answer, Answers, Candidate, Question
from vault.domain.outside_json import OutsideJsonError, read_object
from vault.errors import InvalidValueError, UnreadableFileError
from vault.exchange.small_files import read_small

_MOST_ANSWERS = 4 << 20
Asked = dict[str, Any]


def read_answers(path: Path) -> Answers:
    """A JSON object: question id to 'same', 'same:<candidate>', 'new' or 'skip', of a pupil also
    'same,without-contacts'.
    UnreadableFileError for anything else."""
    try:
        answers = read_object(read_small(path, _MOST_ANSWERS))
    except OutsideJsonError as error:
        raise UnreadableFileError(reason="it is no JSON with answers") from error
    if not all(isinstance(answer, str) for answer in answers.values()):
        raise UnreadableFileError(reason="answers are one JSON object: question id to answer")
    return tuple(sorted(answers.items()))


def check_asked(questions: tuple[Question, ...], answers: Answers) -> None:
    """InvalidValueError for an answer to what is not asked: the file or the vault has changed
    since the question was."""
    asked = {question_id.id for question_id in questions}
    unasked = [question_id for question_id, _ in answers if question_id not in asked]
    if unasked:
        reason = f"there is no question {unasked[0]} about this file; ask for a preview again"
        raise InvalidValueError(field="answers", reason=reason)


def question_json(question: Question) -> Asked:
    """`may_be_new` says whether 'new' can be answered."""
    return {
        "id": question.id,
        "line": question.line,
        "file": question.file,
        "reason": question.reason,
        "kind": question.kind,
        "default": Answer.SKIP.value,
        "may_be_new": question.may_be_new,
        "incoming": _candidate(question.incoming),
        "candidates": [_candidate(candidate) for candidate in question.candidates],
    }


def _candidate(candidate: Candidate) -> Asked:
    return {
        "id": candidate.id,
        "name": candidate.name,
        "born": candidate.born,
        "class": candidate.class_name,
        "number": candidate.number or candidate.upn,
        "address": candidate.address,
        "call_first": candidate.call_first,
    }


def question_line(asked: Asked) -> str:
    """The same for a person."""
    who = " or ".join(_who(candidate) for candidate in asked["candidates"])
    sentence = f"{_who(asked['incoming'])}: {asked['reason']}" + (f": {who}?" if who else "")
    where = asked["file"] or (f"line {asked['line']}" if asked["line"] else "")
    place = f", {where}" if where else ""
    return f"question {asked['id']}{place}: {sentence} Skipped unless answered."


def _who(person: Asked) -> str:
    rest = (person["born"] and f"born {person['born']}", person["class"], person["number"])
    return ", ".join(part for part in (person["name"], *rest) if part)
