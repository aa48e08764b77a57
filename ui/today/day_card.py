"""The day by the clock: lessons and registrations, which of them is now, and who is away."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, size, space
from ui.today.card import Card, lines
from ui.today.face_tiles import paint_background
from ui.today.growing_list import GrowingList, Index
from ui.today.today_words import away_words, line_details, line_words, no_school_words
from ui.words import tr
from vault.domain.today import AwayToday, DayLine, DayPlan

_ROOT = QModelIndex()
_ICON = 16


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[DayLine, ...] = ()
        self.has_several = False
        self.now = -1

    def put(self, day_lines: tuple[DayLine, ...], now: datetime) -> None:
        self.beginResetModel()
        self.lines = day_lines
        self.has_several = len({line.school_class for line in day_lines}) > 1
        begun = [n for n, line in enumerate(day_lines) if line.begins and line.begins <= now.time()]
        last = begun[-1] if begun else -1
        ends = day_lines[last].finishes if begun else None
        self.now = last if ends is None or now.time() < ends else -1
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = line_words(line, has_several=self.has_several)
            return f"{words}, {tr('now')}" if index.row() == self.now else words
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = option.widget
        wide = view.viewport().width() if isinstance(view, GrowingList) else 0
        return QSize(wide, size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, cell = index.model(), QRect(option.rect)
        assert isinstance(model, _Lines)  # noqa: S101 - the view is made with this model only
        line, is_now = model.lines[index.row()], index.row() == model.now
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_now:
            painter.fillRect(cell, colour("selection"))
        paint_background(painter, cell.adjusted(space("half"), 0, -space("half"), 0), option)
        room = cell.adjusted(space("card_padding"), 0, -space("card_padding"), 0)
        painter.setFont(font(strong=is_now))
        times = painter.fontMetrics().horizontalAdvance("00:00") + space("card_padding")
        ink = "accentText" if is_now else "text2"
        painter.setPen(colour(ink))
        begins = f"{line.begins:%H:%M}" if line.begins else ""
        _draw(painter, room, begins)
        room.setLeft(room.left() + times)
        if line.is_taken or line.is_due:
            self._paint_mark(painter, room, line)
            room.setRight(room.right() - _ICON - space("grid"))
        painter.setPen(colour("text2" if line.is_cancelled else "accentText" if is_now else "text"))
        letters = font(strong=is_now)
        letters.setStrikeOut(line.is_cancelled)
        painter.setFont(letters)
        room.setLeft(room.left() + _draw(painter, room, line.title) + space("between_controls"))
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        _draw(painter, room, line_details(line, has_several=model.has_several))
        painter.restore()

    def _paint_mark(self, painter: QPainter, room: QRect, line: DayLine) -> None:
        """Whether the register is closed."""
        name, ink = ("check", "text2") if line.is_taken else ("clipboard-check", "accentText")
        ratio = painter.device().devicePixelRatioF()
        at = QRect(room.right() - _ICON, room.center().y() - _ICON // 2, _ICON, _ICON)
        painter.drawPixmap(at, icon_pixmap(name, ink, _ICON, ratio))


def _draw(painter: QPainter, room: QRect, words: str) -> int:
    """As much as there is room for; how wide that is."""
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return painter.fontMetrics().horizontalAdvance(shown)


class DayCard(Card):
    """`register_opened` carries 'class day session' of a line whose register may be seen."""

    register_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today"), parent)
        self._model = _Lines()
        self.list = GrowingList(tr("Lessons of today"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.opened.connect(self._open)
        self.none = lines(quiet=True)
        self.away = lines(quiet=True)
        for label in (self.none, self.away):
            label.setContentsMargins(space("card_padding"), space("half"), space("card_padding"), 0)
        for widget in (self.list, self.none, self.away):
            self.column.addWidget(widget)
        self.column.setContentsMargins(1, 1, 1, space("inside_control"))
        self._plan: DayPlan | None = None

    def show_plan(self, plan: DayPlan) -> None:
        """Lessons by time; why there are none."""
        self._plan = plan
        self.aside.say(tr("Week {0}").format(plan.week.value) if plan.week else "")
        self._model.put(plan.lines, datetime.now(UTC).astimezone())
        self.list.fit()
        self.list.setVisible(bool(plan.lines))
        self.none.setText(no_school_words(plan))
        self.none.setVisible(not plan.lines)
        self._say_away(plan.away)

    def tick(self) -> None:
        """What is now, a minute later."""
        if self._plan is not None:
            before = self._model.now
            self._model.put(self._plan.lines, datetime.now(UTC).astimezone())
            if self._model.now != before:
                self.list.viewport().update()

    def _say_away(self, away: tuple[AwayToday, ...]) -> None:
        self.away.setText("\n".join(map(away_words, away)))
        self.away.setVisible(bool(away))

    def _open(self, row: int) -> None:
        line = self._model.lines[row]
        if line.session:
            today = datetime.now(UTC).astimezone().date()
            self.register_opened.emit(f"{line.school_class} {today} {line.session}")
