"""CSV (RFC 4180) and TSV: encoding and delimiter are detected, shown, and can be corrected."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from vault.domain.incoming import Problem
from vault.errors import BadFileError

MIXED = "utf-8 and cp1252"
"""Lines of both kinds in one file, as when lists were pasted together: each line for itself."""
_MOST_BYTES = 300 << 20
_MOST_FIELD = 64 << 10
_MOST_COLUMNS = 500
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 4096
Row = dict[str, str]


@dataclass
class Table:
    """Header and rows as text; `start` is the header's line. What is odd about rows is noted in
    `problems` while they are read."""

    header: tuple[str, ...]
    encoding: str
    delimiter: str
    text: str
    file: str
    problems: list[Problem] = field(default_factory=list)
    start: int = 1

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(line number, column to value) of each row that can be read; see `values`."""
        for line, values in self.values():
            yield line, dict(zip(self.header, values, strict=True))

    def values(self) -> Iterator[tuple[int, list[str]]]:
        """(line number, values in the order of the header) of each row that can be read.
        BadFileError when a quotation mark that is never closed makes it unclear where rows end."""
        self.problems.clear()
        width = len(self.header)
        has_nul = "\x00" in self.text
        for line, fields in self._records():
            row = fields
            if len(row) > width and not any(map(str.strip, row[width:])):
                # Spreadsheets leave empty cells behind the last column.
                row = row[:width]
            if has_nul and "\x00" in "".join(row):
                self._refuse(line, "it holds characters that no text has")
            elif len(row) > width:
                self._refuse(line, "it has more fields than the header")
            else:
                values = list(map(str.strip, row))
                if any(values):
                    yield line, values + [""] * (width - len(values))

    def first_rows(self, count: int) -> list[tuple[int, tuple[str, ...]]]:
        """Up to `count` pairs of (line number, fields) from the head of the file, unchecked."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        rows = []
        try:
            for row in reader:
                rows.append((reader.line_num, tuple(part.strip() for part in row)))
                if len(rows) == count:
                    break
        except csv.Error:
            # What is behind a broken row is told of when the rows are read for good.
            return rows
        return rows

    def starting_at(self, line: int, header: tuple[str, ...]) -> "Table":
        """The same table with `header` at `line` as its header."""
        names = distinct(header)
        return Table(names, self.encoding, self.delimiter, self.text, self.file, [], line)

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        # Not a StringIO, which takes four bytes for each letter.
        raw = io.BytesIO(self.text.encode("utf-8", "surrogatepass"))
        lines = io.TextIOWrapper(raw, "utf-8", "surrogatepass", newline="")
        reader = csv.reader(lines, delimiter=self.delimiter)
        before = 0
        while True:
            try:
                for row in reader:
                    if reader.line_num > self.start:
                        yield before + 1, row
                    before = reader.line_num
            except csv.Error as error:
                if reader.line_num > before + 1:
                    raise BadFileError(
                        reason=f"a quotation mark in line {before + 1} is not closed"
                    ) from error
                self._refuse(reader.line_num, "the row cannot be read: a field is far too long")
                before = reader.line_num
            else:
                return

    def _refuse(self, line: int, reason: str) -> None:
        self.problems.append(Problem(line, "", reason, self.file))


def open_table(raw: bytes, file: str, encoding: str = "", delimiter: str = "") -> Table:
    """The table of a file's bytes; empty `encoding` and `delimiter` are detected. BadFileError when
    it is no table of text."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(reason="it is larger than 300 MB")
    used = encoding or _encoding_of(raw)
    try:
        text = _by_lines(raw) if used == MIXED else raw.decode(used)
    except (UnicodeDecodeError, LookupError) as error:
        raise BadFileError(reason="its letters cannot be read; choose another encoding") from error
    csv.field_size_limit(_MOST_FIELD)
    first = text.split("\n", 1)[0][:_MOST_FIELD]
    mark = delimiter or max(_DELIMITERS, key=first.count)
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except (csv.Error, StopIteration) as error:
        raise BadFileError(reason="it has no header line that can be read") from error
    names = tuple(name.strip().strip("'") for name in header)
    unseen = any(ord(sign) < 32 and sign not in "\t\r\n" for sign in "".join(names))
    if len(names) > _MOST_COLUMNS or unseen or not any(names):
        raise BadFileError(reason="its first line is no header")
    return Table(distinct(names), used, mark, text, file)


def distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, each one once: repeated ones get their position."""
    if len(set(names)) == len(names):
        return names
    return tuple(n if n not in names[:i] else f"{n} ({i + 1})" for i, n in enumerate(names))


def _encoding_of(raw: bytes) -> str:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    head = raw[:_LOOKED_AT]
    if len(head) >= 16 and head.count(0) * 3 > len(head):
        return "utf-16-le" if head[1:2] == b"\x00" else "utf-16-be"
    if _is_utf8(raw):
        return "utf-8"
    if any(not line.isascii() and _is_utf8(line) for line in raw.split(b"\n")):
        return MIXED
    return "cp1252" if not any(c in raw for c in b"\x81\x8d\x8f\x90\x9d") else "latin-1"


def _by_lines(raw: bytes) -> str:
    lines = raw.split(b"\n")
    return "\n".join(
        line.decode("utf-8") if _is_utf8(line) else line.decode("cp1252", "replace")
        for line in lines
    )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
