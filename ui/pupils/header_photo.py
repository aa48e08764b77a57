"""The photo at the head of a pupil's page, or why there is none."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, face_size, radius
from ui.widgets.faces import paint_edge
from ui.words import tr

_ICON, _LETTERS = 24, 0.34


class HeaderPhoto(QLabel):
    """A square with round corners."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._initials, self._why, self._is_refused = "", "", "", False
        self.fit(face_size("pupil"))

    def fit(self, side: int) -> None:
        """`side` in px at 100 %."""
        self.setFixedSize(side, side)

    def show_name(self, name: str, initials: str) -> None:
        """For the circle that stands where there is no photo."""
        self._name, self._initials = name, initials

    def show_photo(self, picture: QPixmap) -> None:
        """The middle of it, filling the square."""
        self._is_refused, self._why = False, ""
        self.setPixmap(picture)
        self.setAccessibleName(tr("Photo of {0}").format(self._name))

    def show_none(self, why: str, *, is_refused: bool = False) -> None:
        """`why` in words below the initials, or below a crossed-out camera for `is_refused`."""
        self._why, self._is_refused = why, is_refused
        self.setPixmap(QPixmap())
        self.setAccessibleName(why)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), radius("photo"), radius("photo"))
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), colour("hover"))
        if self.pixmap().isNull():
            self._paint_reason(painter)
        else:
            painter.drawPixmap(self.rect(), self._fitted())
            paint_edge(painter, QRectF(self.rect()), radius("photo"))
        painter.end()

    def _fitted(self) -> QPixmap:
        side = round(self.width() * self.devicePixelRatioF())
        scaled = self.pixmap().scaled(
            QSize(side, side),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(1)
        left, top = (scaled.width() - side) // 2, (scaled.height() - side) // 2
        return scaled.copy(left, top, side, side)

    def _paint_reason(self, painter: QPainter) -> None:
        below = QRect(self.rect()).adjusted(8, self.height() * 5 // 8, -8, -4)
        above = QRect(self.rect()).adjusted(0, 8, 0, -self.height() * 3 // 8)
        painter.setPen(colour("text2"))
        if self._is_refused:
            ratio = self.devicePixelRatioF()
            spot = QRect(0, 0, _ICON, _ICON)
            spot.moveCenter(above.center())
            painter.drawPixmap(spot, icon_pixmap("camera-off", "text2", _ICON, ratio))
        else:
            letters = font(strong=True)
            letters.setPixelSize(round(self.height() * _LETTERS))
            painter.setFont(letters)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.setFont(font("small"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, flags | Qt.TextFlag.TextWordWrap, self._why)
