"""Who is at work, at the foot of the sidebar: the way to one's own settings."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.widgets.initials_circle import initials_of, paint_initials
from ui.widgets.plain import plain_tip

_HIGH, _LOW, _SIDE, _AIR, _LEFT = 44, 32, 28, 4, 40


class PersonButton(QPushButton):
    """Initials in a circle, the name and the role; in a narrow sidebar the circle alone."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setProperty("kind", "ghost")
        self.setAccessibleName(self.tr("Settings of {0}").format(name))
        self.setToolTip(plain_tip(self.tr("{0}: your settings and password").format(name)))
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """To the circle alone, where lines are few."""
        self.setFixedHeight(_LOW if narrow else _HIGH)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE + 2 * _AIR, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _SIDE) // 2
        paint_initials(painter, QRect(_AIR, top, _SIDE, _SIDE), initials_of(self._name))
        room = self.width() - _LEFT - _AIR
        if room > _SIDE:
            half = self.height() // 2
            for box, words, strong, size, ink in (
                (QRect(_LEFT, 3, room, half - 2), self._name, True, "body", "text"),
                (QRect(_LEFT, half - 1, room, half - 3), self._role, False, "small", "text2"),
            ):
                face = font(size, strong=strong)
                painter.setFont(face)
                painter.setPen(colour(ink))
                shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
