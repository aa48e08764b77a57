"""XLSX workbooks sheet by sheet, as a stream: however large one is, its rows are kept packed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vault.exchange.tables import Refuse, ready
from vault.exchange.workbook_limits import Parts, kept_whole, parts_of
from vault.exchange.workbook_parts import sheets_of, tags_of
from vault.exchange.xlsx_cells import LibraryCells
from vault.exchange.xlsx_sheet import SheetReader, SheetText, UnusualSheetError

_BOOK, _STYLES, _TEXTS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedstrings.xml"
_MOST_STYLES = 1 << 20
_MOST_SHEETS = 200
_AT_ONCE = 20_000
_ITEM = re.compile(
    rb'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t></si>|([^<]*(?:<(?!/?si\b)[^<]*)*)</si>)'
)
"""A shared text: as it stands in a plain item, or all that an item holds."""
_CODED = re.compile("[&\r]|_x")
"""Signs of a text that is not written as it reads."""


class StreamedSheet(NamedTuple):
    """`text` is None for a sheet that is not read."""

    title: str
    text: SheetText | None


@dataclass(frozen=True)
class KeptRows:
    """The rows of a sheet. Merged cells that go downwards stand in each row that they cover."""

    text: SheetText

    @property
    def height(self) -> int:
        """How many rows the sheet reaches down to."""
        return self.text.seen.rows

    @property
    def width(self) -> int:
        """From the first column that is used to the last."""
        return self.text.seen.columns - self.text.first_column

    def records(self, _refuse: Refuse) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells)."""
        first, before = self.text.first_column, 0
        down = self._filled() if self.text.merged else {}
        for line, cells in self.text.rows:
            for empty in range(before + 1, line):
                yield empty, self._with_merged(empty, [], down)
            before = line
            row = cells[first:] if first else cells
            yield line, self._with_merged(line, row, down) if down else row

    def _with_merged(
        self, line: int, row: list[str], down: dict[tuple[int, int], str]
    ) -> list[str]:
        if not down:
            return row
        whole = row + [""] * (self.width - len(row))
        return [cell or down.get((line, place), "") for place, cell in enumerate(whole)]

    def _filled(self) -> dict[tuple[int, int], str]:
        """By line and column: the text of a cell above that is merged downwards in one column."""
        first, height = self.text.first_column, self.height
        tall = {
            (top + 1, left - first): min(bottom + 1, height)
            for (top, left), (bottom, right) in self.text.merged
            if left == right and bottom > top and left >= first
        }
        lines = {line for line, _ in tall}
        rows = {line: cells[first:] for line, cells in self.text.rows if line in lines}
        return {
            (line, column): rows[top][column]
            for (top, column), bottom in tall.items()
            if top in rows and column < len(rows[top])
            for line in range(top + 1, bottom + 1)
        }


def streamed_sheets(
    raw: bytes, sheets: tuple[str, ...], most: int = 0
) -> list[StreamedSheet] | None:
    """`sheets`, or all that are not hidden; None for a workbook that is built in another way than
    spreadsheet programs build them. Of each sheet up to `most` rows, or all. BadFileError and its
    kin."""
    parts = parts_of(raw)
    listed = sheets_of(raw, parts)[:_MOST_SHEETS]
    if not listed or any(part not in parts for _, part, _ in listed):
        return None
    try:
        library = _library(raw, parts)
        texts = _texts(raw, parts, library)
        return [
            StreamedSheet(
                title,
                SheetReader(texts, library, most).read(raw, parts[part])
                if (title in sheets if sheets else not is_hidden)
                else None,
            )
            for title, part, is_hidden in listed
        ]
    except UnusualSheetError:
        return None


def _library(raw: bytes, parts: Parts) -> LibraryCells:
    styles = kept_whole(raw, parts[_STYLES]) if _STYLES in parts else b""
    if len(styles) > _MOST_STYLES:
        raise UnusualSheetError
    is_1904 = any(
        tag.get("date1904") in ("1", "true") for tag in tags_of(raw, parts[_BOOK], "workbookPr")
    )
    return LibraryCells(styles, is_1904=is_1904)


def _texts(raw: bytes, parts: Parts, library: LibraryCells) -> Sequence[str]:
    """The workbook's shared texts; those that are not written as they read, as the library has
    them."""
    if _TEXTS not in parts:
        return ()
    whole = kept_whole(raw, parts[_TEXTS])
    declared = re.search(rb"<\?xml[^>]*encoding=[\"']([^\"']*)", whole[:200])
    head = whole[: whole.find(b"<si")]
    if b"<!" in head or (declared is not None and declared[1].lower() != b"utf-8"):
        raise UnusualSheetError
    found = _ITEM.findall(whole)
    if len(found) != whole.count(b"</si>") or b"<si/" in whole or b"<si " in whole:
        raise UnusualSheetError
    try:
        texts = b"\n".join(plain for plain, _ in found).decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise UnusualSheetError from error
    if len(texts) != len(found):
        # A text of several lines; one after the other, then.
        texts = [plain.decode("utf-8") for plain, _ in found]
    odd = [at for at, (_, inner) in enumerate(found) if inner]
    if _CODED.search("".join(texts)):
        odd += [at for at, text in enumerate(texts) if _CODED.search(text)]
    for start in range(0, len(odd), _AT_ONCE):
        some = odd[start : start + _AT_ONCE]
        items = [_item(*found[at]) for at in some]
        for at, text in zip(some, library.texts(items), strict=True):
            texts[at] = text
    return list(map(ready, texts))


def _item(plain: bytes, inner: bytes) -> bytes:
    return b"<si>%s</si>" % (inner or b'<t xml:space="preserve">%s</t>' % plain)
