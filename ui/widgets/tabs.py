"""Tabs whose parts stand in them from the start."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui.widgets.needed_height import part_height

_LINE = 1
"""Below the titles."""


class Tabs(QTabWidget):
    """What is built alone and put in later, Qt dresses a second time with all that it holds."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.currentChanged.connect(lambda _: self.updateGeometry())
        self._laid_out: tuple[QSize, QSize, bool] | None = None

    def hasHeightForWidth(self) -> bool:
        """As `FlatStack`: what its parts would like to have makes no page scroll."""
        return False

    def minimumSizeHint(self) -> QSize:
        """What the part that is shown needs at this width, and no other."""
        needs = part_height(self.currentWidget(), self.width())
        wide = super().minimumSizeHint().width()
        return QSize(wide, self.tabBar().sizeHint().height() + _LINE + needs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

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

    def tabInserted(self, place: int) -> None:
        super().tabInserted(place)
        self._show_bar()

    def setTabVisible(self, place: int, on: bool) -> None:
        """One tab alone is nothing to choose."""
        super().setTabVisible(place, on)
        self._show_bar()

    def _show_bar(self) -> None:
        shown = sum(1 for place in range(self.count()) if self.isTabVisible(place))
        self.tabBar().setVisible(shown > 1)

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
