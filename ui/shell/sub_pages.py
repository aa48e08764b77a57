"""Pages that belong together, as tabs above the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar


class SubPages(QTabBar):
    """`chosen` carries the key of a page; hidden where a page stands alone."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self._keys: list[str] = []
        self.currentChanged.connect(self._tell)
        self.hide()

    def show_pages(self, pages: list[tuple[str, str]], current: str) -> None:
        """Pairs of (key, title); fewer than two need no tabs."""
        self.blockSignals(True)
        if [key for key, _ in pages] != self._keys:
            while self.count():
                self.removeTab(0)
            for _, title in pages:
                self.addTab(title)
            self._keys = [key for key, _ in pages]
        if current in self._keys:
            self.setCurrentIndex(self._keys.index(current))
        self.blockSignals(False)
        self.setVisible(len(pages) > 1)

    def _tell(self, place: int) -> None:
        if 0 <= place < len(self._keys):
            self.chosen.emit(self._keys[place])
