"""The security page: what it does."""

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.security_page import SecurityPage
from vault.actions.audit import VerifyVault
from vault.domain.access import Permission
from vault.domain.audit import Check, VerifyReport
from vault.domain.messages import sentence
from vault.platform.network import install_network_guard, try_network


class SecurityPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: SecurityPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.verify_wanted.connect(self.verify)
        page.verify.setVisible(desk.may(Permission.FILES_VERIFY))
        page.show_checks(guards())

    def verify(self) -> None:
        self._page.show_said(self.tr("Checking …"))
        self._desk.do(
            self,
            VerifyVault(),
            then=self._show,
            failed=lambda error: self._page.show_said(sentence(error)),
        )

    def _show(self, report: VerifyReport) -> None:
        self._page.show_checks((*guards(), *report.checks))
        whole = self.tr("The vault is whole.")
        self._page.show_said(whole if report.ok else self.tr("Something is wrong. See above."))


def guards() -> tuple[Check, ...]:
    """Each guard, and each kind of socket as the system answers when it is asked for one now."""
    found = [
        Check(f"network guard: {g.name}", g.active, g.explanation) for g in install_network_guard()
    ]
    found += [
        Check(
            f"tried now: {attempt.family}",
            attempt.refused,
            "refused by the system" if attempt.refused else "the system would have allowed it",
        )
        for attempt in try_network()
    ]
    return tuple(found)
