"""A table of rows to tick: Space and Enter turn the row that has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.tables import RowView
from ui.widgets.tick_table import TickTable


class TickView(RowView):
    """Ticks with the space bar and with a double click."""

    def __init__(self, model: TickTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._ticks = model
        self.opened.connect(model.turn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._ticks.turn(self._ticks.row_at(index))
            return
        super().keyPressEvent(event)
