"""The markbook: what the page does. A mark is seen at once and written behind it."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.desk.secret_clipboard import clipboard_of
from ui.markbook.blocks import MOST_PASTED, Block, Landing, landing, read_block, written_block
from ui.markbook.cell_menu import CellMenu
from ui.markbook.chart_out import PupilChartOut
from ui.markbook.columns_shown import columns_of
from ui.markbook.mark_forms import (
    AssessmentDialog,
    ColumnsDialog,
    NoteDialog,
    PasteDialog,
    TargetDialog,
)
from ui.markbook.mark_queue import MarkQueue
from ui.markbook.mark_table import Cell
from ui.markbook.markbook_lines import MarkbookLines
from ui.markbook.markbook_page import MarkbookPage
from ui.markbook.marks_file import MarksFile
from ui.widgets.keyboard import give_keyboard
from ui.words import counted, tr
from vault.actions.classes import ListClasses
from vault.actions.markbook import (
    ArrangeAssessments,
    OpenMarkbook,
    RemoveAssessment,
    SetAssessment,
    SetTarget,
)
from vault.actions.photos import FetchThumbs
from vault.actions.scales import ListScales
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import COLUMN_WRITE, MARK_KIND, MARK_WRITE, SCALE_KIND
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.markbook import Assessment, Markbook, Target
from vault.domain.people import ClassRow
from vault.domain.scales import Scale
from vault.errors import TuckboxError

_CLASS, _TERM = "markbook.class", "markbook.term"


class MarkbookPresenter(Presenter[MarkbookPage]):
    """`record` is a class to stand on, or an assessment of one."""

    shows = frozenset({MARK_KIND, SCALE_KIND, Kind.CLASS, Kind.PUPIL, Kind.PHOTO})

    def __init__(self, page: MarkbookPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._class, _, self._column = record.partition("/")
        self._class = self._class or desk.settings.get(_CLASS, "")
        self._scales: tuple[Scale, ...] = ()
        self.book: Markbook | None = None
        self._pasted = 0
        self._is_fresh = True
        self._queue = MarkQueue(page.table, desk, self)
        self._lines = MarkbookLines(page, desk)
        self._file = MarksFile(page, desk)
        self._queue.waiting.connect(page.state.say)
        self._queue.refused.connect(self._refused)
        self._queue.written.connect(self._written)
        self._queue.caught_up.connect(self.reload)
        desk.about_to_lock.connect(self.leave)
        page.class_chosen.connect(self._choose_class)
        page.term_chosen.connect(self._choose_term)
        page.new_wanted.connect(lambda: self._ask(None))
        page.columns_wanted.connect(self._arrange)
        page.column_menu.connect(self._change_column)
        page.table.typed.connect(self._enter)
        page.view.copy_wanted.connect(self._copy)
        page.view.paste_wanted.connect(self._paste)
        page.view.note_wanted.connect(self._note)
        page.view.menu_wanted.connect(self._menu)
        page.panel.opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        page.panel.target_wanted.connect(self._target)
        PupilChartOut(page, desk).serve(page.panel, self._queue.when_written)
        page.none.offer(on=desk.may(COLUMN_WRITE))
        for widget in (page.add, page.columns):
            widget.setVisible(desk.may(COLUMN_WRITE))
        page.terms.setCurrentIndex(max(0, page.terms.findData(int(desk.settings.get(_TERM, "0")))))
        self.reload()

    def reload(self) -> None:
        if self._queue.hold_reload():
            return
        self._do(ListScales(), self._keep_scales)
        self._do(ListClasses(), self._show_classes)

    def leave(self) -> None:
        """What is being typed, and what waits, is written."""
        self._page.view.leave()
        self._queue.leave()

    def _hear(self, changes: frozenset[Kind]) -> None:
        if not self._queue.is_own(changes):
            super()._hear(changes)

    def _keep_scales(self, scales: tuple[Scale, ...]) -> None:
        self._scales = scales

    def _show_classes(self, classes: tuple[ClassRow, ...]) -> None:
        self._class = self._page.show_classes(classes, self._class)
        self._open()

    def _open(self) -> None:
        if self._class:
            self._do(OpenMarkbook(ClassId(RecordId(self._class))), self._show)

    def _show(self, book: Markbook) -> None:
        if book.class_id != self._class or self._queue.hold_reload():
            return
        self.book = self._lines.book = self._file.book = book
        self._desk.set(_CLASS, self._class)
        if self._column:
            # Whichever term was looked at last, the one that is asked for stands in sight.
            self._page.terms.setCurrentIndex(0)
        self._show_columns()
        if self._column:
            if book.lines:
                self._page.view.stand_on((book.lines[0].pupil, RecordId(self._column)))
            self._column = ""
        if self._is_fresh:
            give_keyboard(self._page.view)
        self._is_fresh = False
        self._queue.go_on()
        photos = tuple(line.photo for line in book.lines if line.photo and not line.photo_refused)
        if self._desk.may(Permission.PHOTO_READ):
            wanted = self._page.view.pictures.missing(photos)
            if wanted:
                self._desk.do(self, FetchThumbs(wanted), then=self._page.show_thumbs)

    def _show_columns(self) -> None:
        book = self.book
        if book is None:
            return
        term = int(self._page.terms.currentData() or 0)
        self._page.show_book(book, columns_of(book, term), may_write=self._desk.may(MARK_WRITE))

    def _choose_class(self, record: str) -> None:
        self.leave()
        self._class = record
        self._open()

    def _choose_term(self, term: int) -> None:
        self._desk.set(_TERM, str(term))
        self._show_columns()

    def _enter(self, texts: dict[Cell, str]) -> None:
        self._page.notice.clear()
        self._queue.enter(texts)

    def _written(self, _cells: int) -> None:
        pasted, self._pasted = self._pasted, 0
        if pasted and not self._page.table.wrong_cells:
            self._say(counted(pasted, tr("1 mark pasted"), tr("{0} marks pasted")))

    def _refused(self, error: TuckboxError) -> None:
        """What the vault has is shown again, with why."""
        self._page.state.clear()
        self._explain(error)
        self.reload()

    def _copy(self, how: str) -> None:
        table, view = self._page.table, self._page.view
        _, _, _, columns = view.block()
        values = [table.value(cell) for cell in view.cells()]
        lines = [values[start : start + columns] for start in range(0, len(values), columns)]
        clipboard_of(self._desk).put(written_block(lines))
        if how == "cut" and table.may_write:
            view.put("")

    def _paste(self) -> None:
        table = self._page.table
        block = read_block(QGuiApplication.clipboard().text())
        if not block or not table.may_write:
            return
        if len(block) * len(block[0]) > MOST_PASTED:
            self._say(tr("The clipboard holds too much for one markbook."), "bad")
            return
        where = landing(block, self._page.view.block(), (table.rowCount(), table.columnCount()))
        if where.is_sure:
            self._land(block, where)
            return
        first = table.index(where.top, where.left)
        last = table.index(where.top + where.rows - 1, where.left + where.columns - 1)
        names = [table.lines[index.row()].called.known_as for index in (first, last)]
        dialog = PasteDialog(self._page, where, *names)

        def paste() -> None:
            dialog.accept()
            self._land(block, where)

        dialog.submitted.connect(paste)
        dialog.open()

    def _land(self, block: Block, where: Landing) -> None:
        table = self._page.table
        texts = {
            table.cell_at(table.index(where.top + row, where.left + column)): (
                block[0][0] if where.repeats else block[row][column]
            )
            for row in range(where.rows)
            for column in range(where.columns)
        }
        self._pasted += self._queue.enter(texts)
        wrong = sum(1 for cell in texts if cell in set(table.wrong_cells))
        if wrong:
            words = counted(
                wrong,
                tr("1 cell holds what does not belong there: it is marked and not taken."),
                tr("{0} cells hold what does not belong there: they are marked and not taken."),
            )
            self._say(words, "warn")

    def _note(self, cell: Cell | None) -> None:
        index = self._page.view.currentIndex()
        if cell is None or not self._page.table.is_open(index):
            return
        line = self._page.table.lines[index.row()]
        whose = f"{line.called.known_as}: {self._page.table.columns[index.column()].title}"
        note = self._page.table.mark(cell).note
        dialog = NoteDialog(self._page, whose, note, f"{cell[0]}/{cell[1]}")

        def keep() -> None:
            self._queue.enter({cell: self._page.table.value(cell)}, dialog.text())
            dialog.accept()

        dialog.submitted.connect(keep)
        dialog.open()

    def _target(self, target: Target) -> None:
        book = self.book
        line = next((x for x in book.lines if x.pupil == target.pupil), None) if book else None
        if line is not None:
            dialog = TargetDialog(self._page, line.called.known_as, target)
            self._submit(dialog, lambda: SetTarget(dialog.target()))

    def _menu(self, place: QPoint) -> None:
        view = self._page.view
        column = view.currentIndex().column()
        menu = CellMenu(self._page, may_write=self._page.table.may_write)
        menu.entered.connect(view.put)
        menu.filled.connect(view.fill_down)
        menu.noted.connect(lambda: self._note(view.current_cell()))
        menu.pasted.connect(self._paste)
        menu.copied.connect(lambda: self._copy("copy"))
        if self._desk.may(COLUMN_WRITE) and column >= 0:
            menu.offer_column()
            menu.changed.connect(lambda: self._change_column(column))
            menu.hidden.connect(lambda: self._hide(column))
            menu.removed.connect(lambda: self._remove(column))
        menu.popup(place)

    def _change_column(self, place: int) -> None:
        if self._desk.may(COLUMN_WRITE) and 0 <= place < len(self._page.table.columns):
            self._ask(self._page.table.columns[place])

    def _hide(self, place: int) -> None:
        book, column = self.book, self._page.table.columns[place]
        if book is not None:
            wanted = [
                replace(one, is_hidden=one.is_hidden or one.id == column.id)
                for one in book.assessments
            ]
            self._do(ArrangeAssessments(book.class_id, tuple(wanted)))

    def _remove(self, place: int) -> None:
        column = self._page.table.columns[place]

        def removed(marks: int) -> None:
            one, many = tr("{1} removed, with 1 mark"), tr("{1} removed, with {0} marks")
            self._say(counted(marks, one, many, column.title))

        self._do(RemoveAssessment(column.id, column.version), removed)

    def _ask(self, assessment: Assessment | None) -> None:
        if not self._class:
            return
        dialog = AssessmentDialog(
            self._page, self._scales, ClassId(RecordId(self._class)), assessment
        )
        self._submit(dialog, lambda: SetAssessment(dialog.assessment()))

    def _arrange(self) -> None:
        book = self.book
        if book is not None and book.assessments:
            dialog = ColumnsDialog(self._page, book.assessments)
            action = ArrangeAssessments
            self._submit(dialog, lambda: action(book.class_id, dialog.assessments()))
