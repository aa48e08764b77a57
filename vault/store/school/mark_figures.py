"""SQL for figures of marks: the database counts how often each value was given."""

from collections.abc import Iterable
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
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.database.rows import as_day
from vault.store.database.work import batched
from vault.store.school.markbook import MarkbookRows
from vault.store.school.scales import Scales

_HOW_MANY = (
    "SELECT count(a.id) AS number, count(DISTINCT a.class_id) AS classes, max(a.title) AS title"
    " FROM markbook_column a"
)
_KINDS = "SELECT DISTINCT a.scale_id, a.half_term, a.day, a.out_of FROM markbook_column a"
_TALLIES = "SELECT m.value, count(*) AS number FROM mark m WHERE m.markbook_column_id IN"
"""Not a join: through the fence's views its sorting takes twice as long."""
_OF_KIND = "AND a.scale_id = ? AND a.half_term = ? AND a.day = ? AND a.out_of = ?"
_GROUPED = "AND m.value <> '' GROUP BY m.value"
"""By the value alone, one kind of assessment after the other: sorted by all that makes a kind, half
a million marks take four times as long."""


class MarkFigures:
    """How often each value was given, over a class or the whole school in sight."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._scales, self._rows = Scales(context), MarkbookRows(context)

    def analysis(self, title: str, school_class: ClassId | None = None) -> Analysis:
        """Of a class, or of all in sight. InvalidValueError where nothing is called so."""
        where, values = self._where(title, school_class)
        there = self._work.select_one(f"{_HOW_MANY} {where}", values)
        if there is None or not there.number:
            reason = worded("there is none of this name")
            raise InvalidValueError(field="assessment", reason=reason)
        tallies = self._tallies(where, values)
        scales = self._scales.stored()
        points = by_points(tallies, scales)
        if there.classes < there.number:
            tallies = self._of(self._newest(title, school_class))
        return Analysis(there.title, there.classes, figures_of(tallies, scales), points)

    def _newest(self, title: str, school_class: ClassId | None) -> tuple[RecordId, ...]:
        """Of each class."""
        newest: dict[ClassId, RecordId] = {}
        for assessment in self._rows.titled(title, school_class):
            newest.setdefault(assessment.class_id, assessment.id)
        return tuple(newest.values())

    def of_pupil(self, pupil: PupilId) -> PupilMarks:
        """Every mark of the pupil in sight, with the figures of its class. NotFoundError."""
        line, assessments = self._rows.line_of(pupil)
        scales = self._scales.stored()
        marks = tuple(
            PupilMark(
                assessment,
                scales[assessment.scale],
                line.mark(assessment.id),
                figures_of(self._of([assessment.id]), scales),
            )
            for assessment in assessments
        )
        return PupilMarks(line, marks)

    @staticmethod
    def _where(title: str, school_class: ClassId | None) -> tuple[str, list[str]]:
        """All assessments of this title, whatever its capitals; of one class if given."""
        where, values = "WHERE a.title = ? COLLATE NOCASE", [assessment_title(title)]
        if school_class is not None:
            return f"{where} AND a.class_id = ?", [*values, school_class]
        return where, values

    def _of(self, assessments: Iterable[str]) -> tuple[Tally, ...]:
        tallies: list[Tally] = []
        for batch in batched(assessments):
            marks = ", ".join("?" * len(batch))
            tallies += self._tallies(f"WHERE a.id IN ({marks})", batch)
        return tuple(tallies)

    def _tallies(self, where: str, values: list[str]) -> tuple[Tally, ...]:
        tallies: list[Tally] = []
        for kind in self._work.select(f"{_KINDS} {where}", values):
            told = (kind.scale_id, kind.half_term, kind.day, kind.out_of)
            sql = f"{_TALLIES} (SELECT a.id FROM markbook_column a {where} {_OF_KIND}) {_GROUPED}"
            tallies += [
                Tally(
                    kind.scale_id,
                    kind.half_term,
                    as_day(kind.day) or date.min,
                    kind.out_of,
                    row.value,
                    row.number,
                )
                for row in self._work.select(sql, (*values, *told))
            ]
        return tuple(tallies)
