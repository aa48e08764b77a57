"""Groups of one's own: the button for a new one, and a menu for one that is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.classes.class_form import EndClassDialog
from ui.classes.group_form import GroupDialog
from ui.classes.members_form import MembersDialog
from ui.desk.desk import Desk
from ui.desk.submit import submit_with
from ui.words import tr
from vault.actions.classes import ReadClassFacts
from vault.domain.access import Permission
from vault.domain.ids import ClassId
from vault.domain.people import ClassRow
from vault.domain.school_values import SMALL_GROUPS, SchoolClass

_Open = Callable[[SchoolClass], None]


class GroupMenu(QPushButton):
    """Stands beside a group that is one's own, and beside no other class."""

    def __init__(self) -> None:
        super().__init__(tr("Group …"))
        self.lines = QMenu(self)
        self.setMenu(self.lines)
        self.change = self.lines.addAction(tr("Change the group …"))
        self.members = self.lines.addAction(tr("Pupils of the group …"))
        self.end = self.lines.addAction(tr("End the group …"))
        self.hide()


class OwnGroups(QObject):
    """The dialogs of a page, opened on it; `made` hears the id of a new group."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        add: QPushButton,
        menu: GroupMenu,
        made: Callable[[ClassId], None],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._menu, self._made = page, desk, menu, made
        self._shown: ClassId | None = None
        # Who writes all classes makes groups among them.
        writes_all = desk.may(Permission.CLASS_WRITE)
        add.setVisible(desk.may(Permission.GROUP_OWN) and not writes_all)
        add.clicked.connect(self._ask_new)
        menu.change.triggered.connect(lambda: self._read(self._ask_change))
        menu.members.triggered.connect(lambda: self._read(self._ask_members))
        menu.end.triggered.connect(lambda: self._read(self._ask_end))

    def show(self, row: ClassRow) -> None:
        """The class that is looked at."""
        is_own = row.kind in SMALL_GROUPS and row.kept_by == self._desk.profile.id
        self._shown = row.id if is_own else None
        self._menu.setVisible(is_own and self._desk.may(Permission.GROUP_OWN))

    def _read(self, then: _Open) -> None:
        """Its facts of now, and then the dialog."""
        wanted = self._shown

        def found(classes: tuple[SchoolClass, ...]) -> None:
            for school_class in classes:
                if school_class.id == wanted:
                    then(school_class)

        self._desk.do(self, ReadClassFacts(), then=found)

    def _ask_new(self) -> None:
        dialog = GroupDialog(self._page)
        if dialog.ticks is not None:
            dialog.ticks.read(self._desk, dialog)
        submit_with(self._desk, dialog, dialog.action, self._made)

    def _ask_change(self, group: SchoolClass) -> None:
        dialog = GroupDialog(self._page, group)
        submit_with(self._desk, dialog, dialog.action, lambda _: None)

    def _ask_members(self, group: SchoolClass) -> None:
        dialog = MembersDialog(self._page, group, is_own=True)
        dialog.ticks.read(self._desk, dialog)
        submit_with(self._desk, dialog, dialog.action, lambda _: None)

    def _ask_end(self, group: SchoolClass) -> None:
        dialog = EndClassDialog(self._page, group, is_own=True)
        submit_with(self._desk, dialog, dialog.action, lambda _: None)
