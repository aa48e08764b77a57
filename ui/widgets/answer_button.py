"""An answer to choose: its words, its key, and under them what it will do."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from ui.widgets.plain import PlainLabel


class AnswerButton(QPushButton):
    """Checked when it is the answer. `key` is shown, and pressed by the view it stands in."""

    def __init__(self, title: str, does: str, key: str, answer: str) -> None:
        super().__init__()
        self.answer = answer
        self.setCheckable(True)
        self.setProperty("answer", True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(does)
        self.title, self.key = PlainLabel(title), PlainLabel(key)
        self.does = PlainLabel(does)
        bold = self.title.font()
        bold.setBold(True)
        self.title.setFont(bold)
        self.key.setWordWrap(False)
        self._grid = layout = QGridLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.title, 0, 0)
        layout.addWidget(self.key, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.does, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        for label in (self.title, self.key, self.does):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._grid.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._grid.totalMinimumSize()
