"""Blocks of cells that come from a spreadsheet or go to one, and where one lands. Pure."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

Block = tuple[tuple[str, ...], ...]
MOST_PASTED = 20_000
"""Cells; a clipboard may hold a whole workbook."""


@dataclass(frozen=True)
class Landing:
    """Where a block of so many rows and columns lands: from `top` and `left` on, `rows` by
    `columns` cells of it. `lost_rows` and `lost_columns` lie beyond the grid. `is_sure`: nothing
    has to be asked, because it fits and what was selected is as large."""

    top: int
    left: int
    rows: int
    columns: int
    lost_rows: int
    lost_columns: int
    is_sure: bool
    repeats: bool = False
    """One cell into all that are selected."""


def read_block(text: str) -> Block:
    """Rows of cells, as Excel and LibreOffice lay them on the clipboard: columns parted by tabs,
    cells with a line break in quotation marks. All rows as long as the longest; () for nothing."""
    lines = text.removesuffix("\n").removesuffix("\r")
    if not lines:
        return ()
    rows = [tuple(row) for row in csv.reader(io.StringIO(lines, newline=""), delimiter="\t")]
    wide = max(map(len, rows))
    return tuple((*row, *("",) * (wide - len(row))) for row in rows)


def written_block(rows: Sequence[Sequence[str]]) -> str:
    """The same the other way round."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue()


def landing(block: Block, selected: tuple[int, int, int, int], grid: tuple[int, int]) -> Landing:
    """`selected` is (top, left, rows, columns) of what is selected, `grid` (rows, columns) of what
    there is."""
    high, wide = len(block), len(block[0]) if block else 0
    top, left, rows, columns = selected
    if (high, wide) == (1, 1):
        return Landing(top, left, rows, columns, 0, 0, is_sure=True, repeats=True)
    fits_rows, fits_columns = min(high, grid[0] - top), min(wide, grid[1] - left)
    lost = (high - fits_rows, wide - fits_columns)
    is_alike = (rows, columns) in ((1, 1), (high, wide))
    return Landing(top, left, fits_rows, fits_columns, *lost, is_sure=is_alike and not any(lost))
