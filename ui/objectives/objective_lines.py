"""The menu of the page: programmes of study, paper."""

from pathlib import Path

from PySide6.QtCore import Signal

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.objectives.import_dialog import ImportDialog
from ui.objectives.objective_forms import ProgrammeDialog
from ui.objectives.objectives_page import ObjectivesPage
from ui.questions.weighing import Weighing
from ui.widgets.ask_place import TABLES, ask_file, ask_new_file
from ui.words import counted, tr
from vault.actions.charts_out import SaveGaps
from vault.actions.import_objectives import (
    ApplyJudgements,
    ApplyProgrammes,
    PreviewJudgements,
    PreviewProgrammes,
    SaveJudgements,
    SaveProgrammes,
)
from vault.actions.objectives import (
    DraftObjectives,
    ListStarts,
    SetProgramme,
)
from vault.domain.access import Permission
from vault.domain.catalogue.objectives import JUDGEMENT_WRITE, PROGRAMME_WRITE
from vault.domain.import_objectives import JudgementOrder, ObjectivesPreview, ObjectivesReport
from vault.domain.objectives import ObjectiveGrid, Programme
from vault.domain.preview import ReadOptions

_TABLES, _TABLE = f"({TABLES})", "CSV (*.csv)"


class ObjectiveLines(Presenter[ObjectivesPage]):
    """What the lines of the menu do. `programme_made` carries an id."""

    programme_made = Signal(str)

    def __init__(self, page: ObjectivesPage, desk: Desk) -> None:
        super().__init__(page, desk)
        self._programme: Programme | None = None
        self.grid: ObjectiveGrid | None = None
        """What is shown now."""
        page.print_wanted.connect(self._print)

    def offer(self, programme: Programme | None) -> None:
        """Lines for this person and this programme."""
        self._programme = programme
        menu = self._page.lines
        menu.clear()
        if self._desk.may(PROGRAMME_WRITE):
            menu.addAction(tr("New programme …")).triggered.connect(self.new_programme)
            if programme is not None:
                menu.addAction(tr("Change this programme …")).triggered.connect(self._change)
        if programme is not None:
            menu.addAction(tr("Swap rows and columns")).triggered.connect(self._page.turn_round)
        if programme is not None and self._desk.may(Permission.PRINT):
            menu.addAction(tr("Print …")).triggered.connect(self._print)
            menu.addAction(tr("Print gaps …")).triggered.connect(self._print_gaps)
        if self._desk.may(PROGRAMME_WRITE):
            menu.addSeparator()
            menu.addAction(tr("Import programmes …")).triggered.connect(self._import_programmes)
        if programme is not None and self._desk.may(JUDGEMENT_WRITE):
            menu.addAction(tr("Import judgements …")).triggered.connect(self._import_judgements)
        if programme is not None and self._desk.may(Permission.PRINT):
            menu.addAction(tr("Save programmes as CSV …")).triggered.connect(self._save_programmes)
            menu.addAction(tr("Save judgements as CSV …")).triggered.connect(self._save_judgements)
            menu.addAction(tr("Save gaps as CSV …")).triggered.connect(self._save_gaps)
        self._page.more.setVisible(not menu.isEmpty())

    def new_programme(self) -> None:
        """Ask for one."""
        dialog = ProgrammeDialog(self._page, None)
        self._desk.do(dialog, ListStarts(), then=dialog.show_starts)
        self._ask(dialog)

    def _change(self) -> None:
        if self._programme is not None:
            self._ask(ProgrammeDialog(self._page, self._programme))

    def _ask(self, dialog: ProgrammeDialog) -> None:

        self._submit(dialog, lambda: SetProgramme(dialog.programme()), self.programme_made.emit)

    def _import_programmes(self) -> None:
        path = Path(ask_file(self._page, tr("Programmes of study"), _TABLES))
        if path.name:
            dialog = ImportDialog(self._page, tr("Import programmes"))
            Weighing(
                self._desk,
                dialog,
                dialog,
                lambda letters: PreviewProgrammes(path, ReadOptions(letters)),
                lambda seen, letters: ApplyProgrammes(path, ReadOptions(letters), seen.digest),
            ).open(self._imported)

    def _import_judgements(self) -> None:
        path = Path(ask_file(self._page, tr("Judgements"), _TABLES))
        programme = self._programme.title if self._programme else ""
        order = JudgementOrder(programme, self.grid.half_term if self.grid else None)
        if not path.name:
            return
        dialog = ImportDialog(self._page, tr("Import judgements"))

        def preview(letters: str) -> PreviewJudgements:
            answers = dialog.questions.answers()
            return PreviewJudgements(path, order, ReadOptions(letters), answers)

        def apply(seen: ObjectivesPreview, letters: str) -> ApplyJudgements:
            answers = dialog.questions.answers()
            return ApplyJudgements(path, order, ReadOptions(letters), seen.digest, answers)

        Weighing(self._desk, dialog, dialog, preview, apply).open(self._imported)

    def _imported(self, report: ObjectivesReport) -> None:
        self._say(tr("{0} new, {1} changed").format(report.new, report.changed))

    def _save_programmes(self) -> None:
        title = tr("Save programmes as CSV")
        path = Path(ask_new_file(self._page, title, "programmes.csv", _TABLE))
        if path.name:
            self._do(SaveProgrammes(path, replaces=True), self._saved)

    def _save_judgements(self) -> None:
        title = tr("Save judgements as CSV")
        path = Path(ask_new_file(self._page, title, "judgements.csv", _TABLE))
        if path.name and self.grid is not None:
            action = SaveJudgements(path, self.grid.class_id, replaces=True)
            self._do(action, self._saved)

    def _save_gaps(self) -> None:
        path = Path(ask_new_file(self._page, tr("Save gaps as CSV"), "gaps.csv", _TABLE))
        grid = self.grid
        if path.name and grid is not None:
            action = SaveGaps(path, grid.class_id, grid.programme.id, grid.half_term)
            self._do(action, self._saved)

    def _saved(self, number: int) -> None:
        words = counted(number, tr("1 line saved"), tr("{0} lines saved"))
        self._say(tr("{0}. Nothing protects the file there.").format(words))

    def _print(self) -> None:
        self._draft(only_gaps=False)

    def _print_gaps(self) -> None:
        self._draft(only_gaps=True)

    def _draft(self, *, only_gaps: bool) -> None:
        grid = self.grid
        if grid is not None and self._desk.may(Permission.PRINT):
            self._show_paper(
                DraftObjectives(grid.class_id, grid.programme.id, grid.half_term, only_gaps)
            )
