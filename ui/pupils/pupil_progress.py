"""The tab Progress of a pupil: asked for as it is turned to, because asking is itself an entry."""

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.pupil_page import PupilPageView
from vault.actions.objectives import OpenPupilObjectives
from vault.domain.catalogue.objectives import JUDGEMENT_KIND, JUDGEMENT_READ, PROGRAMME_KIND
from vault.domain.ids import PupilId


class PupilProgressPresenter(Presenter[PupilPageView]):
    """Of the page's pupil."""

    shows = frozenset({JUDGEMENT_KIND, PROGRAMME_KIND})

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil, self._is_old = pupil, True
        page.offer(page.progress, offered=desk.may(JUDGEMENT_READ))
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))

    def reload(self) -> None:
        self._is_old = True
        self._turned(self._page.tabs.currentWidget())

    def _turned(self, tab: QObject | None) -> None:
        if tab is self._page.progress and self._is_old and self._desk.may(JUDGEMENT_READ):
            self._is_old = False
            self._do(OpenPupilObjectives(self._pupil), self._page.progress.show_progress)
