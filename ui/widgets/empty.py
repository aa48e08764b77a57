"""An empty page that says what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look.icons import icon_pixmap
from ui.widgets.plain import PlainLabel, Subtitle

_WIDE, _ICON, _AIR = 400, 28, 8


class EmptyHint(QWidget):
    """`acted` when the one button is pressed; without `act` there is no button. `icon` stands above
    the words, painted and no widget of its own."""

    acted = Signal()

    def __init__(self, title: str, words: str, act: str = "", icon: str = "inbox") -> None:
        super().__init__()
        self._icon = icon
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addSpacing(_ICON + 2 * _AIR)
        self.title = Subtitle(title)
        self.words = PlainLabel(words)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(_WIDE)
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(act)
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.acted)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        # Shown before it has a parent it would be a window of its own for a moment.
        self.button.setVisible(bool(act))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = icon_pixmap(self._icon, "text2", _ICON, self.devicePixelRatioF())
        left = (self.width() - _ICON) // 2
        painter.drawPixmap(left, self.title.y() - _ICON - _AIR, picture)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What holds it asks for no height by width: each label says itself how high it must be."""
        super().resizeEvent(event)
        for label in (self.title, self.words):
            label.setMinimumHeight(max(0, label.heightForWidth(_WIDE)))
