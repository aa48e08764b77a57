"""Rows that another one has closed: a mark of a register that was closed is changed with a reason,
and not by undo."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.store.database.rows import Row
from vault.store.database.work import Work

_FIXED_BY: Final = {name: table.fixed_by for name, table in CATALOGUE.items() if table.fixed_by}
_ALIKE: Final = {
    name: tuple(c for c in CATALOGUE[name].column_names if c in CATALOGUE[by].column_names)
    for name, by in _FIXED_BY.items()
}


def is_fixed(
    work: Work,
    token: str,
    step: int,
    changes: Sequence[Row],
    made: Mapping[str, Iterable[str]],
) -> bool:
    """Whether rows that the step made, changed or removed were closed by another step. `token` is
    that of the inside, `changes` are lines of the history (tbl, record, field, old)."""
    for table, by in _FIXED_BY.items():
        alike = _ALIKE[table]
        own = [change for change in changes if change.tbl == table]
        removed = [json.loads(change.old) for change in own if not change.field]
        touched = {tuple(str(row[name]) for name in alike) for row in removed}
        ids = [*made[table], *(change.record for change in own if change.field)]
        if ids:
            there = work.select(
                f"{token} SELECT DISTINCT {', '.join(alike)} FROM main.{table}"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            )
            touched |= {tuple(str(getattr(row, name)) for name in alike) for row in there}
        where = " AND ".join(f"{name} = ?" for name in alike)
        sql = f"{token} SELECT 1 FROM main.{by} WHERE {where} AND made <> ?"
        if any(work.select_value(sql, (*values, step)) is not None for values in touched):
            return True
    return False
