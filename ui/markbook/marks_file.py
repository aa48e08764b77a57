"""Marks from a file: what the button Import of the markbook does."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.markbook_page import MarkbookPage
from ui.markbook.marks_file_dialog import MarksFileDialog
from ui.widgets.ask_place import ask_file
from ui.words import counted, tr
from vault.actions.import_marks import ApplyMarks, PreviewMarks
from vault.actions.scales import ListScales
from vault.domain.catalogue.markbook import COLUMN_WRITE, MARK_WRITE
from vault.domain.file_names import readable
from vault.domain.import_marks import MarkPreview, MarkReport
from vault.domain.markbook import Markbook
from vault.domain.messages import sentence
from vault.domain.scales import Scale
from vault.errors import InvalidValueError, PlanOutdatedError, TuckboxError

T = TypeVar("T")
_CALM_MS = 300
"""After the last key, before the file is weighed anew."""


class MarksFile(Presenter[MarkbookPage]):
    """Previews the file at each choice, and brings in what was shown and nothing else."""

    def __init__(self, page: MarkbookPage, desk: Desk) -> None:
        super().__init__(page, desk)
        self.book: Markbook | None = None
        may = desk.may(MARK_WRITE) and desk.may(COLUMN_WRITE)
        page.bring.setVisible(may)
        page.bring.clicked.connect(self._ask)

    def _ask(self) -> None:
        path = ask_file(self._page, tr("Marks from a file"), tr("Tables (*.csv *.tsv *.txt)"))
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
        weigher = _Weigher(self._desk, dialog, path)
        self._submit(dialog, weigher.apply, self._done, weigher.failed)
        weigher.weigh()

    def _done(self, report: MarkReport) -> None:
        words = counted(
            report.new + report.changed, tr("1 mark brought in."), tr("{0} marks brought in.")
        )
        left = report.refused + report.skipped
        if left:
            rest = counted(left, tr("1 row was left out."), tr("{0} rows were left out."))
            words = f"{words} {rest}"
        self._say(words, "warn" if left else "good")


class _Weigher:
    """Asks what a file would change, as it is asked for now."""

    def __init__(self, desk: Desk, dialog: MarksFileDialog, path: Path) -> None:
        self._desk, self._dialog, self._path = desk, dialog, path
        self._asked = 0
        self._seen: MarkPreview | None = None
        self._calm = QTimer(dialog, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self.weigh)
        dialog.asked_anew.connect(self._hear)

    def _hear(self) -> None:
        self._asked += 1
        self._seen = None
        self._calm.start()

    def weigh(self) -> None:
        """Now; an answer to an older choice is not shown."""
        asked = self._asked
        try:
            order = self._dialog.order()
        except InvalidValueError as error:
            self._dialog.notice.say(sentence(error), "bad")
            return
        answers = self._dialog.questions.answers()
        action = PreviewMarks(self._path, order, self._dialog.options(), answers)
        self._desk.do(
            self._dialog, action, self._unless(asked, self._show), self._unless(asked, self._refuse)
        )

    def _unless(self, asked: int, then: Callable[[T], None]) -> Callable[[T], None]:
        return lambda found: then(found) if asked == self._asked else None

    def _show(self, seen: MarkPreview) -> None:
        self._seen = seen
        self._dialog.show_preview(seen)

    def _refuse(self, error: TuckboxError) -> None:
        self._dialog.wait()
        self._dialog.notice.say(sentence(error), "bad")

    def apply(self) -> ApplyMarks:
        """What was shown, and nothing else."""
        dialog, seen = self._dialog, self._seen
        if seen is None:
            raise InvalidValueError(field="values", reason=tr("look at what would change first"))
        answers = dialog.questions.answers()
        return ApplyMarks(self._path, dialog.order(), dialog.options(), seen.digest, answers)

    def failed(self, error: TuckboxError) -> bool:
        """Where the markbook has changed meanwhile it is weighed again."""
        if isinstance(error, PlanOutdatedError):
            self._hear()
        return False
