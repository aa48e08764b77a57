"""What is due for the person: at most five rows, each with one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius, size, space
from ui.today.card import Card, IconLabel, lines, rule
from ui.today.due_words import due_words
from ui.words import tr
from vault.domain.today import DueCard, Urgency

_TILE_OF = {
    Urgency.FIRST: ("badBg", "badText"),
    Urgency.LATE: ("warnBg", "warnText"),
    Urgency.DUE: ("hover", "text2"),
}
_ICON = 16
_COUNT = 20
_SHARE = 0.37
"""Of a row's width, that a button beside the words may take."""


class _IconTile(QWidget):
    """An icon on a rounded square: tinted where it is urgent."""

    def __init__(self, name: str, urgency: Urgency) -> None:
        super().__init__()
        self._name, self._urgency = name, urgency
        self.setFixedSize(size("control"), size("control"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, ink = _TILE_OF[self._urgency]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(self.rect(), radius("control"), radius("control"))
        at = (self.width() - _ICON) // 2
        picture = icon_pixmap(self._name, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(at, at, _ICON, _ICON, picture)


class _Row(QWidget):
    def __init__(self, card: DueCard, *, is_main: bool) -> None:
        super().__init__()
        words = due_words(card)
        self.title, self.line = lines(words.title, strong=True), lines(words.line, quiet=True)
        self.button = QPushButton(words.act)
        self.button.setProperty("main", is_main)
        self.button.setAccessibleDescription(f"{words.title}. {words.line}")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.line)
        pad = space("inside_control")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(space("card_padding"), pad, pad, pad)
        self._grid.setHorizontalSpacing(pad)
        self._grid.setVerticalSpacing(space("grid"))
        self._grid.setColumnStretch(1, 1)
        tile = _IconTile(words.icon, card.urgency)
        self._grid.addWidget(tile, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(column, 0, 1)
        self._at = (0, 2)
        self._grid.addWidget(self.button, *self._at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the button stands below the words, which need the room."""
        super().resizeEvent(event)
        below = self.button.sizeHint().width() > _SHARE * event.size().width()
        at = (1, 1) if below else (0, 2)
        if self._at != at:
            self._at = at
            self._grid.removeWidget(self.button)
            left = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self.button, *at, left)


class _Count(QWidget):
    """How many wait, on a filled circle."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self.setFixedSize(_COUNT, _COUNT)

    def show_number(self, number: int) -> None:
        self._number = number
        self.setAccessibleName(tr("{0} due").format(number))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawEllipse(self.rect())
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("onAccent"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class DueCards(Card):
    """`wanted` carries the page and the record to go to."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Due for you"), parent)
        self.count = _Count()
        self.head.insertWidget(1, self.count)
        self.rows: list[_Row] = []
        self._all = QVBoxLayout()
        self._all.setSpacing(0)
        self.column.addLayout(self._all)

    def show_cards(self, cards: tuple[DueCard, ...], more: int, *, has_main: bool) -> None:
        """`has_main`: the filled button of the page is the first one's."""
        self._clear()
        waiting = len(cards) + more
        self.count.show_number(waiting)
        self.count.setVisible(bool(waiting))
        for number, card in enumerate(cards):
            row = _Row(card, is_main=has_main and not number)
            place, record = due_words(card).place, str(card.record)
            row.button.clicked.connect(lambda _=False, p=place, r=record: self.wanted.emit(p, r))
            self._all.addWidget(rule())
            self._all.addWidget(row)
            self.rows.append(row)
        if not cards:
            self._all.addWidget(self._nothing())
        elif more:
            self._all.addWidget(rule())
            words = tr("1 more after these") if more == 1 else tr("{0} more after these")
            label = lines(words.format(more), quiet=True)
            label.setContentsMargins(*(space("card_padding"), space("inside_control")) * 2)
            self._all.addWidget(label)

    def _nothing(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        pad = space("card_padding")
        row.setContentsMargins(pad, 0, pad, pad)
        row.addWidget(IconLabel("circle-check", "goodText", _ICON))
        row.addWidget(lines(tr("Nothing is due."), quiet=True), 1)
        return holder

    def _clear(self) -> None:
        self.rows = []
        while (item := self._all.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
