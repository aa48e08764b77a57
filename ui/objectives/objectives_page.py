"""The page of objectives: a class by a programme at one half-term, as a grid or as its gaps."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QWidget,
)

from ui.objectives.gaps_view import GapsView
from ui.objectives.half_term_switch import HalfTermSwitch
from ui.objectives.key_line import KeyLine
from ui.objectives.objective_table import ObjectiveTable
from ui.objectives.objective_view import ObjectiveView
from ui.objectives.tally_strips import TallyStrip
from ui.widgets.bar_beside import BarBeside
from ui.widgets.class_title import ClassTitle
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.saved_line import SavedLine
from ui.widgets.switch import Switch
from vault.domain.half_terms import HalfTerm
from vault.domain.ids import PhotoId
from vault.domain.objectives import ObjectiveGrid, Programme, PupilOfGrid
from vault.domain.people import ClassRow

GRID, GAPS = "grid", "gaps"
_ROOMY = 980
_MOST_SAVING = 999
"""For as many there is room."""
ALL, JUDGED = "", "judged"


class ObjectivesPage(Page):
    """`class_chosen` and `programme_chosen` carry ids."""

    class_chosen = Signal(str)
    programme_chosen = Signal(str)
    half_term_chosen = Signal(object)
    swapped = Signal(bool)
    pupil_opened = Signal(str)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ObjectiveTable()
        self.view = ObjectiveView(self.table, self.tr("Objectives and pupils"))
        self.secure = TallyStrip(self.view, Qt.Orientation.Vertical)
        self.below = TallyStrip(self.view, Qt.Orientation.Horizontal)
        self.gaps = GapsView()
        self.classes, self.programmes, self.shown = QComboBox(), QComboBox(), QComboBox()
        self.title = ClassTitle(self.tr("Objectives"), self.classes)
        self.half_terms = HalfTermSwitch()
        self.views = Switch(
            self.tr("What is shown"),
            ((GRID, self.tr("Grid"), "table-2"), (GAPS, self.tr("Gaps"), "target")),
        )
        self.views.show_view(GRID)
        self.swap = KeyButton(self.tr("Swap rows and columns"), icon="arrow-right-left")
        self.more = QPushButton(self.tr("More"))
        self.lines = QMenu(self.more)
        self.more.setMenu(self.lines)
        self.keys, self.state = KeyLine(), SavedLine(_MOST_SAVING)
        self.none = EmptyHint(
            self.tr("No programme of study yet"),
            self.tr("A programme is your school's own list of objectives for a subject and year."),
            self.tr("New programme …"),
            icon="target",
        )
        self.nobody = EmptyHint(
            self.tr("Nobody to judge"),
            self.tr("There is no pupil in this class, or no objective."),
            icon="users",
        )
        self._grid: ObjectiveGrid | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for combo, words in (
            (self.classes, self.tr("Class")),
            (self.programmes, self.tr("Programme of study")),
            (self.shown, self.tr("Which pupils")),
        ):
            combo.setAccessibleName(words)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.programmes.setMaximumWidth(280)
        column = self.titled_by(
            Flow(
                *(self.title, self.classes, self.programmes, self.half_terms, self.shown),
                *(self.views, self.state, self.more),
                from_right=1,
            )
        )
        second = QHBoxLayout()
        second.addWidget(self.keys, 1)
        second.addWidget(self.swap)
        column.addLayout(second)
        self.middle = FlatStack(self)
        column.addWidget(self.middle, 1)
        board = QFrame(self.middle)
        board.setObjectName("card")
        grid = QGridLayout(board)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addWidget(self.view, 0, 0)
        grid.addWidget(self.secure, 0, 1)
        grid.addWidget(BarBeside(self.view), 0, 2)
        grid.addWidget(self.below, 1, 0, 1, 3)
        self.board = board
        for widget in (self.board, self.gaps, self.none, self.nobody):
            self.middle.addWidget(widget)

    def _connect(self) -> None:
        self.classes.activated.connect(
            lambda _: self.class_chosen.emit(str(self.classes.currentData()))
        )
        self.programmes.activated.connect(
            lambda _: self.programme_chosen.emit(str(self.programmes.currentData()))
        )
        self.shown.activated.connect(lambda _: self._show_pupils())
        self.half_terms.chosen.connect(self.half_term_chosen)
        self.views.chosen.connect(lambda _: self._turn())
        self.swap.clicked.connect(self.turn_round)
        self.gaps.pupil_opened.connect(self.pupil_opened)
        self.view.stood.connect(self._tell_earlier)
        self.view.above.sectionDoubleClicked.connect(
            lambda place: self._open(Qt.Orientation.Horizontal, place)
        )
        self.view.beside.sectionDoubleClicked.connect(
            lambda place: self._open(Qt.Orientation.Vertical, place)
        )
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_wanted)

    def _tell_earlier(self) -> None:
        cell = self.view.current_cell()
        self.keys.show_earlier(self.table.earlier_day(cell) if cell is not None else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, to swap is a line of the menu alone."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        is_grid = self.middle.currentWidget() is self.board
        self.swap.setVisible(is_grid and self.width() >= _ROOMY)

    def show_choices(
        self,
        classes: Sequence[ClassRow],
        programmes: Sequence[Programme],
        school_class: str,
        programme: str,
    ) -> tuple[str, str]:
        """What there is to choose from; those that are wanted, else the first. What stands there
        then: the class and the programme, '' for none."""
        for combo, lines, wanted in (
            (self.classes, [(row.name, row.id) for row in classes], school_class),
            (self.programmes, [(one.title, one.id) for one in programmes], programme),
        ):
            combo.clear()
            for words, record in lines:
                combo.addItem(words, record)
            combo.setCurrentIndex(max(0, combo.findData(wanted)) if lines else -1)
        self.title.show_class()
        for widget in (self.half_terms, self.shown, self.views, self.swap, self.keys):
            widget.setEnabled(bool(programmes and classes))
        if not programmes:
            self.middle.setCurrentWidget(self.none)
        elif not classes:
            self.middle.setCurrentWidget(self.nobody)
        return str(self.classes.currentData() or ""), str(self.programmes.currentData() or "")

    def show_grid(self, grid: ObjectiveGrid, latest: HalfTerm, *, may_write: bool) -> None:
        """The cursor stays in its cell; `latest` is the half-term of today."""
        cell = self.view.current_cell() if self._grid is not None else None
        self._grid = grid
        self.view.may_write = may_write
        self.half_terms.show_point(grid.programme, grid.half_term, latest)
        self.keys.show_state(grid.programme, may_write=may_write)
        self._offer_pupils(grid)
        self._show_pupils(cell)

    def show_thumbs(self, thumbs: dict[PhotoId, bytes]) -> None:
        """JPEGs by the photos' ids."""
        self.view.pictures.put(thumbs)
        self.view.above.viewport().update()
        self.view.beside.viewport().update()

    def show_swapped(self, *, swapped: bool) -> None:
        """Pupils as rows, or objectives."""
        cell = self.view.current_cell()
        self.table.swap(swapped=swapped)
        self.view.stand_on(cell)
        self.secure.update()
        self.below.update()

    def turn_round(self) -> None:
        """Rows become columns; it stays so for this person."""
        self.show_swapped(swapped=not self.table.is_swapped)
        self.swapped.emit(self.table.is_swapped)

    def menu_at(self, menu: QMenu, place: QPoint) -> None:
        """Open beside a cell."""
        menu.popup(place)

    def redraw_gaps(self) -> None:
        """Of what stands in the grid now."""
        if self.middle.currentWidget() is self.gaps:
            self.gaps.show_table(self.table)

    def _turn(self) -> None:
        if self._grid is None:
            return
        if not self.table.pupils or not self.table.objectives:
            self.middle.setCurrentWidget(self.nobody)
            return
        is_grid = self.views.view == GRID
        self.middle.setCurrentWidget(self.board if is_grid else self.gaps)
        self.keys.setVisible(is_grid)
        self._make_room()
        self.redraw_gaps()

    def _offer_pupils(self, grid: ObjectiveGrid) -> None:
        """All; those of each year where a class is mixed; and those whom anybody judged by this
        programme. At first the programme's own year, with who was judged by it."""
        before = self.shown.currentData()
        years = sorted({pupil.year_group for pupil in grid.pupils if pupil.year_group})
        judged = {pupil for pupil, _ in grid.judged}
        self.shown.clear()
        many = len(grid.pupils)
        self.shown.addItem(self.tr("All, {0}").format(many), ALL)
        for year in years if len(years) > 1 else ():
            count = sum(1 for pupil in grid.pupils if pupil.year_group == year)
            self.shown.addItem(self.tr("Year {0}, {1}").format(year, count), f"year:{year}")
        if judged and len(judged) < many:
            self.shown.addItem(self.tr("Judged here, {0}").format(len(judged)), JUDGED)
        own = f"year:{grid.programme.year_group}"
        wanted = before if self.shown.findData(before) > 0 else own
        self.shown.setCurrentIndex(max(0, self.shown.findData(wanted)))
        self.shown.setVisible(self.shown.count() > 1)

    def _show_pupils(self, cell: object = None) -> None:
        grid = self._grid
        if grid is None:
            return
        kept = cell or self.view.current_cell()
        self.table.show_grid(grid, self._wanted(grid))
        self.view.stand_on(kept)  # type: ignore[arg-type]
        self._turn()

    def _wanted(self, grid: ObjectiveGrid) -> tuple[PupilOfGrid, ...]:
        chosen = str(self.shown.currentData() or "")
        judged = {pupil for pupil, _ in grid.judged}
        if chosen == JUDGED:
            return tuple(pupil for pupil in grid.pupils if pupil.pupil in judged)
        year = chosen.removeprefix("year:")
        return tuple(p for p in grid.pupils if not chosen or p.year_group == year)

    def _open(self, across: Qt.Orientation, place: int) -> None:
        pupil = self.table.pupil_of(across, place)
        if pupil is not None:
            self.pupil_opened.emit(pupil.pupil)
