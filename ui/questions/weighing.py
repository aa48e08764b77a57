"""A file with rows of children, weighed anew at each choice and answer: what was shown last is what
is done."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer, SignalInstance

from ui.desk.desk import Desk
from ui.desk.submit import submit_with
from ui.questions.letters_dialog import ask_letters
from ui.widgets.form_dialog import FormDialog
from ui.words import tr
from vault.actions.base import Action, Command
from vault.domain.messages import sentence
from vault.errors import InvalidValueError, PlanOutdatedError, TuckboxError

P_contra = TypeVar("P_contra", contravariant=True)
S = TypeVar("S")
T = TypeVar("T")
_CALM_MS = 300
"""After the last key, before the file is weighed anew."""


class ShowsPreview(Protocol[P_contra]):
    """What a dialog has to have: `asked_anew` when a choice or an answer changes what would be
    done, and its button dim until that was seen (`wait`)."""

    @property
    def asked_anew(self) -> SignalInstance:
        """Without values."""

    def wait(self) -> None:
        """Nothing can be brought in before it was seen."""

    def show_preview(self, seen: P_contra) -> None:
        """What would be done; with it the button that does it."""


class Weighing(Generic[S]):
    """`preview` and `apply` make the actions of what is chosen now, with the encoding in which a
    person says that the file is written ('' while nobody had to); they may raise
    InvalidValueError, which is said in the dialog."""

    def __init__(
        self,
        desk: Desk,
        dialog: FormDialog,
        shows: ShowsPreview[S],
        preview: Callable[[str], Action[S]],
        apply: Callable[[S, str], Command[Any]],
    ) -> None:
        self._desk, self._dialog, self._shows = desk, dialog, shows
        self._preview, self._make = preview, apply
        self._asked, self._encoding = 0, ""
        self._seen: S | None = None
        self._calm = QTimer(dialog, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self.weigh)
        shows.asked_anew.connect(self._hear)

    def open(self, done: Callable[[Any], None]) -> None:
        """The dialog, with the first preview on its way; `done` hears the report."""
        submit_with(self._desk, self._dialog, self._apply, done, self._failed)
        self.weigh()

    def _hear(self) -> None:
        self._asked += 1
        self._seen = None
        self._calm.start()

    def weigh(self) -> None:
        """Now; an answer to an older choice is not shown."""
        asked = self._asked
        try:
            action = self._preview(self._encoding)
        except InvalidValueError as error:
            self._dialog.notice.say(sentence(error), "bad")
            return
        self._desk.do(
            self._dialog, action, self._unless(asked, self._show), self._unless(asked, self._refuse)
        )

    def _unless(self, asked: int, then: Callable[[T], None]) -> Callable[[T], None]:
        return lambda found: then(found) if asked == self._asked else None

    def _show(self, seen: S) -> None:
        self._seen = seen
        self._shows.show_preview(seen)

    def _refuse(self, error: TuckboxError) -> None:
        self._shows.wait()
        ask_letters(self._dialog, self._read_as, self._say)(error)

    def _read_as(self, encoding: str) -> None:
        self._encoding = encoding
        self._hear()

    def _say(self, error: TuckboxError) -> None:
        self._dialog.notice.say(sentence(error), "bad")

    def _apply(self) -> Command[Any]:
        """What was shown, and nothing else."""
        if self._seen is None:
            raise InvalidValueError(field="values", reason=tr("look at what would change first"))
        return self._make(self._seen, self._encoding)

    def _failed(self, error: TuckboxError) -> bool:
        """Where something has changed meanwhile it is weighed again."""
        if isinstance(error, PlanOutdatedError):
            self._hear()
        return False
