"""Taking one pupil out of the vault: rows, words, history, drafts, sealed records, pictures.

What stays is the id alone, for ever, so that no older file brings the pupil back.
"""

from collections import Counter
from collections.abc import Collection

from vault.crypto.erasures import sign_erasure
from vault.domain.access import Compartment
from vault.domain.catalogue import all_tables as catalogue
from vault.domain.catalogue.all_tables import CATALOGUE, PICTURES
from vault.domain.tables import BY_RECORD, COLUMNS, LETTING_GO, SCOPE_COLUMN
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import values_of
from vault.store.database.search_words import drop_words
from vault.store.database.work import batched
from vault.store.measures.erasures_elsewhere import write_signature
from vault.store.school.drafts import Drafts
from vault.store.school.sealed import Sealed

SEALED = tuple(table.compartment for table in catalogue.SEALED.values())
_SEPARATOR = ","
NOTHING_SWEPT, ALL_SWEPT, PICTURES_SWEPT = 0, 1, 2
"""`erased.is_swept`: which files were written anew since. Without a picture only vault.db waits."""


class Eraser:
    """Works inside the fence: the right to it was checked at the door."""

    def __init__(self, context: Context) -> None:
        self._context, self._work, self._keys = context, context.work, context.keys
        self._fence, self._inside = context.vault.fence, context.inside
        self.blobs: list[str] = []
        """Pictures that nobody names any more once this act stands."""

    def counts(self, pupil: str) -> dict[str, int]:
        """How many records of each kind there are; sealed ones as far as they can be opened."""
        with self._inside() as token:
            counts = {table: len(ids) for table, ids in self._rows_of(token, pupil).items()}
            changes = self._work.select_value(
                f"{token} SELECT count(*) FROM main.history WHERE pupil = ?", (pupil,)
            )
        for compartment in self._open_compartments():
            counts[compartment.value] = self._sealed.count_of(compartment, pupil)
        return {kind: n for kind, n in {**counts, "history": changes}.items() if n}

    def holds_sealed(self, compartment: Compartment) -> bool:
        """Whether the compartment has any record at all, of any pupil."""
        with self._inside() as token:
            row = self._work.select_value(
                f"{token} SELECT 1 FROM main.sealed WHERE compartment = ? UNION ALL"
                " SELECT 1 FROM main.concern WHERE ? = 'safeguarding' LIMIT 1",
                (compartment.value, compartment.value),
            )
        return row is not None

    def erase(self, pupil: str) -> dict[str, int]:
        """Everything of the pupil; how many records of each kind went. NotFoundError."""
        counted: Counter[str] = Counter()
        with self._inside() as token:
            if (
                self._work.select_value(f"{token} SELECT 1 FROM main.pupil WHERE id = ?", (pupil,))
                is None
            ):
                raise NotFoundError
            rows = self._rows_of(token, pupil)
            blobs = [
                picture
                for table in PICTURES.keys() & SCOPE_COLUMN.keys()
                for picture in self._blobs(token, table, SCOPE_COLUMN[table], pupil)
            ]
            records = [record for ids in rows.values() for record in ids]
            self._mark_erased(token, pupil, NOTHING_SWEPT if blobs else PICTURES_SWEPT)
            self._drop_words(token, pupil)
            for table in reversed(COLUMNS):
                for record in rows.get(table, ()):
                    self._work.execute(f"{token} DELETE FROM main.{table} WHERE id = ?", (record,))
                counted[table] += len(rows.get(table, ()))
            counted["history"] += self._drop_traces(token, pupil, records)
        # One's own drafts are sealed, and open here; others' went where the record stands beside
        # them, and else go at their authors' next unlock.
        mine = Drafts(self._context)
        mine.drop(mine.about(frozenset(records)))
        for compartment in self._open_compartments():
            counted[compartment.value] += self.drop_sealed(compartment, frozenset({pupil}))
        self._work.wrote = True
        self.blobs += blobs
        return {kind: n for kind, n in counted.items() if n}

    def drop_rows_of(self, table: str, pupil: str) -> dict[str, int]:
        """Only the pupil's rows of one table, with their history."""
        with self._inside() as token:
            ids = self._rows_of(token, pupil).get(table, [])
        for record in ids:
            self.drop_row(table, record)
        return {table: len(ids)}

    def drop_row(self, table: str, record: str) -> dict[str, int]:
        """One row with its history and what other systems call it; rows that stay without it name
        none from then on."""
        with self._inside() as token:
            for child, link in LETTING_GO[table]:
                self._work.execute(
                    f"{token} UPDATE main.{child} SET {link} = NULL WHERE {link} = ?", (record,)
                )
            self.blobs += self._blobs(token, table, "id", record)
            count = self._work.execute(
                f"{token} DELETE FROM main.{table} WHERE id = ?", (record,)
            ).rowcount
            for bookkeeping in BY_RECORD:
                self._work.execute(
                    f"{token} DELETE FROM main.{bookkeeping} WHERE record = ?", (record,)
                )
        self._work.wrote = True
        return {table: int(count)}

    def drop_month(self, table: str, month: str, held: Collection[str]) -> dict[str, int]:
        """Rows of a month ('2019-11') of what is disposed of by the month, but for those of the
        `held` pupils; what says something of the whole class stays while any of theirs does.
        TypeError for a table of another kind."""
        kept = CATALOGUE[table].kept
        if kept is None or not kept.by_month:
            raise TypeError(f"{table} is not disposed of by the month")
        whose, marks = SCOPE_COLUMN.get(table), ", ".join("?" * len(held))
        if whose:
            besides = f" AND {whose} NOT IN ({marks})"
        else:
            besides = (
                " AND NOT EXISTS (SELECT 1 FROM main.attendance a WHERE a.class_id = t.class_id"
                f" AND a.day = t.day AND a.pupil_id IN ({marks}))"
            )
        with self._inside() as token:
            ids = self._work.select_column(
                f"{token} SELECT t.id FROM main.{table} t"
                f" WHERE substr(t.{kept.since[0]}, 1, 7) = ?{besides}",
                (month, *held),
            )
        for record in ids:
            self.drop_row(table, record)
        return {table: len(ids)}

    def drop_sealed(self, compartment: Compartment, pupils: frozenset[str]) -> int:
        """Sealed records of these pupils, with a fresh list of what the compartment holds."""
        return self._sealed.drop_of(compartment, pupils)

    def _open_compartments(self) -> tuple[Compartment, ...]:
        return tuple(c for c in SEALED if self._keys.holds(c))

    @property
    def _sealed(self) -> Sealed:
        return Sealed(self._context)

    def _rows_of(self, token: str, pupil: str) -> dict[str, list[str]]:
        ids_by_table = {}
        for table, column in SCOPE_COLUMN.items():
            rows = self._work.select_column(
                f"{token} SELECT id FROM main.{table} WHERE {column} = ?", (pupil,)
            )
            ids_by_table[table] = rows
        return ids_by_table

    def _blobs(self, token: str, table: str, column: str, of: str) -> list[str]:
        """Pictures that rows of the table name whose `column` is `of`."""
        columns = PICTURES.get(table, ())
        if not columns:
            return []
        rows = self._work.select(
            f"{token} SELECT {', '.join(columns)} FROM main.{table} WHERE {column} = ?", (of,)
        )
        return [blob for row in rows for blob in values_of(row, columns).values() if blob]

    def _mark_erased(self, token: str, pupil: str, swept: int) -> None:
        """The pupil's id, and the ids by which other vaults know the pupil. Another pupil's id
        is not taken for one of those, whatever came in with a file."""
        waiting = [c.value for c in SEALED if not self._keys.holds(c) and self.holds_sealed(c)]
        others = self._work.select_column(
            f"{token} SELECT x.sourced FROM main.external_id x"
            " LEFT JOIN main.pupil p ON p.id = x.sourced"
            " WHERE x.record = ? AND x.source = 'tuckbox' AND p.id IS NULL",
            (pupil,),
        )
        for name in {pupil, *others}:
            self._work.execute(
                f"{token} INSERT INTO main.erased (id, pending, is_swept) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET pending = excluded.pending,"
                " is_swept = excluded.is_swept",
                (name, _SEPARATOR.join(waiting), swept),
            )
            self._sign(name)
        self._work.execute(f"{token} DELETE FROM main.erasure_told WHERE pupil = ?", (pupil,))

    def _sign(self, name: str) -> None:
        """What carries the erasure to copies elsewhere; who erases has the root key."""
        seed, by = self._keys.secret(Compartment.ROOT), str(self._keys.profile.id)
        signed = sign_erasure(seed, self._keys.vault_id, name, self._work.now, by)
        write_signature(self._work, self._fence, name, signed)

    def _drop_words(self, token: str, pupil: str) -> None:
        sql = f"{token} SELECT num FROM main.pupil WHERE id = ?"
        for number in self._work.select_column(sql, (pupil,)):
            drop_words(self._work.connection, number, token)

    def _drop_traces(self, token: str, pupil: str, records: list[str]) -> int:
        """What refers to the deleted rows: their history, other systems' ids, drafts, clocks."""
        deleted = self._work.execute(
            f"{token} DELETE FROM main.history WHERE pupil = ?", (pupil,)
        ).rowcount
        for batch in batched(records):
            marks = ", ".join("?" * len(batch))
            for table in BY_RECORD:
                self._work.execute(
                    f"{token} DELETE FROM main.{table} WHERE record IN ({marks})", batch
                )
        # Drafts and settings are everybody's own, so the fence keeps others' rows out of reach.
        with self._fence.lowered() as lowered:
            for record in records:
                self._work.execute(
                    f"{lowered} DELETE FROM main.draft WHERE record = ? OR instr(body, ?) > 0",
                    (record, record),
                )
            self._work.execute(
                f"{lowered} DELETE FROM main.setting WHERE instr(value, ?) > 0", (pupil,)
            )
        return int(deleted)
