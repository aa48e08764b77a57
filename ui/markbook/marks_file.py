"""Marks from a file: what the button Import of the markbook does."""

from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.markbook_page import MarkbookPage
from ui.markbook.marks_file_dialog import MarksFileDialog
from ui.questions.weighing import Weighing
from ui.widgets.ask_place import TABLES, ask_file
from ui.words import counted, tr
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.scales import ListScales
from vault.domain.catalogue.markbook import COLUMN_WRITE, MARK_WRITE
from vault.domain.file_names import readable
from vault.domain.import_marks import MarkPreview, MarkReport
from vault.domain.markbook import Markbook
from vault.domain.scales import Scale


class MarksFile(Presenter[MarkbookPage]):
    """Previews the file at each choice, and brings in what was shown and nothing else."""

    def __init__(self, page: MarkbookPage, desk: Desk) -> None:
        super().__init__(page, desk)
        self.book: Markbook | None = None
        may = desk.may(MARK_WRITE) and desk.may(COLUMN_WRITE)
        page.bring.setVisible(may)
        page.bring.clicked.connect(self._ask)

    def _ask(self) -> None:
        path = ask_file(self._page, tr("Marks from a file"), f"({TABLES} *.xml)")
        if path and self.book is not None:
            self.choose(Path(path))

    def choose(self, path: Path) -> None:
        """The file that was chosen; the assessment under the cursor is meant at first."""
        self._do(ListScales(), lambda scales: self._open(path, scales))

    def _open(self, path: Path, scales: tuple[Scale, ...]) -> None:
        if self.book is None:
            return
        dialog = MarksFileDialog(self._page, readable(path.name), self.book, scales)
        cell = self._page.view.current_cell()
        dialog.stand_on(cell[1] if cell is not None else "")

        def preview(encoding: str) -> PreviewMarks:
            answers, options = dialog.questions.answers(), dialog.options(encoding)
            return PreviewMarks(path, dialog.order(), options, answers)

        def apply(seen: MarkPreview, encoding: str) -> ApplyMarks:
            answers, options = dialog.questions.answers(), dialog.options(encoding)
            return ApplyMarks(path, dialog.order(), options, seen.digest, answers)

        Weighing(self._desk, dialog, dialog, preview, apply).open(self._done)

    def _done(self, report: MarkReport) -> None:
        words = counted(
            report.new + report.changed, tr("1 mark brought in."), tr("{0} marks brought in.")
        )
        left = report.refused + report.skipped
        if left:
            rest = counted(left, tr("1 row was left out."), tr("{0} rows were left out."))
            words = f"{words} {rest}"
        self._say(words, "warn" if left else "good")
