"""A scroll bar that stands elsewhere than in the view which it moves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class BarBeside(QScrollBar):
    """The vertical bar of the view, right of what stands beside it; away where all is in sight."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._bar = view.verticalScrollBar()
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Its page step is set after its range.
        self._bar.rangeChanged.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        self._bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._bar.setValue)
        self.setAccessibleName(view.accessibleName())
        self._follow()

    def _follow(self) -> None:
        bar = self._bar
        self.setRange(bar.minimum(), bar.maximum())
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setVisible(bar.maximum() > bar.minimum())
