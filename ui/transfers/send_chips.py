"""Who goes along, each with a face; pressed, they are taken out again."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.flow import Flow
from ui.widgets.plain import plain_tip
from ui.words import tr
from vault.domain.people import ClassRow, PupilRow

_HIGH, _FACE, _ICON, _WIDEST, _MOST = 32, 24, 16, 260, 12


class SendChip(QPushButton):
    """A class or one pupil."""

    def __init__(self, of: ClassRow | PupilRow, pictures: FacePictures) -> None:
        super().__init__()
        self.of = of
        self._pictures = pictures
        self._name = of.name if isinstance(of, ClassRow) else of.known_as
        self.setProperty("kind", "pill")
        self.setFixedHeight(_HIGH)
        self.setAccessibleName(tr("Take {0} out").format(self._name))
        self.setToolTip(plain_tip(self.accessibleName()))

    def sizeHint(self) -> QSize:
        words = QFontMetrics(font()).horizontalAdvance(self._name)
        # A little more than they advance: shaped letters (Arabic) are measured wider when cut.
        return QSize(min(4 + _FACE + 8 + words + 4 + 8 + _ICON + 10, _WIDEST), _HIGH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        face = QRect(4, (_HIGH - _FACE) // 2, _FACE, _FACE)
        if isinstance(self.of, ClassRow):
            icon = icon_pixmap("users", "text2", _ICON, ratio)
            painter.drawPixmap(face.left() + 4, face.top() + 4, icon)
        else:
            paint_face(painter, face, self._pictures, self.of.photo, self.of.called)
        right = self.width() - 10 - _ICON
        painter.drawPixmap(right, (_HIGH - _ICON) // 2, icon_pixmap("x", "text2", _ICON, ratio))
        words = QRect(face.right() + 9, 0, right - face.right() - 17, _HIGH)
        painter.setFont(font())
        painter.setPen(colour("text"))
        line = QFontMetrics(font()).elidedText(
            self._name, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()


class SendChips(QWidget):
    """The first of them, and how many more there are; then `more`, the button that adds."""

    taken_out = Signal(object)

    def __init__(self, more: QPushButton) -> None:
        super().__init__()
        self.pictures = FacePictures()
        self.chips: list[SendChip] = []
        self._rest = QPushButton()
        self._rest.setProperty("kind", "link")
        self._rest.clicked.connect(more.click)
        self._flow = Flow(self._rest, more)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._flow)

    def show_chosen(self, chosen: Sequence[ClassRow | PupilRow]) -> None:
        """In place of those before."""
        while self.chips:
            chip = self.chips.pop()
            self._flow.takeAt(len(self.chips))
            chip.hide()
            chip.deleteLater()
        for place, of in enumerate(chosen[:_MOST]):
            chip = SendChip(of, self.pictures)
            chip.clicked.connect(lambda _=False, of=of: self.taken_out.emit(of))
            self._flow.insertWidget(place, chip)
            self.chips.append(chip)
            chip.show()
        rest = len(chosen) - len(self.chips)
        self._rest.setText(tr("and {0} more").format(rest))
        self._rest.setVisible(rest > 0)
        self.updateGeometry()
