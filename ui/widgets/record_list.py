"""A table of records with what can be done to them beneath, and words for when there are none."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.act_row import Act, ActRow, must_be_all
from ui.widgets.notice import Notice
from ui.widgets.row_table import Column, RowTable
from ui.widgets.tables import RowView


class RecordList(QWidget):
    """The list of every page. `acted` carries the word of the pressed button and the chosen record,
    or None when it needs none; opening a row does what `opens` names. What has to be chosen first
    is said in the `notice`, in the words of the act or else of `choose`."""

    acted = Signal(object, object)
    chosen_changed = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *rows: Sequence[Act],
        empty: QWidget | None = None,
        opens: StrEnum | None = None,
        choose: str = "",
        notice: Notice | None = None,
        below: QWidget | None = None,
        keeps_choice: bool = False,
    ) -> None:
        """`rows` are rows of buttons; `below` stands between them and the table. `keeps_choice`
        chooses a record that has an `id` again when the list is shown anew."""
        super().__init__()
        self._acts = {act.word: act for row in rows for act in row}
        self._choose_words, self._notice, self._keeps_choice = choose, notice, keeps_choice
        if notice is None and any(self._words(act) for act in self._acts.values()):
            message = f"the list '{name}' has words about choosing, and no notice to say them in"
            raise TypeError(message)
        self.model = RowTable(columns)
        self.table = RowView(self.model, name)
        self.middle = QStackedWidget()
        self._hint = self.table if empty is None else empty
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.middle, 1)
        self.middle.addWidget(self.table)
        if empty is not None:
            self.middle.addWidget(empty)
        if below is not None:
            self.column.addWidget(below)
        self.rows = [ActRow(row) for row in rows]
        self.buttons: dict[str, QPushButton] = {}
        for row in self.rows:
            self.column.addLayout(row)
            self.buttons |= row.buttons
            row.pressed.connect(self._act)
        if opens is not None:
            self.table.opened.connect(lambda _: self._act(opens))
        self.table.chosen_changed.connect(lambda _: self._look())
        self._look()

    def do(self, acts: Mapping[StrEnum, Callable[[Any], object]]) -> None:
        """What each button does to the chosen record; one that is left out fails here."""
        must_be_all(self.buttons, acts)
        self.acted.connect(lambda word, record: acts[word](record))

    def show_rows(self, records: Sequence[Any], *, is_searched: bool = False) -> None:
        """A search that finds nothing does not mean that there is nothing."""
        before = getattr(self.table.chosen(), "id", None) if self._keeps_choice else None
        self.model.show_rows(records)
        self.middle.setCurrentWidget(self.table if records or is_searched else self._hint)
        if before is not None:
            self.choose(before)
        self._look()

    def choose(self, record_id: object) -> None:
        """Put the cursor on the record with this id, if it is there."""
        for place in range(self.model.rowCount()):
            index = self.model.index(place, 0)
            if self.model.row_at(index).id == record_id:
                self.table.setCurrentIndex(index)

    def allow(self, *, may_write: bool) -> None:
        """Who only reads is offered no button."""
        for button in self.buttons.values():
            button.setVisible(may_write)

    def _look(self) -> None:
        record = self.table.chosen()
        for word, act in self._acts.items():
            if not (act.for_none or self._words(act)):
                self.buttons[word].setEnabled(record is not None and act.fits(record))
        self.chosen_changed.emit(record)

    def _words(self, act: Act) -> str:
        return act.choose or self._choose_words

    def _act(self, word: StrEnum) -> None:
        act, record = self._acts[word], self.table.chosen()
        if not self.buttons[word].isVisibleTo(self):
            return
        if act.for_none:
            self.acted.emit(word, None)
        elif record is not None and act.fits(record):
            self.acted.emit(word, record)
        elif self._notice is not None and self._words(act):
            self._notice.say(self._words(act))
