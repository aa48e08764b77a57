"""Which academic year and which term a year and a term of a file are."""

from typing import Any

from vault.domain.identity.folding import fold
from vault.store.roll.roll_snapshot import UNCOUNTED, Snapshot

_SECOND = "one of this name with other days is here already; this one of another school comes too"
_DAYS = ("starts", "ends")
Values = dict[str, Any]


class SpanMatcher:
    """By the source's id; else by the name, for one that no file of this school brought. What
    another school calls the same may have other days, and is then another one."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._taken = {
            record for (table, _), record in snapshot.links.items() if table in UNCOUNTED
        }

    def match(self, table: str, key: str, values: Values) -> tuple[str | None, str]:
        """The record, None for a new one; and what a person is to know of it."""
        record = self._snapshot.linked(table, key)
        if record is not None:
            return record, ""
        named = [
            record
            for record, row in self._snapshot.rows[table].items()
            if self._is_called_so(table, row, values) and record not in self._taken
        ]
        fitting = [r for r in named if _has_days(self._snapshot.rows[table][r], values)]
        if not fitting and self._is_of_others:
            return None, _SECOND if named else ""
        match = next(iter(fitting or named), None)
        if match is not None:
            self._taken.add(match)
        return match, ""

    @property
    def _is_of_others(self) -> bool:
        return bool(self._snapshot.strangers)

    def _is_called_so(self, table: str, row: Values, values: Values) -> bool:
        is_in_year = table != "term" or row["year_id"] == values.get("year_id")
        return is_in_year and fold(str(row["name"] or "")) == fold(str(values.get("name", "")))


def _has_days(row: Values, values: Values) -> bool:
    return all(not values.get(day) or not row[day] or values[day] == row[day] for day in _DAYS)
