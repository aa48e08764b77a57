"""Planning and writing an import, in the caller's one transaction."""

from collections import defaultdict
from typing import Any

from vault.domain.ids import new_ids
from vault.domain.incoming import Reading
from vault.store.roll_plan import Planner, RollPlan, Values
from vault.store.roll_snapshot import take_snapshot
from vault.store.work import Work

_ORDER = ("academic_year", "term", "staff", "class", "pupil", "teaching", "enrolment", "contact")


class RollWriter:
    def __init__(self, work: Work) -> None:
        self._work = work

    def plan(self, reading: Reading) -> RollPlan:
        """What the reading would change here and now."""
        return Planner(reading, take_snapshot(self._work, reading.source)).plan()

    def apply(self, plan: RollPlan, source: str) -> None:
        """Write the plan; rows of one kind go in together."""
        records = new_ids(len(plan.inserts))
        ids: dict[str, str] = {}
        by_table: dict[str, list[tuple[str, Values]]] = defaultdict(list)
        for record, (table, key, values) in zip(records, plan.inserts, strict=True):
            if key:
                ids[f"new:{table}:{key}"] = record
            by_table[table].append((record, values))
        total = len(plan.inserts) + len(plan.updates)
        done = 0
        for table in _ORDER:
            done += self._insert(table, by_table[table], ids)
            self._work.report(done, total)
        for count, (table, row, values) in enumerate(plan.updates):
            self._work.update(table, row, None, {k: ids.get(v, v) for k, v in values.items()})
            if count % 500 == 0:
                self._work.report(done + count, total)
        self._link(plan, source, ids)
        self._work.wrote = total > 0
        self._work.touched_pupils = None if total else set()

    def _insert(self, table: str, rows: list[tuple[str, Values]], ids: dict[str, str]) -> int:
        # Rows that carry the same fields share a statement.
        shapes: dict[tuple[str, ...], list[list[Any]]] = defaultdict(list)
        step = self._work.step
        for record, values in rows:
            shapes[tuple(values)].append([record, *values.values(), step])
        for columns, lines in shapes.items():
            names = ("id", *columns, "made")
            for place, name in enumerate(names):
                if name.endswith("_id"):
                    for line in lines:
                        line[place] = ids.get(line[place], line[place])
            marks = ", ".join("?" * len(names))
            self._work.executemany(
                f"INSERT INTO main.{table} ({', '.join(names)}) VALUES ({marks})", lines
            )
        return len(rows)

    def _link(self, plan: RollPlan, source: str, ids: dict[str, str]) -> None:
        """Remember which record each of the source's ids became, for its next file."""
        step = self._work.step
        names = new_ids(len(plan.links))
        self._work.executemany(
            "INSERT INTO main.external_id (id, kind, record, source, sourced, made)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (source, kind, sourced)"
            " DO UPDATE SET record = excluded.record",
            [
                (name, table, ids.get(target, target), source, key, step)
                for name, (table, target, key) in zip(names, plan.links, strict=True)
            ],
        )
