"""The line below the others: what is no work with children, in a menu."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.shell.sidebar import Line, Sidebar


class FootLine(Sidebar):
    """`picked` carries the key of the page that a person takes from the menu."""

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.menu = QMenu(self)
        self.chosen.connect(self._open_menu)
        self.hide()

    def show_line(self, line: Line) -> None:
        """With the pages of this one in its menu; of a single page it opens that."""
        self.show_pages((Line(line.title, line.icon, line.pages, is_tabs=True),))
        self.menu.clear()
        for key, title in line.pages:
            act = self.menu.addAction(title.replace("&", "&&"))
            act.triggered.connect(lambda _=False, key=key: self.picked.emit(key))
        self.setFixedHeight(self.sizeHintForRow(0))
        self.show()

    def _open_menu(self, key: str) -> None:
        if len(self.menu.actions()) == 1:
            self.picked.emit(key)
        else:
            above = self.menu.sizeHint().height() + 4
            self.menu.popup(self.mapToGlobal(QPoint(8, -above)))
