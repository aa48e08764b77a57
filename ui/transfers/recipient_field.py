"""For whom a file is sealed, as a field: initials, name and school; pressed, it opens the list."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour
from ui.widgets.elided import paint_lines
from ui.widgets.plain import plain_tip
from ui.words import tr

_HIGH, _WIDE, _SIDE, _PAD, _LINE, _ICON = 48, 400, 32, 12, 18, 16


class RecipientField(QPushButton):
    """Checked while the list below it is open."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._line, self._initials = "", "", ""
        self.setCheckable(True)
        self.setProperty("kind", "recipient")
        self.setFixedHeight(_HIGH)
        self.setMaximumWidth(_WIDE)
        self.say(tr("Choose a colleague"), "")

    def say(self, title: str, line: str, *, is_person: bool = False) -> None:
        """Who it is, and below it where."""
        self._title, self._line = title, line
        parts = title.split()
        letters = "".join(part[0] for part in (parts[:1] + parts[-1:])[: len(parts)])
        self._initials = letters if is_person else ""
        self.setAccessibleName(tr("To: {0}").format(f"{title}, {line}" if line else title))
        self.setToolTip(plain_tip(title))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        circle = QRect(_PAD, (self.height() - _SIDE) // 2, _SIDE, _SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accentSoft"))
        painter.drawEllipse(circle)
        painter.setPen(colour("accentText"))
        if self._initials:
            painter.setFont(font("small", strong=True))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._initials)
        else:
            corner = circle.center().x() - _ICON // 2 + 1, circle.center().y() - _ICON // 2 + 1
            painter.drawPixmap(*corner, icon_pixmap("users", "accentText", _ICON, ratio))
        right = self.width() - _PAD - _ICON
        arrows = icon_pixmap("chevrons-up-down", "text2", _ICON, ratio)
        painter.drawPixmap(right, (self.height() - _ICON) // 2, arrows)
        lines = [(self._title, font(strong=True), "text")]
        if self._line:
            lines.append((self._line, font("small"), "text2"))
        box = QRect(circle.right() + 9, 0, right - circle.right() - 17, _LINE)
        box.moveTop((self.height() - _LINE * len(lines)) // 2)
        paint_lines(painter, box, lines)
        painter.end()
