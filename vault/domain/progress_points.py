"""Summative judgements as points of progress: beside assessments, in the same four bands, so that
any two stand in one matrix."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from vault.domain.bands import BAND_WORDS, BANDS
from vault.domain.english.wording import worded
from vault.domain.half_terms import HalfTerm, first_day
from vault.domain.ids import NEW, PupilId, RecordId
from vault.domain.markbook import Assessment, CellMark, Markbook
from vault.domain.objectives import Summative
from vault.domain.scales import Editor, Evaluation, Scale, ScaleValue

GIVEN: Final = "summative"
"""The scale of such a point, which no row of the vault has."""


@dataclass(frozen=True, slots=True)
class Given:
    """A pupil's summative judgement in one programme of study."""

    pupil: PupilId
    programme: RecordId
    title: str
    summative: Summative


def is_given(point: Assessment) -> bool:
    """Whether it is a programme at a half-term, and no assessment of a markbook."""
    return point.scale == GIVEN


def with_given(book: Markbook, judged: Iterable[Given]) -> Markbook:
    """The book with a column for each programme and half-term at which one of its pupils has a
    summative judgement. Such a book is to be looked at, and never written."""
    columns: dict[RecordId, Assessment] = {}
    marks: dict[PupilId, dict[RecordId, CellMark]] = defaultdict(dict)
    for one in judged:
        column = _column(book, one.programme, one.title, one.summative.half_term)
        columns[column.id] = column
        marks[one.pupil][column.id] = CellMark(NEW, 0, one.summative.band.value)
    if not columns:
        return book
    lines = tuple(replace(line, marks={**line.marks, **marks[line.pupil]}) for line in book.lines)
    return replace(
        book,
        assessments=(*book.assessments, *columns.values()),
        scales={**book.scales, GIVEN: _scale()},
        lines=lines,
    )


def _column(book: Markbook, programme: RecordId, title: str, point: HalfTerm) -> Assessment:
    return Assessment(
        RecordId(f"{programme} {point.year} {point.number}"),
        0,
        book.class_id,
        worded("{0} (objectives)").format(title),
        GIVEN,
        first_day(point),
        point.number,
        class_name=book.class_name,
    )


def _scale() -> Scale:
    return Scale(
        NEW,
        0,
        worded("Summative judgement"),
        Editor.LETTERS,
        values=tuple(
            ScaleValue(band.value, worded(BAND_WORDS[band]), rank)
            for rank, band in enumerate(BANDS, start=1)
        ),
        evaluations=(Evaluation(0, 2, 3, 4),),
        code=GIVEN,
    )
