"""CSV and TSV: encoding and delimiter found out, shown, and correctable by hand."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from vault.domain.incoming import Problem
from vault.errors import BadFileError

_MOST_BYTES = 300 << 20
_MOST_FIELD = 64 << 10
_MOST_COLUMNS = 500
_DELIMITERS = (",", ";", "\t", "|")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass
class Table:
    """Header and rows as text. Rows that cannot be read become problems as they are met."""

    header: tuple[str, ...]
    encoding: str
    delimiter: str
    text: str
    problems: list[Problem]
    file: str

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line number, column to value) of each row that can be read."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
        width = len(self.header)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                self._refuse(reader.line_num, "", "the row cannot be read")
                continue
            if reader.line_num == 1 or not any(row):
                continue
            if "\x00" in "".join(row):
                self._refuse(reader.line_num, "", "it holds characters that no text has")
            elif len(row) > width:
                self._refuse(reader.line_num, "", "it has more fields than the header")
            else:
                row += [""] * (width - len(row))
                yield reader.line_num, dict(zip(self.header, map(str.strip, row), strict=True))

    def _refuse(self, line: int, field: str, reason: str) -> None:
        self.problems.append(Problem(line, field, reason, self.file))


def open_table(raw: bytes, file: str, encoding: str = "", delimiter: str = "") -> Table:
    """BadFileError when it is no table of text at all."""
    if len(raw) > _MOST_BYTES:
        raise BadFileError(reason="it is larger than 300 MB")
    used = encoding or _encoding_of(raw)
    try:
        text = raw.decode(used)
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
    if len(names) > _MOST_COLUMNS or "\x00" in "".join(names) or not any(names):
        raise BadFileError(reason="its first line is no header")
    if len(set(names)) != len(names):
        names = tuple(n if n not in names[:i] else f"{n} ({i + 1})" for i, n in enumerate(names))
    return Table(names, used, mark, text, [], file)


def _encoding_of(raw: bytes) -> str:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return name
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if not any(c in raw for c in b"\x81\x8d\x8f\x90\x9d") else "latin-1"
    return "utf-8"
