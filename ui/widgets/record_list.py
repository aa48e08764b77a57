"""A table of records with what can be done to them beneath, and words for when there are none."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.models.row_table import Column, RowTable
from ui.widgets.empty import EmptyHint
from ui.widgets.tables import RowView

FOR_NONE = "add"
"""What this word begins needs no record chosen."""


class RecordList(QWidget):
    """`acted` carries the word of the button and the chosen record; opening a row is the second
    act. `fits` says whether an act can be done to a record, which has an `id`."""

    acted = Signal(str, object)
    chosen_changed = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        acts: tuple[tuple[str, str], ...],
        empty: EmptyHint,
        fits: Callable[[str, Any], bool] = lambda _word, _record: True,
    ) -> None:
        super().__init__()
        self._fits = fits
        self.model = RowTable(columns)
        self.table = RowView(self.model, name)
        self.empty = empty
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(empty)
        self.buttons: dict[str, QPushButton] = {}
        self.row = QHBoxLayout()
        for word, label in acts:
            button = QPushButton(label)
            button.clicked.connect(lambda _=False, said=word: self._act(said))
            self.buttons[word] = button
            self.row.addWidget(button)
        self.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.middle, 1)
        column.addLayout(self.row)
        opening = acts[1][0]
        self.table.opened.connect(lambda _: self._act(opening))
        self.table.chosen_changed.connect(lambda _: self._choose())
        self._choose()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The record that was chosen stays so."""
        before = getattr(self.table.chosen(), "id", "")
        self.model.show_rows(rows)
        self.middle.setCurrentWidget(self.table if rows else self.empty)
        for place in range(self.model.rowCount()):
            if self.model.row_at(self.model.index(place, 0)).id == before:
                self.table.selectRow(place)
        self._choose()

    def allow(self, *, may_write: bool) -> None:
        """Who only reads is offered no button."""
        for button in self.buttons.values():
            button.setVisible(may_write)

    def _choose(self) -> None:
        record = self.table.chosen()
        for word, button in self.buttons.items():
            if not word.startswith(FOR_NONE):
                button.setEnabled(record is not None and self._fits(word, record))
        self.chosen_changed.emit(record)

    def _act(self, word: str) -> None:
        button = self.buttons[word]
        if button.isVisibleTo(self) and button.isEnabled():
            self.acted.emit(word, self.table.chosen())
