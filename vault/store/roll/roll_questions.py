"""The questions that an import asks, with the answers that were given to them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from vault.crypto.primitives import digest
from vault.domain.identity.outcome import Why
from vault.domain.identity.questions import (
    Answer,
    Answers,
    Candidate,
    Question,
    read_answer,
    takes_contacts,
)
from vault.domain.ids import RecordId
from vault.domain.people import called_of
from vault.errors import InvalidValueError
from vault.store.roll.roll_snapshot import Snapshot

_QUESTION = b"tuckbox-question"
_ID_LENGTH = 16
_LAST = 100
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is: a record of the vault, None for somebody new; or nobody, as long as a question
    about it is open. `notice`, if any, is shown in the preview; `is_answered` where a person chose
    between the two, side by side; without `takes_contacts` what hangs on the row as a contact stays
    out."""

    record: str | None
    is_skipped: bool = False
    notice: str = ""
    is_answered: bool = False
    takes_contacts: bool = True


SKIPPED = Match(None, is_skipped=True)


class QuestionBook:
    """Asks, and takes the answer where there is one; answers to what is not asked are not used."""

    def __init__(self, snapshot: Snapshot, answers: Answers) -> None:
        self._snapshot, self._answers = snapshot, dict(answers)
        self._given: dict[str, dict[str, int]] = defaultdict(dict)
        self.questions: list[Question] = []

    def ask(
        self,
        kind: str,
        key: str,
        line: int,
        why: str,
        incoming: Candidate,
        values: Values,
        records: tuple[str, ...],
    ) -> Match:
        """InvalidValueError for an answer that is none, or that gives one child to two rows."""
        told = (repr(sorted(values.items())), incoming.address, incoming.call_first)
        asked = (self._snapshot.source, kind, key, str(line), why, *told)
        name = digest(
            *(p.encode("utf-8", "replace") for p in (*asked, *records)), context=_QUESTION
        )
        candidates = tuple(self._candidate(kind, record) for record in records)
        question = Question(name.hex()[:_ID_LENGTH], line, str(why), incoming, candidates, kind)
        text = self._answers.get(question.id, "")
        if not text:
            self.questions.append(question)
            return SKIPPED
        answer, record = read_answer(question, text)
        self.questions.append(replace(question, answer=text))
        if answer is Answer.SAME:
            if why != Why.TWICE:
                self._take(kind, record, line)
            return Match(record, is_answered=True, takes_contacts=takes_contacts(text))
        return SKIPPED if answer is Answer.SKIP else Match(None)

    def take(self, kind: str, record: str, line: int) -> None:
        """This row is that record, without a question."""
        self._given[kind][record] = line

    def _take(self, kind: str, record: str, line: int) -> None:
        other = self._given[kind].setdefault(record, line)
        if other != line:
            reason = f"lines {other} and {line} cannot both be the same record"
            raise InvalidValueError(field="answers", reason=reason)

    def _candidate(self, kind: str, record: str) -> Candidate:
        row = self._snapshot.rows[kind][record]
        if kind == "class":
            return Candidate(RecordId(record), str(row["name"]), number=str(row["code"] or ""))
        if kind == "staff":
            return Candidate(RecordId(record), name_of(row), number=str(row["code"] or ""))
        contacts = self._snapshot.contacts_of(record)
        return pupil_candidate(record, row, self._snapshot.class_names(record), contacts)


def pupil_candidate(
    record: str, row: Values, school_classes: Iterable[str], contacts: Iterable[Values]
) -> Candidate:
    """A child of the vault, or with an empty id the row of the file; `contacts` in any order. Both
    numbers stand apart: a file that has only one of them says nothing of the other."""
    by_order = sorted(contacts, key=lambda contact: contact.get("priority") or _LAST)
    homes = (str(contact.get("address") or "") for contact in by_order)

    def text_of(name: str) -> str:
        return str(row.get(name) or "")

    return Candidate(
        RecordId(record),
        name_of(row),
        text_of("born"),
        ", ".join(school_classes),
        text_of("admission_no"),
        text_of("upn"),
        text_of("legal_given"),
        text_of("legal_family"),
        address=next((" ".join(home.split()) for home in homes if home), ""),
        call_first=next((words for words in map(_contact_words, by_order) if words), ""),
    )


def _contact_words(contact: Values) -> str:
    parts = (name_of(contact), str(contact.get("relationship") or ""))
    return ", ".join(part for part in parts if part) if parts[0] else ""


def name_of(row: Values) -> str:
    """'Ann Lee', of a pupil, a contact or a member of staff."""
    name = f"{row.get('given') or ''} {row.get('family') or ''}".strip()
    return called_of(row).known_as or name
