"""Lines of a transfer, checked one by one: a signed file can still be wrong or hostile inside."""

import re
from typing import Any

from vault.domain.catalogue.all_tables import CATALOGUE, SEALED
from vault.domain.catalogue.sealed import SealedTable
from vault.domain.catalogue.shape import Table
from vault.domain.data_kinds import DataKind
from vault.domain.merge import Clock, Value, unpack_clocks
from vault.domain.outside_json import read_json
from vault.domain.pupil_values import clean_text
from vault.domain.transfer import FIELDS, LINKS, SEALED_TABLES, TABLES
from vault.errors import BadContentError
from vault.store.files.staged import StagedLine

MOST_LINE = 1 << 18
_ID = re.compile(r"[0-9a-f]{32}")
_REPLICA = re.compile(r"[0-9a-f]{12}")
_MOST_CLOCK = (1 << 53) - 1
_DECLARED: dict[str, Table | SealedTable] = {**CATALOGUE, **SEALED}
_CAN_GO = frozenset(TABLES) - {"academic_year", "class"} - SEALED_TABLES.keys()
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
        """One line as JSON, checked; what is kept in the staging file."""
        if len(raw) > MOST_LINE:
            raise BadContentError(reason="a record in it is far too large")
        try:
            said = read_json(raw)
            self.line(said, frozenset())
        except _DAMAGED as error:
            raise BadContentError(reason="a record in it is damaged") from error
        return dict(said)

    def line(self, said: dict[str, Any], pictures: frozenset[str]) -> StagedLine:
        """Anything of Python's own for what cannot be a record."""
        table, record = said["t"], _id(said["id"])
        columns = self._columns[table]
        if not columns:
            raise ValueError("no kind that the header names")
        if "gone" in said:
            if table not in _CAN_GO:
                raise ValueError("nothing that goes")
            clock = _clocks([[said["gone"], [""]]])[""]
            return StagedLine(table, record, pupil=_id(said["p"]), gone=clock)
        values = {name: _value(table, name, value) for name, value in said["v"].items()}
        is_whole = all(values.get(c.name) for c in _DECLARED[table].columns if c.needed)
        if not is_whole or not columns >= values.keys():
            raise ValueError("not the fields of such a record")
        return StagedLine(
            table,
            record,
            pupil=str(values.get("pupil_id") or ""),
            values=values,
            clocks=_clocks(said["c"]),
            edits={str(f): (_words(e[0]), _words(e[1])) for f, e in said.get("e", {}).items()},
            aliases=tuple(_id(name) for name in said.get("a", ())),
            has_picture=record in pictures,
        )


def _value(table: str, name: str, value: Any) -> Value:
    if name in LINKS:
        return _id(value) if value else None
    return _DECLARED[table].column(name).checked(value)


def _clocks(packed: Any) -> dict[str, Clock]:
    found = unpack_clocks(packed)
    for clock in found.values():
        if not all(_REPLICA.fullmatch(n) and 0 < at <= _MOST_CLOCK for n, at in clock.items()):
            raise ValueError("no clock")
    return found


def _id(said: Any) -> str:
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise ValueError("no id")
    return said


def _words(said: Any) -> str:
    return clean_text(str(said))[:200]
