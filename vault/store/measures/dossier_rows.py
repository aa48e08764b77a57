"""SQL for everything that the acting role may read about one pupil, table by table."""

from collections.abc import Iterable, Iterator
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.columns import Blob, Bond, Day, Link
from vault.domain.catalogue.shape import About, Table, texts_with
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


def _named(table: Table, of: str) -> Iterator[tuple[str, str]]:
    """What the table's links to what is about no pupil name, and what is told with that: SQL, and
    what it is called. `of` is the letter that a row has in the statement."""
    for column, to in table.links.items():
        linked = CATALOGUE[to]
        if linked.about is About.PUPIL or not linked.words.named_by:
            continue
        it = chr(ord(of) + 1)
        where = f"FROM {to} {it} WHERE {it}.id = {of}.{column}"
        title = " || ' ' || ".join(f"{it}.{part}" for part in linked.words.named_by)
        yield f"(SELECT {title} {where})", column.removesuffix("_id")
        told_with = linked.words.told_with
        further = {name: read for read, name in _named(linked, it)} if told_with else {}
        for told in told_with:
            read = further.get(told.removesuffix("_id"), f"{it}.{told}")
            yield f"(SELECT {read} {where})", told.removesuffix("_id")


def _order(table: Table) -> str:
    """By the day that a row is of, else by that of what it names, as far as there is one."""
    own = [c.name for c in table.columns if isinstance(c, Day)]
    named = [
        name
        for to in map(CATALOGUE.__getitem__, table.links.values())
        for name in to.words.told_with
        if isinstance(to.column(name), Day)
    ]
    first = ([table.told_on] if table.told_on else own or named)[:1]
    within = [c.name for c in table.columns if c.name in _WITHIN]
    return ", ".join((*first, *within, "made", "id"))


_WITHIN = frozenset({"school_year", "half_term", "session", "called_at", "changed_at"})
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
        named = [f"{sql} AS {name}" for sql, name in _named(CATALOGUE[table], "t")]
        return self._work.select_dicts(
            f"SELECT {', '.join(('id', *named, *columns))} FROM {table} t"
            f" WHERE {SCOPE_COLUMN[table]} = ? ORDER BY {_order(CATALOGUE[table])}",
            (pupil,),
        )

    def pictures(self, pupil: str) -> list[Row]:
        """Every picture: id, taken_on, is_evidence; of the pupil first, then of their work."""
        return self._work.select(
            "SELECT id, taken_on, is_evidence FROM photo WHERE pupil_id = ?"
            " ORDER BY is_evidence, is_current DESC, taken_on DESC, id",
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
