"""SQL for marks one by one, with everything that a list of them says."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from vault.domain.ids import ClassId
from vault.domain.markbook import MarkRow
from vault.domain.scales import state_of
from vault.store.context import Context
from vault.store.database.rows import as_day, called_as
from vault.store.school.markbook import MarkbookRows
from vault.store.school.scales import Scales

_MARKS = (
    "SELECT p.id AS pupil_id, p.legal_given, p.legal_family, p.preferred_given,"
    " p.preferred_family, c.name AS class_name, a.title, a.day, a.half_term, a.out_of, a.scale_id,"
    " m.value, m.note"
    " FROM markbook_column a JOIN class c ON c.id = a.class_id"
    " JOIN mark m ON m.markbook_column_id = a.id JOIN pupil p ON p.id = m.pupil_id"
)


class MarkLists:
    """Every mark in sight, also of pupils who left since."""

    def __init__(self, context: Context) -> None:
        self._work = context.work
        self._scales, self._rows = Scales(context), MarkbookRows(context)

    def rows(self, school_class: ClassId | None = None) -> Iterator[MarkRow]:
        """Of one class or of all, by class and assessment, then by name. NotFoundError."""
        where, values = "WHERE a.id <> ''", list[Any]()
        if school_class is not None:
            self._rows.class_name(school_class)
            where, values = "WHERE a.class_id = ?", [school_class]
        scales = self._scales.stored()
        for row in self._work.select(
            f"{_MARKS} {where} ORDER BY c.name COLLATE NAMES, c.id, a.place, a.day, a.id,"
            " p.legal_family COLLATE NAMES, p.legal_given COLLATE NAMES, p.id",
            values,
        ):
            day, state = as_day(row.day) or date.min, state_of(row.value)
            band = scales[row.scale_id].band(row.value, row.half_term, day, row.out_of)
            yield MarkRow(
                row.pupil_id,
                called_as(row),
                row.class_name,
                row.title,
                day,
                "" if state else row.value,
                state,
                band,
                row.note,
            )
