"""A table of records with what can be done to them beneath, and words for when there are none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.act_row import Act, ActRow, must_be_all
from ui.widgets.flat_stack import FlatStack
from ui.widgets.made_late import MadeLate
from ui.widgets.notice import Notice
from ui.widgets.row_table import Column, RowTable
from ui.widgets.tables import RowView

_LEAST = 164
"""The header and four rows: where there is less room, the page scrolls."""


class RecordList(MadeLate):
    """The list of every page. `acted` carries the word of the pressed button and the chosen record,
    or None when it needs none; opening a row does what `opens` names. What has to be chosen first
    is said in the `notice`, in the words of the act or else of `choose`."""

    acted = Signal(object, object)
    chosen_changed = Signal(object)
    table: RowView
    middle: FlatStack
    rows: list[ActRow]
    buttons: dict[str, QPushButton]

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
        is_late: bool = False,
    ) -> None:
        """`rows` are rows of buttons; `below` stands between them and the table. `keeps_choice`
        chooses a record that has an `id` again when the list is shown anew. `is_late` is for a list
        on a tab: until that is turned to there is no table."""
        super().__init__()
        self._acts = {act.word: act for row in rows for act in row}
        self._choose_words, self._notice, self._keeps_choice = choose, notice, keeps_choice
        if notice is None and any(self._words(act) for act in self._acts.values()):
            message = f"the list '{name}' has words about choosing, and no notice to say them in"
            raise TypeError(message)
        self._name, self._rows, self._opens, self._below = name, rows, opens, below
        self.model = RowTable(columns)
        self._empty = empty
        self.may_write = self._has_table = True
        self._barred: frozenset[int] = frozenset()
        self._hidden: str | None = None
        self._offered: dict[StrEnum, bool] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._is_late = is_late

    def changeEvent(self, event: QEvent) -> None:
        """Made where it is put: what is built before that, Qt dresses a second time."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange and not self._is_late:
            self.have_made()

    def make(self) -> None:
        # From the top down: Qt dresses all that a widget holds anew wherever that is put.
        self.middle = FlatStack()
        self.middle.setMinimumHeight(_LEAST)
        self.column.addWidget(self.middle, 1)
        self.table = RowView(self.model, self._name, self.middle)
        self.middle.addWidget(self.table)
        self._hint = self.empty_hint() or self.table
        self.middle.addWidget(self._hint)
        if self._below is not None:
            self.column.addWidget(self._below)
        self.rows, self.buttons = [], {}
        for acts in self._rows:
            row = ActRow(acts)
            self.column.addLayout(row)
            self.rows.append(row)
            self.buttons |= row.buttons
            row.pressed.connect(self._act)
        if self._opens is not None:
            self.table.opened.connect(lambda _: self._act(self._opens))
        self.table.chosen_changed.connect(lambda _: self._look())
        self.table.bar_columns(self._barred)
        if self._hidden is not None:
            self.table.hide_columns(self._hidden)
        if not self.may_write:
            self.allow(may_write=False)
        for word, on in self._offered.items():
            self.buttons[word].setVisible(on)
        self.middle.setCurrentWidget(self.table if self._has_table else self._hint)
        self._look()

    def empty_hint(self) -> QWidget | None:
        """What stands there when there is no record; without it the table does."""
        return self._empty

    def do(self, acts: Mapping[StrEnum, Callable[[Any], object]]) -> None:
        """What each button does to the chosen record; one that is left out fails here."""
        must_be_all(map(str, self._acts), acts)
        self.acted.connect(lambda word, record: acts[word](record))

    def show_rows(self, records: Sequence[Any], *, is_searched: bool = False) -> None:
        """A search that finds nothing does not mean that there is nothing."""
        before = getattr(self._chosen(), "id", None) if self._keeps_choice else None
        self.model.show_rows(records)
        self._has_table = bool(records) or is_searched
        if self.is_made:
            self.middle.setCurrentWidget(self.table if self._has_table else self._hint)
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
        self.may_write = may_write
        for button in self.buttons.values() if self.is_made else ():
            button.setVisible(may_write)

    def bar_columns(self, columns: Iterable[int]) -> None:
        """As those of the table."""
        self._barred = frozenset(columns)
        if self.is_made:
            self.table.bar_columns(self._barred)

    def hide_columns(self, columns: str) -> None:
        """As those of the table."""
        self._hidden = columns
        if self.is_made:
            self.table.hide_columns(columns)

    def offer(self, word: StrEnum, *, on: bool) -> None:
        """Whether one of the buttons is there."""
        self._offered[word] = on
        if self.is_made:
            self.buttons[word].setVisible(on)

    def _chosen(self) -> Any:
        return self.table.chosen() if self.is_made else None

    def _look(self) -> None:
        record = self._chosen()
        for word, act in self._acts.items() if self.is_made else ():
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
