"""The safeguarding lead's inbox: reading, and noting what was read."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.safeguarding.concerns_page import ConcernsAct, ConcernsPage
from vault.actions.sealed import ListConcerns, MarkConcernRead
from vault.domain.concerns import Concern
from vault.domain.kinds import Kind


class ConcernsPresenter(Presenter[ConcernsPage]):
    shows = frozenset({Kind.SEALED})

    def __init__(self, page: ConcernsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.records.do({ConcernsAct.PUPIL: self._open_pupil, ConcernsAct.READ: self._read})
        self.reload()

    def reload(self) -> None:
        """Each look at the inbox is an entry of the trail."""
        show = self._page.show_concerns
        self._do(ListConcerns(), show)

    def _read(self, row: Concern) -> None:
        self._do(MarkConcernRead(row.id))

    def _open_pupil(self, row: Concern) -> None:
        if row.record is not None:
            self.navigate.emit("pupil", row.record.pupil)
