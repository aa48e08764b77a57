"""Pictures of which only a person can say whose they are: what the file says beside the children
that come into question."""

import os

from vault.crypto.primitives import digest
from vault.domain.english.wording import worded
from vault.domain.identity.folding import folded_number
from vault.domain.identity.questions import Candidate, Question
from vault.domain.ids import PupilId, RecordId
from vault.domain.people import PupilRow
from vault.domain.preview import PhotoMatch
from vault.exchange.photo_names import Digits, read_file_name, read_words

_QUESTION = b"tuckbox-ask"
_REASONS = {
    "digits": "the name is one child's, and the digits are another child's number",
    "name against number": "the name and the number are of different children",
    "other words": "the number is this child's, but the file's name says something else",
    "other number": "the name is this child's, but the number is not",
    "other index": "the file's name and the index name different children",
    "several lines": "the list beside the pictures names it for more than one child",
    "digits and more": "the number is this child's, but more than a number is in the file's name",
    "digits alone": "the digits could be a year, a date or a counter",
    "odd letters": "letters in the file's name cannot be read",
    "zeros": "the number fits only without its leading zeros",
    "several": "more than one child fits",
    "together": "the names are run together",
    "initial": "only an initial and the family name are there",
    "more words": "there are more words than this child's names, or a short form",
    "near": "the spelling is not the same",
    "class": "the file names a class, and this child is in none",
    "other class": "the file names another class",
}


def asks(match: PhotoMatch) -> bool:
    """Whether a person has to answer whose picture it is before it comes in."""
    return match.by in _REASONS


def photo_question(match: PhotoMatch, stamp: str, rows: dict[PupilId, PupilRow]) -> Question:
    """The question about one match. `stamp` identifies the state of the file (`Bundle.stamp`), so
    an answer for an older file does not count; `rows` has every candidate."""
    file_name = (
        read_words(match.indexed, _is_number)
        if match.indexed
        else read_file_name(match.file, _is_number)
    )
    numbers = [number.text for number in file_name.numbers if number.kind is not Digits.CAMERA]
    incoming = Candidate(
        RecordId(""),
        file_name.spelt,
        class_name=" ".join(file_name.classes),
        number=file_name.upn or " ".join(numbers),
    )
    candidates = tuple(
        _candidate(rows[pupil], file_name.upn, numbers) for pupil in match.candidates
    )
    asked = "|".join((match.file, stamp, match.by, match.indexed, *match.candidates))
    return Question(
        digest(os.fsencode(asked), context=_QUESTION).hex()[:16],
        0,
        worded(_REASONS[match.by]),
        incoming,
        candidates,
        kind="photo",
        file=match.file,
        may_be_new=False,
    )


def _is_number(_token: str) -> bool:
    return True


def _candidate(row: PupilRow, upn: str, numbers: list[str]) -> Candidate:
    """With the number by which the file may mean the child."""
    of_state = folded_number(row.upn)
    is_of_state = bool(of_state) and of_state in map(folded_number, numbers)
    return Candidate(
        RecordId(row.id),
        row.known_as,
        row.born.isoformat() if row.born else "",
        row.class_name,
        row.upn if upn or is_of_state else row.admission_no or row.upn,
    )
