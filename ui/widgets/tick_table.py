"""Rows to be ticked: what is ticked stays so while the list is narrowed or read again."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from ui.widgets.row_table import Column, Index, RowTable

Test = Callable[[Any], bool]


class TickTable(RowTable):
    """`key` names a row; `may` says whether it can be ticked at all."""

    ticks_changed = Signal()

    def __init__(self, columns: Sequence[Column], key: Callable[[Any], str], may: Test) -> None:
        super().__init__(columns)
        self._key, self._may = key, may
        self._all: Sequence[Any] = ()
        self._fits: Test = _everything
        self._ticked: dict[str, None] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        self._all = rows
        keys = {self._key(row) for row in rows if self._may(row)}
        self._ticked = {key: None for key in self._ticked if key in keys}
        self._narrow()

    def show_only(self, fits: Test) -> None:
        """Rows that fit; the others keep their ticks."""
        self._fits = fits
        self._narrow()

    def all_rows(self) -> tuple[Any, ...]:
        """Narrowed or not."""
        return tuple(self._all)

    def chosen(self) -> tuple[Any, ...]:
        """The ticked rows, in their order."""
        return tuple(row for row in self._all if self._key(row) in self._ticked)

    def tick(self, keys: Sequence[str]) -> None:
        """Exactly these."""
        allowed = {self._key(row) for row in self._all if self._may(row)}
        self._ticked = {key: None for key in keys if key in allowed}
        self._narrow()
        self.ticks_changed.emit()

    def turn(self, row: Any) -> None:
        """Tick it, or take its tick away."""
        key = self._key(row)
        if not self._may(row):
            return
        if key in self._ticked:
            del self._ticked[key]
        else:
            self._ticked[key] = None
        if self.rowCount():
            last = self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self._may(self._rows[index.row()]):
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            if not self._may(row):
                return None
            ticked = self._key(row) in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, _value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(self._rows[index.row()])
        return True

    def _narrow(self) -> None:
        super().show_rows([row for row in self._all if self._fits(row)])


def _everything(_row: Any) -> bool:
    return True
