"""The first tab of a pupil: what can be done, what happened lately, what comes up."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import space
from ui.pupils.lately import Ahead, Happening, ahead_words
from ui.pupils.lately_list import LatelyList
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import Quiet, Subtitle
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr

_NARROW, _SIDE, _MOST_AHEAD = 800, 316, 6


class OverviewTab(QWidget):
    """`acts` are the buttons of the page; `all_wanted` asks for the whole history."""

    all_wanted = Signal()

    def __init__(self, acts: Sequence[QWidget]) -> None:
        super().__init__()
        self.list = LatelyList()
        self.empty = Quiet(tr("Nothing has been written down lately."))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.list)
        self.more = QPushButton(tr("All changes"))
        self.more.setProperty("kind", "link")
        self.more.clicked.connect(self.all_wanted)
        self.more.hide()
        pad = space("card_padding")
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(pad, 12, 12, 12)
        column.setSpacing(space("half"))
        column.addLayout(Flow(*acts))
        column.addWidget(self._middle, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.ahead = _AheadCard()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 12, 0, 0)
        self._box.setSpacing(space("between_cards"))
        self._box.addWidget(card, 1)
        self._box.addWidget(self.ahead, 0, Qt.AlignmentFlag.AlignTop)

    def show_lately(self, happenings: Sequence[Happening], rest: int, today: date) -> None:
        """`rest` counts what is not among them."""
        self.list.show_happenings(happenings, today)
        self._middle.setCurrentWidget(self.list if happenings else self.empty)
        self.more.setVisible(rest > 0)

    def show_ahead(self, rows: Sequence[Ahead], today: date) -> None:
        """What comes next, by day."""
        self.ahead.show_rows(rows, today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what comes up stands below."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.ahead.setFixedWidth(self.width() if narrow else _SIDE)


class _AheadCard(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        pad = space("card_padding")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(pad, 12, pad, 12)
        self._column.setSpacing(space("grid"))
        self._column.addWidget(Subtitle(tr("Coming up")))
        self.hide()

    def show_rows(self, rows: Sequence[Ahead], today: date) -> None:
        """A few; hidden when nothing comes."""
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows[:_MOST_AHEAD]:
            self._column.addWidget(_AheadRow(row, today))
        self.setVisible(bool(rows))


class _AheadRow(QWidget):
    def __init__(self, row: Ahead, today: date) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("grid"))
        when = Quiet(ahead_words(row.on, today), is_small=True)
        when.setWordWrap(False)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(IconLabel(row.icon, "text2", 16), 0, top)
        layout.addWidget(WrappedLabel(row.text), 1)
        layout.addWidget(when, 0, top)
