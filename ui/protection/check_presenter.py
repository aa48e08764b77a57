"""Security check: what its page does."""

from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.protection.check_page import CheckPage
from ui.widgets.ask_place import ask_file
from vault.actions.security_check import (
    BringInAdvisories,
    DraftCheckReport,
    OpenAssessment,
    ReadCheckStatus,
    RunSecurityCheck,
)
from vault.domain.access import Permission, Role
from vault.domain.assessments import Assessment, CheckStatus, Scope
from vault.domain.ids import RecordId
from vault.errors import TuckboxError


class CheckPresenter(Presenter[CheckPage]):
    def __init__(self, page: CheckPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        self._keeps = desk.profile.role is not Role.TECHNICIAN
        page.allow(keeps=self._keeps, advisories=desk.may(Permission.DOCUMENT_WRITE))
        page.run_wanted.connect(self.run)
        page.page_wanted.connect(lambda name: self.navigate.emit(name, ""))
        page.report_wanted.connect(self._report)
        page.advisories_wanted.connect(self._ask_advisories)
        if self._keeps:
            self._do(ReadCheckStatus(), self._begin)

    def run(self, scope: Scope) -> None:
        self._page.show_busy(busy=True)
        self._page.notice.say(self.tr("Checking …"))
        self._desk.do(self, RunSecurityCheck(scope), then=self._show, failed=self._stopped)

    def bring_in(self, path: Path) -> None:
        """A list of known weaknesses that somebody fetched elsewhere."""
        said = self.tr("Brought in; {0} of its entries concern this program's libraries.")
        self._do(BringInAdvisories(path), lambda count: self._say(said.format(count)))

    def _begin(self, status: CheckStatus) -> None:
        self._page.show_runs(status.rows)
        if status.rows:
            newest = RecordId(status.rows[0].id)
            self._do(OpenAssessment(newest), self._page.show_assessment)

    def _show(self, said: Assessment) -> None:
        self._page.show_busy(busy=False)
        self._page.notice.clear()
        self._page.show_assessment(said)
        if self._keeps:
            self._desk.do(
                self, ReadCheckStatus(), then=lambda status: self._page.show_runs(status.rows)
            )

    def _report(self, assessment: str) -> None:
        self._show_paper(DraftCheckReport(RecordId(assessment)))

    def _ask_advisories(self) -> None:
        name = ask_file(self._page, self.tr("Known weaknesses (OSV)"), "JSON (*.json)")
        if name:
            self.bring_in(Path(name))

    def _stopped(self, error: TuckboxError) -> None:
        self._page.show_busy(busy=False)
        self._explain(error)
