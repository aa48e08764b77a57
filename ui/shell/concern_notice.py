"""What a safeguarding lead is told at each unlock, until it was read: concerns that wait."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.shell.sidebar import Sidebar
from ui.widgets.dates import moment_text
from ui.widgets.notice import Notice
from vault.actions.sealed import CountConcerns
from vault.domain.access import Permission
from vault.domain.concerns import ConcernsWaiting
from vault.domain.kinds import Kind


class ConcernNotice(QObject):
    """Has a line of its own, because nothing else that is said at an unlock may hide it, and a
    number in the sidebar. `go` opens the inbox."""

    def __init__(self, desk: Desk, notice: Notice, sidebar: Sidebar, window: QObject) -> None:
        super().__init__(window)
        self._desk, self._notice, self._window = desk, notice, window
        self._sidebar = sidebar
        self._waiting, self._is_in_inbox = ConcernsWaiting(), False
        if desk.may(Permission.SAFEGUARDING_READ):
            desk.changed.connect(self._hear)
            self.count()

    def stand_on(self, key: str) -> None:
        """The page that shows now: in the inbox itself nobody is told to go there."""
        self._is_in_inbox = key == "concerns"
        self._say()

    def count(self) -> None:
        """In the background; who may not read concerns hears of none."""
        self._desk.do(self, CountConcerns(), then=self._tell, failed=lambda _: None)

    def _hear(self, changes: frozenset[Kind]) -> None:
        if Kind.SEALED in changes:
            self.count()

    def _tell(self, waiting: ConcernsWaiting) -> None:
        self._sidebar.badge("concerns", waiting.new + waiting.doubtful)
        self._waiting = waiting
        self._say()

    def _say(self) -> None:
        waiting = self._waiting
        words = concern_words(waiting)
        if not words or self._is_in_inbox:
            self._notice.clear()
            return
        tone = "bad" if waiting.doubtful else "warn"
        go = getattr(self._window, "go")  # noqa: B009 - QObject has no such name
        self._notice.offer(words, tone, self.tr("Open Safeguarding"), lambda: go("concerns"))


def concern_words(waiting: ConcernsWaiting) -> str:
    """'2 new concerns wait for you, the oldest since 27/11/2026 14:02.'; nothing for none."""
    sentences = []
    if waiting.new:
        many = "1 new concern waits" if waiting.new == 1 else f"{waiting.new} new concerns wait"
        oldest = ""
        if waiting.since is not None:
            at = moment_text(waiting.since, " at ")
            oldest = f", since {at}" if waiting.new == 1 else f", the oldest since {at}"
        sentences.append(f"{many} for you{oldest}.")
    if waiting.doubtful:
        many = "1 concern is" if waiting.doubtful == 1 else f"{waiting.doubtful} concerns are"
        sentences.append(f"{many} missing or not proven.")
    return " ".join(sentences)
