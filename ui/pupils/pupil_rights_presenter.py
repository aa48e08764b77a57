"""The pupil's page: requests, restrictions, holds, what was passed on, and erasing."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Signal

from ui.desk.desk import Desk
from ui.desk.paper_out import open_paper, open_preview
from ui.desk.presenter import Presenter
from ui.pupils.pupil_page import PupilPageView
from ui.rights.rights_forms import (
    DisclosureDialog,
    HoldDialog,
    OnYourChildDialog,
    RequestDialog,
    RestrictionDialog,
)
from ui.rights.rights_menu import RightsAct
from ui.rights.rights_shown import RowsDialog
from ui.rights.rights_words import RESTRICTIONS
from ui.widgets.act_row import Act
from vault.actions.disclosures import AddDisclosure, ListDisclosures, PrintDisclosures
from vault.actions.documents import DraftOnYourChild
from vault.actions.restrictions import (
    EndHold,
    EndRestriction,
    PupilStanding,
    SetHold,
    SetRestriction,
)
from vault.actions.rights import OpenRequest
from vault.domain.access import Permission
from vault.domain.ids import PupilId
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.papers import Paper
from vault.domain.printouts import Printout
from vault.domain.rights import Hold, RequestKind, Restriction, Standing
from vault.errors import TuckboxError


class ShownAct(StrEnum):
    """What is done in the dialogs that show what stands, and what was passed on."""

    END = "end"
    ADD = "add"
    PRINT = "print"


class PupilRightsPresenter(Presenter[PupilPageView]):
    """`request_opened` carries the new case."""

    shows = frozenset({Kind.RIGHTS})

    request_opened = Signal(str)

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil = pupil
        self._standing = Standing((), (), 0)
        needs = {
            RightsAct.REQUEST: Permission.RIGHTS_WRITE,
            RightsAct.RESTRICT: Permission.RIGHTS_WRITE,
            RightsAct.HOLD: Permission.HOLD_WRITE,
            RightsAct.END: Permission.RIGHTS_WRITE,
            RightsAct.DISCLOSURES: Permission.RIGHTS_READ,
            RightsAct.CHILD: Permission.RIGHTS_READ,
            RightsAct.ERASE: Permission.RIGHTS_ERASE,
        }
        page.rights.offer([act for act, right in needs.items() if desk.may(right)])
        page.rights.do(
            {
                RightsAct.REQUEST: lambda: self._request(RequestKind.ACCESS),
                RightsAct.RESTRICT: self._restrict,
                RightsAct.HOLD: self._hold,
                RightsAct.END: self._list_standing,
                RightsAct.DISCLOSURES: self._list_disclosures,
                RightsAct.CHILD: self._draft_page,
                RightsAct.ERASE: lambda: self._request(RequestKind.ERASURE),
            }
        )
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, PupilStanding(self._pupil), then=self._show, failed=lambda _: None)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self._page.show_standing(standing)

    def _draft_page(self) -> None:
        dialog = OnYourChildDialog(self._page)

        def draft() -> DraftOnYourChild:
            return DraftOnYourChild(self._pupil, passed_on=dialog.passed_on.isChecked())

        def show(paper: Paper) -> None:
            open_paper(self._desk, paper, DraftOnYourChild(self._pupil), self._page)

        self._submit(dialog, draft, show)

    def _request(self, kind: RequestKind) -> None:
        dialog = RequestDialog(self._page, self._page.title.text())
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))

        def make() -> OpenRequest:
            return OpenRequest(
                self._pupil,
                dialog.chosen_kind(),
                dialog.requester.text(),
                dialog.day(),
                dialog.scope.toPlainText(),
            )

        self._submit(dialog, make, lambda case: self.request_opened.emit(str(case)))

    def _restrict(self) -> None:
        dialog = RestrictionDialog(self._page, self._page.title.text())
        self._submit(
            dialog, lambda: SetRestriction(self._pupil, dialog.chosen(), dialog.reason.text())
        )

    def _hold(self) -> None:
        dialog = HoldDialog(self._page, self._page.title.text())
        self._submit(
            dialog, lambda: SetHold(self._pupil, dialog.reason.text(), dialog.until.value())
        )

    def _list_standing(self) -> None:
        dialog = RowsDialog(
            self._page,
            self.tr("Restrictions and holds"),
            self.tr("Restrictions and holds on this pupil now."),
            (
                (self.tr("What"), _what),
                (self.tr("Since"), lambda r: r.since),
                (self.tr("Why"), lambda r: r.reason),
            ),
            (Act(ShownAct.END, self.tr("End it today")),),
        )
        dialog.records.show_rows((*self._standing.restrictions, *self._standing.holds))

        def end(row: Restriction | Hold) -> None:
            is_hold = isinstance(row, Hold)
            self._desk.do(
                dialog,
                EndHold(row.id) if is_hold else EndRestriction(self._pupil, row.id),
                then=lambda _: dialog.accept(),
                failed=lambda error: dialog.notice.say(sentence(error), "bad"),
            )

        dialog.records.do({ShownAct.END: end})
        dialog.open()

    def _list_disclosures(self) -> None:
        dialog = RowsDialog(
            self._page,
            self.tr("What was passed on"),
            self.tr("What left the school about this pupil, to whom and why."),
            (
                (self.tr("When"), lambda d: d.at),
                (self.tr("To whom"), lambda d: d.party),
                (self.tr("Why"), lambda d: d.purpose),
                (self.tr("Ground"), lambda d: d.ground),
                (self.tr("What"), lambda d: d.what),
                (self.tr("By"), lambda d: d.by),
            ),
            (
                Act(ShownAct.ADD, self.tr("Write one down …"), for_none=True),
                Act(ShownAct.PRINT, self.tr("Print or save …"), for_none=True),
            ),
        )

        def fetch() -> None:
            self._desk.do(dialog, ListDisclosures(self._pupil), then=dialog.records.show_rows)

        dialog.records.do(
            {
                ShownAct.ADD: lambda _: self._add_disclosure(dialog, fetch),
                ShownAct.PRINT: lambda _: self._print_disclosures(dialog),
            }
        )
        fetch()
        dialog.open()

    def _add_disclosure(self, parent: RowsDialog, then: Callable[[], None]) -> None:
        form = DisclosureDialog(parent, self._page.title.text())

        def make() -> AddDisclosure:
            return AddDisclosure(
                self._pupil,
                form.party.text(),
                form.purpose.text(),
                form.ground.text(),
                form.what.text(),
            )

        self._submit(form, make, lambda _: then())

    def _print_disclosures(self, dialog: RowsDialog) -> None:
        def show(printout: Printout) -> None:
            open_preview(self._desk, (printout,), self.tr("What was passed on"), dialog)

        def explain(error: TuckboxError) -> None:
            dialog.notice.say(sentence(error), "bad")

        self._desk.do(dialog, PrintDisclosures(self._pupil), then=show, failed=explain)


def _what(row: Restriction | Hold) -> str:
    return RESTRICTIONS[row.kind] if isinstance(row, Restriction) else "Hold"
