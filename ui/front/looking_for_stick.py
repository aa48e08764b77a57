"""The key file at the door: looked for on sticks that are plugged in, or chosen by hand."""

from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.bug_words import bug_words
from ui.desk.tasks import Tasks
from ui.front.unlock_page import UnlockPage
from vault.domain.messages import sentence
from vault.errors import TuckboxError
from vault.unlock import find_key_file, is_key_file_of


class LookingForStick(QObject):
    """Ends with its page. Sticks are read on the worker: they may take their time."""

    def __init__(self, page: UnlockPage, tasks: Tasks, vault: Path) -> None:
        super().__init__(page)
        self._page, self._tasks, self._vault = page, tasks, vault
        page.stick_wanted.connect(self._look)
        page.key_file_chosen.connect(self._try)

    def _look(self, who: str) -> None:
        page = self._page
        self._tasks.run(
            page,
            lambda: find_key_file(self._vault, who),
            lambda path: page.show_stick(who, path),
            lambda _: page.show_stick(who, None),
        )

    def _try(self, who: str, name: str) -> None:
        page, path = self._page, Path(name)

        def looked(is_theirs: bool) -> None:
            if is_theirs:
                page.notice.clear()
                page.show_stick(who, path)
            else:
                page.notice.say(self.tr("This is not the newest key file of this profile."), "bad")

        def refused(error: BaseException) -> None:
            words = sentence(error) if isinstance(error, TuckboxError) else bug_words(error)
            page.notice.say(words, "bad")

        self._tasks.run(page, lambda: is_key_file_of(self._vault, who, path), looked, refused)
