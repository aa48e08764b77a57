"""A pupil's charts on paper, and their tables as CSV."""

from collections.abc import Callable
from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.pupil_panel import PupilPanel
from ui.widgets.ask_place import ask_new_file
from ui.widgets.chart import Sheet
from ui.widgets.page import Page
from ui.words import tr
from vault.actions.charts_out import DraftPupilMarks, SavePupilSheet
from vault.domain.access import Permission
from vault.domain.ids import PupilId


class PupilChartOut(Presenter[Page]):
    """Of any page that shows such charts."""

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page, desk)

    def serve(self, panel: PupilPanel, when_written: Callable[[Callable[[], None]], None]) -> None:
        """The panel beside a markbook; what is typed there is written before it is printed."""
        panel.over_time.allow(may_print=self._desk.may(Permission.PRINT))
        panel.save_wanted.connect(self.save)
        panel.print_wanted.connect(
            lambda pupil, only: when_written(lambda: self.print_chart(pupil, only))
        )

    def print_chart(self, pupil: PupilId, only: str) -> None:
        """The chart of that title, '' for all of them with every mark."""
        self._show_paper(DraftPupilMarks(pupil, only))

    def save(self, pupil: PupilId, sheet: Sheet) -> None:
        """Ask where, and write the table behind a chart there."""
        # The file's name says nothing of whose marks they are: it shows in lists of recent files.
        chosen = ask_new_file(self._page, tr("Save as CSV"), tr("marks.csv"), tr("CSV (*.csv)"))
        if chosen:
            words = tr("Saved. Nothing protects that file: delete it when you are done.")
            action = SavePupilSheet(Path(chosen), pupil, *sheet)
            self._do(action, lambda _: self._say(words, "warn"))
