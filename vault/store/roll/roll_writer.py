"""Planning and writing an import, in the caller's one transaction."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from operator import itemgetter
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.identity.questions import Answers
from vault.domain.ids import new_ids
from vault.domain.incoming import Reading
from vault.domain.school_number import is_other_school
from vault.store.context import Context
from vault.store.roll.roll_changes import RollPlan, Values
from vault.store.roll.roll_plan import Planner
from vault.store.roll.roll_records import new_record
from vault.store.roll.roll_snapshot import take_snapshot
from vault.store.school.links import Links

_AT_ONCE = 5000
_NOT_OURS = (
    "the file was made for another school: {0}; this one is {1}. If that number is wrong, correct"
    " it among the school's details"
)


class RollWriter:
    """A reading of a roll beside the vault: what it would change, and then the change."""

    def __init__(self, context: Context) -> None:
        self._work, self._links = context.work, Links(context)

    def plan(self, reading: Reading, answers: Answers = ()) -> RollPlan:
        """What the reading would change here and now."""
        own_number = self._work.select_value("SELECT number FROM school") or ""
        if is_other_school(reading.made_for, own_number):
            reason = _NOT_OURS.format(", ".join(filter(None, reading.made_for)), own_number)
            return RollPlan(source=reading.source, stopped=reason)
        snapshot = take_snapshot(self._work, reading.source, reading.school)
        return Planner(reading, snapshot, answers).plan()

    def apply(self, plan: RollPlan) -> None:
        """Write the plan; rows of one kind go in together."""
        inserted = len(plan.inserts) + len(plan.unlisted)
        records = new_ids(inserted)
        ids: dict[str, str] = {}
        by_table: dict[str, list[tuple[str, Values]]] = defaultdict(list)
        every = chain(plan.unlisted, plan.inserts)
        for record, (table, key, values, *_) in zip(records, every, strict=True):
            if key:
                ids[new_record(table, key)] = record
            by_table[table].append((record, dict(values)))
        total = inserted + len(plan.enrolments) + len(plan.updates)
        done = 0
        for table in CATALOGUE:
            if table == "enrolment":
                done += self._enrol(plan, ids)
            if table in by_table:
                done += self._insert(table, by_table[table], ids)
                self._work.report(done, total)
        for count, (table, row, changed) in enumerate(plan.updates):
            self._work.put(table, row, {k: ids.get(v, v) for k, v in changed.items()})
            if count % 500 == 0:
                self._work.report(done + count, total)
        self._link(plan, ids)

    def _insert(self, table: str, rows: list[tuple[str, Values]], ids: dict[str, str]) -> int:
        # Rows that carry the same fields share a statement.
        shapes: dict[tuple[str, ...], list[tuple[str, Values]]] = defaultdict(list)
        for record, values in rows:
            shapes[tuple(values)].append((record, values))
        for columns, alike in shapes.items():
            linked = any(name.endswith("_id") for name in columns)
            self._work.insert_many(
                table,
                columns,
                (
                    (record, *(_linked(values, ids) if linked else values.values()))
                    for record, values in alike
                ),
            )
        return len(rows)

    def _enrol(self, plan: RollPlan, ids: dict[str, str]) -> int:
        """By pupil: ids are random, and so each page of the index is gone through once, and one
        pupil's enrolments lie together."""
        rows = [(ids.get(enrolment[0], enrolment[0]), enrolment) for enrolment in plan.enrolments]
        rows.sort(key=itemgetter(0))
        for start in range(0, len(rows), _AT_ONCE):
            batch = rows[start : start + _AT_ONCE]
            self._work.insert_many(
                "enrolment",
                ("pupil_id", "class_id", "starts", "ends"),
                (
                    (record, pupil, ids.get(school_class, school_class), starts, ends)
                    for record, (pupil, (_, school_class, starts, ends)) in zip(
                        new_ids(len(batch)), batch, strict=True
                    )
                ),
            )
            self._work.report(len(plan.inserts) + start, len(plan.inserts) + len(rows))
        return len(rows)

    def _link(self, plan: RollPlan, ids: dict[str, str]) -> None:
        """Remember which record each of the source's ids became, for its next file."""
        self._links.write(
            [
                (table, ids.get(target, target), plan.source, key)
                for table, target, key in plan.links
            ]
        )


def _linked(values: Values, ids: dict[str, str]) -> Iterator[Any]:
    """The values, with the ids of records that are new themselves."""
    for name, value in values.items():
        yield ids.get(value, value) if name.endswith("_id") else value
