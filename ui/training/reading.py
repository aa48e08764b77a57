"""A text to read at ease: headings, paragraphs, points and pictures, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.plain import PlainLabel, Subtitle
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.wrapped import Spans, WrappedLabel
from vault.domain.training import Block, BlockKind

_COLUMN = 720
"""Lines longer than some ninety letters are hard to read."""
_PICTURE = 640


class ReadingView(ScrollColumn):
    """`column` takes more widgets below the text."""

    def __init__(self, name: str) -> None:
        super().__init__(name, sideways=False)
        self.inner.setMaximumWidth(_COLUMN)
        self.column.setSpacing(10)
        self._pictures: dict[str, list[QLabel]] = {}

    def show_blocks(self, blocks: tuple[Block, ...], strong: Sequence[Spans] = ()) -> None:
        """Once, before anything else is put into the column. `strong` says of each block which
        parts of it (from, length) stand in strong type."""
        for place, block in enumerate(blocks):
            self.column.addWidget(self._widget(block, strong[place] if strong else None))

    def show_picture(self, name: str, pixmap: QPixmap) -> None:
        """A picture that came later than its place."""
        width = min(_PICTURE, pixmap.width())
        for label in self._pictures.get(name, ()):
            label.setPixmap(pixmap.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))

    def _widget(self, block: Block, strong: Spans | None) -> QWidget:
        if block.kind is BlockKind.HEADING:
            return Subtitle(block.text)
        if block.kind is BlockKind.POINT:
            return _point(block.text, strong)
        if block.kind is BlockKind.PICTURE:
            return self._figure(block)
        return _words(block.text, strong)

    def _figure(self, block: Block) -> QWidget:
        figure = QWidget()
        layout = QVBoxLayout(figure)
        picture = QLabel()
        picture.setTextFormat(Qt.TextFormat.PlainText)
        picture.setAccessibleName(block.text)
        self._pictures.setdefault(block.picture, []).append(picture)
        layout.addWidget(picture)
        layout.addWidget(PlainLabel(block.text))
        return figure


def _words(text: str, strong: Spans | None) -> PlainLabel:
    if strong is None:
        return PlainLabel(text)
    words = WrappedLabel()
    words.say(text, strong=strong)
    return words


def _point(text: str, strong: Spans | None) -> QWidget:
    """With its lines one below the other, beside the sign."""
    point, words = QWidget(), _words(text, strong)
    sign = PlainLabel("•")
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    row = QHBoxLayout(point)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(sign)
    row.addWidget(words, 1)
    return point
