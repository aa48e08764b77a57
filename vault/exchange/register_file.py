"""Registers as a table: pupil, code, minutes and note; for several also day and session."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.domain.english.wording import worded
from vault.domain.identity.folding import fold
from vault.domain.incoming import Problem
from vault.domain.law.shape import Law
from vault.domain.preview import HowRead, ReadOptions
from vault.errors import BadFileError, InvalidValueError
from vault.exchange.dates import read_date, unambiguous_order, usual_order
from vault.exchange.table_files import open_one
from vault.exchange.table_look import table_look

MOST_BYTES = 20 << 20
_MOST_ROWS = 100_000
_COLUMNS = {
    "pupil": ("pupil", "student", "student id", "name", "full name", "upn", "id"),
    "number": ("id", "upn", "student id"),
    "code": ("code", "mark", "attendance code"),
    "minutes": ("minutes", "minutes late", "late"),
    "note": ("note", "comment", "reason"),
    "day": ("day", "date"),
    "session": ("session",),
}
_NEEDED = ("pupil", "code")
_AS_FOUND = ReadOptions()


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One line of the file, in the words that stand there; `day` and `session` are None and ''
    where it has no such columns, `number` '' where none stands beside the name."""

    line: int
    pupil: str
    code: str
    minutes: int = 0
    note: str = ""
    day: date | None = None
    session: str = ""
    number: str = ""


def read_register_file(
    path: Path, law: Law, options: ReadOptions = _AS_FOUND
) -> tuple[tuple[RegisterRow, ...], tuple[Problem, ...]]:
    """Its rows, and what cannot be read, each with its line. Days that could be either are read as
    the country of the law writes them. BadFileError for what is no such table of at most 20 MB,
    LettersDoubtfulError."""
    table = open_one(path, _understood, options, MOST_BYTES)
    columns = _columns(table.header)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        reason = worded("it needs the columns pupil and code")
        raise BadFileError(reason=reason)
    days = [row[columns["day"]] for _, row in table.rows()] if "day" in columns else []
    order = unambiguous_order(days) or usual_order(law)
    rows: list[RegisterRow] = []
    problems: list[Problem] = []
    for number, (line, values) in enumerate(table.rows()):
        if number >= _MOST_ROWS:
            raise BadFileError(reason=worded("it has more rows than registers of a year have"))
        cells = {name: values[column] for name, column in columns.items()}
        try:
            rows.append(_row(line, cells, order))
        except InvalidValueError as error:
            field, reason = str(error.details["field"]), str(error.details["reason"])
            problems.append(Problem(line, field, reason, path.name))
    return tuple(rows), (*table.doubts(), *table.problems, *problems)


def register_look(path: Path, options: ReadOptions) -> HowRead:
    """How the columns would be understood. BadFileError, UnsafeFileError."""
    return table_look(path, options, _fields, "registers")


def _fields(header: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    ours = {column: name for name, column in _columns(header).items()}
    return tuple((column, ours[column]) for column in header if column in ours)


def _understood(header: tuple[str, ...]) -> int:
    found = _columns(header)
    return len(found) if set(_NEEDED) <= found.keys() else 0


def _columns(header: tuple[str, ...]) -> dict[str, str]:
    """Which column of the file is which of ours: the first word of ours that it has decides."""
    known = {fold(name): name for name in reversed(header)}
    found: dict[str, str] = {}
    for ours, words in _COLUMNS.items():
        for column in (known.get(fold(word)) for word in words):
            if column is not None and column not in found.values():
                found[ours] = column
                break
    return found


def _row(line: int, cells: dict[str, str], order: str) -> RegisterRow:
    pupil, code = cells["pupil"], cells["code"].removeprefix("'")
    if not pupil:
        raise InvalidValueError(field="pupil", reason=worded("no pupil is named"))
    if not code:
        raise InvalidValueError(field="code", reason=worded("no code stands there"))
    return RegisterRow(
        line,
        pupil,
        code,
        _number(cells.get("minutes", "")),
        cells.get("note", ""),
        _day(cells.get("day", ""), order),
        cells.get("session", "").casefold(),
        cells.get("number", ""),
    )


def _number(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) < 5):
        raise InvalidValueError(field="minutes", reason="a whole number belongs here")
    return int(text)


def _day(text: str, order: str) -> date | None:
    try:
        return read_date(text, order)
    except ValueError as error:
        reason = "a day is written as 2026-11-24"
        raise InvalidValueError(field="day", reason=reason) from error
