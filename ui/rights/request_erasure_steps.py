"""The steps of an erasure from the page of its request."""

from PySide6.QtCore import Signal

from ui.desk.desk import Desk
from ui.desk.paper_out import open_preview
from ui.desk.presenter import Presenter
from ui.rights.request_erasure_tab import ErasureAct
from ui.rights.request_page import RequestPage
from ui.rights.rights_forms import ReasonDialog
from ui.widgets.form_dialog import FormDialog
from ui.words import counted
from vault.actions.erasure import (
    AskErasure,
    ClearSafeguarding,
    ConfirmErasure,
    PlanErasure,
    WithdrawErasure,
)
from vault.domain.access import Permission
from vault.domain.ids import RecordId
from vault.domain.rights import Case, ErasurePlan, ErasureReport, RequestKind
from vault.errors import TuckboxError


class ErasureSteps(Presenter[RequestPage]):
    """`erased` when it was done: the request is gone with the pupil."""

    erased = Signal()

    def __init__(self, page: RequestPage, desk: Desk, request: str) -> None:
        super().__init__(page, desk)
        self._id = RecordId(request)
        self._case: Case | None = None
        self._plan: ErasurePlan | None = None
        self.is_done = False
        page.erasure.allow(
            may_erase=desk.may(Permission.RIGHTS_ERASE),
            keeps_safeguarding=desk.may(Permission.SAFEGUARDING_WRITE),
        )
        page.erasure.row.do(
            {
                ErasureAct.ASK: self._ask,
                ErasureAct.CLEAR: self._clear,
                ErasureAct.CONFIRM: self._confirm,
                ErasureAct.WITHDRAW: lambda: self._do(WithdrawErasure(self._id)),
            }
        )

    def show_case(self, case: Case) -> None:
        """What would go is worked out for a request to erase."""
        self._case = case
        if case.kind is RequestKind.ERASURE and case.is_open:
            self._do(PlanErasure(case.pupil), self._planned)

    def done(self, report: ErasureReport) -> None:
        """Leave, for there is no request any more, and show the certificate."""
        window, title = self._page.window(), self.tr("Certificate of erasure")
        words = self.tr("Erased. The certificate can be printed again under Retention.")
        self._desk.message.emit(words, "good")
        self.erased.emit()
        open_preview(self._desk, (report.certificate,), title, window)

    def _planned(self, plan: ErasurePlan) -> None:
        self._plan = plan
        self._page.erasure.show_plan(plan)

    def _ask(self) -> None:
        weighed = bool(self._plan and self._plan.obstacles)
        dialog = ReasonDialog(
            self._page,
            self.tr("Ask for the erasure"),
            self.tr(
                "Everything about this pupil goes, and cannot be brought back. The reason stays,"
                " so write it without the child's name."
            ),
            self.tr("Why"),
            self.tr("Ask for it"),
            self.tr("The reasons against were considered; erase anyway") if weighed else "",
        )
        self._submit(
            dialog, lambda: AskErasure(self._id, dialog.reason.text(), dialog.tick.isChecked())
        )

    def _clear(self) -> None:
        dialog = FormDialog(
            self.tr("Remove the safeguarding records"),
            self.tr(
                "Your records of this pupil go, sealed ones and concerns that were raised. If they"
                " have to be kept, cancel, and put a hold on the pupil instead."
            ),
            self._page,
            self.tr("Remove them"),
        )
        self._submit(
            dialog,
            lambda: ClearSafeguarding(self._id),
            lambda count: self._say(
                counted(
                    count, self.tr("1 record was removed."), self.tr("{0} records were removed.")
                )
            ),
        )

    def _confirm(self) -> None:
        case = self._case
        if case is None:
            return
        alone = self._plan is not None and self._plan.is_alone
        words = self.tr(
            "{0} asked for it: “{1}”. Everything about {2} goes now, from every file of the vault,"
            " and cannot be brought back."
        ).format(case.first_by, case.reason, case.pupil_name)
        if alone:
            words += self.tr(
                "\n\nYou are the only data lead, so nobody can confirm after you. The audit trail"
                " will say so."
            )
        dialog = FormDialog(
            self.tr("Erase {0}?").format(case.pupil_name), words, self._page, self.tr("Erase")
        )

        def finish(report: ErasureReport) -> None:
            self.is_done = True
            self.done(report)

        def make() -> ConfirmErasure:
            # Its own change would make this page read a request that is not there any more.
            self.is_done = True
            return ConfirmErasure(self._id)

        def refused(_error: TuckboxError) -> bool:
            self.is_done = False
            return False

        self._submit(dialog, make, finish, refused)
