"""The list of pages at the side: grouped under small headings that take no keyboard."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_KEY = Qt.ItemDataRole.UserRole
_LINE = 27


class Sidebar(QListWidget):
    """`chosen` carries the key of a page when a person goes to its line."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(name)
        self.currentItemChanged.connect(lambda item, _: self._tell(item))
        self.itemClicked.connect(self._tell)

    def show_pages(self, groups: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> None:
        """Groups of (key, title); a group without a heading stands at the top."""
        self.blockSignals(True)
        for heading, pages in groups:
            listed = list(pages)
            if listed and heading:
                self._add_heading(heading)
            for key, title in listed:
                item = QListWidgetItem(title)
                item.setData(_KEY, key)
                item.setSizeHint(QSize(0, _LINE))
                self.addItem(item)
        self.blockSignals(False)

    def titles(self) -> list[str]:
        """The titles of the pages, without headings."""
        items = (self.item(row) for row in range(self.count()))
        return [item.text() for item in items if item.data(_KEY)]

    def mark(self, key: str) -> None:
        """Show where one is, without going there. A list without a current row takes its first
        one as it gets the keyboard, and would go there by itself; so a page that is not listed
        leaves the mark where it came from."""
        for row in range(self.count()):
            if self.item(row).data(_KEY) == key:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)

    def _add_heading(self, heading: str) -> None:
        item = QListWidgetItem(heading)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, _LINE - 2))
        font = item.font()
        font.setPointSize(8)
        font.setBold(True)
        item.setFont(font)
        self.addItem(item)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY):
            self.chosen.emit(str(item.data(_KEY)))
