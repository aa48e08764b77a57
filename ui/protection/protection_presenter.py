"""Protection: what its page does."""

from datetime import date
from functools import partial

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.protection.check_acts import HERE, button_words, is_mine
from ui.protection.evidence_presenter import EvidencePresenter
from ui.protection.headlines import headlines
from ui.protection.protection_page import ProtectionPage
from vault.actions.protection import DraftProtectionStatement, ReadMeasures, ReadProtection
from vault.actions.security_check import RunSecurityCheck
from vault.domain.access import Permission
from vault.domain.assessments import Assessment, CheckItem, Result, Scope
from vault.domain.protection import Protection
from vault.errors import TuckboxError


class ProtectionPresenter(Presenter[ProtectionPage]):
    """Who may not see how the measures stand is told in words what they are."""

    def __init__(self, page: ProtectionPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.allow(
            words_for=partial(button_words, may=desk.may),
            is_own=partial(is_mine, may=desk.may),
            checks=desk.may(Permission.CHECK_RUN),
            statement=desk.may(Permission.DOCUMENT_READ),
        )
        self._run: Assessment | None = None
        self._evidence = EvidencePresenter(page, desk)
        self._evidence.changed.connect(self.reload)
        page.check_wanted.connect(lambda: self.run(Scope.FULL))
        page.evidence.runs.quick_wanted.connect(lambda: self.run(Scope.QUICK))
        page.statement_wanted.connect(lambda: self._show_paper(DraftProtectionStatement()))
        page.act_wanted.connect(self._act)
        page.report_wanted.connect(lambda: self.navigate.emit("incidents", ""))
        self.reload()

    def reload(self) -> None:
        sees = self._desk.may(Permission.PROTECTION_SEE)
        self._do(ReadProtection() if sees else ReadMeasures(), self._show)

    def run(self, scope: Scope) -> None:
        """Check now; a technician's run is shown, and not kept."""
        self._page.show_busy(busy=True)
        self._page.notice.clear()
        self._desk.do(self, RunSecurityCheck(scope), then=self._checked, failed=self._stopped)

    def _show(self, status: Protection) -> None:
        today = date.today()
        if self._run is not None:
            status = status.with_run(self._run)
        self._page.show_protection(status, headlines(status, self._desk.may, today))
        if self._desk.may(Permission.PROTECTION_SEE) and self._evidence.keeps:
            self._page.show_checked(status.checked_at, today)
        self._evidence.show_status(status)

    def _checked(self, run: Assessment) -> None:
        self._page.show_busy(busy=False)
        self._evidence.show_run(run)
        if not self._evidence.keeps:
            self._run = run
            self._page.show_checked(run.at, date.today())
        words = self.tr("Checked: {0} good, {1} to review, {2} to fix.").format(
            *(run.count(r) for r in (Result.PASS, Result.WARN, Result.FAIL))
        )
        self._desk.message.emit(words, "good")
        self.reload()

    def _stopped(self, error: TuckboxError) -> None:
        self._page.show_busy(busy=False)
        self._explain(error)

    def _act(self, item: CheckItem) -> None:
        if item.page != HERE:
            self.navigate.emit(item.page, "")
        elif item.is_not_yet:
            self.run(Scope.FULL)
        else:
            self._evidence.act(item)
