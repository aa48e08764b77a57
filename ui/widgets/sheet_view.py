"""A table as it is, header and rows of text: what stands behind a chart."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from ui.widgets.chart import Sheet

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROWS_WEIGHED = 60
"""How many rows say how wide a column is."""


class SheetModel(QAbstractTableModel):
    """Nothing is made for a cell before it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet = ((), ())

    def show_sheet(self, sheet: Sheet) -> None:
        """This from now on."""
        self.beginResetModel()
        self._sheet = sheet
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._sheet[1])

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._sheet[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        header, rows = self._sheet
        if role == Qt.ItemDataRole.DisplayRole:
            return rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, column = rows[index.row()], index.column()
            return ", ".join(filter(None, (row[0], header[column], row[column])))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._sheet[0][section]
        return None


class SheetView(QTableView):
    """To be read, with a keyboard too."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setModel(SheetModel())
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setResizeContentsPrecision(_ROWS_WEIGHED)

    def show_sheet(self, sheet: Sheet) -> None:
        """This from now on."""
        model = self.model()
        if isinstance(model, SheetModel):
            model.show_sheet(sheet)
        self.resizeColumnsToContents()
