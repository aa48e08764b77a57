"""The number at Register in the sidebar: how many of one's own are not taken."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.shell.sidebar import Sidebar
from vault.actions.registers import MissingRegisters
from vault.domain.access import Role
from vault.domain.catalogue.registers import ATTENDANCE_KIND, ATTENDANCE_WRITE
from vault.domain.kinds import Kind
from vault.domain.registers import MissingRegister

_OWN = (Role.TEACHER, Role.COVER)
"""Whose registers wait for nobody else; an office sees those of the whole school on its page."""


class RegisterBadge(QObject):
    """Counted at the unlock and whenever a register was written."""

    def __init__(self, desk: Desk, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sidebar = desk, sidebar
        if desk.profile.role in _OWN and desk.may(ATTENDANCE_WRITE):
            desk.changed.connect(self._hear)
            self.count()

    def count(self) -> None:
        """In the background."""
        self._desk.do(self, MissingRegisters(), then=self._tell, failed=lambda _: None)

    def _hear(self, changes: frozenset[Kind]) -> None:
        if ATTENDANCE_KIND in changes:
            self.count()

    def _tell(self, missing: tuple[MissingRegister, ...]) -> None:
        self._sidebar.badge("register", len(missing))
