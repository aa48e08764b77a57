"""The open session as the pages see it: do an action in the background, hear what changed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.tasks import Tasks
from vault.actions.base import Action, Command
from vault.actions.history import UndoStep
from vault.domain.access import Permission
from vault.domain.messages import sentence
from vault.errors import TuckboxError
from vault.session import Session

R = TypeVar("R")


class Desk(QObject):
    """`changed` carries the kinds that a command changed; `told` a sentence for the status line."""

    changed = Signal(object)
    told = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.profile = session.profile

    def may(self, permission: Permission) -> bool:
        """Whether the role may; what it may not is not offered."""
        return self._session.may(permission)

    def do(
        self,
        owner: QObject,
        action: Action[R],
        then: Callable[[R], None],
        failed: Callable[[TuckboxError], None] | None = None,
    ) -> None:
        """Run the action on the worker; without `failed` the error goes to the status line."""

        def finish(result: R) -> None:
            then(result)
            if isinstance(action, Command):
                self.changed.emit(action.changes)

        def fail(error: BaseException) -> None:
            if not isinstance(error, TuckboxError):
                self.told.emit(f"Something went wrong in the program ({type(error).__name__}).")
            elif failed is not None:
                failed(error)
            else:
                self.told.emit(sentence(error))

        self._tasks.run(owner, lambda: self._session.run(action), finish, fail)

    def undo(self) -> None:
        """Take back this session's last step."""
        self._revert(self._session.undo_steps, "Undone.")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._revert(self._session.redo_steps, "Done again.")

    def lock(self, then: Callable[[], None]) -> None:
        """Close the vault on its own thread, then call back."""
        self._tasks.run(self, self._session.lock, lambda _: then(), lambda _: then())

    def _revert(self, steps: tuple[int, ...], said: str) -> None:
        if not steps:
            self.told.emit("There is nothing to undo.")
            return
        self.do(self, UndoStep(steps[-1]), then=lambda _: self.told.emit(said))
