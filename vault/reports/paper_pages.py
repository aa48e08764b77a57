"""A paper as PDF: A4 pages of headings, text, points and tables, with the footer on each."""

import io
from collections.abc import Iterator
from itertools import zip_longest

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as Grid

from vault.domain.charts import Chart, ClassMap, ShareBars
from vault.domain.papers import Heading, Paper, Piece, Point, Table
from vault.reports.drawn_charts import drawn
from vault.reports.faces import BASE
from vault.reports.paper import HEIGHT, MARGIN, WIDTH, Sheets, line_in, width_of
from vault.reports.words import Words

_TITLE = ParagraphStyle("title", fontName=BASE, fontSize=19, leading=24, spaceAfter=2)
_SUBTITLE = ParagraphStyle("subtitle", fontName=BASE, fontSize=10.5, leading=14, spaceAfter=10)
_HEADING = ParagraphStyle(
    "heading", fontName=BASE, fontSize=13, leading=17, spaceBefore=10, spaceAfter=3, keepWithNext=1
)
_HEADING_OF_TABLE = ParagraphStyle("of-table", parent=_HEADING, keepWithNext=0)
"""Kept with what follows, a table that does not fit any more would leave half a page empty."""
_TEXT = ParagraphStyle("text", fontName=BASE, fontSize=10, leading=14.5, spaceAfter=5)
_POINT = ParagraphStyle("point", parent=_TEXT, leftIndent=12, bulletIndent=2, spaceAfter=3)
_CELL = ParagraphStyle("cell", fontName=BASE, fontSize=8.5, leading=11)
_SHORT, _LONG = 14, 80
"""Letters between which a column's share of the width is reckoned."""
_PADDING = 13
"""Points that a cell needs beside its words."""
_ROOM = 45 * mm
"""What a heading, a table's own titles and its first row need together."""
_GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#b9c2cc")),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e8ecf1")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def paper_pdf(paper: Paper) -> bytes:
    """PDF bytes; the same paper gives the same bytes."""
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 8 * mm,
        title=paper.title,
        creator="Tuckbox",
        invariant=1,
    )

    def foot(canvas: Canvas, _document: object) -> None:
        footer = f"{paper.footer} · page {canvas.getPageNumber()}" if paper.footer else ""
        line_in(canvas, footer, MARGIN, 10 * mm, WIDTH - 2 * MARGIN, 7.5)

    document.build(list(_flow(paper)), onFirstPage=foot, onLaterPages=foot, canvasmaker=Sheets)
    return buffer.getvalue()


def _flow(paper: Paper) -> Iterator[Flowable]:
    yield Words(paper.title, _TITLE)
    if paper.subtitle:
        yield Words(paper.subtitle, _SUBTITLE)
    for piece, after in zip_longest(paper.pieces, paper.pieces[1:]):
        if isinstance(piece, Heading) and isinstance(after, Table | ShareBars | ClassMap):
            yield CondPageBreak(_ROOM)
            yield Words(piece.text, _HEADING_OF_TABLE)
        else:
            yield from _flowable(piece)


def _flowable(piece: Piece) -> Iterator[Flowable]:
    if isinstance(piece, Heading):
        yield Words(piece.text, _HEADING)
    elif isinstance(piece, Point):
        yield Words(piece.text, _POINT, bullet="•")
    elif isinstance(piece, Chart):
        yield drawn(piece)
        yield Words(piece.text, _CELL)
        yield Spacer(1, 6)
    elif isinstance(piece, Table):
        yield _grid(piece)
        yield Spacer(1, 6)
    else:
        for line in piece.text.split("\n"):
            yield Words(line, _TEXT)


def _grid(table: Table) -> Grid:
    cells = [[Words(text, _CELL) for text in row] for row in (table.header, *table.rows)]
    widths = _widths(table)
    # Only a row that fits on no page is cut: the library puts the titles above each cut.
    tallest = max(
        cell.wrap(width - _PADDING, HEIGHT)[1]
        for row in cells
        for cell, width in zip(row, widths, strict=True)
    )
    is_cut = int(tallest > HEIGHT - 4 * MARGIN)
    return Grid(cells, colWidths=widths, style=_GRID, repeatRows=1, splitInRow=is_cut)


def _widths(table: Table) -> list[float]:
    """Each column has the room of its longest word, and of the rest what its longest cell asks
    for, within bounds."""
    columns = list(zip(table.header, *table.rows, strict=True))
    available = WIDTH - 2 * MARGIN
    least = [
        max(_width(word) for cell in cells for word in cell.split() or [""]) for cells in columns
    ]
    if sum(least) > available:
        return [available * width / sum(least) for width in least]
    longest = [min(max(_SHORT, *map(len, cells)), _LONG) for cells in columns]
    spare = available - sum(least)
    pairs = zip(least, longest, strict=True)
    return [width + spare * length / sum(longest) for width, length in pairs]


def _width(word: str) -> float:
    return width_of(word, _CELL.fontSize) + _PADDING
