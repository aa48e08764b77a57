"""A table on a tab or a part that folds open, whose view is made as it is first seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.made_late import MadeLate
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView


class LateTable(MadeLate):
    """Rows go into the model whether or not the view is there. The signals carry a row, as those of
    the view do."""

    opened = Signal(object)
    chosen_changed = Signal(object)
    view: RowView

    def __init__(
        self,
        model: RowTable,
        name: str,
        dress: Callable[[RowView], object] | None = None,
        *,
        kind: Callable[[Any, str, QWidget], RowView] = RowView,
    ) -> None:
        """`dress` is done to the view as it is made, which is of this `kind`."""
        super().__init__()
        self._model, self._name, self._dress, self._kind = model, name, dress, kind
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def make(self) -> None:
        self.view = self._kind(self._model, self._name, self)
        self._column.addWidget(self.view)
        self.view.opened.connect(self.opened)
        self.view.chosen_changed.connect(self.chosen_changed)
        if self._dress is not None:
            self._dress(self.view)

    def model(self) -> RowTable:
        """What the rows are given to."""
        return self._model

    def chosen(self) -> object | None:
        """The row under the cursor."""
        return self.view.chosen() if self.is_made else None
