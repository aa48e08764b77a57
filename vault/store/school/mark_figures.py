"""SQL for figures of marks: how often each value was given, over a class or a whole school."""

from collections import defaultdict
from datetime import date

from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.mark_figures import (
    Analysis,
    PupilMark,
    PupilMarks,
    Tally,
    by_points,
    figures_of,
)
from vault.domain.markbook import assessment_title
from vault.domain.pupil_overview import GivenMark
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.database.mark_tallies import GIVEN, how_often
from vault.store.database.rows import Row, as_day
from vault.store.school.markbook import MarkbookRows
from vault.store.school.scales import Scales

_ASSESSED = (
    f"SELECT a.class_id, a.title, a.scale_id, a.half_term, a.day, a.out_of, {GIVEN} AS given"
    " FROM markbook_column a"
)
_NEWEST_FIRST = "ORDER BY a.day DESC, a.id"
_Kind = tuple[str, int, str, int]
"""Scale, half-term, day and total."""


class MarkFigures:
    """How often each value was given, over a class or the whole school in sight."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._scales, self._rows = Scales(context), MarkbookRows(context)

    def analysis(self, title: str, school_class: ClassId | None = None) -> Analysis:
        """Of a class, or of all in sight. InvalidValueError where nothing is called so."""
        where, values = "a.title = ? COLLATE NOCASE", [assessment_title(title)]
        if school_class is not None:
            where, values = f"{where} AND a.class_id = ?", [*values, school_class]
        found = self._given(where, values)
        if not found:
            reason = worded("there is none of this name")
            raise InvalidValueError(field="assessment", reason=reason)
        newest, older = _of_each_class(found)
        scales, counted = self._scales.stored(), _counted(newest)
        return Analysis(
            found[0].title,
            len(newest),
            figures_of(counted, scales),
            by_points([*counted, *_counted(older)], scales),
        )

    def of_pupil(self, pupil: PupilId) -> PupilMarks:
        """Every mark of the pupil in sight, with the figures of its class. NotFoundError."""
        line, assessments = self._rows.line_of(pupil)
        scales = self._scales.stored()
        marks = tuple(
            PupilMark(
                assessment,
                scales[assessment.scale],
                line.mark(assessment.id),
                figures_of(self._of(assessment.id), scales),
            )
            for assessment in assessments
        )
        return PupilMarks(line, marks)

    def given_to(self, pupil: PupilId) -> tuple[GivenMark, ...]:
        """Every mark of the pupil in sight, the earliest first, without figures. NotFoundError."""
        line, assessments = self._rows.line_of(pupil)
        scales = self._scales.stored()
        return tuple(GivenMark(a, scales[a.scale], line.mark(a.id)) for a in assessments)

    def _of(self, assessment: RecordId) -> list[Tally]:
        return _counted(self._given("a.id = ?", [assessment]))

    def _given(self, where: str, values: list[str]) -> list[Row]:
        """A row for each assessment, the newest first."""
        return self._work.select(f"{_ASSESSED} WHERE {where} {_NEWEST_FIRST}", values)


def _of_each_class(found: list[Row]) -> tuple[list[Row], list[Row]]:
    """The newest assessment of each class, and those before."""
    newest: dict[str, Row] = {}
    older = [one for one in found if newest.setdefault(one.class_id, one) is not one]
    return list(newest.values()), older


def _counted(assessments: list[Row]) -> list[Tally]:
    lines: dict[_Kind, list[str]] = defaultdict(list)
    for one in assessments:
        lines[one.scale_id, one.half_term, one.day, one.out_of].append(one.given)
    return [
        Tally(scale, half_term, as_day(day) or date.min, out_of, value, number)
        for (scale, half_term, day, out_of), given in lines.items()
        for value, number in how_often(given).items()
    ]
