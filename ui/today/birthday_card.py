"""Birthdays of the school, today and in the next week."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.fonts import font
from ui.look.tokens import colour, size, space
from ui.today.card import Card, lines
from ui.today.face_tiles import paint_background
from ui.today.growing_list import GrowingList, Index
from ui.today.today_words import on_words
from ui.words import tr
from vault.domain.today import Birthday, Birthdays

_ROOT = QModelIndex()


class _Birthdays(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Birthday, ...] = ()
        self.today = date.min

    def put(self, rows: tuple[Birthday, ...], today: date) -> None:
        self.beginResetModel()
        self.rows, self.today = rows, today
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def when(self, row: int) -> str:
        """'9 today', '9 on Friday'."""
        birthday = self.rows[row]
        return tr("{0} {1}").format(birthday.turns, on_words(birthday, self.today))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        birthday = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return birthday.called.known_as
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (birthday.called.known_as, birthday.class_name, self.when(index.row()))
            return ", ".join(part for part in parts if part)
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = option.widget
        wide = view.viewport().width() if isinstance(view, GrowingList) else 0
        return QSize(wide, size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, cell = index.model(), QRect(option.rect)
        assert isinstance(model, _Birthdays)  # noqa: S101 - the view is made with this model only
        birthday, when = model.rows[index.row()], model.when(index.row())
        is_today = birthday.on == model.today
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_background(painter, cell.adjusted(space("half"), 0, -space("half"), 0), option)
        room = cell.adjusted(space("card_padding"), 0, -space("card_padding"), 0)
        painter.setFont(font("small", strong=is_today))
        painter.setPen(colour("text" if is_today else "text2"))
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), when
        )
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(when) - space("grid"))
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        name = ", ".join(part for part in (birthday.called.known_as, birthday.class_name) if part)
        fitted = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), fitted)
        painter.restore()


class BirthdayCard(Card):
    """`pupil_opened` carries the pupil's id."""

    pupil_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Birthdays"), parent)
        self._model = _Birthdays()
        self.list = GrowingList(tr("Birthdays"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.opened.connect(lambda row: self.pupil_opened.emit(self._model.rows[row].pupil))
        self.more = lines(quiet=True)
        self.more.setContentsMargins(space("card_padding"), space("half"), 0, 0)
        self.column.addWidget(self.list)
        self.column.addWidget(self.more)
        self.column.setContentsMargins(1, 1, 1, space("inside_control"))

    def show_birthdays(self, birthdays: Birthdays, today: date) -> None:
        """At most as many as the rows; the rest is a number."""
        self._model.put(birthdays.rows, today)
        self.list.fit()
        more = birthdays.total - len(birthdays.rows)
        self.more.setText(tr("{0} more this week").format(f"{more:,}"))
        self.more.setVisible(more > 0)
