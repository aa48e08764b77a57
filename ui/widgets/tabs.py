"""Tabs whose parts stand in them from the start."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget


class Tabs(QTabWidget):
    """What is built alone and put in later, Qt dresses a second time with all that it holds."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._laid_out: tuple[QSize, QSize, bool] | None = None

    @property
    def holder(self) -> QWidget:
        """In which a widget stands that becomes a tab as it is (`addTab`)."""
        return self.findChild(QStackedWidget) or self

    def part(self, title: str) -> QVBoxLayout:
        """A new tab: what it shows goes into this column."""
        part = QWidget(self.holder)
        column = QVBoxLayout(part)
        self.addTab(part, title)
        return column

    def event(self, event: QEvent) -> bool:
        """Qt paints all of a tab anew whenever something in it wants another place. Where the tabs
        themselves stay as they are, what is in them says so to the page, and paints itself."""
        if event.type() == QEvent.Type.LayoutRequest:
            bar = self.tabBar()
            now = (self.size(), bar.sizeHint(), bar.isVisibleTo(self))
            if now == self._laid_out:
                self.updateGeometry()
                return True
            self._laid_out = now
        return super().event(event)
