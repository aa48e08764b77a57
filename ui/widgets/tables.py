"""A table view as all pages use it: whole rows, sortable, Enter opens, columns to choose."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.look.tokens import size
from ui.widgets.plain import plain_tip
from ui.widgets.row_table import Index, RowTable
from ui.widgets.text_cells import TextCells

_LOOKED_AT = 30
"""Rows that the widths of columns are told from; all 20,000 would take a moment."""
_AIR, _WIDEST = 18, 380
_NAMED = 200
"""What the first column keeps, in which names stand."""
_BESIDE = 180
"""What the others keep beside the roomy one."""
_ARROW = 16
"""What Qt keeps for the arrow of sorting, less a little air."""
_SHORT, _LEAST = 150, 110
"""Days and telephone numbers are no wider than the one, and stay whole; sentences keep the other
at least, and then the table scrolls."""


class RowView(QTableView):
    """`opened` carries the row that was double-clicked or entered."""

    opened = Signal(object)
    columns_changed = Signal(str)
    chosen_changed = Signal(object)

    def __init__(self, model: RowTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._barred: frozenset[int] = frozenset()
        self._roomy: int | None = None
        self._spared: tuple[int, ...] = ()
        self._away: frozenset[int] = frozenset()
        """Of those, which are away for want of room."""
        self.setModel(model)
        self.setItemDelegate(TextCells(self, model))
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Tab leaves the table for the next control; the arrows move within it.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
        self._is_adjusted = self._is_fitting = False
        self._wanted: dict[int, tuple[int, int]] = {}
        """By column: the width of its header, and that of its words."""
        self.horizontalHeader().sectionResized.connect(lambda *_: self._note_adjusted())
        self.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._refit())
        model.modelReset.connect(self._refit)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.activated.connect(lambda index: self.opened.emit(self._rows.row_at(index)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen_changed.emit(self._rows.row_at(current))

    def rows_model(self) -> RowTable:
        """What the rows are given to."""
        return self._rows

    def row_at(self, index: Index) -> Any:
        """The row's own value, not a cell's."""
        return self._rows.row_at(index)

    def chosen(self) -> object | None:
        """The row under the cursor."""
        index = self.currentIndex()
        return self._rows.row_at(index) if index.isValid() else None

    def show_faces(self, height: int) -> None:
        """Rows high enough for small pictures beside the words."""
        self.setIconSize(QSize(height, height))
        self.verticalHeader().setDefaultSectionSize(max(size("row"), height + 6))

    def let_choose_columns(self) -> None:
        """A right click on the header offers the columns."""
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda place: self.columns_menu().popup(header.mapToGlobal(QPoint(place)))
        )

    def columns_menu(self) -> QMenu:
        """One line a column, ticked when it is shown; the first always is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in range(1, self.model().columnCount()):
            if column in self._barred:
                continue
            title = self.model().headerData(column, Qt.Orientation.Horizontal)
            act = QAction(str(title), menu, checkable=True)
            act.setChecked(column in self._away or not self.isColumnHidden(column))
            act.toggled.connect(lambda on, place=column: self._show_column(place, on))
            menu.addAction(act)
        return menu

    def hidden_columns(self) -> str:
        """Their numbers, with commas between."""
        columns = set(range(1, self.model().columnCount())) - self._barred - self._away
        return ",".join(str(c) for c in sorted(columns) if self.isColumnHidden(c))

    def hide_columns(self, columns: str) -> None:
        """Hide what `hidden_columns` said once."""
        wanted = {int(part) for part in columns.split(",") if part.isdecimal()}
        self._away = frozenset()
        for column in range(1, self.model().columnCount()):
            self.setColumnHidden(column, column in wanted or column in self._barred)
        self._fit()

    def give_room(self, column: int) -> None:
        """To the one whose words are sentences: it gives way after all others, and takes what is
        left in place of the last."""
        self._roomy = column
        self.horizontalHeader().setStretchLastSection(False)

    def spare(self, *columns: int) -> None:
        """Which go away, one after another, rather than that the list scrolls sideways. What they
        say is to be found where a row is opened."""
        self._spared = columns

    def is_away(self, column: int) -> bool:
        """For want of room: on paper and in files it stands all the same."""
        return column in self._away

    def bar_columns(self, columns: Iterable[int]) -> None:
        """Columns that the role may not read: empty, they would say something that is not so."""
        self._barred = frozenset(columns)
        for column in self._barred:
            self.setColumnHidden(column, True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Words that are cut are told whole under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid() and not index.data(Qt.ItemDataRole.ToolTipRole):
                words = str(index.data() or "")
                is_cut = self.sizeHintForIndex(index).width() > self.columnWidth(index.column())
                QToolTip.showText(event.globalPos(), plain_tip(words) if is_cut else "", self)
                return True
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHintForColumn(self, column: int) -> int:
        """As Qt's own, which asks for each cell by itself: some hundred calls as a page opens."""
        count = self._rows.rowCount()
        cells = self.itemDelegateForIndex(self._rows.index(0, column)) if count else None
        if not (isinstance(cells, TextCells) and self.isVisible()):
            return super().sizeHintForColumn(column)
        first = max(0, min(self.rowAt(0), count - _LOOKED_AT))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return cells.widest(option, column, range(first, min(first + _LOOKED_AT, count)))

    def _refit(self) -> None:
        """What is in the columns is other now, and so may be whether there is a scroll bar: told
        later, it would have all columns measured and painted once more."""
        self._wanted = {}
        self.updateGeometries()
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their words, within bounds; where that is too wide for the table the
        widest give way, and the last or the roomy one takes what is left. Nothing is measured
        before it is seen, and nothing after somebody has dragged an edge."""
        if self._is_adjusted or not self.isVisible():
            return
        shown = self._asked_for()
        for column in shown:
            if column not in self._wanted:
                head = self._head_width(column)
                self._wanted[column] = head, self.sizeHintForColumn(column) + _AIR
        room = self.viewport().width()
        widths = self._within(shown, room)
        away = set[int]()
        for column in (c for c in self._spared if c in shown):
            if sum(widths.values()) <= room:
                break
            away.add(column)
            widths = self._within([c for c in shown if c not in away], room)
        self._send_away(frozenset(away))
        shown = list(widths)
        self._lengthen(shown, widths, room)
        if shown:
            widths[self._stretched(shown)] += max(0, room - sum(widths.values()))
        self._is_fitting = True
        for column, width in widths.items():
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        self._is_fitting = False

    def _asked_for(self) -> list[int]:
        """Columns that nobody has hidden, whether there is room for them or not."""
        count = self.model().columnCount()
        return [c for c in range(count) if c in self._away or not self.isColumnHidden(c)]

    def _within(self, shown: list[int], room: int) -> dict[int, int]:
        """How wide each of these becomes: as its words, or what it keeps at least. A long name
        gives way first, and a usual one never."""
        heads = {c: self._wanted[c][0] for c in shown}
        widths = {c: min(max(self._wanted[c]), _WIDEST) for c in shown}
        longer = [c for c in shown[1:] if self._wanted[c][1] > _SHORT]
        beside = [c for c in shown[1:] if c != self._roomy]
        for several, least in (
            (shown[:1], _NAMED),
            (beside, _BESIDE),
            (longer, _LEAST),
        ):
            cap = _WIDEST
            while sum(widths.values()) > room and cap > least:
                cap -= 10
                widths |= {c: min(widths[c], max(cap, heads[c])) for c in several}
        return widths

    def _send_away(self, away: frozenset[int]) -> None:
        """What is not among them comes back."""
        changed, self._away = self._away ^ away, away
        for column in changed:
            self.setColumnHidden(column, column in away)

    def _lengthen(self, shown: list[int], widths: dict[int, int], room: int) -> None:
        """What is left goes to what was cut for being long, before it becomes air."""
        while True:
            spare = room - sum(widths.values())
            cut = [column for column in shown if self._wanted[column][1] > widths[column]]
            if not cut or spare < len(cut):
                return
            for column in cut:
                lacks = self._wanted[column][1] - widths[column]
                widths[column] += min(spare // len(cut), lacks)

    def _head_width(self, column: int) -> int:
        """With the arrow of sorting where the table is sorted by it; Qt's own keeps room for it in
        each."""
        header = self.horizontalHeader()
        whole = header.sectionSizeHint(column)
        return whole if header.sortIndicatorSection() == column else whole - _ARROW

    def _stretched(self, shown: list[int]) -> int:
        """The last one that holds no figures: those stand at their right end, and stay beside each
        other."""
        if self._roomy in shown and self._roomy is not None:
            return self._roomy
        words = [column for column in shown if not self._rows.is_number(column)]
        return words[-1] if words else shown[-1]

    def _note_adjusted(self) -> None:
        """Who drags a column's edge keeps the width; the last column stretches by itself."""
        is_pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        is_dragged = is_pressed and self.horizontalHeader().viewport().underMouse()
        self._is_adjusted = self._is_adjusted or (bool(is_dragged) and not self._is_fitting)

    def _show_column(self, column: int, on: bool) -> None:
        self._away -= {column}
        self.setColumnHidden(column, not on)
        self._fit()
        self.columns_changed.emit(self.hidden_columns())
