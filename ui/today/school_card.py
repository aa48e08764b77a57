"""The school's classes with how many pupils are in each."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, size, space
from ui.today.card import Card, inset, lines, link
from ui.today.face_tiles import paint_background
from ui.today.growing_list import GrowingList, Index
from ui.today.today_words import pupils_words, school_words
from ui.widgets.plain import plain_tip
from ui.words import counted, tr
from vault.domain.people import ClassRow
from vault.domain.today import Today

_ROOT = QModelIndex()


class _Classes(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ClassRow, ...] = ()

    def put(self, rows: tuple[ClassRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (row.name, pupils_words(row.pupils), row.teachers)
            words = ", ".join(part for part in parts if part)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = option.widget
        return view.tile() if isinstance(view, ClassTiles) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, cell = index.model(), QRect(option.rect)
        assert isinstance(model, _Classes)  # noqa: S101 - the view is made with this model only
        row = model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_background(painter, cell, option)
        inner = cell.adjusted(space("grid"), space("half"), -space("half"), -space("half"))
        upper, lower = QRect(inner), QRect(inner)
        upper.setBottom(inner.center().y())
        lower.setTop(inner.center().y())
        for words, kind, tint, room, align in (
            (row.name, "body", "text", upper, Qt.AlignmentFlag.AlignBottom),
            (pupils_words(row.pupils), "small", "text2", lower, Qt.AlignmentFlag.AlignTop),
        ):
            painter.setFont(font(kind, strong=kind == "body"))
            painter.setPen(colour(tint))
            fitted = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | align), fitted)
        painter.restore()


_MOST = 24
"""So that what must be known is still in sight below them."""


class ClassTiles(GrowingList):
    """Classes as tiles, as many in a row as fit."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.classes = _Classes()
        self.setModel(self.classes)
        self.setItemDelegate(_Painter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)

    def tile(self) -> QSize:
        """In pixels: a tile is as wide as its share of the row."""
        width = max(self.viewport().width() - 2, 1)
        least = self.fontMetrics().horizontalAdvance(tr("Class 10A, 30 pupils"))
        return QSize(width // max(width // least, 1), size("control") + 2 * space("grid"))

    def high(self) -> int:
        tile = self.tile()
        across = max((self.viewport().width() - 2) // tile.width(), 1)
        return -(-self.classes.rowCount() // across) * tile.height() + 2

    def fit(self) -> None:
        self.setGridSize(self.tile())
        super().fit()


class SchoolCard(Card):
    """`class_opened` carries a class's id; empty for all of them."""

    class_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Classes"), parent)
        self.tiles = ClassTiles(tr("Classes"))
        self.tiles.opened.connect(
            lambda row: self.class_opened.emit(self.tiles.classes.rows[row].id)
        )
        self.open = link(tr("All classes"))
        self.open.clicked.connect(lambda: self.class_opened.emit(""))
        self.empty = lines(tr("There are no classes yet."), quiet=True)
        self.more = lines(quiet=True)
        pad = space("card_padding")
        self.head.addWidget(self.open)
        self.column.addLayout(inset(self.tiles))
        self.column.setContentsMargins(1, 1, 1, space("grid"))
        for label in (self.empty, self.more):
            self.column.addWidget(label)
            label.setContentsMargins(pad, 0, pad, space("grid"))

    def show_classes(self, today: Today) -> None:
        """One's own, or all of the school's; the rest is a number."""
        self.headline(tr("My classes") if today.is_own else tr("Classes"), school_words(today))
        shown = today.classes[:_MOST]
        self.tiles.classes.put(tuple(c.row for c in shown))
        self.tiles.fit()
        self.tiles.setVisible(bool(today.classes))
        self.empty.setVisible(not today.classes)
        more = today.classes_in_all - len(shown)
        self.more.setText(counted(more, tr("1 more class"), tr("{0} more classes")))
        self.more.setVisible(more > 0)
