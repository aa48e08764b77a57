"""One part of a document: what the vault says, and below it what a person writes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.plain import PlainLabel, Subtitle
from vault.domain.documents import Part
from vault.domain.papers import Heading, Piece, Point, Table

_LINES = 4


class PartBox(QFrame):
    """`typed` whenever something was written into it."""

    typed = Signal()

    def __init__(self, part: Part, *, writes: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.part = part
        self.editor = QPlainTextEdit()
        column = QVBoxLayout(self)
        column.addWidget(Subtitle(part.title))
        derived = _joined(part.derived)
        if derived:
            column.addWidget(PlainLabel(derived))
        if part.asks:
            column.addWidget(PlainLabel(self.tr("Write here: {0}.").format(part.asks)))
            column.addWidget(self.editor)
        else:
            # Without a parent it would be a window of its own.
            self.editor.setParent(self)
            self.editor.hide()
        self.editor.setAccessibleName(f"{part.title}: {part.asks}")
        self.editor.setTabChangesFocus(True)
        self.editor.setReadOnly(not writes)
        self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * _LINES + 16)
        self.editor.setPlainText(part.typed)
        self.editor.textChanged.connect(self.typed)

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to write here."""
        return bool(self.part.asks)

    @property
    def text(self) -> str:
        """What stands in it now."""
        return self.editor.toPlainText()


def _joined(pieces: tuple[Piece, ...]) -> str:
    """Points close together, the rest with air between."""
    text = ""
    for place, piece in enumerate(pieces):
        both = place and isinstance(piece, Point) and isinstance(pieces[place - 1], Point)
        text += ("\n" if both else "\n\n" if place else "") + _lines(piece)
    return text


def _lines(piece: Piece) -> str:
    if isinstance(piece, Heading):
        return piece.text.upper()
    if isinstance(piece, Point):
        return f"•  {piece.text}"
    if isinstance(piece, Table):
        rows = (f"•  {' · '.join(row)}" for row in piece.rows)
        return "\n".join((" · ".join(piece.header), *rows))
    return piece.text
