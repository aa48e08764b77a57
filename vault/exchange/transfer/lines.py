"""Lines of a transfer, checked one by one: a signed file can still be wrong or hostile inside."""

import json
import re
from datetime import date
from typing import Any

from vault.domain.merge import Value, unpack_clocks
from vault.domain.pupil_values import clean_text
from vault.domain.transfer import FIELDS, LINKS, TABLES
from vault.errors import SealBrokenError
from vault.store.staged import StagedLine

MOST_LINE = 1 << 18
_ID = re.compile(r"[0-9a-f]{32}")
_DATES = frozenset(
    {
        "born",
        "started",
        "left_on",
        "starts",
        "ends",
        "ended",
        "decided_on",
        "taken_on",
        "since",
        "ended_on",
    }
)
_NUMBERS = {"priority": 99, "parental_responsibility": 1, "emergency": 1, "is_current": 1}
_LONGEST = 4000
_ALLOWED = {
    table: frozenset(column for kinds in FIELDS.values() for column in kinds.get(table, ()))
    for table in TABLES
}


def parse_line(raw: bytes) -> dict[str, Any]:
    """One line as JSON, checked; what is kept in the staging file."""
    if len(raw) > MOST_LINE:
        raise SealBrokenError(reason="a record in it is far too large")
    try:
        said = json.loads(raw)
        as_line(said, frozenset())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SealBrokenError(reason="a record in it is damaged") from error
    return dict(said)


def as_line(said: dict[str, Any], pictures: frozenset[str]) -> StagedLine:
    """ValueError, KeyError or TypeError for what cannot be a record."""
    table, record = said["t"], _id(said["id"])
    if table not in TABLES:
        raise ValueError("no table of ours")
    if "gone" in said:
        (clock,) = unpack_clocks([[said["gone"], [""]]]).values()
        return StagedLine(table, record, pupil=_id(said["p"]), gone=clock)
    values = {name: _value(table, name, value) for name, value in said["v"].items()}
    return StagedLine(
        table,
        record,
        pupil=str(values.get("pupil_id") or ""),
        values=values,
        clocks=unpack_clocks(said["c"]),
        edits={str(f): (_words(e[0]), _words(e[1])) for f, e in said.get("e", {}).items()},
        aliases=tuple(_id(name) for name in said.get("a", ())),
        has_picture=record in pictures,
    )


def _value(table: str, name: str, value: Any) -> Value:
    if name not in _ALLOWED[table]:
        raise ValueError("no field of ours")
    if name in LINKS:
        return _id(value) if value else None
    if name in _NUMBERS:
        if not isinstance(value, int) or not 0 <= value <= _NUMBERS[name]:
            raise ValueError("no number of ours")
        return int(value)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("no text of ours")
    if name in _DATES:
        return date.fromisoformat(value).isoformat() if value else None
    if clean_text(value) != value:
        raise ValueError("signs that do not show")
    return value


def _id(said: Any) -> str:
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise ValueError("no id")
    return said


def _words(said: Any) -> str:
    return clean_text(str(said))[:200]
