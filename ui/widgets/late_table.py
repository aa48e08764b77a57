"""A table on a tab or a part that folds open, whose view is made as it is first seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.made_late import MadeLate
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView


class LateTable(MadeLate):
    """Rows go into the model whether or not the view is there. The signals carry a row, as those of
    the view do."""

    opened = Signal(object)
    chosen_changed = Signal(object)
    view: RowView

    def __init__(self, model: RowTable, name: str) -> None:
        super().__init__()
        self._model, self._name = model, name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def make(self) -> None:
        self.view = RowView(self._model, self._name, self)
        self._column.addWidget(self.view)
        self.view.opened.connect(self.opened)
        self.view.chosen_changed.connect(self.chosen_changed)

    def model(self) -> RowTable:
        """What the rows are given to."""
        return self._model

    def chosen(self) -> object | None:
        """The row under the cursor."""
        return self.view.chosen() if self.is_made else None
