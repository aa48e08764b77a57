"""A grid whose first columns stay while the others scroll, as those of a spreadsheet do."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollBar, QTableView

from ui.look.tokens import colour
from ui.widgets.row_table import Index

_MOVES = {
    QAbstractItemView.CursorAction.MoveLeft: -1,
    QAbstractItemView.CursorAction.MoveRight: 1,
}


class KeptColumns(QTableView):
    """What is scrolled away is hidden, so that there is one grid with one cursor and not a second
    over it. `slider` moves it then, and stands where the page puts it; without kept columns it is
    away, and the grid's own bar serves."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = 0
        self.slider = QScrollBar(Qt.Orientation.Horizontal)
        self.slider.hide()
        self.slider.valueChanged.connect(self._slide)

    def keep(self, columns: int) -> None:
        """So many of the first stay. Of the others the same are in sight as before, where as many
        stay."""
        away = self.slider.value() if columns == self._kept else 0
        self._kept = columns
        self._slide(0)
        off, usual = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if columns else usual)
        self._measure()
        self.slider.setValue(away)
        self._slide(self.slider.value())

    def in_sight(self, first: int, end: int) -> tuple[int, ...]:
        """Of these columns those that are not scrolled away."""
        return tuple(column for column in range(first, end) if not self.isColumnHidden(column))

    def paint_edge(self, painter: QPainter) -> None:
        """The line behind the columns that stay, once others are scrolled away."""
        if self._kept and self.slider.value():
            last = self._kept - 1
            right = self.columnViewportPosition(last) + self.columnWidth(last) - 1
            painter.fillRect(right, 0, 1, self.viewport().height(), colour("field"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if self._kept:
            self._reveal(index.column() - self._kept)
        super().scrollTo(index, hint)
        if self._kept:
            self.horizontalScrollBar().setValue(0)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Left and right go on in the columns that are scrolled away."""
        step = _MOVES.get(action)
        if self._kept and step is not None:
            here = self.currentIndex()
            beside = here.siblingAtColumn(here.column() + step)
            return beside if beside.isValid() else here
        return super().moveCursor(action, held)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if self._kept and abs(turned.x()) > abs(turned.y()):
            QApplication.sendEvent(self.slider, event)
        else:
            super().wheelEvent(event)

    def _columns(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return model.columnCount() if model is not None else 0

    def _widths(self) -> list[int]:
        """Of the columns that scroll, hidden or not."""
        head = self.horizontalHeader()
        wide = head.defaultSectionSize()
        return [
            wide if self.isColumnHidden(column) else self.columnWidth(column)
            for column in range(self._kept, self._columns())
        ]

    def _room(self) -> int:
        return self.viewport().width() - sum(self.columnWidth(c) for c in range(self._kept))

    def _measure(self) -> None:
        """How far it scrolls: until the last column is in sight."""
        widths, room, far = self._widths() if self._kept else [], self._room(), 0
        while far < len(widths) - 1 and sum(widths[far:]) > room:
            far += 1
        self.slider.setRange(0, far)
        self.slider.setPageStep(max(1, len(widths) - far))
        self.slider.setVisible(far > 0)

    def _slide(self, away: int) -> None:
        for column in range(self._columns()):
            is_away = self._kept <= column < self._kept + away
            if self.isColumnHidden(column) != is_away:
                self.setColumnHidden(column, is_away)

    def _reveal(self, place: int) -> None:
        if place < 0:
            return
        widths, away, room = self._widths(), min(self.slider.value(), place), self._room()
        while away < place and sum(widths[away : place + 1]) > room:
            away += 1
        self.slider.setValue(away)
