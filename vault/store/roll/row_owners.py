"""Whose the rows of a table are that is no roll: by number, by id, or as a roll's rows are
matched; and which of several rows about one thing counts."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from vault.crypto.primitives import digest
from vault.domain.english.wording import worded
from vault.domain.identity.folding import folded_number
from vault.domain.identity.questions import Answer, Answers, Candidate, Question, read_answer
from vault.domain.ids import RecordId
from vault.domain.import_marks import MarkReading
from vault.domain.incoming import Problem
from vault.domain.people import called_of
from vault.store.roll.roll_identity import PupilMatcher
from vault.store.roll.roll_questions import QuestionBook
from vault.store.roll.roll_snapshot import Snapshot

NOBODY = "nobody in sight is called so"
LEFT = "this pupil has left"
_QUESTION = b"tuckbox-question"
_ID_LENGTH = 16
_R = TypeVar("_R", bound=Hashable)


@dataclass
class Owners:
    """`of` is by the reading's keys: the pupil, or None for who is left out, which is told."""

    of: dict[str, str | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    skipped: int = 0
    """Rows of pupils about whom a question is open."""
    stopped: str = ""


def owners_of(reading: MarkReading, snapshot: Snapshot, answers: Answers) -> Owners:
    """InvalidValueError for an answer that is none, or that gives one child to two rows."""
    found, book = Owners(), QuestionBook(snapshot, answers)
    lines: dict[str, int] = {}
    for mark in reading.marks:
        lines.setdefault(mark.key, mark.line)
    for key, (kind, number) in reading.by_number.items():
        record, reason = _numbered(snapshot, kind, number)
        found.of[key] = record
        if record is None:
            found.problems.append(Problem(lines.get(key, 0), "pupil", reason))
    matcher = PupilMatcher(reading.roll, snapshot, book)
    matches = list(matcher.match())
    found.problems += matcher.problems
    found.stopped = matcher.stopped
    asked = {question.line: question for question in book.questions}
    skipped = set()
    for pupil, match in zip(reading.roll.pupils, matches, strict=True):
        found.of[pupil.key] = match.record
        if match.is_skipped:
            question = asked.get(pupil.line)
            if question is not None and all(
                has_left(snapshot, candidate.id) for candidate in question.candidates
            ):
                book.questions.remove(question)
                found.problems.append(Problem(pupil.line, "pupil", worded(LEFT)))
            else:
                skipped.add(pupil.key)
        elif match.record is None:
            found.problems.append(Problem(pupil.line, "pupil", worded(NOBODY)))
        elif match.notice:
            found.problems.append(Problem(pupil.line, "pupil", match.notice, refused=False))
    found.skipped = sum(1 for mark in reading.marks if mark.key in skipped)
    # A table of what pupils did makes no pupil.
    found.questions = [replace(question, may_be_new=False) for question in book.questions]
    return found


def has_left(snapshot: Snapshot, pupil: str) -> bool:
    """Whether the pupil's last day is past."""
    left_on = snapshot.rows["pupil"][pupil]["left_on"]
    return bool(left_on) and left_on < snapshot.today


def name_of(snapshot: Snapshot, pupil: str) -> str:
    """The name in use."""
    return called_of(snapshot.rows["pupil"][pupil]).known_as


def _numbered(snapshot: Snapshot, kind: str, number: str) -> tuple[str | None, str]:
    """The pupil of that number, or why there is none."""
    if kind == "id":
        found = [number] if number in snapshot.rows["pupil"] else []
    else:
        found = snapshot.numbered(kind, folded_number(number))
    if len(found) == 1:
        return found[0], ""
    return None, worded("several pupils have this number") if found else worded(NOBODY)


@dataclass(frozen=True, slots=True)
class RowValue(Generic[_R]):
    """What one row says of a cell: its line, what it would write, and that in words."""

    line: int
    value: _R
    words: str


class RowChoice:
    """Which of several rows about one cell counts: those that say the same are one, of others a
    person is asked."""

    def __init__(self, snapshot: Snapshot, answers: Answers, reason: str) -> None:
        self._snapshot, self._answers, self._reason = snapshot, dict(answers), reason
        self.questions: list[Question] = []

    def chosen(self, pupil: str, about: str, rows: Sequence[RowValue[_R]]) -> RowValue[_R] | None:
        """None while that is open, or when none of them is to count."""
        if len({one.value for one in rows}) == 1:
            return rows[0]
        question = self._question(pupil, about, rows)
        text = self._answers.get(question.id, "")
        self.questions.append(replace(question, answer=text))
        if not text:
            return None
        answer, candidate = read_answer(question, text)
        if answer is not Answer.SAME:
            return None
        return next(one for one in rows if _row_name(one.line) == candidate)

    def _question(self, pupil: str, about: str, rows: Sequence[RowValue[Any]]) -> Question:
        row = self._snapshot.rows["pupil"][pupil]
        told = repr([(one.line, one.words) for one in rows])
        parts = (self._reason, about, pupil, told)
        record = digest(*(p.encode("utf-8", "replace") for p in parts), context=_QUESTION)
        classes = ", ".join(self._snapshot.class_names(pupil))
        return Question(
            record.hex()[:_ID_LENGTH],
            rows[0].line,
            worded(self._reason),
            Candidate(
                RecordId(""), name_of(self._snapshot, pupil), str(row["born"] or ""), classes
            ),
            tuple(
                Candidate(
                    _row_name(one.line),
                    worded("line {0}").format(one.line),
                    number=one.words,
                )
                for one in rows
            ),
            kind="mark",
            may_be_new=False,
        )


def _row_name(line: int) -> RecordId:
    return RecordId(f"line-{line}")
