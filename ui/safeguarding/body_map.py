"""Where marks were seen: two outlines with numbered marks, to be read or to be set."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.safeguarding.body_outline import fitted, paint_mark, paint_outline, spot
from vault.domain.concern_form import MOST_MARKS, BodyMark

_NEAR = 12.0
_STEP = 2
_LABEL = 22.0
_STEPS = {
    Qt.Key.Key_Left: (-_STEP, 0),
    Qt.Key.Key_Right: (_STEP, 0),
    Qt.Key.Key_Up: (0, -_STEP),
    Qt.Key.Key_Down: (0, _STEP),
}


class BodyMapView(QWidget):
    """To be read: as small as it can be, only the sides that have marks; hidden without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Sequence[BodyMark] = ()
        self._sides: tuple[bool, ...] = ()
        self.setAccessibleName(self.tr("Body map"))
        # Shown before it has a parent it would be a window of its own for a moment.
        self.hide()

    def show_marks(self, marks: Sequence[BodyMark]) -> None:
        """Numbered from 1 in this order; hidden without any."""
        self._marks = marks
        self._sides = tuple(
            side for side in (True, False) if any(m.is_front is side for m in marks)
        )
        self.setFixedSize(110 * max(1, len(self._sides)), 200)
        self.setAccessibleDescription(
            "; ".join(f"{number}: {mark.words}" for number, mark in enumerate(marks, 1))
        )
        self.setVisible(bool(marks))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / max(1, len(self._sides))
        for place, side in enumerate(self._sides):
            room = QRectF(place * wide, 4, wide, self.height() - _LABEL - 4)
            _paint_side(painter, room, self._marks, is_front=side)
        painter.end()


class BodyMapEditor(QWidget):
    """A click sets a mark; the arrows move the current one, + sets one in the middle, Delete takes
    it away. `changed` after each; `chosen` when another mark is the current one."""

    changed = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: list[BodyMark] = []
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(220, 220)
        self.setAccessibleName(self.tr("Body map"))
        self.setAccessibleDescription(
            self.tr("Plus sets a mark, the arrows move it, Delete takes it away")
        )

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def show_marks(self, marks: Sequence[BodyMark]) -> None:
        """Numbered from 1 in this order."""
        self.marks = list(marks)
        self.current = min(self.current, len(self.marks) - 1)
        self.update()

    def choose(self, place: int) -> None:
        """`place` counts from 0."""
        self.current = place
        self.update()

    def add(self, mark: BodyMark) -> None:
        """As the chosen one; at most MOST_MARKS, more are left out."""
        if len(self.marks) < MOST_MARKS:
            self.marks.append(mark)
            self.current = len(self.marks) - 1
            self._tell()

    def remove(self, place: int) -> None:
        """`place` counts from 0; those behind it move up."""
        del self.marks[place]
        self.current = min(place, len(self.marks) - 1)
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        near = self._near(event.position())
        if near >= 0:
            self.choose(near)
            self.chosen.emit(near)
            return
        for is_front in (True, False):
            room = self._room(is_front=is_front)
            box = fitted(room.adjusted(0, 0, 0, -_LABEL))
            if box.adjusted(-8, -4, 8, 4).contains(event.position()):
                at = event.position() - box.topLeft()
                self.add(
                    BodyMark(
                        is_front,
                        _percent(at.x() / box.width()),
                        _percent(at.y() / box.height()),
                    )
                )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.text() == "+":
            self.add(BodyMark(is_front=True, across=50, down=35))
        elif key in _STEPS and self.current >= 0:
            across, down = _STEPS[Qt.Key(key)]
            mark = self.marks[self.current]
            self.marks[self.current] = replace(
                mark,
                across=min(100, max(0, mark.across + across)),
                down=min(100, max(0, mark.down + down)),
            )
            self._tell()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current >= 0:
            self.remove(self.current)
        elif key == Qt.Key.Key_Space and self.current >= 0:
            mark = self.marks[self.current]
            self.marks[self.current] = replace(mark, is_front=not mark.is_front)
            self._tell()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for is_front in (True, False):
            room = self._room(is_front=is_front)
            _paint_side(
                painter,
                room.adjusted(0, 0, 0, -_LABEL),
                self.marks,
                is_front=is_front,
                current=self.current if self.hasFocus() else -1,
            )
            painter.setFont(font())
            painter.setPen(colour("text2"))
            words = self.tr("Front") if is_front else self.tr("Back")
            box = fitted(room.adjusted(0, 0, 0, -_LABEL))
            line = QRectF(room.x(), box.bottom() + 2, room.width(), _LABEL)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _room(self, *, is_front: bool) -> QRectF:
        half = self.width() / 2
        return QRectF(0 if is_front else half, 4, half, self.height() - 8)

    def _near(self, at: QPointF) -> int:
        for place, mark in enumerate(self.marks):
            box = fitted(self._room(is_front=mark.is_front).adjusted(0, 0, 0, -_LABEL))
            away = spot(box, mark.across, mark.down) - at
            if away.manhattanLength() <= _NEAR:
                return place
        return -1

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


def _percent(share: float) -> int:
    return min(100, max(0, round(share * 100)))


def _paint_side(
    painter: QPainter,
    room: QRectF,
    marks: Sequence[BodyMark],
    *,
    is_front: bool,
    current: int = -1,
) -> None:
    box = fitted(room)
    paint_outline(painter, box)
    painter.setFont(font("small"))
    painter.setPen(colour("text2"))
    high = box.y() + box.height() * 0.24
    for letter, at in (("R" if is_front else "L", 0.0), ("L" if is_front else "R", 1.0)):
        painter.drawText(
            QRectF(box.x() + (box.width() + 8) * at - 18, high, 28, 18),
            Qt.AlignmentFlag.AlignCenter,
            letter,
        )
    for place, mark in enumerate(marks):
        if mark.is_front is is_front:
            where = spot(box, mark.across, mark.down)
            paint_mark(painter, where, place + 1, has_focus=place == current)
