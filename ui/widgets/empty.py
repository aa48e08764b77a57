"""An empty page that says what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from ui.look.icons import icon_pixmap
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import PlainLabel, Subtitle

_WIDE, _ICON, _AIR = 400, 28, 8


class EmptyHint(MadeLate):
    """`acted` when the one button is pressed; without `act` there is no button. `icon` stands above
    the words, painted and no widget of its own. Most lists are not empty, so there is nothing in it
    before it is seen."""

    acted = Signal()
    title: Subtitle
    words: PlainLabel
    button: QPushButton

    def __init__(self, title: str, words: str, act: str = "", icon: str = "inbox") -> None:
        super().__init__()
        self._icon = icon
        self._says = title, words, act
        self._is_offered = bool(act)

    def offer(self, *, on: bool) -> None:
        """Whether the button is there."""
        self._is_offered = on
        if self.is_made:
            self.button.setVisible(on)

    def make(self) -> None:
        title, words, act = self._says
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addSpacing(_ICON + 2 * _AIR)
        self.title, self.words = Subtitle(title, self), PlainLabel(words, self)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(_WIDE)
            layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(act, self)
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.acted)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        self.button.setVisible(self._is_offered)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture = icon_pixmap(self._icon, "text2", _ICON, self.devicePixelRatioF())
        left = (self.width() - _ICON) // 2
        painter.drawPixmap(left, self.title.y() - _ICON - _AIR, picture)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What holds it asks for no height by width: each label says itself how high it must be."""
        super().resizeEvent(event)
        for label in (self.title, self.words) if self.is_made else ():
            label.setMinimumHeight(max(0, label.heightForWidth(_WIDE)))
