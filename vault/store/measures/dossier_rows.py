"""SQL for everything that the acting role may read about one pupil, table by table."""

from collections.abc import Iterable
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.columns import Blob, Bond, Link
from vault.domain.catalogue.shape import About, texts_with
from vault.domain.people import PUPIL_NAMES
from vault.domain.tables import COLUMNS, SCOPE_COLUMN
from vault.store.context import Context
from vault.store.database.rows import Row, called_as, values_of
from vault.store.database.work import batched

_MOST = 200
_WORDS = {
    name: columns
    for name, table in CATALOGUE.items()
    for columns in (texts_with(table, at_least_words=False),)
    if columns
}
"""Columns that somebody may be named in besides whom the row is about."""
_OTHERS = ("kind", "source", "sourced")
_NAMED = {
    name: [
        (column, to, " || ' ' || ".join(f"x.{part}" for part in CATALOGUE[to].words.named_by))
        for column, to in table.links.items()
        if CATALOGUE[to].about is not About.PUPIL and CATALOGUE[to].words.named_by
    ]
    for name, table in CATALOGUE.items()
}
"""Links of a table to what is about no pupil, and SQL for what it is called."""
_NOT_DATA = frozenset(
    column.name
    for table in CATALOGUE.values()
    for column in table.columns
    if isinstance(column, Link | Blob | Bond)
)


class DossierRows:
    """All that is kept about one pupil, table by table."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def tables(self) -> tuple[str, ...]:
        """Tables with rows about pupils, the pupil's own first."""
        return tuple(table for table in COLUMNS if table in SCOPE_COLUMN)

    def rows(self, table: str, pupil: str) -> list[dict[str, Any]]:
        """Every row about the pupil with every column that says something, and its id; what of no
        pupil it names ('class', 'objective') stands first, as it is called."""
        columns = [c for c in COLUMNS[table] if c not in _NOT_DATA]
        named = [
            f"(SELECT {title} FROM {to} x WHERE x.id = t.{column}) AS {column.removesuffix('_id')}"
            for column, to, title in _NAMED[table]
        ]
        return self._work.select_dicts(
            f"SELECT {', '.join(('id', *named, *columns))} FROM {table} t"
            f" WHERE {SCOPE_COLUMN[table]} = ? ORDER BY made, id",
            (pupil,),
        )

    def counts(self, pupil: str) -> dict[str, int]:
        """How many rows in sight are about the pupil, by table; those with none are left out."""
        counts = {}
        for table in self.tables():
            counts[table] = self._work.select_value(
                f"SELECT count(id) FROM {table} WHERE {SCOPE_COLUMN[table]} = ?", (pupil,)
            )
        return {table: count for table, count in counts.items() if count}

    def other_systems(self, records: list[str]) -> list[dict[str, Any]]:
        """What other programs call these records."""
        others = []
        for batch in batched(records):
            # No index by record, which every import would pay for: one walk for many ids.
            rows = self._work.select(
                f"SELECT {', '.join(_OTHERS)} FROM external_id"
                f" WHERE record IN ({', '.join('?' * len(batch))})",
                batch,
            )
            others += [values_of(row, _OTHERS) for row in rows]
        return others

    def texts_with(self, names: Iterable[str], pupil: str) -> list[tuple[str, str]]:
        """Where it is, and the words, for texts that others' records have one of the names in."""
        texts = []
        for table, columns in _WORDS.items():
            scope = SCOPE_COLUMN.get(table)
            others = f" AND {scope} <> ?" if scope else ""
            whose = f"{scope}, " if scope else ""
            for column in columns:
                for name in names:
                    rows = self._work.select(
                        f"SELECT {whose}{column} FROM {table} t"
                        f" WHERE instr(lower({column}), lower(?)) > 0{others} LIMIT {_MOST}",
                        (name, pupil) if scope else (name,),
                    )
                    words = table.replace("_", " ")
                    for row in rows:
                        owner = getattr(row, scope) if scope else ""
                        texts.append((self._of(words, owner), getattr(row, column)))
        return texts

    def _of(self, words: str, pupil: str) -> str:
        """'alert of Zoe Khan'."""
        row = self._work.select_one(
            f"SELECT {', '.join(PUPIL_NAMES)} FROM pupil WHERE id = ?", (pupil,)
        )
        return f"{words} of {called_as(row).known_as}" if row is not None else words

    def people(self) -> list[Row]:
        """Every pupil in sight: id and names."""
        return self._work.select(f"SELECT id, {', '.join(PUPIL_NAMES)} FROM pupil")

    def staff(self) -> list[Row]:
        """Given and family names of the staff list."""
        return self._work.select("SELECT given, family FROM staff")
