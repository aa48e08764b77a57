"""One training module: what its page does."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.module_page import ModulePage
from ui.widgets.ask_place import ask_new_file
from ui.widgets.picture import png_pixmap
from vault.actions.training import (
    FetchTrainingPicture,
    PrintTrainingCertificate,
    ReadMyTraining,
    TakeTest,
)
from vault.domain.messages import sentence
from vault.domain.training import MyTraining
from vault.errors import TuckboxError


class ModulePresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ModulePage, desk: Desk, record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk, self._module = page, desk, record
        page.back_wanted.connect(lambda: self.navigate.emit("training", ""))
        page.marked_wanted.connect(self.mark)
        page.certificate_wanted.connect(self._ask_where)
        desk.do(self, ReadMyTraining(), then=self._show, failed=self._explain)

    def mark(self, given: tuple[int, ...]) -> None:
        """Hand the answers in: the vault marks them, not the page."""
        self._desk.do(
            self,
            TakeTest(self._module, given),
            then=self._page.show_result,
            failed=self._explain,
        )

    def save_certificate(self, path: Path) -> None:
        def write(pdf: bytes) -> None:
            self._desk.write_file(self, path, pdf, then=written)

        def written(refused: str) -> None:
            said = self.tr("Saved as {0}.").format(path)
            self._page.notice.say(refused or said, "bad" if refused else "good")

        self._desk.do(
            self, PrintTrainingCertificate(self._module), then=write, failed=self._explain
        )

    def _show(self, mine: MyTraining) -> None:
        for row in mine.rows:
            if row.module.id == self._module:
                for name in self._page.show_module(row.module):
                    self._fetch(name)
                return
        self.navigate.emit("training", "")

    def _fetch(self, name: str) -> None:
        self._desk.do(
            self,
            FetchTrainingPicture(name),
            then=lambda png: self._page.show_picture(name, png_pixmap(png)),
            # A school's own module may name a picture that nobody has; the words still stand.
            failed=lambda _: None,
        )

    def _ask_where(self) -> None:
        name = ask_new_file(self._page, self.tr("Certificate"), "certificate.pdf")
        if name:
            self.save_certificate(Path(name))

    def _explain(self, error: TuckboxError) -> None:
        self._page.notice.say(sentence(error), "bad")
