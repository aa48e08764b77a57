"""The grid with its keys: one key judges, and the cursor goes on to the next pupil."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTableView,
)

from ui.look.tokens import colour, sides, size
from ui.objectives.judgement_look import tile
from ui.objectives.objective_heads import CELL_HIGH, CELL_WIDE, Corner, GridHead
from ui.objectives.objective_table import Cell, Index, Look, ObjectiveTable
from ui.widgets.faces import FacePictures
from ui.widgets.in_sight import in_sight
from ui.words import tr
from vault.domain.objectives import Judgement

_KEYS = {judgement.key: judgement for judgement in Judgement}
_NARROW = 760
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CLEAR = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ObjectiveView(QTableView):
    """1 to 5 judge what is selected, 0 takes it away, C confirms earlier ones, E is the evidence,
    P a picture of the work, F the menu, S the summative judgement. Shift+Space selects the row,
    Ctrl+Space the column."""

    judged = Signal(object, object)
    """The cells, and the judgement or None."""
    confirm_wanted = Signal(object)
    evidence_wanted = Signal(object)
    picture_wanted = Signal(object)
    summative_wanted = Signal(str)
    menu_wanted = Signal(QPoint)
    stood = Signal()
    """The cursor is on another cell, or what stands in the cells has changed."""

    def __init__(self, table: ObjectiveTable, name: str) -> None:
        super().__init__()
        self.table, self.pictures = table, FacePictures()
        self.may_write = False
        self.setProperty("bare", True)
        self.beside = GridHead(Qt.Orientation.Vertical, table, self.pictures, self)
        self.above = GridHead(Qt.Orientation.Horizontal, table, self.pictures, self)
        self.setVerticalHeader(self.beside)
        self.setHorizontalHeader(self.above)
        self.setModel(table)
        self.corner = Corner(self.beside)
        self._tiles: dict[Look, QPixmap] = {}
        self._wide, self._high = sides("judgement_tile")
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.modelReset.connect(self._fit)
        for changed in (table.modelReset, table.dataChanged):
            changed.connect(lambda *_: self.stood.emit())

    def chosen(self) -> tuple[Cell, ...]:
        """The selected cells; of none, that under the cursor."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        return tuple(self.table.cell_at(index) for index in indexes if index.isValid())

    def current_cell(self) -> Cell | None:
        """Under the cursor."""
        index = self.currentIndex()
        return self.table.cell_at(index) if index.isValid() else None

    def stand_on(self, cell: Cell | None) -> None:
        """Its cell, else the first."""
        place = self.table.place_of(cell) if cell is not None else QModelIndex()
        self.setCurrentIndex(place if place.isValid() else self.table.index(0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells in one go: a delegate would be asked for each of some two hundred by itself,
        which takes longer than a frame."""
        self._tiles.clear()
        painter, part = QPainter(self.viewport()), event.rect()
        painter.fillRect(part, colour("surface"))
        ink = colour("selection")
        for chosen in self.selectionModel().selection().toList():
            first, last = chosen.topLeft(), chosen.bottomRight()
            painter.fillRect(self.visualRect(first).united(self.visualRect(last)), ink)
        rows = in_sight(self.rowAt, part.top(), part.bottom(), self.table.rowCount())
        columns = in_sight(self.columnAt, part.left(), part.right(), self.table.columnCount())
        lefts = [
            (column, self.columnViewportPosition(column) + (CELL_WIDE - self._wide) // 2)
            for column in columns
        ]
        for row in rows:
            top = self.rowViewportPosition(row)
            if not self.table.is_swapped and self.table.starts_area(row):
                painter.fillRect(part.left(), top, part.width(), 1, colour("border"))
            top += (CELL_HIGH - self._high) // 2
            for column, left in lefts:
                painter.drawPixmap(left, top, self._tile(self.table.look_at(row, column)))
        if self.hasFocus():
            self._paint_cursor(painter)
        painter.end()

    def _tile(self, look: Look) -> QPixmap:
        """Kept for as long as one painting takes: then the theme may be another."""
        picture = self._tiles.get(look)
        if picture is None:
            judgement, carried, evidence = look
            ratio = self.devicePixelRatioF()
            picture = tile(judgement, carried=carried, evidence=evidence, ratio=ratio)
            self._tiles[look] = picture
        return picture

    def _paint_cursor(self, painter: QPainter) -> None:
        box = self.visualRect(self.currentIndex())
        if box.isEmpty():
            return
        left = box.left() + (CELL_WIDE - self._wide) // 2
        top = box.top() + (CELL_HIGH - self._high) // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), size("focus_ring")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(left - 1, top - 1, self._wide + 2, self._high + 2)
        painter.drawRoundedRect(around, 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acts(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys here, and look for nothing."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid() and self.may_write:
            self.menu_wanted.emit(event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for head, section in ((self.beside, current.row()), (self.above, current.column())):
            head.stand_on(section)
        self.stood.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _acts(self, event: QKeyEvent) -> bool:
        """Whether the key did something here."""
        index, key = self.currentIndex(), event.key()
        if not index.isValid():
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ShiftModifier:
            self.selectRow(index.row())
        elif key == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier:
            self.selectColumn(index.column())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._go(index.row() + 1, index.column())
        elif held == _NO_KEYS and self.may_write:
            return self._writes(key)
        else:
            return False
        return True

    def _writes(self, key: int) -> bool:
        digit = key - Qt.Key.Key_0
        cell = self.current_cell()
        if digit in _KEYS:
            self._judge(_KEYS[digit])
        elif key in _CLEAR:
            self._judge(None)
        elif key == Qt.Key.Key_C:
            self.confirm_wanted.emit(self.chosen())
        elif key == Qt.Key.Key_E and cell:
            self.evidence_wanted.emit(cell)
        elif key == Qt.Key.Key_P and cell:
            self.picture_wanted.emit(cell)
        elif key == Qt.Key.Key_S and cell:
            self.summative_wanted.emit(cell[0])
        elif key == Qt.Key.Key_F:
            place = self.visualRect(self.currentIndex()).bottomRight()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            return False
        return True

    def _judge(self, judgement: Judgement | None) -> None:
        cells, index = self.chosen(), self.currentIndex()
        self.judged.emit(cells, judgement)
        if len(cells) > 1 or judgement is None:
            return
        # The next pupil, and behind the last one the first by the next objective.
        row, column = index.row(), index.column()
        if self.table.is_swapped:
            self._go(row + 1, column) or self._go(0, column + 1)
        else:
            self._go(row, column + 1) or self._go(row + 1, 0)

    def _go(self, row: int, column: int) -> bool:
        place = self.table.index(row, column)
        if place.isValid():
            self.setCurrentIndex(place)
        return place.isValid()

    def select_cells(self, first: QModelIndex, last: QModelIndex) -> None:
        """A block, with the cursor in its first cell."""
        self.setCurrentIndex(first)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(first, last), select)

    def _fit(self) -> None:
        narrow = self.width() < _NARROW
        if self.beside.is_narrow != narrow:
            self.beside.is_narrow = narrow
            self.updateGeometries()
        first = tr("Pupil") if self.table.is_swapped else tr("Objective")
        self.corner.words = (tr("Area"), first)
        self.corner.setGeometry(
            self.frameWidth(), self.frameWidth(), self.beside.width(), self.above.height()
        )
        self.corner.raise_()
        self.corner.update()
