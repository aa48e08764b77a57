"""Tabs whose parts stand in them from the start."""

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget


class Tabs(QTabWidget):
    """What is built alone and put in later, Qt dresses a second time with all that it holds."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

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
