"""An answer to choose: its words, its key, and under them what it will do."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from ui.widgets.plain import PlainLabel

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
        self.title, self.key = PlainLabel(title), PlainLabel(key)
        self.does = PlainLabel(does)
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.key.setWordWrap(False)
        self.key.setProperty("key", True)
        self._grid = layout = QGridLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        # The words wrap; they never make the window wider.
        layout.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.title, 0, 0)
        layout.addWidget(self.key, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.does, 1, 0, 1, 2)
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
