"""The pupils table: what it does."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.pupils_page import PupilsPage
from vault.actions.pupils import ListPupils
from vault.domain.kinds import Kind
from vault.domain.messages import sentence


class PupilsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: PupilsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.search_changed.connect(lambda _: self.reload())
        page.pupil_opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        desk.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask for what fits the search; an answer to an older search is not shown."""
        text = self._page.search.text()
        self._desk.do(
            self,
            ListPupils(text),
            then=lambda rows: self._page.show_rows(rows) if self._is_asked(text) else None,
            failed=lambda error: self._page.show_problem(sentence(error)),
        )

    def _hear(self, _changes: frozenset[Kind]) -> None:
        # A method, not a lambda: Qt lets go of it when the page is gone.
        self.reload()

    def _is_asked(self, text: str) -> bool:
        return self._page.search.text() == text
