"""The tab Marks of a pupil: asked for as it is turned to, because asking is itself an entry."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.chart_out import PupilChartOut
from ui.pupils.pupil_page import PupilPageView
from vault.actions.markbook import OpenPupilMarks
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import MARK_KIND, MARK_READ, SCALE_KIND
from vault.domain.ids import PupilId


class PupilMarksPresenter(Presenter[PupilPageView]):
    """Of the page's pupil."""

    shows = frozenset({MARK_KIND, SCALE_KIND})

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil, self._is_old = pupil, True
        page.offer(page.marks, offered=desk.may(MARK_READ))
        page.marks.allow(may_print=desk.may(Permission.PRINT))
        out = PupilChartOut(page, desk)
        page.marks.print_wanted.connect(lambda only: out.print_chart(pupil, only))
        page.marks.save_wanted.connect(lambda _title, sheet: out.save(pupil, sheet))
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))

    def reload(self) -> None:
        self._is_old = True
        self._turned(self._page.tabs.currentWidget())

    def _turned(self, tab: QObject | None) -> None:
        if tab is self._page.marks and self._is_old and self._desk.may(MARK_READ):
            self._is_old = False
            self._do(OpenPupilMarks(self._pupil), self._page.marks.show_marks)
