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
    """A JSON object: question id to 'same', 'same:<candidate>', 'new' or 'skip'."""
    try:
        said = read_object(read_small(path, _MOST_ANSWERS))
    except OutsideJsonError as error:
        raise UnreadableFileError(reason="it is no JSON with answers") from error
    if not all(isinstance(one, str) for one in said.values()):
        raise UnreadableFileError(reason="answers are one JSON object: question id to answer")
    return tuple(sorted(said.items()))


def check_asked(questions: tuple[Question, ...], said: Answers) -> None:
    """InvalidValueError for an answer to what is not asked: the file or the vault has changed
    since the question was."""
    asked = {one.id for one in questions}
    unasked = [one for one, _ in said if one not in asked]
    if unasked:
        reason = f"there is no question {unasked[0]} about this file; ask for a preview again"
        raise InvalidValueError(field="answers", reason=reason)


def question_json(one: Question) -> Asked:
    """`may_be_new` says whether 'new' can be answered."""
    return {
        "id": one.id,
        "line": one.line,
        "file": one.file,
        "reason": one.reason,
        "kind": one.kind,
        "default": Answer.SKIP.value,
        "may_be_new": one.may_be_new,
        "incoming": _candidate(one.incoming),
        "candidates": [_candidate(candidate) for candidate in one.candidates],
    }


def _candidate(one: Candidate) -> Asked:
    return {
        "id": one.id,
        "name": one.name,
        "born": one.born,
        "class": one.class_name,
        "number": one.number,
    }


def question_line(asked: Asked) -> str:
    """The same for a person."""
    who = " or ".join(_who(one) for one in asked["candidates"])
    said = f"{_who(asked['incoming'])}: {asked['reason']}" + (f": {who}?" if who else "")
    where = asked["file"] or (f"line {asked['line']}" if asked["line"] else "")
    place = f", {where}" if where else ""
    return f"question {asked['id']}{place}: {said} Skipped unless answered."


def _who(one: Asked) -> str:
    rest = (one["born"] and f"born {one['born']}", one["class"], one["number"])
    return ", ".join(part for part in (one["name"], *rest) if part)
