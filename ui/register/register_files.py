"""Registers out of a file and into one: what the page's menu does."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.desk.submit import submit_with
from ui.questions.letters_dialog import ask_letters
from ui.register.files_dialog import FilesDialog
from ui.register.register_page import RegisterPageView
from ui.widgets.ask_place import TABLES, ask_file, ask_new_file
from ui.words import counted, tr
from vault.actions.calendar import ListYears
from vault.actions.register_files import (
    ExportRegisters,
    ReadRegisterFile,
    RegisterFile,
    TakeRegisters,
)
from vault.domain.ids import ClassId, RecordId
from vault.domain.messages import place_doubts, sentence
from vault.domain.preview import ReadOptions
from vault.domain.school_values import AcademicYear
from vault.errors import TuckboxError


class RegisterFiles(QObject):
    """Of the class, day and session that the page stands on."""

    def __init__(self, page: RegisterPageView, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        page.import_wanted.connect(self._ask)
        page.export_wanted.connect(self._ask_place)

    def _ask(self) -> None:
        path = ask_file(self._page, tr("Registers"), f"({TABLES})")
        if path:
            self.read(path)

    def read(self, path: str, letters: str = "") -> None:
        """Look at the file, and ask whether it is brought in."""
        page, name = self._page, Path(path).name
        room, options = ClassId(RecordId(page.room)), ReadOptions(letters)
        action = ReadRegisterFile(room, Path(path), page.day, page.session, options)
        failed = ask_letters(page, lambda chosen: self.read(path, chosen), self._explain)
        self._desk.do(self, action, lambda file: self._show(file, name), failed)

    def _show(self, file: RegisterFile, name: str) -> None:
        dialog = FilesDialog(self._page, file, name)
        submit_with(
            self._desk,
            dialog,
            lambda: TakeRegisters(file.marks, dialog.why.text()),
            lambda taken: self._desk.message.emit(
                counted(
                    sum(one.marked for one in taken),
                    tr("1 mark was brought in"),
                    tr("{0} marks were brought in"),
                ),
                "good",
            ),
        )

    def _ask_place(self) -> None:
        path = ask_new_file(self._page, tr("Save registers"), "registers.csv", tr("Table (*.csv)"))
        if path:
            self.save(path)

    def save(self, path: str) -> None:
        """The registers of this school year until today."""

        def write(years: tuple[AcademicYear, ...]) -> None:
            today = self._page.today
            first = max(
                (y.starts for y in years if y.starts and y.starts <= today),
                default=date(today.year - 1, 9, 1),
            )
            room = ClassId(RecordId(self._page.room))
            action = ExportRegisters(room, first, today, Path(path), replaces=True)
            self._desk.do(self, action, lambda told: self._say(path, *told), self._explain)

        self._desk.do(self, ListYears(), write, self._explain)

    def _say(self, path: str, marks: int, cloud: str, on_network: bool) -> None:
        words = counted(
            marks,
            tr("1 mark was saved as {1}. Outside the vault nothing protects it."),
            tr("{0} marks were saved as {1}. Outside the vault nothing protects them."),
            path,
        )
        doubts = place_doubts(cloud or None, on_network=on_network, is_sealed=False)
        self._page.notice.say("\n".join([words, *doubts]), "warn" if doubts else "info")

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
