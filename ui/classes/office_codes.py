"""The tab with the attendance codes: reads them, loads a set, ends one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.classes.code_forms import EndCodeDialog, LoadCodesDialog
from ui.classes.code_list import CodeAct
from ui.classes.school_page import SchoolPage
from ui.desk.desk import Desk
from ui.desk.submit import submit_with
from ui.questions.letters_dialog import ask_letters
from ui.widgets.ask_place import TABLES, ask_file, ask_new_file
from ui.widgets.form_dialog import FormDialog
from vault.actions.attendance_codes import CodesAsCsv, PreviewCodes, ReadCodes, SetCodes
from vault.domain.attendance_codes import AttendanceCode, CodeSet
from vault.domain.catalogue.registers import CODES_READ, CODES_WRITE
from vault.domain.messages import sentence
from vault.domain.preview import ReadOptions
from vault.errors import TuckboxError
from vault.governance.attendance_codes import OWN

_CSV = "CSV (*.csv)"


class OfficeCodes(QObject):
    """`good` hears that something was done, `explain` why something was not."""

    def __init__(
        self,
        page: SchoolPage,
        desk: Desk,
        good: Callable[[], None],
        explain: Callable[[TuckboxError], None],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._good, self._explain = page, desk, good, explain
        self._may_write = desk.may(CODES_WRITE)
        page.codes.do(
            {
                CodeAct.LOAD: lambda _: self._ask_file(),
                CodeAct.END: self._ask_end,
                CodeAct.SAVE: lambda _: self._save(),
                CodeAct.SHIPPED: lambda _: self._ask_shipped(),
            }
        )
        page.codes.offer(CodeAct.LOAD, on=self._may_write)

    def reload(self) -> None:
        """Read from the vault which codes are in force."""
        if self._desk.may(CODES_READ):
            self._desk.do(self, ReadCodes(), self._show, self._explain)

    def _show(self, codes: CodeSet) -> None:
        is_own = codes.name == OWN
        for act in (CodeAct.END, CodeAct.SHIPPED):
            self._page.codes.offer(act, on=self._may_write and is_own)
        self._page.show_codes(codes)

    def _ask_file(self) -> None:
        chosen = ask_file(self._page, self.tr("Load attendance codes"), f"({TABLES})")
        if not chosen:
            return
        path = Path(chosen)
        dialog = LoadCodesDialog(self._page, path.name)

        def refused(error: TuckboxError) -> None:
            dialog.show_problem(sentence(error))
            dialog.ok.setEnabled(False)

        def look(letters: str = "") -> None:
            action = PreviewCodes(path, ReadOptions(letters))
            self._desk.do(dialog, action, dialog.show_preview, ask_letters(dialog, look, refused))

        look()
        submit_with(self._desk, dialog, dialog.action, lambda _: self._good())

    def _ask_end(self, code: AttendanceCode) -> None:
        dialog = EndCodeDialog(self._page, code)
        submit_with(self._desk, dialog, dialog.action, lambda _: self._good())

    def _ask_shipped(self) -> None:
        words = self.tr(
            "The school's own codes get their last day, and marks keep their meaning. Ctrl+Z undoes"
            " this."
        )
        title = self.tr("Use the country's codes again?")
        dialog = FormDialog(title, words, self._page, self.tr("Use them"))
        submit_with(self._desk, dialog, lambda: SetCodes(()), lambda _: self._good())

    def _save(self) -> None:
        name = self.tr("attendance codes.csv")
        chosen = ask_new_file(self._page, self.tr("Save as CSV"), name, _CSV)
        if chosen:
            path = Path(chosen)
            self._desk.do(self, CodesAsCsv(), lambda raw: self._write(path, raw), self._explain)

    def _write(self, path: Path, raw: bytes) -> None:
        def written(refused: str) -> None:
            words = refused or self.tr("Saved as {0}.").format(path.name)
            self._page.notice.say(words, "bad" if refused else "good")

        self._desk.write_file(self, path, raw, written)
