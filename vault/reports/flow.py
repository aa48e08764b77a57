"""Text that flows over pages: headings, paragraphs, tables and pictures, all of it plain text."""

import io
from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from vault.reports.paper import HEIGHT, MARGIN, WIDTH, line_in, new_paper, width_of

_BOTTOM = 20 * mm
_WIDE = WIDTH - 2 * MARGIN
_LABEL = 45 * mm


class Flow:
    """One document. Nothing of a text is ever taken for markup."""

    def __init__(self, title: str, footer: str) -> None:
        self._buffer = io.BytesIO()
        self._canvas = new_paper(self._buffer, title)
        self._footer, self._page = footer, 1
        self._y = HEIGHT - MARGIN

    def heading(self, text: str, size: float = 14) -> None:
        """A line of its own, never the last one on a page."""
        self._need(size * 3)
        self._y -= size * 1.6
        line_in(self._canvas, text, MARGIN, self._y, _WIDE, size)
        self._y -= size * 0.5

    def paragraph(self, text: str, size: float = 10, indent: float = 0) -> None:
        """Wrapped at words; lines of the text stay lines."""
        for line in wrapped(text, size, _WIDE - indent):
            self._line(line, MARGIN + indent, size)
        self._y -= size * 0.4

    def pair(self, label: str, text: str, size: float = 10) -> None:
        """A label on the left, its text beside it."""
        lines = wrapped(text, size, _WIDE - _LABEL) or [""]
        self._need(size * 1.4)
        line_in(self._canvas, label, MARGIN, self._y - size * 1.3, _LABEL - 2 * mm, size)
        for line in lines:
            self._line(line, MARGIN + _LABEL, size)

    def table(
        self, titles: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """`widths` are parts of the page's width; the titles stand again on every page."""
        self._titles(titles, widths)
        for row in rows:
            cells = [
                wrapped(text, 8.5, _WIDE * part - 2 * mm)
                for text, part in zip(row, widths, strict=True)
            ]
            for index in range(max(len(cell) for cell in cells)):
                if self._y - 12 < _BOTTOM:
                    self._next_page()
                    self._titles(titles, widths)
                self._y -= 11
                x = MARGIN
                for cell, part in zip(cells, widths, strict=True):
                    if index < len(cell):
                        line_in(self._canvas, cell[index], x, self._y, _WIDE * part, 8.5)
                    x += _WIDE * part
            self._y -= 3
        self._y -= 6

    def pictures(self, jpegs: Sequence[tuple[str, bytes]]) -> None:
        """Side by side, with a line under each."""
        side, gap = 50 * mm, 6 * mm
        across = int((_WIDE + gap) // (side + gap))
        for start in range(0, len(jpegs), across):
            self._need(side + 8 * mm)
            for index, (words, jpeg) in enumerate(jpegs[start : start + across]):
                x = MARGIN + index * (side + gap)
                picture = ImageReader(io.BytesIO(jpeg))
                self._canvas.drawImage(
                    picture, x, self._y - side, side, side, preserveAspectRatio=True, anchor="sw"
                )
                line_in(self._canvas, words, x, self._y - side - 4 * mm, side, 8)
            self._y -= side + 8 * mm

    def done(self) -> bytes:
        """The PDF."""
        self._end_page()
        self._canvas.save()
        return self._buffer.getvalue()

    def _titles(self, titles: Sequence[str], widths: Sequence[float]) -> None:
        self._need(30)
        self._y -= 11
        x = MARGIN
        for title, part in zip(titles, widths, strict=True):
            line_in(self._canvas, title, x, self._y, _WIDE * part - 2 * mm, 8)
            x += _WIDE * part
        self._canvas.line(MARGIN, self._y - 3, WIDTH - MARGIN, self._y - 3)
        self._y -= 5

    def _line(self, text: str, x: float, size: float) -> None:
        self._need(size * 1.4)
        self._y -= size * 1.3
        line_in(self._canvas, text, x, self._y, WIDTH - MARGIN - x, size)

    def _need(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self._next_page()

    def _next_page(self) -> None:
        self._end_page()
        self._page += 1
        self._y = HEIGHT - MARGIN

    def _end_page(self) -> None:
        footer = f"{self._footer} · page {self._page}"
        line_in(self._canvas, footer, MARGIN, 8 * mm, _WIDE, 8)
        self._canvas.showPage()


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Lines that fit; a word that is too long alone is cut."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer, size) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = _cut(word, size, width, lines)
        lines.append(line)
    return lines


def _cut(word: str, size: float, width: float, lines: list[str]) -> str:
    """The rest of a word after as many full lines as it takes."""
    while width_of(word, size) > width:
        fits = len(word)
        while fits > 1 and width_of(word[:fits], size) > width:
            fits //= 2
        lines.append(word[:fits])
        word = word[fits:]
    return word
