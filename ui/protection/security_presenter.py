"""The security page: what it does."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.protection.security_page import SecurityPage
from vault.actions.audit import ReadAudit, VerifyVault
from vault.actions.vault_facts import ReadVaultFacts
from vault.domain.access import Permission
from vault.domain.audit import Check, VerifyReport, parse_held
from vault.errors import InvalidValueError
from vault.platform.network import guards_up, try_network

_NEWEST = 2000


class SecurityPresenter(Presenter[SecurityPage]):
    def __init__(self, page: SecurityPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.verify_wanted.connect(self.verify)
        page.guards_wanted.connect(self.try_guards)
        page.trail_wanted.connect(self._read_trail)
        page.verify.setVisible(desk.may(Permission.FILES_VERIFY))
        page.tabs.setTabVisible(page.tabs.indexOf(page.trail_tab), desk.may(Permission.AUDIT_READ))
        self.try_guards()
        self._read_facts()

    def try_guards(self) -> None:
        """Ask the system for connections again."""
        self._page.show_guards(guards())

    def verify(self) -> None:
        text = self._page.held.text().strip()
        try:
            held = (parse_held(text),) if text else ()
        except InvalidValueError as error:
            self._page.held.setFocus()
            self._explain(error)
            return
        self._page.notice.say(self.tr("Checking every page and every entry …"))
        self._do(VerifyVault(held), self._show)

    def _show(self, report: VerifyReport) -> None:
        self._page.show_checks(report.checks)
        if report.ok:
            self._say(self.tr("The vault is whole."))
        else:
            self._say(
                self.tr(
                    "Something is wrong with the vault. What failed is in the list. Do not work"
                    " on: lock it, copy the folder aside, and tell your data lead."
                ),
                "bad",
            )
        self._read_facts()

    def _read_facts(self) -> None:
        self._do(ReadVaultFacts(), self._page.show_facts)

    def _read_trail(self) -> None:
        self._do(ReadAudit(_NEWEST), self._page.show_trail)


def guards() -> tuple[Check, ...]:
    """Each guard, and each kind of socket as the system answers when it is asked for one now."""
    found = [Check(f"network guard: {g.name}", g.active, g.explanation) for g in guards_up()]
    found += [
        Check(
            f"tried now: {attempt.family}",
            attempt.refused,
            "refused by the system" if attempt.refused else "the system would have allowed it",
        )
        for attempt in try_network()
    ]
    return tuple(found)
