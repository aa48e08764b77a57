"""The toast's button: takes back the step that was just done, and says which."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.undo_words import undo_words
from ui.widgets.toast import Toast
from vault.actions.history import DescribeStep
from vault.domain.access import Permission
from vault.domain.undone import Undone


class UndoOffer(QObject):
    """Offers to take back what was just done, beside the message that it is done."""

    def __init__(self, desk: Desk, toast: Toast) -> None:
        super().__init__(toast)
        self._desk, self._toast = desk, toast
        toast.succeeded.connect(self._offer)

    def _offer(self) -> None:
        if not self._desk.may(Permission.UNDO):
            return
        step = self._desk.fresh_step()
        if step is not None:
            self._toast.offer(self.tr("Undo"), self._desk.undo)
            self._desk.do(self, DescribeStep(step), then=self._name, failed=lambda _: None)

    def _name(self, what: Undone) -> None:
        self._toast.name_act(undo_words(self._desk.as_seen(what)))
