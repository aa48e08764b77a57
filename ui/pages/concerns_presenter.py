"""The safeguarding lead's inbox: reading, and noting what was read."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.concerns_page import ConcernsPage
from vault.actions.sealed import ListConcerns, MarkConcernRead
from vault.domain.concerns import Concern
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.errors import TuckboxError


class ConcernsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ConcernsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.read_wanted.connect(self._read)
        page.pupil_wanted.connect(self._open_pupil)
        desk.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Each look at the inbox is an entry of the trail."""
        show = self._page.show_concerns
        self._desk.do(self, ListConcerns(), then=show, failed=self._explain)

    def _read(self, row: object) -> None:
        if isinstance(row, Concern) and row.is_new:
            action = MarkConcernRead(row.id)
            self._desk.do(self, action, then=lambda _: None, failed=self._explain)

    def _open_pupil(self, row: object) -> None:
        if isinstance(row, Concern) and row.record is not None:
            self.navigate.emit("pupil", row.record.pupil)

    def _hear(self, changes: frozenset[Kind]) -> None:
        if Kind.SEALED in changes:
            self.reload()

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
