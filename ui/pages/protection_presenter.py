"""Protection: what its page does."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.dialogs.paper_view import open_paper
from ui.pages.protection_page import ProtectionPage
from vault.actions.protection import DraftProtectionStatement, ReadProtection
from vault.domain.access import Permission
from vault.domain.messages import sentence
from vault.errors import TuckboxError

_PAGES = {
    "security": Permission.SECURITY_SEE,
    "check": Permission.CHECK_RUN,
    "review": Permission.REVIEW_WRITE,
    "requests": Permission.RIGHTS_READ,
    "complaints": Permission.COMPLAINT_READ,
    "documents": Permission.DOCUMENT_READ,
    "training": Permission.TRAINING_OWN,
    "incidents": Permission.INCIDENT_RAISE,
    "transfers": Permission.TRANSFERS_READ,
    "cards": Permission.CARD_READ,
    "profiles": Permission.PROFILE_READ,
    "backups": Permission.BACKUP,
    "pupils": Permission.PUPIL_READ,
}


class ProtectionPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ProtectionPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.allow(
            pages=frozenset(name for name, right in _PAGES.items() if desk.may(right)),
            statement=desk.may(Permission.DOCUMENT_READ),
        )
        page.page_wanted.connect(lambda name: self.navigate.emit(name, ""))
        page.statement_wanted.connect(self._draft)
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, ReadProtection(), then=self._page.show_protection, failed=self._explain)

    def _draft(self) -> None:
        self._desk.do(
            self,
            DraftProtectionStatement(),
            then=lambda paper: open_paper(self._desk, paper, self._page),
            failed=self._explain,
        )

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
