"""Lines of a transfer, checked one by one: a signed file can still be wrong or hostile inside."""

import re
from datetime import date
from typing import Any

from vault.domain.merge import Clock, Value, unpack_clocks
from vault.domain.outside_json import read_json
from vault.domain.people import ALERT_KINDS, CONSENT_PURPOSES, CONSENT_STATES
from vault.domain.pupil_values import clean_text, has_unseen
from vault.domain.rights import RestrictionKind
from vault.domain.transfer import FIELDS, LINKS, SEALED_TABLES, TABLES, DataKind
from vault.errors import BadContentError
from vault.store.staged import StagedLine

MOST_LINE = 1 << 18
_ID = re.compile(r"[0-9a-f]{32}")
_REPLICA = re.compile(r"[0-9a-f]{12}")
_MOST_CLOCK = (1 << 53) - 1
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
_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("alert", "kind"): ALERT_KINDS,
    ("consent", "purpose"): CONSENT_PURPOSES,
    ("consent", "state"): CONSENT_STATES,
    ("class", "kind"): ("registration", "teaching"),
    ("restriction", "kind"): tuple(RestrictionKind),
    ("pupil", "sex"): ("", "F", "M", "X"),
}
_MUST: dict[str, tuple[str, ...]] = {
    "enrolment": ("pupil_id", "class_id"),
    "restriction": ("pupil_id", "kind"),
    "contact": ("pupil_id",),
    "alert": ("pupil_id", "kind"),
    "consent": ("pupil_id", "purpose", "state"),
    "photo": ("pupil_id", "taken_on"),
    "health": ("pupil_id",),
    "safeguarding": ("pupil_id",),
}
"""Without these a record is none."""
_CAN_GO = frozenset(TABLES) - {"academic_year", "class"} - SEALED_TABLES.keys()
_LONGEST = 4000
_LONGEST_SEALED = 40_000
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
        is_whole = all(values.get(name) for name in _MUST.get(table, ()))
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
    if name in _NUMBERS:
        if not isinstance(value or 0, int) or not 0 <= (value or 0) <= _NUMBERS[name]:
            raise ValueError("no number of ours")
        return int(value or 0)
    if value is None:
        return None if name in _DATES else ""
    longest = _LONGEST_SEALED if table in SEALED_TABLES else _LONGEST
    if not isinstance(value, str) or len(value) > longest or has_unseen(value):
        raise ValueError("no text of ours")
    if name in _DATES:
        return date.fromisoformat(value).isoformat() if value else None
    if value not in _CHOICES.get((table, name), (value,)):
        raise ValueError("no value of ours")
    return value


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
