"""A line of words that changes with every key, beside things that do not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.elided import ElidedLine


class StillLine(QWidget):
    """Keeps the room of the `longest` words that it will say, or takes what there is. A label by
    itself has its whole page laid out anew each time that its words get longer or shorter."""

    def __init__(self, longest: str = "", *, at_right: bool = False) -> None:
        super().__init__()
        self._longest = longest
        self.label = ElidedLine(parent=self, is_small=True)
        across = QSizePolicy.Policy.Fixed if longest else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if at_right:
            self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def text(self) -> str:
        """What it says."""
        return self.label.text()

    def setText(self, words: str) -> None:
        """Say this instead."""
        if words != self.label.text():
            self.label.setText(words)

    def setAccessibleName(self, words: str) -> None:
        """What the line is about."""
        self.label.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        metrics = self.label.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._longest) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._longest else QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.label.setGeometry(self.rect())
