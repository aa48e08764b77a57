"""Protection: what its page does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.protection.protection_page import ProtectionPage
from vault.actions.protection import DraftProtectionStatement, ReadProtection
from vault.domain.access import Permission

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


class ProtectionPresenter(Presenter[ProtectionPage]):
    def __init__(self, page: ProtectionPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(
            pages=frozenset(name for name, right in _PAGES.items() if desk.may(right)),
            statement=desk.may(Permission.DOCUMENT_READ),
        )
        page.page_wanted.connect(lambda name: self.navigate.emit(name, ""))
        page.statement_wanted.connect(self._draft)
        self.reload()

    def reload(self) -> None:
        self._do(ReadProtection(), self._page.show_protection)

    def _draft(self) -> None:
        self._show_paper(DraftProtectionStatement())
