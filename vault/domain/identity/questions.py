"""A question that only a person can answer: is this child of a file that child of the vault?"""

from dataclasses import dataclass
from enum import StrEnum

from vault.domain.ids import RecordId
from vault.errors import InvalidValueError


class Answer(StrEnum):
    """A person's answer to a question. No answer is SKIP: both sides stay as they are."""

    SAME = "same"
    NEW = "new"
    SKIP = "skip"


WITHOUT_CONTACTS = "without-contacts"
"""Behind SAME and a comma: the child is the same, and contacts of the file stay out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be meant, as shown beside others; `id` is empty for the row of the file.
    Fields are empty where nothing is known, or the role may not read them. `born` is an ISO
    date; `given` and `family` are the names by law, where they are kept apart."""

    id: RecordId
    name: str
    born: str = ""
    class_name: str = ""
    number: str = ""
    upn: str = ""
    given: str = ""
    family: str = ""
    address: str = ""
    """Where the first of the contacts lives who says where."""
    call_first: str = ""
    """'Wen Lee, mother'."""


@dataclass(frozen=True, slots=True)
class Question:
    """`id` changes with anything that is asked (the line's content, the candidates), so that an
    answer can never fall on another child than it was given for. `kind` is 'pupil', 'staff' or
    'class'; `answer` is what was answered already, as it was given."""

    id: str
    line: int
    reason: str
    incoming: Candidate
    candidates: tuple[Candidate, ...]
    kind: str = "pupil"
    file: str = ""
    answer: str = ""
    may_be_new: bool = True
    """False where nobody can be added: a picture, or a record that both vaults share."""


Answers = tuple[tuple[str, str], ...]
"""Question id to 'same', 'same:<record id>' (which, where there are several), 'new' or 'skip'. Of a
pupil 'same…,without-contacts' leaves out the contacts that the file has."""


def read_answer(question: Question, text: str) -> tuple[Answer, RecordId]:
    """The answer, and for SAME which record; InvalidValueError for what does not answer it."""
    text, has_more, more = text.strip().partition(",")
    word, _, record = text.partition(":")
    is_of_contacts = more == WITHOUT_CONTACTS and question.kind == "pupil"
    if has_more and not (is_of_contacts and word.casefold() == Answer.SAME):
        reason = (
            f"to question {question.id} nothing can be added but '{WITHOUT_CONTACTS}' to 'same'"
        )
        raise InvalidValueError(field="answers", reason=reason)
    try:
        answer = Answer(word.casefold())
    except ValueError as error:
        reason = f"to question {question.id} 'same', 'new' or 'skip' can be answered"
        raise InvalidValueError(field="answers", reason=reason) from error
    if answer is Answer.NEW and not question.may_be_new:
        reason = f"to question {question.id} only 'same' or 'skip' can be answered"
        raise InvalidValueError(field="answers", reason=reason)
    if answer is not Answer.SAME:
        return answer, RecordId("")
    if not question.candidates:
        reason = (
            f"to question {question.id} 'new' or 'skip' can be answered: the other is not here yet"
        )
        raise InvalidValueError(field="answers", reason=reason)
    known = [candidate.id for candidate in question.candidates]
    if not record and len(known) == 1:
        return answer, known[0]
    if record not in known:
        reason = f"to question {question.id} say which one: 'same:' and the id of a candidate"
        raise InvalidValueError(field="answers", reason=reason)
    return answer, RecordId(record)


def takes_contacts(text: str) -> bool:
    """Whether contacts of the file come in with this answer."""
    return not text.endswith(f",{WITHOUT_CONTACTS}")
