"""The markbook: assessments of a class, and what stands in the cells."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from vault.domain.bands import Band
from vault.domain.english.wording import worded
from vault.domain.half_terms import HALF_TERMS
from vault.domain.ids import NEW, ClassId, PhotoId, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.pupil_values import clean_text
from vault.domain.scales import MarkState, Scale, state_of
from vault.errors import InvalidValueError

MOST_ASSESSMENTS = 200
"""Of one class."""
MOST_CELLS = 20_000
"""Written by one act."""
MOST_WEIGHT = 100
MOST_TOTAL = 1000
LONGEST_NOTE = 500
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Assessment:
    """A column of a class's markbook. `scale` is a row's id or the code of a scale that came with
    the program; `half_term` the point of the year from 1 to 6; `out_of` the total of a scale in
    percent, 0 elsewhere; `weight` 0 leaves it out of a weighted mean. An empty id is one to be
    made; `version` is given back with a change."""

    id: RecordId
    version: int
    class_id: ClassId
    title: str
    scale: str
    day: date
    half_term: int
    out_of: int = 0
    weight: int = 1
    place: int = 0
    is_hidden: bool = False
    is_frozen: bool = False
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class CellMark:
    """What one cell holds; version 0 where nothing was ever entered. `value` is a mark in its
    stored form, or the word of a state."""

    id: RecordId
    version: int
    value: str
    note: str = ""

    @property
    def state(self) -> MarkState | None:
        """What it says in place of a mark."""
        return state_of(self.value)


NO_MARK = CellMark(NEW, 0, "")


@dataclass(frozen=True, slots=True)
class Target:
    """The mark that a pupil is to have reached by a day in assessments of this title."""

    id: RecordId
    version: int
    pupil: PupilId
    scale: str
    title: str
    value: str
    day: date | None


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One pupil with the marks by assessment. `has_left`: not in the class any more; the marks
    stay, and none is added."""

    pupil: PupilId
    called: Called
    marks: Mapping[RecordId, CellMark]
    has_left: bool = False
    targets: tuple[Target, ...] = ()
    photo: PhotoId | None = None
    photo_refused: bool = False

    def mark(self, assessment: RecordId) -> CellMark:
        """An empty one where there is none."""
        return self.marks.get(assessment, NO_MARK)


@dataclass(frozen=True, slots=True)
class Markbook:
    """A class's assessments in their order, the scales they are in, and a line for each pupil:
    first who is in the class, by family name, then who left and has marks."""

    class_id: ClassId
    class_name: str
    assessments: tuple[Assessment, ...]
    scales: Mapping[str, Scale]
    lines: tuple[MarkLine, ...]

    def scale(self, assessment: Assessment) -> Scale:
        """The scale of one of its assessments."""
        return self.scales[assessment.scale]

    def band(self, assessment: Assessment, mark: CellMark) -> Band | None:
        """None for what does not count."""
        return band_of(self.scale(assessment), assessment, mark.value)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One mark in a list: a value or a state, and the band of a value that counts."""

    pupil: PupilId
    called: Called
    class_name: str
    title: str
    day: date
    value: str
    state: MarkState | None
    band: Band | None
    note: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a cell is to hold; `version` is the one that was read, 0 for an empty cell. Without a
    `note` the note stays as it is, '' takes it away."""

    assessment: RecordId
    pupil: PupilId
    version: int
    text: str
    note: str | None = None


def band_of(scale: Scale, assessment: Assessment, value: str) -> Band | None:
    """Where a stored mark of an assessment stands; None for what does not count."""
    return scale.band(value, assessment.half_term, assessment.day, assessment.out_of)


def checked_assessment(assessment: Assessment, scale: Scale) -> Assessment:
    """With a clean title, and a total where its scale is in percent. InvalidValueError."""
    total = assessment.out_of
    if not scale.is_percent:
        total = 0
    elif not 0 <= total <= MOST_TOTAL:
        reason = worded("a whole number from 1 to {0} belongs here").format(MOST_TOTAL)
        raise InvalidValueError(field="out_of", reason=reason)
    if not 1 <= assessment.half_term <= HALF_TERMS:
        raise InvalidValueError(field="half_term", reason=worded("there is no such half-term"))
    if not 0 <= assessment.weight <= MOST_WEIGHT:
        reason = worded("a whole number from {0} to {1} belongs here").format(0, MOST_WEIGHT)
        raise InvalidValueError(field="weight", reason=reason)
    title = assessment_title(assessment.title)
    return replace(assessment, title=title, out_of=total or (100 * scale.is_percent))


def assessment_title(text: str) -> str:
    """One clean line. InvalidValueError."""
    line = clean_text(text)
    if not line:
        raise InvalidValueError(field="title", reason="it cannot be empty")
    if len(line) > _LONGEST_TITLE:
        raise InvalidValueError(field="title", reason=f"longer than {_LONGEST_TITLE} characters")
    return line


def note_of(text: str) -> str:
    """A clean note. InvalidValueError."""
    line = clean_text(text)
    if len(line) > LONGEST_NOTE:
        raise InvalidValueError(field="note", reason=f"longer than {LONGEST_NOTE} characters")
    return line


def weighted_mean(book: Markbook, line: MarkLine) -> tuple[Decimal | None, int]:
    """Of a pupil's marks in percent of their totals, each by its assessment's weight, and of how
    many; (None, 0) where none counts. Only amounts count: no letters, and no state as 0."""
    total, weights, number = Decimal(0), 0, 0
    for assessment in book.assessments:
        scale = book.scale(assessment)
        amount = scale.amount(line.mark(assessment.id).value) if scale.has_mean else None
        top = scale.top(assessment.out_of)
        if amount is None or not scale.is_percent or not assessment.weight:
            continue
        total += assessment.weight * amount * 100 / top
        weights += assessment.weight
        number += 1
    return (total / weights if weights else None), number
