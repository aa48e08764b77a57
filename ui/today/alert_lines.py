"""Alerts as whole sentences, the most dangerous first; never cut."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.alert_tones import TONE_OF
from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, size, space
from ui.look.tones import ICON_OF_TONE
from ui.today.face_tiles import paint_background, paint_pupil
from ui.today.growing_list import GrowingList, Index
from ui.today.today_words import alert_words, born_words, face_labels, first_sentence, twins
from ui.widgets.faces import FacePictures
from vault.domain.alert_order import Danger
from vault.domain.today import AlertLine

_ROOT = QModelIndex()
_ICON = 16
_NAME_SHARE = 0.26
"""Of the width, for the name."""


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[AlertLine, ...] = ()
        self.twins: frozenset[str] = frozenset()
        self.short: dict[str, str] = {}

    def put(self, lines: tuple[AlertLine, ...]) -> None:
        self.beginResetModel()
        pupils = list({line.pupil.id: line.pupil for line in lines}.values())
        self.lines, self.twins = lines, twins(pupils)
        labels = zip(pupils, face_labels(pupils), strict=True)
        self.short = {pupil.id: " ".join(label).strip() for pupil, label in labels}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return alert_words(line, is_twin=line.pupil.id in self.twins)
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: "AlertLines", pictures: FacePictures) -> None:
        super().__init__(view)
        self._view, self._pictures = view, pictures

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        layout = self._laid_out(index.row(), width - self._text_left(width) - space("card_padding"))
        least = size("row") + space("grid")
        high = round(layout.boundingRect().height()) + 2 * space("grid")
        return QSize(width, max(least, high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, cell = self._view.line(index.row()), QRect(option.rect)
        tone = TONE_OF[line.danger]
        side, pad = face_size("row") + space("half"), space("card_padding")
        text_left = self._text_left(cell.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(cell.x(), cell.y(), cell.width(), 1), colour("border"))
        paint_background(painter, cell.adjusted(space("half"), 2, -space("half"), -1), option)
        frame = QRect(pad, 0, side, side)
        frame.moveTop(cell.y() + (size("row") + space("grid") - side) // 2 + 1)
        paint_pupil(painter, frame, self._pictures, line.pupil, is_round=True)
        icon_left = text_left - _ICON - space("grid")
        first = QRect(cell.x(), cell.y(), cell.width(), size("row") + space("grid"))
        left = frame.right() + space("inside_control")
        room = QRect(left, first.y(), icon_left - left - space("grid"), first.height())
        self._paint_name(painter, room, line)
        spot = QRect(icon_left, first.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(spot, icon_pixmap(ICON_OF_TONE[tone], f"{tone}Text", _ICON, ratio))
        painter.setPen(colour(f"{tone}Text"))
        layout = self._laid_out(index.row(), cell.width() - text_left - pad)
        high = layout.boundingRect().height()
        layout.draw(painter, QPointF(text_left, cell.y() + (cell.height() - high) / 2))
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, line: AlertLine) -> None:
        """Of two who share it with the day of birth below."""
        below = born_words(line.pupil) if self._view.is_twin(line) else ""
        upper, lower = QRect(room), QRect(room)
        if below:
            upper.setBottom(room.center().y())
            lower.setTop(room.center().y())
        painter.setFont(font("body"))
        painter.setPen(colour("text"))
        name = line.pupil.called.known_as
        if painter.fontMetrics().horizontalAdvance(name) > room.width():
            name = self._view.short_name(line)
        align = Qt.AlignmentFlag.AlignBottom if below else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, int(align), _fitted(painter, name, room))
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        flags = Qt.AlignmentFlag.AlignTop
        painter.drawText(lower, int(flags), _fitted(painter, below, room))

    def _text_left(self, width: int) -> int:
        name = round(width * _NAME_SHARE)
        return space("card_padding") + face_size("row") + name

    def _laid_out(self, row: int, width: int) -> QTextLayout:
        """The text in as many lines as it takes; of what is most dangerous the first sentence is
        strong."""
        line = self._view.line(row)
        layout = QTextLayout(line.text.strip(), font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if line.danger is Danger.HIGH:
            strong = QTextLayout.FormatRange()
            strong.start, strong.length = 0, len(first_sentence(line.text.strip()))
            form = QTextCharFormat()
            form.setFont(font("body", strong=True))
            strong.format = form
            layout.setFormats([strong])
        layout.beginLayout()
        high = 0.0
        while (part := layout.createLine()).isValid():
            part.setLineWidth(max(width, 1))
            part.setPosition(QPointF(0, high))
            high += part.height()
        layout.endLayout()
        return layout


def _fitted(painter: QPainter, words: str, room: QRect) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())


class AlertLines(GrowingList):
    """`pupil_opened` carries the pupil's id, by a click or Enter."""

    pupil_opened = Signal(str)

    def __init__(self, name: str, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._lines = _Lines()
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self, pictures))
        self.opened.connect(lambda row: self.pupil_opened.emit(self.line(row).pupil.id))

    def line(self, row: int) -> AlertLine:
        """`row` counts from 0."""
        return self._lines.lines[row]

    def short_name(self, line: AlertLine) -> str:
        """The given name, and what tells it from another one in the list."""
        return self._lines.short[line.pupil.id]

    def is_twin(self, line: AlertLine) -> bool:
        """Whether another one of the same name is among them."""
        return line.pupil.id in self._lines.twins

    def show_lines(self, lines: tuple[AlertLine, ...]) -> None:
        """The list grows with them."""
        self._lines.put(lines)
        self.fit()
