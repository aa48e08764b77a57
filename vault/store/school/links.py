"""Which record here an id of another program stands for."""

import json
from collections.abc import Collection

from vault.store.context import Context
from vault.store.database.unkept_past import UnkeptRow

TABLE = "external_id"


class Links:
    """The ids that sources of files have for records here."""

    def __init__(self, context: Context) -> None:
        self._work, self._inside = context.work, context.inside
        self._past = context.vault.unkept_past

    def write(self, links: Collection[tuple[str, str, str, str]]) -> None:
        """Remember (table, record, source, id there), each replacing what was known of that id;
        undo puts it back. Not every role may."""
        if not links:
            return
        replaced = self._replaced(links)
        self._work.link(links)
        if replaced:
            step = self._work.step
            self._work.after_commit.append(lambda: self._past.keep(step, replaced))

    def _replaced(self, links: Collection[tuple[str, str, str, str]]) -> list[UnkeptRow]:
        """The links that stand for another record until now."""
        wanted = {(source, kind, sourced): record for kind, record, source, sourced in links}
        sources = json.dumps(sorted({source for source, *_ in wanted}))
        with self._inside() as token:
            rows = self._work.select(
                f"{token} SELECT id, kind, record, source, sourced FROM main.{TABLE}"
                " WHERE source IN (SELECT value FROM json_each(?))",
                (sources,),
            )
        found = [(row, wanted.get((row.source, row.kind, row.sourced))) for row in rows]
        return [
            UnkeptRow(TABLE, row.id, {"record": row.record}, {"record": record})
            for row, record in found
            if record is not None and record != row.record
        ]
