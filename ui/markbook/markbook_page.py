"""The page of the markbook: a class's assessments as a spreadsheet, and a pupil beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from ui.look.icons import icon_pixmap, set_icon
from ui.markbook.figure_strip import FigureStrip
from ui.markbook.mark_cells import STATE_ICONS
from ui.markbook.mark_table import MarkTable
from ui.markbook.mark_view import MarkView
from ui.markbook.pupil_panel import PupilPanel
from ui.markbook.since_column import SinceColumn
from ui.widgets.band_look import CHIP, band_words, chip
from ui.widgets.bar_beside import BarBeside
from ui.widgets.class_title import ClassTitle
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.page import Page
from ui.widgets.plain import Quiet
from ui.widgets.saved_line import SavedLine
from ui.widgets.still_line import StillLine
from ui.words import counted, tr
from vault.domain.bands import BANDS
from vault.domain.ids import PhotoId
from vault.domain.markbook import Assessment, Markbook
from vault.domain.people import ClassRow
from vault.domain.scales import STATE_WORDS, MarkState

TERMS = ("Autumn term", "Spring term", "Summer term")
_ROOMY = 900
_SOON_MS = 40
_MOST_SAVING = 9999
"""For as many there is room."""


class _Legend(QWidget):
    """What the chips and signs mean, in a row."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._chips: list[QLabel] = []
        for band in BANDS:
            self._add(row, chip(band, self.devicePixelRatioF()), band_words(band))
        for state in (MarkState.MISSING, MarkState.EXCUSED, MarkState.LATE):
            sign = icon_pixmap(STATE_ICONS[state], "text2", 16, self.devicePixelRatioF())
            self._add(row, sign, tr(STATE_WORDS[state]), quiet=True)
        self.counts_not = Quiet(tr("None of these counts as 0 or goes into a mean"), is_small=True)
        self.counts_not.setWordWrap(False)
        row.addWidget(self.counts_not)
        row.addStretch(1)

    def _add(self, row: QHBoxLayout, picture: object, words: str, *, quiet: bool = False) -> None:
        sign = QLabel()
        sign.setPixmap(picture)  # type: ignore[arg-type]
        sign.setFixedSize(CHIP, CHIP)
        label = Quiet(words, is_small=True)
        label.setWordWrap(False)
        label.setProperty("quiet", quiet)
        row.addWidget(sign)
        row.addWidget(label)
        row.addSpacing(6)


class MarkbookPage(Page):
    """`class_chosen` carries an id, `column_menu` the place of a column."""

    class_chosen = Signal(str)
    term_chosen = Signal(int)
    new_wanted = Signal()
    columns_wanted = Signal()
    column_menu = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = MarkTable()
        self.view = MarkView(self.table, self.tr("Pupils and their marks"))
        self.since = SinceColumn(self.view)
        self.strip = FigureStrip(self.view, self.since)
        self.panel = PupilPanel(self.table, self.view.pictures)
        self.classes, self.terms = QComboBox(), QComboBox()
        self.title = ClassTitle(self.tr("Markbook"), self.classes)
        self.columns = QPushButton(f" {self.tr('Columns')}")
        self.export = QPushButton(f" {self.tr('Export')}")
        self.bring = QPushButton(f" {self.tr('Import')}")
        self.add = QPushButton(f" {self.tr('New assessment')}")
        for button, icon in (
            (self.columns, "columns-3"),
            (self.export, "download"),
            (self.bring, "upload"),
            (self.add, "plus"),
        ):
            set_icon(button, icon)
        self.lines = QMenu(self.export)
        self.export.setMenu(self.lines)
        self.legend = _Legend()
        self.chosen, self.state = StillLine(), SavedLine(_MOST_SAVING, at_right=True)
        self.none = EmptyHint(
            self.tr("No assessments yet"),
            self.tr("An assessment is a column of the markbook: a test, a piece of work, a check."),
            self.tr("New assessment …"),
            icon="table-2",
        )
        self.nobody = EmptyHint(
            self.tr("Nobody to mark"),
            self.tr("There is no pupil in this class today."),
            icon="users",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for combo, words in ((self.classes, self.tr("Class")), (self.terms, self.tr("Term"))):
            combo.setAccessibleName(words)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.terms.addItem(self.tr("Whole year"), 0)
        for number, words in enumerate(TERMS, start=1):
            self.terms.addItem(tr(words), number)
        column = self.titled_by(
            Flow(
                *(self.title, self.classes, self.terms, self.columns),
                *(self.export, self.bring, self.add),
                from_right=4,
            )
        )
        column.addWidget(self.legend)
        board = QFrame()
        board.setObjectName("card")
        grid = QGridLayout(board)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        grid.addWidget(self.view, 0, 0)
        grid.addWidget(self.since, 0, 1)
        grid.addWidget(BarBeside(self.view), 0, 2)
        grid.addWidget(self.view.slider, 1, 0)
        grid.addWidget(self.strip, 2, 0, 1, 3)
        self.board = QWidget()
        row = QHBoxLayout(self.board)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(board, 1)
        row.addWidget(self.panel)
        # What a wide window shows beside the grid must not keep a narrower one from hiding it.
        self.board.setMinimumWidth(1)
        self.legend.setMinimumWidth(1)
        self.middle = FlatStack()
        for widget in (self.board, self.none, self.nobody):
            self.middle.addWidget(widget)
        column.addWidget(self.middle, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.chosen, 1)
        foot.addWidget(self.state)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.classes.activated.connect(
            lambda _: self.class_chosen.emit(str(self.classes.currentData()))
        )
        self.terms.activated.connect(lambda _: self.term_chosen.emit(self.terms.currentData()))
        self.add.clicked.connect(self.new_wanted)
        self.none.acted.connect(self.new_wanted)
        self.columns.clicked.connect(self.columns_wanted)
        self.view.above.sectionDoubleClicked.connect(self.column_menu)
        # What is said about the cell comes after the key that moved to it was answered.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.show_chosen)
        self.view.stood.connect(self._soon.start)
        self.table.dataChanged.connect(lambda *_: self._soon.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pupil stands beside the grid where there is room for both."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        self.panel.setVisible(roomy)
        self._make_room()
        self.legend.counts_not.setVisible(roomy)

    def _make_room(self) -> None:
        self.since.setVisible(self.width() >= _ROOMY and self.since.points is not None)

    def show_classes(self, classes: Sequence[ClassRow], wanted: str) -> str:
        """To choose from; stands on `wanted`, else on the first. Its id, '' for none."""
        self.classes.clear()
        for row in classes:
            self.classes.addItem(row.name, row.id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(wanted)) if classes else -1)
        self.title.show_class()
        if not classes:
            self.middle.setCurrentWidget(self.nobody)
        return str(self.classes.currentData() or "")

    def show_book(self, book: Markbook, columns: Sequence[Assessment], *, may_write: bool) -> None:
        """The cursor stays in its cell."""
        cell = self.view.current_cell()
        self.table.show_book(book, columns, may_write=may_write)
        self.view.keep(sum(1 for column in columns if column.is_frozen))
        self._make_room()
        self.columns.setEnabled(bool(book.assessments))
        self.export.setEnabled(bool(book.assessments))
        if not columns:
            self.middle.setCurrentWidget(self.none)
        elif not book.lines:
            self.middle.setCurrentWidget(self.nobody)
        else:
            self.middle.setCurrentWidget(self.board)
            self.view.stand_on(cell)
        for widget in (self.chosen, self.state, self.legend):
            widget.setVisible(bool(columns and book.lines))
        self.show_chosen()

    def show_chosen(self) -> None:
        """How much is selected, and the pupil of the cell under the cursor."""
        index = self.view.currentIndex()
        _, _, rows, columns = self.view.block()
        wrong = len(self.table.wrong_cells)
        pupils = counted(rows, self.tr("1 pupil"), self.tr("{0} pupils"))
        cells = counted(
            rows * columns,
            self.tr("1 cell selected"),
            self.tr("{0} cells selected, {1} in {2}"),
            pupils,
            counted(columns, self.tr("1 column"), self.tr("{0} columns")),
        )
        keys = self.tr("Ctrl+D fills down, Alt+M missing, Alt+X excused, Alt+L late")
        parts = [cells, keys] if self.table.may_write else [cells]
        if wrong:
            parts.insert(
                0, counted(wrong, self.tr("1 cell not taken"), self.tr("{0} cells not taken"))
            )
        self.chosen.setText(". ".join(parts))
        if index.isValid():
            self.since.follow(self.table.columns[index.column()].title)
            self.strip.update()
        if self.panel.isVisibleTo(self):
            self.panel.show_cell(index.row(), index.column(), may_write=self.table.may_write)

    def show_thumbs(self, thumbs: dict[PhotoId, bytes]) -> None:
        """JPEGs by the photos' ids."""
        self.view.pictures.put(thumbs)
        self.view.beside.viewport().update()
        self.panel.face.update()
