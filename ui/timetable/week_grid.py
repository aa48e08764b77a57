"""The week of a class: periods down, weekdays across, one lesson in a cell."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.look.fonts import font
from ui.look.tokens import colour, radius, size, space
from ui.widgets.plain import plain_tip
from ui.words import tr
from vault.domain.ids import PupilId
from vault.domain.timetable import (
    Lesson,
    Period,
    PeriodKind,
    Timetable,
    Week,
    standing,
    weekday_name,
)

_ROOT = QModelIndex()
_HIGH, _LEAST, _HEAD = 46, 96, 210


@dataclass(frozen=True)
class WeekOf:
    """Of which class and which of two weeks the grid is; `subject` is that of the class."""

    school_class: str
    subject: str
    week: Week | None


class WeekGrid(QAbstractTableModel):
    """A lesson of another week of two is in its own grid."""

    def __init__(self) -> None:
        super().__init__()
        self.periods: tuple[Period, ...] = ()
        self.days: tuple[int, ...] = ()
        self.of = WeekOf("", "", None)
        self._cells: dict[tuple[str, int], Lesson] = {}

    def show_week(self, timetable: Timetable, of: WeekOf) -> None:
        """Lessons that stand today or later; of two of one place the one that stands first."""
        self.beginResetModel()
        self.of, self.periods = of, timetable.periods
        self.days = tuple(sorted({day for period in self.periods for day in period.weekdays}))
        mine = [one for one in timetable.lessons if one.class_id == of.school_class]
        shown = standing(mine, of.week, date.today())
        later = sorted(shown, key=lambda one: one.starts or date.min, reverse=True)
        self._cells = {(one.period, one.weekday): one for one in later}
        self.endResetModel()

    def pupils_at(self, _row: int) -> tuple[PupilId, ...]:
        """Nobody's."""
        return ()

    @property
    def rows_are(self) -> str:
        """What the names of the rows are of."""
        return tr("Period")

    def rowCount(self, parent: Any = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.periods)

    def columnCount(self, parent: Any = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.days)

    def place(self, index: Any) -> tuple[Period, int]:
        """The period and the weekday of a cell."""
        return self.periods[index.row()], self.days[index.column()]

    def lesson(self, index: Any) -> Lesson | None:
        """What stands in a cell."""
        period, day = self.place(index)
        return self._cells.get((period.id, day))

    def is_there(self, index: Any) -> bool:
        """Whether the period is on that weekday at all."""
        period, day = self.place(index)
        return day in period.weekdays

    def headerData(
        self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if across == Qt.Orientation.Horizontal:
            words = weekday_name(self.days[section])
        else:
            words = period_words(self.periods[section])
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        lesson = self.lesson(index)
        period, day = self.place(index)
        words = lesson_words(lesson, self.of.subject) if lesson is not None else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(words) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = words or (tr("free") if self.is_there(index) else tr("not on this day"))
            return f"{weekday_name(day)}, {period.name}: {told}"
        return None

    def flags(self, index: Any) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if self.is_there(index) else Qt.ItemFlag.NoItemFlags


def period_words(period: Period) -> str:
    """'Period 1, 09:00'."""
    return f"{period.name}, {period.begins:%H:%M}"


def lesson_words(lesson: Lesson, subject: str) -> str:
    """'Maths, R12, Ms Teacher, week A'."""
    week = tr("week {0}").format(lesson.week.value) if lesson.week else ""
    starts = (
        tr("from {0}").format(f"{lesson.starts.day} {lesson.starts:%B}")
        if (lesson.starts and lesson.starts > date.today())
        else ""
    )
    parts = (title_words(lesson, subject), lesson.room, lesson.staff_name, week, starts)
    return ", ".join(part for part in parts if part)


def title_words(lesson: Lesson, subject: str) -> str:
    """The subject; of a lesson that names none that of the class."""
    return lesson.subject or subject or tr("Lesson")


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(_LEAST, _HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        grid, cell = index.model(), QRect(option.rect)
        assert isinstance(grid, WeekGrid)  # noqa: S101 - the view is made with this model only
        lesson = grid.lesson(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not grid.is_there(index):
            painter.fillRect(cell, colour("sunken"))
        box = cell.adjusted(3, 3, -3, -3)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colour("focus"), size("focus_ring")))
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        elif lesson is not None:
            is_main = grid.place(index)[0].kind is PeriodKind.LESSON
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover" if is_main else "sunken"))
            painter.drawRoundedRect(box, radius("control"), radius("control"))
        if lesson is not None:
            self._paint_lesson(painter, box, lesson, grid.of.subject)
        painter.restore()

    def _paint_lesson(self, painter: QPainter, box: QRect, lesson: Lesson, subject: str) -> None:
        room = box.adjusted(space("grid"), 2, -space("half"), -2)
        more = ", ".join(part for part in (lesson.room, lesson.staff_name) if part)
        align = Qt.AlignmentFlag.AlignTop if more else Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("small", strong=True))
        painter.setPen(colour("text"))
        painter.drawText(room, int(align), _cut(painter, title_words(lesson, subject), room))
        painter.setFont(font("small"))
        painter.setPen(colour("text2"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), _cut(painter, more, room))


def _cut(painter: QPainter, words: str, room: QRect) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())


class WeekView(QTableView):
    """Enter or a double click opens a cell, Delete empties it, Ctrl+V pastes a grid; arrows move
    and Tab leaves."""

    opened = Signal()
    removed = Signal()
    pasted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.grid = WeekGrid()
        self.setModel(self.grid)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setProperty("own_cursor", True)
        self.setShowGrid(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(_LEAST)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setDefaultSectionSize(_HIGH)
        down.setMaximumWidth(_HEAD)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """A letter looks for nothing here."""
