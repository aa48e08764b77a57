"""Checklists: their columns, and what may stand in a cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vault.domain.days import stored_in_figures
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.pupil_values import clean_text
from vault.errors import InvalidValueError

MOST_COLUMNS = 30
LONGEST_VALUE = 60
_LONGEST_TITLE = 80
_MOST_COUNTED = 9999
TICKED = "1"
_DAY_FIRST, _MONTH_FIRST = ("%d/%m/%Y", "%d/%m/%y"), ("%m/%d/%Y", "%m/%d/%y")
_STORED = "%Y-%m-%d"


class ColumnKind(StrEnum):
    """What may stand in the cells of a column."""

    TICK = "tick"
    COUNTER = "counter"
    CODE = "code"
    TEXT = "text"
    DATE = "date"


KIND_WORDS = {
    ColumnKind.TICK: "Tick",
    ColumnKind.COUNTER: "Counter",
    ColumnKind.CODE: "One letter",
    ColumnKind.TEXT: "Short text",
    ColumnKind.DATE: "Date",
}


@dataclass(frozen=True, slots=True)
class ChecklistColumn:
    """A column of a list. An empty id is a column to be added; one with an id keeps its kind."""

    id: RecordId
    title: str
    kind: ColumnKind
    version: int = 0


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of a class. `version` is given back with a change; an empty id is a list to be made.
    `ends` is the last day on which it is used."""

    id: RecordId
    version: int
    class_id: ClassId
    title: str
    ends: date | None
    columns: tuple[ChecklistColumn, ...]
    class_name: str = ""

    def is_over(self, today: date) -> bool:
        """Whether the last day is past."""
        return self.ends is not None and self.ends < today


@dataclass(frozen=True, slots=True)
class Mark:
    """The content of one cell; version 0 where it was never set."""

    id: RecordId
    version: int
    value: str


NO_MARK = Mark(NEW, 0, "")


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One pupil of the class, with the marks by column id."""

    pupil: PupilId
    called: Called
    marks: Mapping[RecordId, Mark]

    def mark(self, column: RecordId) -> Mark:
        """The mark in this column; an empty one where there is none."""
        return self.marks.get(column, NO_MARK)


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """A list with its columns and one line for each pupil."""

    checklist: Checklist
    lines: tuple[ChecklistLine, ...]


def title_of(field: str, text: str) -> str:
    """One clean line; InvalidValueError when nothing is left of it or it is too long."""
    line = clean_text(text)
    if not line:
        raise InvalidValueError(field=field, reason="it cannot be empty")
    if len(line) > _LONGEST_TITLE:
        raise InvalidValueError(field=field, reason=f"longer than {_LONGEST_TITLE} characters")
    return line


def check_columns(columns: tuple[ChecklistColumn, ...]) -> None:
    """InvalidValueError unless there is one at least, not too many, and no two of one title."""
    titles = [title_of("columns", column.title).casefold() for column in columns]
    if not titles:
        raise InvalidValueError(field="columns", reason="a checklist needs one column at least")
    if len(titles) > MOST_COLUMNS:
        raise InvalidValueError(field="columns", reason=f"more than {MOST_COLUMNS} columns")
    if len(set(titles)) < len(titles):
        raise InvalidValueError(field="columns", reason="two columns have the same title")


def value_of(kind: ColumnKind, text: str, *, is_month_first: bool = False) -> str:
    """What a person typed, in its stored form: '' for an empty cell, '1' for a tick, an integer,
    one capital letter, a line, or a day (ISO 8601; typed in figures too). InvalidValueError for
    anything else."""
    line = clean_text(text)
    if not line or (line == "0" and kind in (ColumnKind.TICK, ColumnKind.COUNTER)):
        return ""
    if kind is ColumnKind.TICK:
        if line != TICKED:
            raise InvalidValueError(field="value", reason=worded("it is ticked or it is not"))
        return line
    if kind is ColumnKind.COUNTER:
        return _number(line)
    if kind is ColumnKind.CODE:
        letter = line.upper()
        if len(letter) != 1 or not letter.isalpha():  # the capital of ß is two
            raise InvalidValueError(field="value", reason="one letter belongs here")
        return letter
    if kind is ColumnKind.DATE:
        return _day(line, _MONTH_FIRST if is_month_first else _DAY_FIRST)
    if len(line) > LONGEST_VALUE:
        raise InvalidValueError(field="value", reason=f"longer than {LONGEST_VALUE} characters")
    return line


def shown(kind: ColumnKind, value: str, *, is_month_first: bool) -> str:
    """A stored value as a person reads it: '✓', '03/09/2026'."""
    if kind is ColumnKind.TICK:
        return "✓" if value else ""
    if kind is ColumnKind.DATE:
        return stored_in_figures(value, is_month_first=is_month_first)
    return value


def _number(line: str) -> str:
    if not re.fullmatch(r"[0-9]{1,9}", line) or int(line) > _MOST_COUNTED:
        reason = f"a whole number up to {_MOST_COUNTED} belongs here"
        raise InvalidValueError(field="value", reason=reason)
    return str(int(line)) if int(line) else ""


def _day(line: str, in_figures: tuple[str, ...]) -> str:
    for form in (*in_figures, _STORED):
        try:
            return datetime.strptime(line, form).date().isoformat()  # noqa: DTZ007 - a day alone
        except ValueError:
            continue
    reason = f"a date looks like {date(2026, 9, 3):{in_figures[0]}}"
    raise InvalidValueError(field="value", reason=reason)
