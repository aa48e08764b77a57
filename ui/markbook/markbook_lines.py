"""The menu Export of the markbook: paper, and a file."""

from pathlib import Path

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.markbook.markbook_page import MarkbookPage
from ui.widgets.ask_place import ask_new_file
from ui.words import counted, tr
from vault.actions.markbook import DraftMarks, SaveMarks
from vault.domain.access import Permission
from vault.domain.file_names import readable
from vault.domain.markbook import Markbook


class MarkbookLines(Presenter[MarkbookPage]):
    """What the lines of the menu do with the markbook that is shown."""

    def __init__(self, page: MarkbookPage, desk: Desk) -> None:
        super().__init__(page, desk)
        self.book: Markbook | None = None
        page.lines.addAction(tr("Print …")).triggered.connect(self._print)
        page.lines.addAction(tr("Save as CSV …")).triggered.connect(self._save)
        page.export.setVisible(desk.may(Permission.PRINT))

    def _print(self) -> None:
        if self.book is not None:
            self._show_paper(DraftMarks(self.book.class_id))

    def _save(self) -> None:
        book = self.book
        if book is None:
            return
        name = tr("marks of {0}.csv").format(book.class_name)
        path = ask_new_file(self._page, tr("Save marks as CSV"), name, tr("CSV (*.csv)"))
        if path:
            action = SaveMarks(Path(path), book.class_id, replaces=True)
            self._do(action, lambda marks: self._tell(marks, Path(path)))

    def _tell(self, marks: int, path: Path) -> None:
        named = readable(path.name)
        saved = counted(marks, tr("1 mark saved in {1}."), tr("{0} marks saved in {1}."), named)
        bare = tr("Nothing protects that file: delete it when you are done.")
        self._say(f"{saved} {bare}", "warn")
