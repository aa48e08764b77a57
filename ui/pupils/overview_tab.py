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
from ui.pupils.overview_cards import AttendanceCard, OverviewCard, ProgressCard
from ui.pupils.overview_figures import standings
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain import Quiet
from ui.widgets.wrapped import WrappedLabel
from ui.words import tr
from vault.domain.pupil_overview import PupilOverview

_NARROW, _SIDE, _MOST_AHEAD = 800, 340, 6


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
        self.side = self._cards()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 8, 0, 0)
        self._box.setSpacing(space("between_cards"))
        self._box.addWidget(card, 1)
        self._box.addWidget(self.side, 0, Qt.AlignmentFlag.AlignTop)

    def _cards(self) -> QWidget:
        side = QWidget()
        self.attendance, self.progress = AttendanceCard(), ProgressCard()
        self.ahead = _AheadCard()
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(space("grid"))
        for one in (self.attendance, self.progress, self.ahead):
            cards.addWidget(one)
        return side

    @property
    def least_height(self) -> int:
        """Pixels at which nothing of the cards is cut."""
        return self._box.minimumSize().height()

    def show_lately(self, happenings: Sequence[Happening], rest: int, today: date) -> None:
        """`rest` counts what is not among them."""
        self.list.show_happenings(happenings, today)
        self._middle.setCurrentWidget(self.list if happenings else self.empty)
        self.more.setVisible(rest > 0)

    def show_ahead(self, rows: Sequence[Ahead], today: date) -> None:
        """What comes next, by day."""
        self.ahead.show_rows(rows, today)

    def show_days(self, overview: PupilOverview, today: date) -> None:
        """Attendance and marks, for whoever reads them."""
        if overview.attendance is not None:
            self.attendance.show_attendance(overview.attendance, today)
        if overview.marks is not None:
            self.progress.show_standings(*standings(overview.marks, today))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what comes up stands below."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.side.setFixedWidth(self.width() if narrow else _SIDE)


class _AheadCard(OverviewCard):
    def __init__(self) -> None:
        super().__init__(tr("Coming up"))

    def show_rows(self, rows: Sequence[Ahead], today: date) -> None:
        """A few; hidden when nothing comes."""
        while self.column.count() > 1:
            item = self.column.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows[:_MOST_AHEAD]:
            self.column.addWidget(_AheadRow(row, today))
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
