"""Retention: what its page does."""

from datetime import date
from functools import partial

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.rights.retention_page import RetentionAct, RetentionPage
from ui.rights.rights_forms import ReasonDialog
from ui.rights.rule_form import RuleDialog
from ui.widgets.dates import day_text
from ui.words import counted
from vault.actions.erasure import ListErasures, PrintErasureCertificate
from vault.actions.policy import ReadLaw
from vault.actions.retention import (
    AdoptPack,
    ConfirmDisposal,
    ListDisposals,
    ListDue,
    LookOverDisposal,
    PrintDisposalCertificate,
    ProposeDisposal,
    ReadPack,
    ReadSchedule,
    SetRule,
    WithdrawDisposal,
)
from vault.domain.access import Permission
from vault.domain.kinds import Kind
from vault.domain.retention import DisposalReport, DisposalRow, DueList, Pack, Rule
from vault.domain.rights import ErasureRow
from vault.errors import InvalidValueError


class RetentionPresenter(Presenter[RetentionPage]):
    """Adopts a schedule, proposes batches and has them confirmed by a second person."""

    shows = frozenset({Kind.RETENTION, Kind.RIGHTS})

    def __init__(self, page: RetentionPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._due: DueList | None = None
        self._writes = desk.may(Permission.RETENTION_WRITE)
        page.allow(
            may_write=self._writes, keeps_safeguarding=desk.may(Permission.SAFEGUARDING_WRITE)
        )
        page.schedule.do(
            {RetentionAct.ADOPT: lambda _: self._adopt(), RetentionAct.CHANGE: self._change}
        )
        page.due_row.do({RetentionAct.ALL: self._tick_all, RetentionAct.PROPOSE: self._propose})
        page.batches.do(
            {
                RetentionAct.LOOK_OVER: self._look_over,
                RetentionAct.CONFIRM: self._confirm,
                RetentionAct.WITHDRAW: lambda row: self._do(WithdrawDisposal(row.id)),
                RetentionAct.AGAIN: self._print_disposal,
            }
        )
        page.erased.do({RetentionAct.CERTIFICATE: self._print_erasure})
        if record == "erasures":
            page.tabs.setCurrentIndex(3)
        self.reload()

    def reload(self) -> None:
        page = self._page
        self._do(ReadLaw(), page.offer_schedules)
        self._do(ReadPack(), self._got_pack)
        self._do(ListDisposals(), page.batches.show_rows)
        self._do(ListErasures(), page.erased.show_rows)
        if self._writes:
            self._do(ListDue(), self._got_due)

    def _tick_all(self) -> None:
        if self._due is not None:
            self._page.due.tick([item.key for item in self._due.items if not item.kept])

    def _print_erasure(self, row: ErasureRow) -> None:
        title = self.tr("Certificate of erasure")
        self._do(PrintErasureCertificate(row.id), partial(self._show_printout, title))

    def _print_disposal(self, row: DisposalRow) -> None:
        title = self.tr("Certificate of disposal")
        self._do(PrintDisposalCertificate(row.id), partial(self._show_printout, title))

    def _adopt(self) -> None:
        name = str(self._page.pack.currentData())
        self._do(
            AdoptPack(name),
            lambda count: self._say(
                counted(
                    count,
                    self.tr("1 rule adopted. Ctrl+Z undoes it."),
                    self.tr("{0} rules adopted. Ctrl+Z undoes it."),
                )
            ),
        )

    def _change(self, rule: Rule) -> None:
        dialog = RuleDialog(self._page, rule)
        self._submit(dialog, lambda: SetRule(dialog.rule()))

    def _propose(self) -> None:
        keys = tuple(item.key for item in self._page.due.chosen())
        jump = self._due.jump if self._due else None
        dialog = ReasonDialog(
            self._page,
            self.tr("Propose a disposal"),
            counted(
                len(keys),
                self.tr(
                    "1 record. Nothing is disposed of yet: a second data lead reviews the batch"
                    " under 'Disposals' and confirms it."
                ),
                self.tr(
                    "{0} records. Nothing is disposed of yet: a second data lead reviews the batch"
                    " under 'Disposals' and confirms it."
                ),
            ),
            self.tr("Why"),
            self.tr("Propose"),
            self._today_words() if jump else "",
        )

        def make() -> ProposeDisposal:
            if not keys:
                raise InvalidValueError(field="items", reason=self.tr("tick the records first"))
            return ProposeDisposal(keys, dialog.reason.text(), _confirmed(dialog))

        self._submit(dialog, make, self._proposed)

    def _proposed(self, _: object) -> None:
        self._say(self.tr("It waits under 'Disposals' for a second person."))
        self._page.tabs.setCurrentIndex(2)

    def _confirm(self, row: DisposalRow) -> None:
        jump = self._due.jump if self._due else None
        dialog = ReasonDialog(
            self._page,
            counted(
                len(row.items), self.tr("Dispose of 1 record?"), self.tr("Dispose of {0} records?")
            ),
            counted(
                len(row.items),
                self.tr(
                    "{1} proposed it: “{2}”. It is deleted now and cannot be restored. Type the"
                    " word dispose to confirm that you reviewed the batch."
                ),
                self.tr(
                    "{1} proposed it: “{2}”. They are deleted now and cannot be restored. Type the"
                    " word dispose to confirm that you reviewed the batch."
                ),
                row.by,
                row.reason,
            ),
            self.tr("Type 'dispose'"),
            self.tr("Dispose"),
            self._today_words() if jump else "",
            self._lines_of(row),
        )

        def make() -> ConfirmDisposal:
            if dialog.reason.text().strip().casefold() != "dispose":
                raise InvalidValueError(field="word", reason="type the word dispose")
            return ConfirmDisposal(row.id, _confirmed(dialog))

        self._submit(dialog, make, self._disposed)

    def _lines_of(self, row: DisposalRow) -> list[str]:
        """What the batch holds, in words, for the second look."""
        due = {item.key: item for item in self._due.items} if self._due else {}
        items = [due[key] for key in row.items if key in due]
        lines = [
            self.tr("{0}: {1}, time ended on {2}").format(
                item.label, item.data.words, day_text(item.over_on)
            )
            for item in items
        ]
        if len(items) < len(row.items):
            missing = len(row.items) - len(items)
            lines.append(self.tr("{0} that are no longer due").format(missing))
        return lines

    def _disposed(self, report: DisposalReport) -> None:
        self._say(self.tr("Disposed of. Keep the certificate."))
        self._show_printout(self.tr("Certificate of disposal"), report.certificate)

    def _look_over(self, row: DisposalRow) -> None:
        dialog = ReasonDialog(
            self._page,
            self.tr("Review the batch"),
            self.tr(
                "Where there are safeguarding records of a pupil in this batch, a hold keeps the"
                " whole pupil, unless you tick that your records are disposed of too."
            ),
            self.tr("Note to yourself"),
            self.tr("I reviewed it"),
            self.tr("Dispose of our records of these pupils too"),
        )
        self._submit(
            dialog,
            lambda: LookOverDisposal(row.id, dialog.tick.isChecked()),
            lambda count: self._page.notice.say(
                counted(
                    count,
                    self.tr("1 pupil of this batch had safeguarding records."),
                    self.tr("{0} pupils of this batch had safeguarding records."),
                )
            ),
        )

    def _today_words(self) -> str:
        return self.tr("Today really is {0:%d %B %Y}").format(date.today())

    def _got_pack(self, pack: Pack) -> None:
        self._do(ReadSchedule(), lambda rules: self._page.show_rules(rules, pack))

    def _got_due(self, due: DueList) -> None:
        self._due = due
        self._page.show_due(due)


def _confirmed(dialog: ReasonDialog) -> date | None:
    return date.today() if dialog.tick.isChecked() else None
