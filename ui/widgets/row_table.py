"""A table model over frozen rows: columns are a title and a way to the text (and to sort)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.dates import day_text, moment_text
from vault.domain.collation import sort_key
from vault.domain.people import Called

Index = QModelIndex | QPersistentModelIndex
Column = tuple[str, Callable[[Any], Any]]
_ROOT = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGNED = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = frozenset({int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)})
"""As numbers: views ask some thousand times, and an enumeration takes its time to compare."""


class Percent(float):
    """'12.5 %' where it shows, and a number where it is sorted."""

    def __str__(self) -> str:
        return f"{float(self):.1f} %"


class _InOrder(Sequence[Any]):
    """Rows by their places, each as it is asked for."""

    def __init__(self, rows: Sequence[Any], places: Sequence[int]) -> None:
        self._rows, self._places = rows, places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self._rows[at] for at in self._places[place]]
        return self._rows[self._places[place]]


class RowTable(QAbstractTableModel):
    """A column gives text, a number, a date or a child; dates show as 03/09/2016 and sort as dates,
    children as 'Zoe Khan' and by their family names."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self._columns = columns
        self._given: Sequence[Any] = ()
        self._rows: Sequence[Any] = ()
        self._places: Sequence[int] = ()
        """Where each of `_rows` stands in `_given`: a row may be another object each time."""
        self._order: tuple[int, bool] | None = None
        self._numbers: frozenset[int] | None = None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """In the order of the column that was clicked, else as they come."""
        self.beginResetModel()
        self._given, self._numbers = rows, None
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Once over all rows, in Python: a proxy model would come back for every comparison.
        What was chosen stays chosen: it moves with its row."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self._places[index.row()] for index in before]
        descending = order == Qt.SortOrder.DescendingOrder
        self._order = (column, descending) if column >= 0 else None
        self._arrange()
        if before:
            places = {row: place for place, row in enumerate(self._places)}
            after = [
                self.index(places[row], index.column())
                for row, index in zip(rows, before, strict=True)
            ]
            self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self._rows, self._places = self._given, range(len(self._given))
        if self._order is None:
            return
        column, descending = self._order
        of = self._columns[column][1]
        keys = [_key(of(row)) for row in self._given]
        self._places = sorted(self._places, key=keys.__getitem__, reverse=descending)
        self._rows = _InOrder(self._given, self._places)

    def shown(self) -> Sequence[Any]:
        """The rows' own values, as they stand."""
        return self._rows

    def row_at(self, index: Index) -> Any:
        """The row's own value, not a cell's."""
        return self._rows[index.row()]

    def words_at(self, index: Index) -> str:
        """What the cell shows."""
        return _shown(self._columns[index.column()][1](self._rows[index.row()]))

    def texts(self, columns: Sequence[int]) -> Iterator[tuple[Any, tuple[str, ...]]]:
        """Each row's own value with what these of its cells show: quicker than cell by cell. Of the
        rows that are shown now, also where others are shown by the time they are asked for."""
        ways = [self._columns[column][1] for column in columns]
        return ((row, tuple(_shown(way(row)) for way in ways)) for row in self._rows)

    def is_number(self, column: int) -> bool:
        """Whether its cells stand at the right, unit below unit: the first row tells."""
        if self._numbers is None:
            first = self._given[0] if self._given else None
            self._numbers = frozenset(
                place
                for place, (_, of) in enumerate(self._columns)
                if first is not None and isinstance(of(first), int | float | Decimal)
            )
        return column in self._numbers

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in _SPOKEN:
            return self.words_at(index)
        if role == _ALIGNED and self.is_number(index.column()):
            return _RIGHT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        if role == _ALIGNED and orientation == Qt.Orientation.Horizontal:
            return _RIGHT if self.is_number(section) else None
        return None


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, Called):
        return value.known_as
    return "" if value is None else str(value)


def _key(value: Any) -> tuple[int, Any]:
    """Nothing last, then numbers, then words as every list has them."""
    if value is None or value == "":
        return (2, "")
    if isinstance(value, datetime):
        return (1, value.astimezone().isoformat())
    if isinstance(value, int | float | Decimal):
        return (0, value)
    if isinstance(value, date):
        return (1, value.isoformat())
    return (1, value.in_order if isinstance(value, Called) else sort_key(str(value)))
