"""Requests: what their list does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.rights.requests_page import RequestsAct, RequestsPage
from vault.actions.rights import ListRequests
from vault.domain.kinds import Kind


class RequestsPresenter(Presenter[RequestsPage]):
    """Leads from the list to each request."""

    shows = frozenset({Kind.RIGHTS, Kind.PUPIL})

    def __init__(self, page: RequestsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.records.do({RequestsAct.OPEN: lambda case: self.navigate.emit("request", case.id)})
        page.empty.acted.connect(lambda: self.navigate.emit("pupils", ""))
        self.reload()

    def reload(self) -> None:
        self._do(ListRequests(), self._page.show_requests)
