"""Restoring a backup in the window before the vault: off the GUI thread, and cancelled whole."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk.bug_words import bug_words
from ui.desk.tasks import Tasks
from ui.front.restore_page import RestorePage
from ui.widgets.ask_place import ask_file, ask_folder
from vault.domain.messages import sentence
from vault.errors import CancelledError, TuckboxError
from vault.unlock import restore_vault

_KINDS = "Backups (*.tuckbackup *.json)"


class Restoring(QObject):
    """Belongs to its page. `then` is called with the restored vault's folder."""

    progressed = Signal(object, object)

    def __init__(self, page: RestorePage, tasks: Tasks, then: Callable[[Path], None]) -> None:
        super().__init__(page)
        self._page, self._tasks = page, tasks
        self._cancel = threading.Event()
        self.progressed.connect(page.progress.report)
        page.progress.cancel_wanted.connect(self._cancel.set)
        page.file_wanted.connect(self._ask_file)
        page.folder_wanted.connect(self._ask_folder)
        page.place_wanted.connect(self._ask_place)
        page.restore_wanted.connect(self._restore)
        page.unlock_wanted.connect(lambda: then(page.folder))

    def _restore(self) -> None:
        page, source, folder = self._page, self._page.source, self._page.folder
        if source is None:
            return
        self._cancel.clear()
        page.show_busy(busy=True)

        def refused(error: BaseException) -> None:
            page.show_busy(busy=False)
            words = sentence(error) if isinstance(error, TuckboxError) else bug_words(error)
            page.notice.say(words, "bad")

        self._tasks.run(
            page, lambda: restore_vault(source, folder, self._report), page.show_done, refused
        )

    def _report(self, done: int, total: int) -> None:
        # On the worker's thread; what is half restored is taken away again.
        if self._cancel.is_set():
            raise CancelledError
        self.progressed.emit(done, total)

    def _ask_file(self) -> None:
        name = ask_file(self._page, self.tr("The backup"), _KINDS)
        if name:
            self._page.choose(Path(name))

    def _ask_folder(self) -> None:
        name = ask_folder(self._page, self.tr("The folder of the backups"))
        if name:
            self._page.choose(Path(name))

    def _ask_place(self) -> None:
        name = ask_folder(self._page, self.tr("A folder for the vault"))
        if name:
            self._page.put_into(Path(name))
