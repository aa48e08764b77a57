"""A table of text: header and rows, whatever file they came from."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from vault.domain.english.wording import worded
from vault.domain.incoming import Problem, TextReading

MOST_COLUMNS = 500
Row = dict[str, str]
Refuse = Callable[[int, str], None]
"""A row that cannot be read: its line, and why."""
_PRINTED = re.compile(
    r"(?:grand |sub ?-?)?totals?\b|(?:number|count) of\b|printed\b|print date|page \d|report\b"
    r"|(?:run|report|export|as at|created|produced|generated|exported|downloaded)\b.*\d"
    r"|end of (?:report|list)|confidential\b|gesamt\b|summe\b|gedruckt\b|imprimé\b|total\b",
    re.IGNORECASE,
)
"""What stands alone in a row that a report adds below its list."""
_TOLD = re.compile(
    r"\b(?:by|the|please)\b|^(?:©|\(c\)|copyright\b)"
    r"|^\d+ [A-Za-z]+$"
    r"|^[A-Za-z ]+: *\d+$"
)
"""What is in a sentence, a notice or a count, and in no name."""
_SUM = re.compile(
    r"(?:grand |sub ?-?)?totals?:?|gesamt|summe|(?:total|number|count) (?:number )?of \w+:?"
    r"|(?:class |group |overall )?(?:average|mean|median):?|date|points|max(?:imum)? points",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[\d., %/:\-]*")
_GUARD = re.compile(r"'(?![a-z][ \-])")
"""An apostrophe that keeps a spreadsheet from counting; not that of 't Hooft."""


class Source(Protocol):
    """Where rows come from; they can be gone through again."""

    def records(self, refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells) of each row that can be read, the header among them."""


@dataclass
class Table:
    """`start` is the header's line, `skips` how many records stand before the first row. What is
    odd about rows is noted in `problems` while they are read."""

    header: tuple[str, ...]
    source: Source
    file: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    problems: list[Problem] = field(default_factory=list)
    start: int = 1
    skips: int = 1
    heads: tuple[tuple[str, ...], ...] = ()
    """The rows of which the header was made."""
    notes: list[str] = field(default_factory=list)
    """What a person is told of how it was read."""
    readings: tuple[TextReading, ...] = ()
    """The ways in which its bytes can be read as letters, the likeliest first."""
    doubt: str = ""
    """Why nothing of it may be kept before a person has chosen one of `readings`."""
    is_guarded: bool = True
    """Whether a cell may begin with a sign that keeps spreadsheets from counting."""

    is_ready: bool = False
    """Whether the source gives cells as `ready` makes them."""

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(line number, column to value) of each row that can be read; see `values`."""
        for line, values in self.values():
            yield line, dict(zip(self.header, values, strict=True))

    def values(self) -> Iterator[tuple[int, list[str]]]:
        """(line number, values in the order of the header) of each row that can be read.
        BadFileError when a quotation mark that is never closed makes it unclear where rows end.
        The header again, totals and print lines are left out and told."""
        self.problems.clear()
        width = len(self.header)
        again = [_wide([*head], width) for head in self.heads]
        for place, (line, fields) in enumerate(self.source.records(self._refuse)):
            if place < self.skips:
                continue
            row = fields
            if len(row) > width and not any(map(str.strip, row[width:])):
                # Spreadsheets leave empty cells behind the last column.
                row = row[:width]
            if len(row) > width:
                self._refuse(line, "it has more fields than the header")
                continue
            values = row if self.is_ready else list(map(str.strip, row))
            if self.is_guarded and not self.is_ready:
                values = [bare(v) if v[:1] in _SIGNS else v for v in values]
            if len(values) < width:
                values = values + [""] * (width - len(values))
            empty = values.count("")
            if empty == width:
                continue
            if values in again:
                self._refuse(line, worded("the header stands here again"))
            elif is_printed(values, width - empty):
                self._refuse(line, worded("a total or a printed line, and nobody's row"))
            else:
                yield line, values

    def doubts(self) -> list[Problem]:
        """What was taken to mean something that the file does not say letter for letter."""
        notes = [self.doubt, *self.notes] if self.doubt else self.notes
        return [Problem(self.start, "", note, self.file, refused=False) for note in notes]

    def first_rows(self, count: int) -> list[tuple[int, tuple[str, ...]]]:
        """Up to `count` pairs of (line number, cells) from the head of the file, unchecked."""
        rows = []
        for line, row in self.source.records(lambda _, __: None):
            rows.append((line, tuple(bare(part.strip()) for part in row)))
            if len(rows) == count:
                break
        return rows

    def _refuse(self, line: int, reason: str) -> None:
        self.problems.append(Problem(line, "", reason, self.file))


_SIGNS = ("'", "=")


def ready(cell: str) -> str:
    """A cell's text as readers have it: without blanks around it and signs for spreadsheets."""
    text = cell.strip()
    return bare(text) if text[:1] in _SIGNS else text


def bare(cell: str) -> str:
    """Without what keeps a spreadsheet from counting: ="00123" and '00123 are 00123."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1].strip()
    if len(cell) > 1 and _GUARD.match(cell):
        return cell[1:].removesuffix("'").strip() if cell.endswith("'") else cell[1:].strip()
    return cell


def is_printed(values: list[str], filled: int) -> bool:
    """Whether a row of several columns, `filled` of them not empty, is a report's own line."""
    if len(values) < 3:
        return False
    if filled == 1:
        alone = "".join(values)
        return (_PRINTED.match(alone) or _TOLD.search(alone)) is not None
    if not _SUM.fullmatch(values[0] or values[1]):
        return False
    return all(map(_FIGURE.fullmatch, values[1 if values[0] else 2 :]))


def distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each one once: repeated ones get their position."""
    if len(set(names)) == len(names):
        return names
    return tuple(n if n not in names[:i] else f"{n} ({i + 1})" for i, n in enumerate(names))


def _wide(cells: list[str], width: int) -> list[str]:
    return cells[:width] + [""] * (width - len(cells))
