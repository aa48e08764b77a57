"""The left side of the window: the school, the pages, who is at work, and Lock."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.look.mark import mark_pixmap
from ui.look.tokens import size
from ui.shell.foot_line import FootLine
from ui.shell.navigation import Group, line_title
from ui.shell.person_button import PersonButton
from ui.shell.sidebar import Line, Sidebar
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import Subtitle

_MARK = 28


class SidePanel(QFrame):
    """Folds to icons. `lock_wanted` and `settings_wanted` are its two buttons."""

    lock_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, school: str, name: str, role: str) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.sidebar = Sidebar(self.tr("Pages"))
        self.foot = FootLine(self.tr("School office"))
        mark = QLabel()
        mark.setPixmap(_sharp(mark, _MARK))
        mark.setFixedSize(_MARK, _MARK)
        self.school = Subtitle(school)
        self._who = PersonButton(name, role)
        self._who.clicked.connect(self.settings_wanted)
        self.lock = KeyButton(self.tr("Lock"), "Ctrl+L", "lock", bare=True)
        self.lock.clicked.connect(self.lock_wanted)
        self.lock_small = QPushButton()
        set_icon(self.lock_small, "lock", size=20)
        self.lock_small.setAccessibleName(self.tr("Lock (Ctrl+L)"))
        self.lock_small.setToolTip(self.tr("Lock (Ctrl+L)"))
        self.lock_small.clicked.connect(self.lock_wanted)
        self.lock_small.hide()
        self._lay_out(mark)
        self.fold(narrow=False)

    def _lay_out(self, mark: QLabel) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 14, 8, 10)
        top.setSpacing(12)
        top.addWidget(mark)
        top.addWidget(self.school, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 0, 8, 8)
        foot.setSpacing(4)
        foot.addWidget(self._who)
        foot.addWidget(self.lock)
        foot.addWidget(self.lock_small)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.sidebar, 1)
        column.addWidget(self.foot)
        column.addLayout(foot)

    def show_lines(self, groups: Iterable[Group]) -> None:
        """All pages that this person is offered."""
        lines = [
            (entry, Line(line_title(entry, pages), entry.icon, pages, entry.is_tabs))
            for entry, pages in groups
        ]
        self.sidebar.show_pages(line for entry, line in lines if not entry.at_foot)
        for line in (line for entry, line in lines if entry.at_foot):
            self.foot.show_line(line)

    def mark(self, key: str) -> None:
        """Show in which line one is; a page of none leaves the mark where it came from."""
        lists = (self.sidebar, self.foot)
        if any(lines.holds(key) for lines in lists):
            for lines in lists:
                lines.mark(key)

    def titles(self) -> list[str]:
        """Of all pages, also of those that are folded away or stand in the menu."""
        return self.sidebar.titles() + self.foot.titles()

    def fold(self, *, narrow: bool) -> None:
        """To icons alone where the window is narrow; nothing is out of reach then."""
        self.setFixedWidth(size("sidebar_folded" if narrow else "sidebar"))
        self.sidebar.fold(narrow=narrow)
        self.foot.fold(narrow=narrow)
        self._who.fold(narrow=narrow)
        for widget in (self.school, self.lock):
            widget.setVisible(not narrow)
        self.lock_small.setVisible(narrow)


def _sharp(widget: QWidget, size_px: int) -> QPixmap:
    return mark_pixmap(size_px, widget.devicePixelRatioF())
