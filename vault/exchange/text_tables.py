"""CSV (RFC 4180) and its kin: encoding and delimiter are found out, shown, and can be corrected."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from vault.domain.english.wording import worded
from vault.errors import BadFileError
from vault.exchange.tables import MOST_COLUMNS, Refuse, Table, bare, distinct
from vault.exchange.text_delimiter import delimiters_of, said_delimiter
from vault.exchange.text_encoding import MIXED, decoded, letters_of

_MOST_BYTES = 64 << 20
"""A list of 214,000 pupils with twelve columns has 25 MB; bytes and text are in memory together."""
_LONG_LINE, _MOST_OF_A_LINE = 1 << 20, 16 << 20
_MOST_CELLS = 10_000
"""Of a long line: a field without an end costs its row, a million fields cost everybody time."""
_MOST_FIELD = 64 << 10
_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class TextRows:
    """The rows of a text."""

    text: str
    delimiter: str

    def records(self, refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells). BadFileError where a quotation mark is never closed; where that is
        in the last line, it is refused alone."""
        held: tuple[int, list[str]] | None = None
        try:
            for record in self._read(refuse):
                if held is not None:
                    yield held
                held = record
        except BadFileError:
            if held is not None:
                yield held
            raise
        if held is not None and self._is_open(held[1]):
            refuse(held[0], worded("a quotation mark is not closed"))
        elif held is not None:
            yield held

    def _read(self, refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        has_nul = "\x00" in self.text
        # Not a StringIO, which takes four bytes for each letter.
        raw = io.BytesIO(self.text.encode("utf-8", "surrogatepass"))
        lines = io.TextIOWrapper(raw, "utf-8", "surrogatepass", newline="")
        reader = csv.reader(lines, delimiter=self.delimiter)
        before = 0
        while True:
            try:
                for row in reader:
                    if has_nul and "\x00" in "".join(row):
                        refuse(before + 1, "it holds characters that no text has")
                    else:
                        yield before + 1, row
                    before = reader.line_num
            except csv.Error as error:
                if reader.line_num > before + 1:
                    raise BadFileError(
                        reason=f"a quotation mark in line {before + 1} is not closed"
                    ) from error
                refuse(reader.line_num, "the row cannot be read: a field is far too long")
                before = reader.line_num
            else:
                return

    def _is_open(self, last: list[str]) -> bool:
        """Whether the last row is one line whose quotation mark nobody closed, so that the rest of
        it stands in one field."""
        if not last or self.delimiter not in last[-1].rstrip("\r\n"):
            return False
        head, _, line = self.text.rstrip("\r\n").rpartition("\n")
        line = line.rpartition("\r")[2] if not head or "\r" in line else line
        try:
            next(csv.reader([line], delimiter=self.delimiter, strict=True), None)
        except csv.Error as error:
            return "end of data" in str(error)
        return False


def _has_endless_line(raw: bytes) -> bool:
    """Whether a line has as many bytes or cells as no line of a list has, in any encoding: the
    reader holds a line as a whole, with a cell for each of its commas."""
    start = 0
    while start + _LONG_LINE < len(raw):
        end = start + _LONG_LINE
        after = 1 + max(raw.rfind(b"\n", start, end), raw.rfind(b"\r", start, end))
        if not after:
            after = _end_of_line(raw, end)
            cells = max(raw.count(sign.encode(), start, after) for sign in _SIGNS)
            if after - start > _MOST_OF_A_LINE or cells > _MOST_CELLS:
                return True
        start = after
    return False


def _end_of_line(raw: bytes, start: int) -> int:
    ends = [at for at in (raw.find(b"\n", start), raw.find(b"\r", start)) if at >= 0]
    return 1 + min(ends, default=len(raw) - 1)


def open_table(raw: bytes, file: str, encoding: str = "", delimiter: str = "") -> Table:
    """The table of a file's bytes; empty `encoding` and `delimiter` are found out. BadFileError
    when it is no table of text."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(reason="it is far too large for a list")
    if _has_endless_line(raw):
        raise BadFileError(reason="a line of it is far too long for a list")
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise BadFileError(reason=worded("there is nothing in it"))
    letters = letters_of(raw)
    used = encoding or letters.encoding
    try:
        text = decoded(raw, used)
    except (UnicodeDecodeError, LookupError) as error:
        raise BadFileError(reason="its letters cannot be read; choose another encoding") from error
    csv.field_size_limit(_MOST_FIELD)
    named = said_delimiter(text)
    marks = (delimiter,) if delimiter else (named,) if named else delimiters_of(text)
    table = _with_header(TextRows(text, marks[0]), file, skips_first=bool(named))
    table.encoding, table.delimiter, table.readings = used, marks[0], letters.readings
    table.is_guarded = "'" in text or '="' in text
    if not encoding and letters.wrong:
        words = worded("its letters look wrong ({0})")
        table.doubt = words.format(letters.wrong)
    if used == MIXED:
        table.notes.append("its lines are in two encodings; look at letters with accents")
    if len(marks) > 1:
        words = worded("columns were parted at {0}; they could be parted at {1}")
        table.notes.append(words.format(*(_SIGNS.get(mark, mark) for mark in marks[:2])))
    return table


def _with_header(source: TextRows, file: str, *, skips_first: bool) -> Table:
    """The first row with something in it is the header, until a reader knows better."""
    skips = int(skips_first)
    try:
        for skipped, (line, row) in enumerate(source.records(lambda _, __: None)):
            if skipped < skips or not any(map(str.strip, row)):
                continue
            names = tuple(bare(name.strip()).strip("'") for name in row)
            unseen = any(ord(sign) < 32 and sign not in "\t\r\n" for sign in "".join(names))
            if len(names) > MOST_COLUMNS or unseen:
                break
            cells = tuple(name.strip() for name in row)
            return Table(
                distinct(names), source, file, start=line, skips=skipped + 1, heads=(cells, names)
            )
    except BadFileError as error:
        raise BadFileError(reason="it has no header line that can be read") from error
    raise BadFileError(reason="its first line is no header")
