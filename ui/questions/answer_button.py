"""An answer to choose: a ring, its words, its key, and under them what it will do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from ui.look.tokens import colour, size, space
from ui.widgets.plain import PlainLabel, Quiet, Subtitle

_LEAST = 130


class AnswerButton(QPushButton):
    """Checked when it is the answer. `key` is shown, and pressed by the view it stands in."""

    def __init__(self, title: str, does: str, key: str, answer: str) -> None:
        super().__init__()
        self.answer = answer
        self.setCheckable(True)
        self.setProperty("answer", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.tr("{0} Key: {1}").format(does, key))
        self.title, self.key = Subtitle(title), PlainLabel(key)
        self.does = Quiet(does, is_small=True)
        self.key.setWordWrap(False)
        self.key.setProperty("key", True)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setFixedSize(20, 20)
        self._ring, pad = size("checkbox"), space("card_padding")
        self._grid = layout = QGridLayout(self)
        layout.setContentsMargins(pad + self._ring + 12, 12, pad, 12)
        # The words wrap; they never make the window wider.
        layout.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.title, 0, 0)
        layout.addWidget(self.key, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.does, 1, 0)
        layout.setColumnStretch(0, 1)
        layout.setRowStretch(1, 1)
        self.does.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label in (self.title, self.key, self.does):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = 5.0 if on else 1.0
        painter.setPen(QPen(colour("accent" if on else "field"), edge))
        painter.setBrush(colour("surface"))
        left, top = space("card_padding"), 12 + (self.title.height() and 2)
        ring = QRectF(left, top, self._ring, self._ring)
        painter.drawEllipse(ring.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A push button has one line for its layout; these have as many as their words need.
        self.setMinimumHeight(self._grid.totalHeightForWidth(event.size().width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._grid.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self._grid.totalHeightForWidth(max(self.width(), _LEAST)))
