"""Every list of every page goes into a file by one button of the window, and by one key."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTableView, QWidget

from ui.desk.desk import Desk
from ui.desk.list_out import SAVE_KEY, SaveListButton, save_list
from ui.widgets.listed import is_list, listed
from ui.widgets.page import Page
from ui.words import tr
from vault.domain.access import Permission

_OF_ONE_PUPIL = ("pupil", "contacts")
"""Pages whose record is a child."""


class ListsOut(QObject):
    """Of the page that shows, for who may send: the list with the keyboard, or the only one there
    is, or the one that is chosen."""

    def __init__(self, desk: Desk, button: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._button = desk, button
        self._page: Page | None = None
        self._of_pupil = ""
        self._may = desk.may(Permission.SEND)
        button.setVisible(self._may)
        button.clicked.connect(self.ask)
        QShortcut(QKeySequence(SAVE_KEY), parent).activated.connect(self.ask)

    def stand_on(self, page: QWidget, key: str, record: str) -> None:
        """The page that shows now, and the record that it is of."""
        self._page = page if isinstance(page, Page) else None
        self._of_pupil = record if key in _OF_ONE_PUPIL else ""
        if self._page is not None:
            self._page.list_wanted.connect(self.ask)
            for button in self._page.findChildren(SaveListButton):
                button.setVisible(self._may)

    def ask(self) -> None:
        """What it is for, and for whom."""
        page = self._page
        if page is None or not self._may:
            return
        views = lists_on(page)
        held = next((view for view in views if view.isAncestorOf(_with_keyboard())), None)
        if why := page.keeps_lists():
            page.notice.say(why, "warn")
        elif not views:
            page.notice.say(tr("There is no list here to save."), "warn")
        elif held is not None or len(views) == 1:
            self._save(page, held or views[0])
        else:
            below = QPoint(0, self._button.height())
            self.menu_of(page, views).popup(self._button.mapToGlobal(below))

    def menu_of(self, page: Page, views: list[QTableView]) -> QMenu:
        """A line for each list."""
        menu = QMenu(self._button)
        for view in views:
            act = menu.addAction(view.accessibleName().replace("&", "&&"))
            act.triggered.connect(lambda _=False, chosen=view: self._save(page, chosen))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _save(self, page: Page, view: QTableView) -> None:
        found = listed(view, self._of_pupil)
        if found.keeps_in:
            page.notice.say(tr("What is sealed for a few people goes into no list."), "warn")
            return
        save_list(self._desk, page, page.list_title(view.accessibleName()), found)


def lists_on(page: QWidget) -> list[QTableView]:
    """Those that can be seen, in the order in which they were made."""
    views = page.findChildren(QTableView)
    return [view for view in views if view.isVisibleTo(page) and is_list(view)]


def _with_keyboard() -> QWidget:
    return QApplication.focusWidget() or QWidget()
