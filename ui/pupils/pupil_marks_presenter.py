"""The tab Marks of a pupil: asked for as it is turned to, because asking is itself an entry."""

from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.pupils.pupil_page import PupilPageView
from ui.widgets.ask_place import ask_new_file
from ui.widgets.chart_view import Sheet
from ui.words import tr
from vault.actions.charts_out import DraftPupilMarks, SavePupilSheet
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
        page.marks.print_wanted.connect(self._print)
        page.marks.save_wanted.connect(self._save)
        page.tabs.currentChanged.connect(lambda place: self._turned(page.tabs.widget(place)))

    def reload(self) -> None:
        self._is_old = True
        self._turned(self._page.tabs.currentWidget())

    def _turned(self, tab: QObject | None) -> None:
        if tab is self._page.marks and self._is_old and self._desk.may(MARK_READ):
            self._is_old = False
            self._do(OpenPupilMarks(self._pupil), self._page.marks.show_marks)

    def _print(self, only: str) -> None:
        self._show_paper(DraftPupilMarks(self._pupil, only))

    def _save(self, _title: str, sheet: Sheet) -> None:
        # The file's name says nothing of whose marks they are: it shows in lists of recent files.
        chosen = ask_new_file(self._page, tr("Save as CSV"), tr("marks.csv"), tr("CSV (*.csv)"))
        if chosen:
            words = tr("Saved. Nothing protects that file: delete it when you are done.")
            action = SavePupilSheet(Path(chosen), self._pupil, *sheet)
            self._do(action, lambda _: self._say(words, "warn"))
