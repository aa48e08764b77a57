"""CSV for spreadsheets: UTF-8 with its mark, and no cell that would be taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from vault.domain.checklists import ChecklistPage, ColumnKind, shown
from vault.domain.english.wording import worded

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180, with the mark for UTF-8, which spreadsheets look for. A cell that a spreadsheet
    would take for a formula is led in by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_plain(cell) for cell in header])
    writer.writerows([[_plain(cell) for cell in row] for row in rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def checklist_csv(page: ChecklistPage, *, is_month_first: bool) -> bytes:
    """A line for each pupil; a tick is 'yes'."""
    columns = page.checklist.columns
    rows = []
    for line in page.lines:
        cells = []
        for column in columns:
            value = line.mark(column.id).value
            is_tick = column.kind is ColumnKind.TICK
            words = shown(column.kind, value, is_month_first=is_month_first)
            cells.append(("yes" if value else "") if is_tick else words)
        rows.append((line.called.family, line.called.given, *cells))
    titles = (column.title for column in columns)
    return as_csv((worded("Surname"), worded("Forename"), *titles), rows)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA else cell
