"""Picture files and the pupils they belong to; each line can be ticked or left out."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from ui.models.row_table import Index, RowTable
from vault.actions.import_photos import is_sure
from vault.domain.preview import PhotoMatch

_BY = {"near": "nearly the name: look at it", "": "no pupil found"}


class PhotoTable(RowTable):
    """Sure matches are ticked; a near one is not, until a person has looked."""

    def __init__(self) -> None:
        super().__init__(
            (
                ("File", lambda m: m.file),
                ("Pupil", lambda m: m.name or "nobody"),
                ("Told by", lambda m: _BY.get(m.by, m.by)),
            )
        )
        self._ticked: set[str] = set()

    def show_rows(self, rows: Sequence[Any]) -> None:
        self._ticked = {match.file for match in rows if is_sure(match)}
        super().show_rows(rows)

    def chosen(self) -> tuple[PhotoMatch, ...]:
        """The ticked ones."""
        return tuple(match for match in self._given if match.file in self._ticked)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        match = self._rows[index.row()]
        if index.column() == 0 and match.pupil is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            if match.pupil is None:
                return None
            ticked = match.file in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        file = self._rows[index.row()].file
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(file)
        else:
            self._ticked.discard(file)
        place = self.index(index.row(), 0)
        self.dataChanged.emit(place, place)
        return True
