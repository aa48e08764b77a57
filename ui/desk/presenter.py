"""What the presenters of all pages do alike: ask the vault, explain a refusal, read anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.desk.desk import Desk
from ui.desk.paper_out import open_paper, open_preview
from ui.desk.submit import submit_with
from ui.widgets.form_dialog import FormDialog
from ui.widgets.page import Page
from vault.actions.base import Action, Query
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.papers import Paper
from vault.domain.printouts import Printout
from vault.errors import TuckboxError

P = TypeVar("P", bound=Page)
R = TypeVar("R")


def nothing(_: object) -> None:
    """What is done with an answer that says nothing new."""


class Presenter(QObject, Generic[P]):
    """What its page does. `shows` are the kinds of data whose change makes it `reload`;
    `navigate` carries the page (and the record) that is asked for."""

    navigate = Signal(str, str)
    shows: frozenset[Kind] = frozenset()

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        if cls.shows and cls.reload is Presenter.reload:
            message = f"{cls.__name__} names what it shows, and has no reload"
            raise TypeError(message)

    def __init__(self, page: P, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        desk.changed.connect(self._hear)

    def reload(self) -> None:
        """Read from the vault what the page shows."""

    def _do(self, action: Action[R], then: Callable[[R], None] = nothing) -> None:
        """In the background; an error is explained on the page."""
        self._desk.do(self, action, then, self._explain)

    def _submit(
        self,
        dialog: FormDialog,
        make: Callable[[], Action[Any]],
        done: Callable[[Any], None] = nothing,
        failed: Callable[[TuckboxError], bool] = lambda _: False,
    ) -> None:
        """Open the dialog; on OK do what it makes (see `submit_with`)."""
        submit_with(self._desk, dialog, make, done, failed)

    def _say(self, words: str, tone: str = "good") -> None:
        """How it went."""
        self._page.notice.say(words, tone)

    def _show_paper(self, draft: Query[Paper]) -> None:
        """What is drafted, to be read, and then printed or saved."""
        self._do(draft, lambda paper: open_paper(self._desk, paper, draft, self._page))

    def _show_printout(self, title: str, printout: Printout) -> None:
        """A PDF before it leaves the program, and the ways out."""
        open_preview(self._desk, (printout,), title, self._page)

    def _write_file(self, path: Path, content: bytes, done: str, tone: str = "good") -> None:
        """A file outside the vault, in the background; then says `done`, or why it is not there."""

        def written(refused: str) -> None:
            self._say(refused or done, "bad" if refused else tone)

        self._desk.write_file(self, path, content, written)

    def _hear(self, changes: frozenset[Kind]) -> None:
        # A method, not a lambda: Qt lets go of it when the page is gone.
        if changes & self.shows:
            self.reload()

    def _explain(self, error: TuckboxError) -> None:
        self._say(sentence(error), "bad")
