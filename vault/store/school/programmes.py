"""SQL for programmes of study and their objectives."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from vault.domain.english.wording import worded
from vault.domain.ids import RecordId
from vault.domain.objectives import NAME_COLUMNS, Objective, Programme, checked_programme
from vault.domain.people import Hit
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, fill
from vault.store.database.work import batched

_LEAST_TYPED = 3
_PROGRAMMES = (
    "SELECT id, version, title, subject, year_group, rhythm, ended, called_not_yet,"
    " called_beginning, called_developing, called_secure, called_deep FROM programme"
)
_OBJECTIVES = "SELECT id, version, programme_id, area, text, place, ended FROM objective"
_YEARS = """CASE WHEN year_group GLOB '[0-9]*' THEN 100 + year_group
    WHEN year_group LIKE 'N%' THEN 1 WHEN year_group LIKE 'R%' THEN 2 ELSE 999 END"""


class Programmes:
    """The school's own programmes of study."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def all(self) -> tuple[Programme, ...]:
        """With their objectives, those that ended too; by subject and year."""
        objectives: dict[str, list[Objective]] = defaultdict(list)
        for row in self._work.select(f"{_OBJECTIVES} ORDER BY place, made, id"):
            objectives[row.programme_id].append(fill(Objective, row))
        rows = self._work.select(
            f"{_PROGRAMMES} ORDER BY subject COLLATE NAMES, {_YEARS}, title COLLATE NAMES"
        )
        return tuple(_programme(row, tuple(objectives[row.id])) for row in rows)

    def read(self, record: RecordId) -> Programme:
        """NotFoundError."""
        row = self._work.select_one(f"{_PROGRAMMES} WHERE id = ?", (record,))
        if row is None:
            raise NotFoundError
        return _programme(row, self._objectives(record))

    def hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Objectives that go on and hold what somebody types, from three letters on."""
        if len(text.strip()) < _LEAST_TYPED:
            return ()
        literal = text.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_")
        rows = self._work.select(
            "SELECT o.id, o.text, p.title FROM objective o JOIN programme p"
            " ON p.id = o.programme_id WHERE o.text LIKE ? ESCAPE '!'"
            " AND o.ended IS NULL AND p.ended IS NULL"
            " ORDER BY p.title COLLATE NAMES, o.place LIMIT +?",
            (f"%{literal}%", limit),
        )
        return tuple(Hit("objective", row.id, row.text, row.title) for row in rows)

    def set(self, programme: Programme) -> RecordId:
        """Make one (empty id), or change it with the objectives that it has from now on, in their
        order. InvalidValueError for a title that another has, or when an objective is left out by
        which somebody was judged; NotFoundError for an objective of another programme."""
        clean = checked_programme(programme)
        self._refuse_twin(clean)
        values = {
            "title": clean.title,
            "subject": clean.subject,
            "year_group": clean.year_group,
            "rhythm": clean.rhythm.value,
            "ended": _iso(clean.ended),
            **{column: clean.own_name(judgement) for judgement, column in NAME_COLUMNS.items()},
        }
        if not clean.id:
            record = self._work.insert("programme", values)
            self._set_objectives(record, clean.objectives, ())
            return record
        before = self.read(clean.id)
        self._work.update("programme", clean.id, clean.version, values)
        self._set_objectives(clean.id, clean.objectives, before.objectives)
        return clean.id

    def remove(self, record: RecordId, version: int) -> None:
        """With its objectives; InvalidValueError when somebody was judged by it."""
        objectives = self._objectives(record)
        self._work.update("programme", record, version, {})
        self._refuse_judged(objective.id for objective in objectives)
        given = self._work.select(
            "SELECT id, band FROM summative WHERE programme_id = ?", (record,)
        )
        if any(row.band for row in given):
            raise _in_use()
        for row in given:
            self._work.delete("summative", row.id)
        for objective in objectives:
            self._work.delete("objective", objective.id)
        self._work.delete("programme", record)

    def _objectives(self, programme: str) -> tuple[Objective, ...]:
        rows = self._work.select(
            f"{_OBJECTIVES} WHERE programme_id = ? ORDER BY place, made, id", (programme,)
        )
        return tuple(fill(Objective, row) for row in rows)

    def _set_objectives(
        self,
        programme: RecordId,
        objectives: tuple[Objective, ...],
        before: tuple[Objective, ...],
    ) -> None:
        there = {objective.id: objective for objective in before}
        places = self._places(programme)
        kept = {objective.id for objective in objectives}
        self._refuse_judged(gone := [record for record in there if record not in kept])
        for record in gone:
            self._work.delete("objective", record, there[record].version)
        for place, objective in enumerate(objectives, start=1):
            values: dict[str, Any] = {
                "area": objective.area,
                "text": objective.text,
                "place": place,
                "ended": _iso(objective.ended),
            }
            if not objective.id:
                self._work.insert("objective", {"programme_id": programme, **values})
            elif objective.id not in there:
                raise NotFoundError
            elif (there[objective.id], places[objective.id]) != (
                replace(objective, version=there[objective.id].version),
                place,
            ):
                self._work.update("objective", objective.id, objective.version, values)

    def _places(self, programme: str) -> dict[str, int]:
        rows = self._work.select(
            "SELECT id, place FROM objective WHERE programme_id = ?", (programme,)
        )
        return {row.id: row.place for row in rows}

    def _refuse_twin(self, programme: Programme) -> None:
        twin = self._work.select_value(
            "SELECT 1 FROM programme WHERE title = ? COLLATE NOCASE AND id <> ?",
            (programme.title, programme.id),
        )
        if twin is not None:
            reason = f"there is one called {programme.title} already"
            raise InvalidValueError(field="title", reason=reason)

    def _refuse_judged(self, objectives: Any) -> None:
        for batch in batched(objectives):
            marks = ", ".join("?" * len(batch))
            sql = f"SELECT id, judgement FROM judgement WHERE objective_id IN ({marks})"
            rows = self._work.select(sql, batch)
            if any(row.judgement for row in rows):
                raise _in_use()
            for row in rows:  # a judgement that was taken away left it
                self._work.delete("judgement", row.id)


def _programme(row: Row, objectives: tuple[Objective, ...]) -> Programme:
    names = tuple(getattr(row, column) for column in NAME_COLUMNS.values())
    called = names if any(names) else ()
    return fill(Programme, row, objectives=objectives, called=called)


def _in_use() -> InvalidValueError:
    reason = worded("pupils were judged by what would be removed: give it a last day instead")
    return InvalidValueError(field="programme", reason=reason)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
