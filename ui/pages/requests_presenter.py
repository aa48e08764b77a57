"""Requests: what their list does."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.requests_page import RequestsPage
from vault.actions.rights import ListRequests
from vault.domain.kinds import Kind
from vault.domain.messages import sentence


class RequestsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: RequestsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.request_wanted.connect(lambda case: self.navigate.emit("request", case))
        page.pupils_wanted.connect(lambda: self.navigate.emit("pupils", ""))
        desk.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        self._desk.do(
            self,
            ListRequests(),
            then=self._page.show_requests,
            failed=lambda error: self._page.notice.say(sentence(error), "bad"),
        )

    def _hear(self, changes: frozenset[Kind]) -> None:
        if changes & {Kind.RIGHTS, Kind.PUPIL}:
            self.reload()
