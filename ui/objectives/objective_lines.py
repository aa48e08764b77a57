"""The menu of the page: programmes of study, paper."""

from PySide6.QtCore import Signal

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.objectives.objective_forms import ProgrammeDialog
from ui.objectives.objectives_page import ObjectivesPage
from ui.words import tr
from vault.actions.objectives import (
    DraftObjectives,
    SetProgramme,
)
from vault.domain.access import Permission
from vault.domain.catalogue.objectives import PROGRAMME_WRITE
from vault.domain.objectives import ObjectiveGrid, Programme


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
        self._page.more.setVisible(not menu.isEmpty())

    def new_programme(self) -> None:
        """Ask for one."""
        self._ask(ProgrammeDialog(self._page, None))

    def _change(self) -> None:
        if self._programme is not None:
            self._ask(ProgrammeDialog(self._page, self._programme))

    def _ask(self, dialog: ProgrammeDialog) -> None:

        self._submit(dialog, lambda: SetProgramme(dialog.programme()), self.programme_made.emit)

    def _print(self) -> None:
        grid = self.grid
        if grid is not None and self._desk.may(Permission.PRINT):
            draft = DraftObjectives(grid.class_id, grid.programme.id, grid.half_term)
            self._show_paper(draft)
