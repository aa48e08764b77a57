"""SQL for academic years and their terms."""

from typing import Any

from vault.domain.ids import NEW, RecordId
from vault.domain.school_values import (
    AcademicYear,
    Term,
    check_apart,
    check_inside,
    check_span,
    name_of,
    overlaps,
)
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.rows import as_day, fill

_TERMS = "SELECT id, version, coalesce(year_id, '') AS year, name, starts, ends FROM term"


class Calendar:
    """School years and their terms."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def years(self) -> tuple[AcademicYear, ...]:
        """Every year with its terms, the newest first."""
        terms: dict[str, list[Term]] = {}
        for row in self._work.select(f"{_TERMS} ORDER BY starts, name COLLATE NAMES"):
            terms.setdefault(row.year, []).append(fill(Term, row))
        rows = self._work.select(
            "SELECT y.id, y.version, y.name, y.starts, y.ends,"
            " (SELECT count(*) FROM class c WHERE c.year_id = y.id) AS classes"
            " FROM academic_year y ORDER BY y.starts DESC, y.name COLLATE NAMES DESC"
        )
        return tuple(fill(AcademicYear, row, terms=tuple(terms.get(row.id, ()))) for row in rows)

    def set_year(self, year: AcademicYear) -> RecordId:
        """Add one (empty id) or change it, as long as its terms stay within it and it lies over no
        other one. InvalidValueError."""
        name = name_of("name", year.name)
        check_span(year.starts, year.ends)
        self._refuse_twin("academic_year", name, year.id)
        for row in self._work.select(f"{_TERMS} WHERE year_id = ?", (year.id,)):
            check_inside(fill(Term, row), year.starts, year.ends)
        years = self.years()
        before = [one for one in years if one.id == year.id]
        # Of two schools in one vault the years lie beside each other; that is left as it is.
        others = (o for o in years if o.id != year.id and not any(overlaps(o, b) for b in before))
        check_apart(year, others)
        return self._put("academic_year", year.id, year.version, _span(name, year))

    def remove_year(self, year: RecordId, version: int) -> None:
        """With its terms; not while classes belong to it, ended ones too. InvalidValueError."""
        classes = self._work.select_value("SELECT count(*) FROM class WHERE year_id = ?", (year,))
        if classes:
            many = "1 class belongs" if classes == 1 else f"{classes} classes belong"
            reason = f"{many} to it; give another year first"
            raise InvalidValueError(field="year", reason=reason)
        terms = self._work.select_column("SELECT id FROM term WHERE year_id = ?", (year,))
        self._work.update("academic_year", year, version, {})
        for term in terms:
            self._work.delete("term", term)
        self._work.delete("academic_year", year)

    def set_term(self, term: Term) -> RecordId:
        """Add one (empty id) or change it; it lies within its year and over no other term.
        NotFoundError for a year that is not there, InvalidValueError."""
        row = self._work.select_one(
            "SELECT starts, ends FROM academic_year WHERE id = ?", (term.year,)
        )
        if row is None:
            raise NotFoundError
        name = name_of("name", term.name)
        check_span(term.starts, term.ends)
        check_inside(term, as_day(row.starts), as_day(row.ends))
        self._refuse_twin("term", name, term.id, " AND year_id = ?", term.year)
        others = (fill(Term, other) for other in self._work.select(_TERMS))
        check_apart(term, (other for other in others if other.id != term.id))
        return self._put("term", term.id, term.version, {"year_id": term.year, **_span(name, term)})

    def remove_term(self, term: RecordId, version: int) -> None:
        """NotFoundError; StaleRecordError unless it is at `version`."""
        self._work.update("term", term, version, {})
        self._work.delete("term", term)

    def _refuse_twin(
        self, table: str, name: str, record: str, more: str = "", *values: str
    ) -> None:
        twin = self._work.select_value(
            f"SELECT 1 FROM {table} WHERE name = ? COLLATE NOCASE AND id <> ?{more}",
            (name, record, *values),
        )
        if twin is not None:
            raise InvalidValueError(field="name", reason=f"there is one called {name} already")

    def _put(self, table: str, record: str, version: int, values: dict[str, Any]) -> RecordId:
        if record == NEW:
            return self._work.insert(table, values)
        self._work.update(table, record, version, values)
        return RecordId(record)


def _span(name: str, of: AcademicYear | Term) -> dict[str, Any]:
    days = {"starts": of.starts, "ends": of.ends}
    return {"name": name, **{k: day.isoformat() if day else None for k, day in days.items()}}
