"""The parts of the window around the pages, and where each stands."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import size, space
from ui.shell.page_area import PageArea, Pages
from ui.shell.projector_cover import ProjectorCover
from ui.shell.side_panel import SidePanel
from ui.shell.sub_pages import SubPages
from ui.shell.top_bar import TopBar
from ui.widgets.notice import Notice
from ui.widgets.progress import ProgressStrip
from ui.widgets.toast import Toast


class WindowFrame(QWidget):
    """`waiting` and `notice` are for what has to be read; `toast` tells what was done."""

    def __init__(self, side: SidePanel, top: TopBar) -> None:
        super().__init__()
        self.setObjectName("page")
        self.side, self.top = side, top
        self.sub_pages = SubPages(self.tr("Pages that belong together"))
        self.projected, self.cover = Notice(closes=False), ProjectorCover()
        self.waiting, self.notice = Notice(closes=False), Notice()
        self.pages = Pages()
        self.area = PageArea(self.pages)
        self.progress = ProgressStrip()
        self.toast = Toast(self.area)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(_inside(self.sub_pages))
        column.addLayout(_inside(self.projected, self.waiting, self.notice))
        column.addWidget(self.area, 1)
        column.addWidget(self.cover, 1)
        column.addLayout(_inside(self.progress))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(column, 1)

    def project(self, *, is_on: bool, is_covered: bool) -> None:
        """While others see the screen nothing is said that may name a child, and a page that is
        not for them `is_covered`."""
        for notice in (self.waiting, self.notice):
            notice.quiet(is_quiet=is_on)
        self.toast.is_quiet = is_on
        if is_on:
            self.toast.hide()
        self.side.sidebar.hide_badges(are_hidden=is_on)
        self.top.projector.setChecked(is_on)
        self.area.setVisible(not is_covered)
        self.cover.setVisible(is_covered)

    def fit(self, width: int) -> None:
        """A narrow window keeps icons of the pages, and Lock in sight."""
        self.side.fold(narrow=width < size("fold_below_width"))
        self.top.fit(width - self.side.width())


def _inside(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(space("page_margin"), 0, space("page_margin"), 0)
    for widget in widgets:
        column.addWidget(widget)
    return column
