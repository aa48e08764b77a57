"""Progress: what the page does."""

from functools import partial
from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.moved_group import MovedGroupDialog
from ui.markbook.progress_page import ProgressPage
from ui.widgets.ask_place import ask_new_file
from ui.widgets.band_bars import BandRow
from ui.widgets.chart import Sheet
from ui.words import tr
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.markbook import AnalyseAssessment, DraftProgress, OpenProgress, SaveSheet
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import MARK_KIND, SCALE_KIND
from vault.domain.catalogue.objectives import JUDGEMENT_KIND
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.mark_figures import Analysis
from vault.domain.markbook import Assessment, Markbook, MarkLine
from vault.domain.people import ClassPage, ClassRow
from vault.domain.progress import ProgressChart
from vault.domain.progress_points import is_given
from vault.errors import TuckboxError

_CLASS = "markbook.class"


class ProgressPresenter(Presenter[ProgressPage]):
    """`record` is a class to stand on."""

    shows = frozenset({MARK_KIND, SCALE_KIND, JUDGEMENT_KIND, Kind.CLASS, Kind.PUPIL})

    def __init__(self, page: ProgressPage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._class = record or desk.settings.get(_CLASS, "")
        self._book: Markbook | None = None
        self._pupils: frozenset[PupilId] | None = None
        self._others: dict[str, BandRow | None] = {}
        """By title; None where this class is all there is."""
        page.class_chosen.connect(self._choose_class)
        page.group_chosen.connect(self._choose_group)
        page.points_chosen.connect(self._draw)
        page.print_wanted.connect(self._print)
        page.save_wanted.connect(self._save)
        page.picked.group_wanted.connect(self._ask_group)
        page.picked.make_group.setVisible(desk.may(Permission.GROUP_OWN))
        page.print_paper.setVisible(desk.may(Permission.PRINT))
        for view in page.charts.values():
            view.allow(may_print=desk.may(Permission.PRINT))
        self.reload()

    def reload(self) -> None:
        self._others = {}
        self._do(ListClasses(), self._show_classes)

    def _show_classes(self, classes: tuple[ClassRow, ...]) -> None:
        self._class = self._page.show_classes(classes, self._class)
        if not self._page.group.currentData():
            self._pupils = None
        self._open()

    def _open(self) -> None:
        if self._class:
            self._do(OpenProgress(ClassId(RecordId(self._class))), self._show)

    def _show(self, book: Markbook) -> None:
        if book.class_id != self._class:
            return
        self._book = book
        self._page.show_points(book)
        self._draw()

    def _points(self) -> tuple[Assessment, Assessment] | None:
        book = self._book
        known = {a.id: a for a in book.assessments} if book is not None else {}
        start, end = (
            known.get(combo.currentData()) for combo in (self._page.start, self._page.end)
        )
        return (start, end) if start is not None and end is not None else None

    def _draw(self) -> None:
        points = self._points()
        if self._book is None or points is None:
            return
        title = points[1].title.casefold()
        if is_given(points[1]):
            # What others were given in the same programme is no list of marks.
            self._others[title] = None
        if title not in self._others:
            # Drawn once, with what it is compared with.
            refused = partial(self._do_without, title)
            self._desk.do(self, AnalyseAssessment(points[1].title), self._compare, refused)
            return
        row = self._others[title]
        others = (row,) if row is not None else ()
        self._page.show_progress(self._book, *points, self._pupils, others)

    def _do_without(self, title: str, error: TuckboxError) -> None:
        self._others[title] = None
        self._explain(error)
        self._draw()

    def _compare(self, found: Analysis) -> None:
        """Beside the class: all who are marked in it and are in sight."""
        row = BandRow(tr("All classes in sight"), dict(found.figures.bands))
        self._others[found.title.casefold()] = row if found.classes > 1 else None
        points = self._points()
        if points is not None and points[1].title.casefold() == found.title.casefold():
            self._draw()

    def _choose_class(self, record: str) -> None:
        self._class, self._pupils = record, None
        self._page.group.setCurrentIndex(0)
        self._desk.set(_CLASS, record)
        self._open()

    def _choose_group(self, record: str) -> None:
        if not record:
            self._pupils = None
            self._draw()
            return
        self._do(OpenClass(ClassId(RecordId(record))), self._narrow)

    def _narrow(self, page: ClassPage) -> None:
        self._pupils = frozenset(face.pupil for face in page.faces)
        self._draw()

    def _ask_group(self, lines: tuple[MarkLine, ...], title: str) -> None:
        dialog = MovedGroupDialog(self._page, title, lines)

        def made(_group: ClassId) -> None:
            self._say(self.tr("Group made: {0}").format(dialog.name.text()))

        self._submit(dialog, dialog.action, made)

    def _print(self, only: ProgressChart | None) -> None:
        points = self._points()
        if self._book is None or points is None:
            return
        chosen = str(self._page.group.currentData() or "")
        group = ClassId(RecordId(chosen)) if chosen else None
        start, end = (point.id for point in points)
        self._show_paper(DraftProgress(self._book.class_id, start, end, group, only))

    def _save(self, title: str, sheet: Sheet) -> None:
        if self._book is None:
            return
        name = f"{title}, {self._book.class_name}.csv"
        path = ask_new_file(self._page, tr("Save as CSV"), name, tr("CSV (*.csv)"))
        if path:
            action = SaveSheet(Path(path), self._book.class_id, *sheet)
            words = tr("Saved. Nothing protects that file: delete it when you are done.")
            self._do(action, lambda _: self._say(words, "warn"))
