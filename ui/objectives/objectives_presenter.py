"""Objectives: what the page does. A judgement is seen at once and written behind it."""

from pathlib import Path

from PySide6.QtCore import QPoint

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.objectives.fill_menu import FillMenu
from ui.objectives.judgement_look import judgement_words
from ui.objectives.judgement_queue import JudgementQueue
from ui.objectives.objective_forms import EvidenceDialog, SummativeDialog
from ui.objectives.objective_lines import ObjectiveLines
from ui.objectives.objective_table import Cell
from ui.objectives.objectives_page import ObjectivesPage
from ui.widgets.ask_place import ask_file
from ui.widgets.keyboard import give_keyboard
from ui.words import counted, tr
from vault.actions.classes import ListClasses
from vault.actions.objectives import (
    AddEvidencePicture,
    HalfTermNow,
    ListProgrammes,
    OpenObjectives,
    RemoveEvidencePicture,
    SetEvidence,
    SetSummative,
)
from vault.actions.photos import FetchPhoto, FetchThumbs
from vault.domain.access import Permission
from vault.domain.catalogue.objectives import (
    JUDGEMENT_KIND,
    JUDGEMENT_WRITE,
    PROGRAMME_KIND,
    PROGRAMME_WRITE,
)
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.objectives import Judgement, ObjectiveGrid, Programme
from vault.domain.people import ClassRow
from vault.errors import TuckboxError

_CLASS, _PROGRAMME, _SWAPPED = "objectives.class", "objectives.programme", "objectives.swapped"


class ObjectivesPresenter(Presenter[ObjectivesPage]):
    """`record` is a programme to stand on, or an objective of one."""

    shows = frozenset({JUDGEMENT_KIND, PROGRAMME_KIND, Kind.CLASS, Kind.PUPIL, Kind.SCHOOL})

    def __init__(self, page: ObjectivesPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._class = desk.settings.get(_CLASS, "")
        self._programme = record or desk.settings.get(_PROGRAMME, "")
        self._programmes: tuple[Programme, ...] = ()
        self._classes: tuple[ClassRow, ...] = ()
        self._objective = ""
        """To be stood on as it is first shown."""
        self._point: HalfTerm | None = None
        self._now: HalfTerm | None = None
        self.grid: ObjectiveGrid | None = None
        self._is_fresh = True
        self._queue = JudgementQueue(page.table, desk, self)
        self._queue.waiting.connect(page.state.say)
        self._queue.refused.connect(self._refused)
        self._queue.written.connect(page.redraw_gaps)
        self._queue.caught_up.connect(self.reload)
        desk.about_to_lock.connect(self.leave)
        self._lines = ObjectiveLines(page, desk)
        self._lines.programme_made.connect(self._stand_on)
        page.class_chosen.connect(self._choose_class)
        page.programme_chosen.connect(self._choose_programme)
        page.half_term_chosen.connect(self._choose_point)
        page.pupil_opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        page.swapped.connect(lambda on: desk.set(_SWAPPED, "1" if on else ""))
        page.view.judged.connect(self._judge)
        page.view.confirm_wanted.connect(self._confirm)
        page.view.evidence_wanted.connect(self._evidence)
        page.view.picture_wanted.connect(self._picture)
        page.view.summative_wanted.connect(self._summative)
        page.view.menu_wanted.connect(self._menu)
        page.none.acted.connect(self._lines.new_programme)
        page.none.offer(on=desk.may(PROGRAMME_WRITE))
        if desk.settings.get(_SWAPPED):
            page.show_swapped(swapped=True)
        self.reload()

    def reload(self) -> None:
        if self._queue.hold_reload():
            return
        self._do(HalfTermNow(), self._keep_now)
        self._do(ListClasses(), self._keep_classes)
        self._do(ListProgrammes(), self._show_choices)

    def leave(self) -> None:
        """What was judged and waits is written."""
        self._queue.leave()

    def _hear(self, changes: frozenset[Kind]) -> None:
        if not self._queue.is_own(changes):
            super()._hear(changes)

    def _keep_now(self, now: HalfTerm) -> None:
        self._now = now

    def _keep_classes(self, classes: tuple[ClassRow, ...]) -> None:
        self._classes = tuple(row for row in classes if row.pupils or row.id == self._class)

    def _show_choices(self, programmes: tuple[Programme, ...]) -> None:
        self._programmes = programmes
        of = self._programme
        named = next((p.id for p in programmes if of in {o.id for o in p.objectives}), of)
        self._objective = of if named != of else self._objective
        self._class, self._programme = self._page.show_choices(
            self._classes, programmes, self._class, self._fitting(named)
        )
        self._lines.offer(self.programme)
        self._open()

    def _fitting(self, wanted: str) -> str:
        """The programme that was chosen, else the first of the year of the class."""
        if any(programme.id == wanted for programme in self._programmes):
            return wanted
        rows = [row for row in self._classes if row.id == self._class] or list(self._classes[:1])
        year = rows[0].year_group if rows else ""
        return next((p.id for p in self._programmes if year and p.year_group == year), "")

    @property
    def programme(self) -> Programme | None:
        """The chosen one."""
        return next((one for one in self._programmes if one.id == self._programme), None)

    def _stand_on(self, programme: str) -> None:
        """A programme that was just made, once it is read."""
        self._programme = programme

    def _open(self) -> None:
        if not self._class or not self._programme:
            return
        classes = ClassId(RecordId(self._class))
        action = OpenObjectives(classes, RecordId(self._programme), self._point)
        self._do(action, self._show)

    def _show(self, grid: ObjectiveGrid) -> None:
        if (grid.class_id, grid.programme.id) != (self._class, self._programme):
            return
        if self._queue.hold_reload():
            return
        self.grid = self._lines.grid = grid
        self._desk.set(_CLASS, self._class)
        self._desk.set(_PROGRAMME, self._programme)
        self._queue.of(grid)
        latest = self._now or grid.half_term
        self._page.show_grid(grid, latest, may_write=self._desk.may(JUDGEMENT_WRITE))
        if self._is_fresh:
            give_keyboard(self._page.view)
        self._is_fresh = False
        self._queue.go_on()
        if self._objective and self._page.table.pupils:
            first = self._page.table.pupils[0].pupil
            self._page.view.stand_on((first, RecordId(self._objective)))
            self._objective = ""
        photos = tuple(p.photo for p in grid.pupils if p.photo and not p.photo_refused)
        if self._desk.may(Permission.PHOTO_READ):
            wanted = self._page.view.pictures.missing(photos)
            if wanted:
                self._desk.do(self, FetchThumbs(wanted), then=self._page.show_thumbs)

    def _choose_class(self, record: str) -> None:
        self._class = record
        self._turn()

    def _choose_programme(self, record: str) -> None:
        self._programme, self._point = record, None
        self._lines.offer(self.programme)
        self._turn()

    def _choose_point(self, point: HalfTerm) -> None:
        self._point = point
        self._turn()

    def _turn(self) -> None:
        """The page says another half-term, class or programme already: what still stands there is
        judged no more."""
        self._page.view.may_write = False
        self._open()

    def _judge(self, cells: tuple[Cell, ...], judgement: Judgement | None) -> None:
        self._page.notice.clear()
        self._queue.judge(dict.fromkeys(cells, judgement))
        if len(cells) > 1:
            words = judgement_words(judgement, self.programme)
            many = counted(len(cells), tr("1 cell: {1}"), tr("{0} cells: {1}"), words)
            self._say(many)

    def _confirm(self, cells: tuple[Cell, ...]) -> None:
        """Earlier judgements among them count for this half-term too."""
        found = {cell: self._page.table.judgement(cell) for cell in cells}
        carried = {
            cell: judgement for cell, (judgement, is_carried, _) in found.items() if is_carried
        }
        if carried:
            self._queue.judge(carried)

    def _menu(self, place: QPoint) -> None:
        table, cells = self._page.table, self._page.view.chosen()
        found = [table.judgement(cell) for cell in cells]
        empty = tuple(
            c for c, (judgement, _, _) in zip(cells, found, strict=True) if judgement is None
        )
        menu = FillMenu(
            self._page,
            self.programme,
            cells=len(cells),
            empty=len(empty),
            carried=sum(is_carried for _, is_carried, _ in found),
        )

        def fill(judgement: Judgement | None) -> None:
            only = menu.only_empty.isVisible() and menu.only_empty.isChecked()
            self._judge(empty if only and judgement else cells, judgement)

        menu.judge = fill
        menu.confirm.triggered.connect(lambda: self._confirm(cells))
        menu.evidence.triggered.connect(lambda: self._evidence(cells[0]))
        menu.picture.triggered.connect(lambda: self._picture(cells[0]))
        menu.picture.setVisible(len(cells) == 1 and self._desk.may(Permission.PHOTO_WRITE))
        menu.summative.triggered.connect(lambda: self._summative(cells[0][0]))
        self._page.menu_at(menu, place)

    def _evidence(self, cell: Cell) -> None:
        """Of a judgement of this half-term; an earlier one keeps what it has."""
        judged = self._page.table.judged(cell)
        if self._queue.is_waiting or judged is None or self._is_carried(cell):
            self._say(self._page.tr("Judge it first: evidence stands with a judgement."), "info")
            return
        dialog = EvidenceDialog(self._page, self._page.table.words_of(cell), judged)
        may_drop = self._desk.may(Permission.PHOTO_WRITE)
        if judged.photo is not None and self._desk.may(Permission.PHOTO_READ):
            self._desk.do(
                dialog,
                FetchPhoto(judged.photo),
                then=lambda jpeg: dialog.show_picture(jpeg, may_drop=may_drop),
            )
        self._submit(
            dialog,
            lambda: SetEvidence(judged.id, judged.version, dialog.note.toPlainText()),
            lambda version: self._drop(dialog.drop.isChecked(), judged.id, version),
        )

    def _drop(self, wanted: bool, judgement: RecordId, version: int) -> None:
        if wanted:
            self._do(RemoveEvidencePicture(judgement, version))

    def _picture(self, cell: Cell) -> None:
        """Of the pupil's work, from a file; it stands with the judgement."""
        judged = self._page.table.judged(cell)
        if not self._desk.may(Permission.PHOTO_WRITE):
            return
        if self._queue.is_waiting or judged is None or self._is_carried(cell):
            self._say(self._page.tr("Judge it first: evidence stands with a judgement."), "info")
            return
        path = ask_file(self._page, tr("Picture of the work"))
        if path:
            self._do(
                AddEvidencePicture(judged.id, judged.version, Path(path)),
                lambda _: self._say(tr("Picture added")),
            )

    def _is_carried(self, cell: Cell) -> bool:
        return self._page.table.judgement(cell)[1]

    def _summative(self, pupil: PupilId) -> None:
        grid = self.grid
        line = next((one for one in grid.pupils if one.pupil == pupil), None) if grid else None
        if grid is None or line is None:
            return
        words = f"{line.called.known_as}: {self._page.table.gap_words(pupil)}"
        given = line.summative
        here = given if given is not None and given.half_term == grid.half_term else None
        dialog = SummativeDialog(self._page, words, given, pupil)
        self._submit(
            dialog,
            lambda: SetSummative(
                pupil,
                grid.programme.id,
                grid.half_term,
                here.version if here else 0,
                dialog.chosen(),
                dialog.note.toPlainText(),
            ),
        )

    def _refused(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why."""
        self._page.state.clear()
        self._explain(error)
        self.reload()
