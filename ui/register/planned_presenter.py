"""Planned absences: what the page does."""

from datetime import date

from ui.desk.desk import Desk
from ui.desk.list_faces import ListFaces
from ui.desk.presenter import Presenter
from ui.register.absence_forms import PlanDialog
from ui.register.planned_page import PlannedAct, PlannedPage, span_words
from vault.actions.absences import ListPlanned, PlanAbsence, UnplanAbsence
from vault.actions.attendance_codes import ReadCodes
from vault.actions.pupils import ListPupils
from vault.domain.attendance_codes import CodeSet
from vault.domain.catalogue.registers import ATTENDANCE_KIND, PLANNED_WRITE
from vault.domain.kinds import Kind
from vault.domain.people import PupilRow
from vault.domain.registers import PlannedAbsence


class PlannedPresenter(Presenter[PlannedPage]):
    """Adds, changes and removes them."""

    shows = frozenset({ATTENDANCE_KIND, Kind.PUPIL})

    def __init__(self, page: PlannedPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page, desk)
        ListFaces(desk, page.faces, self)
        page.records.allow(may_write=desk.may(PLANNED_WRITE))
        page.records.do(
            {
                PlannedAct.ADD: lambda _: self._ask(None),
                PlannedAct.CHANGE: self._ask,
                PlannedAct.REMOVE: self._remove,
            }
        )
        self.reload()

    def reload(self) -> None:
        self._do(ListPlanned(date.today()), self._page.records.show_rows)

    def _ask(self, absence: PlannedAbsence | None) -> None:
        self._do(ReadCodes(), lambda codes: self._ask_with(codes, absence))

    def _ask_with(self, codes: CodeSet, absence: PlannedAbsence | None) -> None:
        day = absence.starts if absence is not None else date.today()
        dialog = PlanDialog(self._page, codes.on(day), absence)

        def show(rows: tuple[PupilRow, ...]) -> None:
            here = [row for row in rows if row.left_on is None]
            listed = sorted(here, key=lambda row: row.called.in_order)
            dialog.show_pupils([(row.id, row.called) for row in listed])

        if absence is None:
            self._desk.do(dialog, ListPupils(), then=show)
        self._submit(dialog, lambda: PlanAbsence(dialog.absence()))

    def _remove(self, absence: PlannedAbsence) -> None:
        words = self.tr("Planned absence removed: {0}").format(span_words(absence))
        action = UnplanAbsence(absence.pupil, absence.id)
        self._do(action, lambda _: self._desk.message.emit(words, "good"))
