"""A paragraph in any script for the library's pages: wrapped, cut between lines, never markup."""

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from vault.domain.papers import GAP
from vault.reports.flow import wrapped
from vault.reports.paper import draw_line, width_of

_MARKED = colors.HexColor("#ffe9a8")


class Words(Flowable):  # type: ignore[misc]
    """A text in a style. The mark of a gap is coloured, so that nobody hands on a paper with one
    in it. `bullet` stands before the first line."""

    def __init__(
        self, text: str, style: ParagraphStyle, bullet: str = "", lines: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.style, self._bullet, self._lines = style, bullet, lines
        self._text = "".join(c for c in text if c.isprintable() or c in "\n\u200c\u200d")
        self.keepWithNext = getattr(style, "keepWithNext", 0)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        if not self._lines:
            room = width - self.style.leftIndent - self.style.rightIndent
            self._lines = tuple(wrapped(self._text, self.style.fontSize, room))
        self.width, self.height = width, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The lines that have room, and the rest; nothing where not one has."""
        self.wrap(width, height)
        fits = int(height / self.style.leading)
        if fits < 1 or fits >= len(self._lines):
            return [] if fits < 1 else [self]
        first = Words(self._text, self.style, self._bullet, self._lines[:fits])
        return [first, Words(self._text, self.style, "", self._lines[fits:])]

    def draw(self) -> None:
        """Onto the canvas, from the top left corner down."""
        size, x = self.style.fontSize, self.style.leftIndent
        y = self.height - size
        if self._bullet:
            draw_line(self.canv, self._bullet, self.style.bulletIndent, y, size)
        at = 0
        for line in self._lines:
            at = self._text.find(line, at)
            self._mark(line, at, x, y)
            draw_line(self.canv, line, x, y, size)
            at += len(line)
            y -= self.style.leading

    def _mark(self, line: str, at: int, x: float, y: float) -> None:
        size = self.style.fontSize
        for gap in GAP.finditer(self._text):
            start, end = (min(max(place - at, 0), len(line)) for place in gap.span())
            if start < end:
                left = x + width_of(line[:start], size)
                self.canv.saveState()
                self.canv.setFillColor(_MARKED)
                wide = width_of(line[start:end], size)
                self.canv.rect(left, y - size * 0.25, wide, size * 1.15, stroke=0, fill=1)
                self.canv.restoreState()

    def getSpaceBefore(self) -> float:  # noqa: N802 - the library's name
        """Points above, where it does not begin a page."""
        return float(self.style.spaceBefore)

    def getSpaceAfter(self) -> float:  # noqa: N802 - the library's name
        """Points below."""
        return float(self.style.spaceAfter)
