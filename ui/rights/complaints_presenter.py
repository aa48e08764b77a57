"""Complaints: writing them down, and what became of them."""

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.rights.complaint_forms import AcknowledgeDialog, AnswerDialog, ComplaintDialog
from ui.rights.complaints_page import ComplaintsAct, ComplaintsPage
from vault.actions.complaints import (
    AcknowledgeComplaint,
    AddComplaint,
    AnswerComplaint,
    ListComplaints,
)
from vault.actions.policy import ReadLaw
from vault.domain.access import Permission
from vault.domain.complaints import Complaint
from vault.domain.ids import RecordId
from vault.domain.kinds import Kind
from vault.domain.law.shape import Law


class ComplaintsPresenter(Presenter[ComplaintsPage]):
    """Takes a complaint from its receipt to the answer."""

    shows = frozenset({Kind.COMPLAINT})

    def __init__(self, page: ComplaintsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        page.records.allow(may_write=desk.may(Permission.COMPLAINT_WRITE))
        page.records.do(
            {
                ComplaintsAct.ADD: lambda _: self._add(),
                ComplaintsAct.TOLD: self._acknowledge,
                ComplaintsAct.ANSWER: self._answer,
            }
        )
        self.reload()

    def reload(self) -> None:
        self._do(ReadLaw(), self._page.show_law)
        self._do(ListComplaints(), self._page.show_complaints)

    def _add(self) -> None:
        self._do(ReadLaw(), self._ask)

    def _ask(self, law: Law) -> None:
        dialog = ComplaintDialog(self._page, law.acknowledgement)
        self._submit(
            dialog,
            lambda: AddComplaint(dialog.day(), dialog.who.text(), dialog.about.toPlainText()),
            lambda _: self._say(
                self.tr("Recorded. The time to acknowledge it runs from the day it arrived.")
            ),
        )

    def _acknowledge(self, complaint: Complaint) -> None:
        dialog = AcknowledgeDialog(self._page)
        self._submit(
            dialog,
            lambda: AcknowledgeComplaint(RecordId(complaint.id), complaint.version, dialog.day()),
            lambda _: self._say(self.tr("Acknowledged. Now look into it without delay.")),
        )

    def _answer(self, complaint: Complaint) -> None:
        dialog = AnswerDialog(self._page)
        self._submit(
            dialog,
            lambda: AnswerComplaint(
                RecordId(complaint.id),
                complaint.version,
                dialog.day(),
                dialog.outcome.toPlainText(),
            ),
            lambda _: self._say(self.tr("Closed. The outcome stays on record.")),
        )
