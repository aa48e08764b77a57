"""Planning and writing an import, in the caller's one transaction."""

from collections import defaultdict
from typing import Any

from vault.domain.ids import new_id
from vault.domain.incoming import Reading
from vault.store.roll_plan import Planner, RollPlan
from vault.store.roll_snapshot import take_snapshot
from vault.store.work import Work

_ORDER = ("academic_year", "staff", "class", "pupil", "teaching", "enrolment", "contact")


class RollWriter:
    def __init__(self, work: Work) -> None:
        self._work = work

    def plan(self, reading: Reading) -> RollPlan:
        """What the reading would change here and now."""
        return Planner(reading, take_snapshot(self._work, reading.source)).plan()

    def apply(self, plan: RollPlan, source: str) -> None:
        """Write the plan; rows of one kind go in together."""
        ids: dict[str, str] = {}
        by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for table, key, values in plan.inserts:
            record: str = new_id()
            if key:
                ids[f"new:{table}:{key}"] = record
            by_table[table].append({"id": record, **values, "made": self._work.step})
        total = len(plan.inserts) + len(plan.updates)
        done = 0
        for table in _ORDER:
            done += self._insert(table, by_table[table], ids)
            self._work.report(done, total)
        for count, (table, row, values) in enumerate(plan.updates):
            self._work.update(table, row, None, {k: ids.get(v, v) for k, v in values.items()})
            if count % 500 == 0:
                self._work.report(done + count, total)
        self._work.executemany(
            "INSERT INTO main.external_id (id, kind, record, source, sourced, made)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, kind, sourced)"
            " DO UPDATE SET record = excluded.record",
            [
                (new_id(), table, ids.get(target, target), source, key, self._work.step)
                for table, target, key in plan.links
            ],
        )
        self._work.wrote = total > 0
        self._work.touched_pupils = None if total else set()

    def _insert(self, table: str, rows: list[dict[str, Any]], ids: dict[str, str]) -> int:
        # Rows that carry the same fields share a statement.
        shapes: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for row in rows:
            shapes[tuple(row)].append(tuple(ids.get(v, v) for v in row.values()))
        for columns, values in shapes.items():
            marks = ", ".join("?" * len(columns))
            self._work.executemany(
                f"INSERT INTO main.{table} ({', '.join(columns)}) VALUES ({marks})", values
            )
        return len(rows)
