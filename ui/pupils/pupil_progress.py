"""The tab Progress of a pupil: asked for as it is turned to, because asking is itself an entry."""

from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.pupil_page import PupilPageView
from ui.widgets.ask_place import ask_new_file
from ui.words import tr
from vault.actions.charts_out import DraftPupilObjectives, SavePupilObjectives
from vault.actions.objectives import OpenPupilObjectives
from vault.domain.access import Permission
from vault.domain.catalogue.objectives import JUDGEMENT_KIND, JUDGEMENT_READ, PROGRAMME_KIND
from vault.domain.ids import PupilId, RecordId


class PupilProgressPresenter(Presenter[PupilPageView]):
    """Of the page's pupil."""

    shows = frozenset({JUDGEMENT_KIND, PROGRAMME_KIND})

    def __init__(self, page: PupilPageView, desk: Desk, pupil: PupilId) -> None:
        super().__init__(page, desk)
        self._pupil, self._is_old = pupil, True
        page.offer(page.progress, offered=desk.may(JUDGEMENT_READ))
        page.progress.allow(may_print=desk.may(Permission.PRINT))
        page.progress.print_wanted.connect(self._print)
        page.progress.save_wanted.connect(self._save)
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))

    def reload(self) -> None:
        self._is_old = True
        self._turned(self._page.tabs.currentWidget())

    def _turned(self, tab: QObject | None) -> None:
        if tab is self._page.progress and self._is_old and self._desk.may(JUDGEMENT_READ):
            self._is_old = False
            self._do(OpenPupilObjectives(self._pupil), self._page.progress.show_progress)

    def _print(self, programme: str) -> None:
        self._show_paper(DraftPupilObjectives(self._pupil, RecordId(programme)))

    def _save(self, programme: str) -> None:
        # The file's name says nothing of whose they are: it shows in lists of recent files.
        name = tr("objectives.csv")
        chosen = ask_new_file(self._page, tr("Save as CSV"), name, tr("CSV (*.csv)"))
        if chosen:
            words = tr("Saved. Nothing protects that file: delete it when you are done.")
            action = SavePupilObjectives(Path(chosen), self._pupil, RecordId(programme))
            self._do(action, lambda _: self._say(words, "warn"))
