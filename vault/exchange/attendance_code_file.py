"""A school's own attendance codes as a table: code, meaning, short, counts, from, until, session,
minutes, says_which, unresolved. Only the first two and 'counts' are needed."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from vault.domain.attendance_codes import HALVES, AttendanceCode, Counts
from vault.domain.english.wording import worded
from vault.domain.identity.folding import fold
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError
from vault.exchange.csv_out import as_csv
from vault.exchange.table_files import open_one
from vault.exchange.tables import Row

_MOST_BYTES, _MOST_CODES = 1 << 20, 200
_NEEDED = ("code", "meaning", "counts")
_AS_FOUND = ReadOptions()
_YES = frozenset({"1", "yes", "y", "true", "x"})
_HEAD = (
    *("code", "meaning", "short", "counts", "from", "until", "session"),
    *("minutes", "says_which", "unresolved"),
)


def read_code_file(path: Path, options: ReadOptions = _AS_FOUND) -> tuple[AttendanceCode, ...]:
    """The set, in the order of the file. BadFileError, which names the line;
    LettersDoubtfulError."""
    table = open_one(path, _understood, options, _MOST_BYTES)
    columns = _columns(table.header)
    if not all(name in columns for name in _NEEDED):
        raise BadFileError(reason=worded("it needs the columns code, meaning and counts"))
    codes: list[AttendanceCode] = []
    for line, row in table.rows():
        if len(codes) == _MOST_CODES:
            raise BadFileError(reason=worded("it has far more codes than a register needs"))
        cells = {name: row[column] for name, column in columns.items()}
        try:
            codes.append(_code(cells))
        except ValueError as error:
            reason = worded("line {0}: {1}").format(line, error)
            raise BadFileError(reason=reason) from error
    if table.problems:
        first = table.problems[0]
        raise BadFileError(reason=worded("line {0}: {1}").format(first.line, first.reason))
    return tuple(codes)


def _columns(header: tuple[str, ...]) -> dict[str, str]:
    return {fold(name): name for name in reversed(header)}


def _understood(header: tuple[str, ...]) -> int:
    return sum(name in _columns(header) for name in _NEEDED)


def _code(cells: Row) -> AttendanceCode:
    counts = cells["counts"].casefold().replace(" ", "-")
    if counts not in list(Counts):
        raise ValueError(f"'counts' is one of {', '.join(Counts)}")
    session = cells.get("session", "").casefold()
    if session not in ("", *HALVES):
        raise ValueError("'session' is am, pm or empty")
    return AttendanceCode(
        cells["code"].removeprefix("'").upper(),
        cells["meaning"],
        cells.get("short", ""),
        Counts(counts),
        _day(cells.get("from", "")),
        _day(cells.get("until", "")),
        session,
        _yes(cells.get("minutes", "")),
        _yes(cells.get("sayswhich", "")),
        _yes(cells.get("unresolved", "")),
    )


def _yes(text: str) -> bool:
    return text.casefold() in _YES


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError("a day is written as 2026-11-24") from error


def code_file(codes: Iterable[AttendanceCode]) -> bytes:
    """A set as `read_code_file` takes it."""
    return as_csv(
        _HEAD,
        [
            (
                *(code.code, code.meaning, code.short, code.counts.value),
                *(day.isoformat() if day else "" for day in (code.starts, code.ends)),
                code.session,
                *("yes" if flag else "" for flag in (code.minutes, code.says_which)),
                "yes" if code.unresolved else "",
            )
            for code in codes
        ],
    )
