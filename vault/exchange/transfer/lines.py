"""Lines of a transfer, checked one by one: a signed file can still be wrong or hostile inside."""

import re
from collections.abc import Callable
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE, SEALED
from vault.domain.catalogue.sealed import SealedTable
from vault.domain.catalogue.shape import Table
from vault.domain.data_kinds import DataKind
from vault.domain.merge import Clock, Value, unpack_clocks
from vault.domain.outside_json import read_json
from vault.domain.pupil_values import clean_text
from vault.domain.tables import SCOPE_COLUMN
from vault.domain.transfer import FIELDS, LINKS, TABLES
from vault.errors import BadContentError
from vault.store.files.staged import StagedLine

MOST_LINE = 1 << 18
_ID = re.compile(r"[0-9a-f]{32}")
_REPLICA = re.compile(r"[0-9a-f]{12}")
_MOST_CLOCK = (1 << 53) - 1
_CAN_GO = frozenset(
    name for name, table in CATALOGUE.items() if table.travels and table.travels.removals
)
_DAMAGED = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    RecursionError,
)


class LineReader:
    """Reads the lines of one file, whose header says which kinds of data it holds."""

    def __init__(self, kinds: tuple[DataKind, ...]) -> None:
        self._columns = {
            table: frozenset(
                column for kind in kinds for column in FIELDS.get(kind, {}).get(table, ())
            )
            for table in TABLES
        }

    def parse(self, raw: bytes) -> dict[str, Any]:
        """One line as a JSON object, checked, as it goes into the staging file. BadContentError."""
        if len(raw) > MOST_LINE:
            raise BadContentError(reason="a record in it is far too large")
        try:
            content = read_json(raw)
            self.line(content, frozenset())
        except _DAMAGED as error:
            raise BadContentError(reason="a record in it is damaged") from error
        return dict(content)

    def line(self, content: dict[str, Any], pictures: frozenset[str]) -> StagedLine:
        """The record of a parsed line; `pictures` are the ids of the pictures in the file. One of
        the errors in _DAMAGED (ValueError and others) for anything that is no record; `parse` turns
        those into BadContentError."""
        table, record = content["t"], _id(content["id"])
        columns = self._columns[table]
        if not columns:
            raise ValueError("no kind that the header names")
        if "gone" in content:
            if table not in _CAN_GO:
                raise ValueError("nothing that goes")
            clock = _clocks([[content["gone"], [""]]])[""]
            pupil = _id(content["p"]) if table in SCOPE_COLUMN else _nobody(content["p"])
            return StagedLine(table, record, pupil=pupil, deletion=clock)
        checks = _CHECKS[table]
        values = {name: checks[name](value) for name, value in content["v"].items()}
        is_whole = all(values.get(name) for name in _NEEDED[table])
        if not is_whole or not columns >= values.keys():
            raise ValueError("not the fields of such a record")
        return StagedLine(
            table,
            record,
            pupil=str(values.get("pupil_id") or ""),
            values=values,
            clocks=_clocks(content["c"]),
            edits={str(f): (_words(e[0]), _words(e[1])) for f, e in content.get("e", {}).items()},
            aliases=tuple(_id(name) for name in content.get("a", ())),
            has_picture=record in pictures,
        )


def _link(value: Any) -> Value:
    return _id(value) if value else None


def _clocks(packed: Any) -> dict[str, Clock]:
    clocks = unpack_clocks(packed)
    for clock in clocks.values():
        if not all(_REPLICA.fullmatch(n) and 0 < at <= _MOST_CLOCK for n, at in clock.items()):
            raise ValueError("no clock")
    return clocks


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError("no id")
    return value


def _nobody(value: Any) -> str:
    if value != "":
        raise ValueError("about nobody")
    return ""


def _words(value: Any) -> str:
    return clean_text(str(value))[:200]


_DECLARED: dict[str, Table | SealedTable] = {**CATALOGUE, **SEALED}
_CHECKS: dict[str, dict[str, Callable[[Any], Value]]] = {
    name: {c.name: _link if c.name in LINKS else c.checked for c in table.columns}
    for name, table in _DECLARED.items()
}
"""By table and column, what takes a value from outside to its stored form; a school has a million
of them."""
_NEEDED = {
    name: tuple(c.name for c in table.columns if c.needed) for name, table in _DECLARED.items()
}
