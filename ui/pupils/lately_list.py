"""The list of what happened lately, in groups: painted, not a widget a line."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, size, space
from ui.pupils.lately import Happening, When, group_of, when_words
from ui.widgets.plain import plain_tip
from ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_HEAD, _LINE, _ICON = 34, 36, 16
_WHO_SHARE = 0.38


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[When | Happening] = []
        self.today = date.today()

    def put(self, happenings: Sequence[Happening], today: date) -> None:
        self.beginResetModel()
        self.today, self.lines = today, []
        before: When | None = None
        for happening in happenings:
            group = group_of(happening.day, today)
            if group is not before:
                self.lines.append(group)
            before = group
            self.lines.append(happening)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if isinstance(line, When):
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return tr(line) if role in texts else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.text}, {when_words(line, self.today)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], When):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = _line(index)
        return QSize(0, _HEAD if isinstance(line, When) else _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, cell = _line(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, When):
            _text(painter, cell.adjusted(0, 8, 0, 0), tr(line), font("small", strong=True), "text2")
        else:
            self._paint_line(painter, cell, line, index)
            if QStyle.StateFlag.State_HasFocus in QStyle.StateFlag(option.state):
                painter.setPen(QPen(colour("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(cell.adjusted(1, 1, -2, -1), 6, 6)
        painter.restore()

    def _paint_line(self, painter: QPainter, cell: QRect, line: Happening, index: Index) -> None:
        disc = QRect(cell.x(), cell.y(), face_size("row"), face_size("row"))
        disc.moveTop(cell.center().y() - disc.height() // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{line.tone}Bg" if line.tone else "hover"))
        painter.drawEllipse(disc)
        spot = QRect(0, 0, _ICON, _ICON)
        spot.moveCenter(disc.center())
        tint = f"{line.tone}Text" if line.tone else "text2"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(spot, icon_pixmap(line.icon, tint, _ICON, ratio))
        room = cell.adjusted(face_size("row") + 12, 0, -space("half"), 0)
        model = index.model()
        today = model.today if isinstance(model, _Lines) else date.today()
        most = round(room.width() * _WHO_SHARE)
        side = _text(painter, room, when_words(line, today), font("small"), "text2", most)
        _text(painter, room.adjusted(0, 0, -side - 16, 0), line.text, font(), "text")


def _line(index: Index) -> When | Happening:
    model = index.model()
    if not isinstance(model, _Lines):
        raise TypeError(type(model).__name__)
    return model.lines[index.row()]


def _text(
    painter: QPainter, room: QRect, words: str, type_: QFont, tint: str, at_right: int = 0
) -> int:
    """How wide it is; with `at_right` it ends at the right and is at most so wide."""
    painter.setFont(type_)
    painter.setPen(colour(tint))
    metrics = painter.fontMetrics()
    most = at_right or room.width()
    fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags), fitted)
    return metrics.horizontalAdvance(fitted)


class LatelyList(QListView):
    """Scrolls where there is more than fits."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setAccessibleName(tr("What happened lately"))
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setMinimumHeight(size("row") * 3)

    @property
    def texts(self) -> list[str]:
        """Headings and lines, from top to bottom."""
        return [line.value if isinstance(line, When) else line.text for line in self._lines.lines]

    def show_happenings(self, happenings: Sequence[Happening], today: date) -> None:
        """Newest first; `today` makes the groups."""
        self._lines.put(happenings, today)
