"""One training module: what its page does."""

from functools import partial

from ui.desk.desk import Desk
from ui.desk.presenter import Presenter
from ui.training.module_page import ModulePage
from ui.widgets.picture import png_pixmap
from vault.actions.training import (
    FetchTrainingPicture,
    PrintTrainingCertificate,
    ReadMyTraining,
    TakeTest,
)
from vault.domain.ids import ModuleId
from vault.domain.training import MyTraining


class ModulePresenter(Presenter[ModulePage]):
    """One training module; `record` is its id."""

    def __init__(self, page: ModulePage, desk: Desk, record: str = "") -> None:
        super().__init__(page, desk)
        self._module = ModuleId(record)
        page.back_wanted.connect(lambda: self.navigate.emit("training", ""))
        page.marked_wanted.connect(self.mark)
        page.certificate_wanted.connect(self.show_certificate)
        self._do(ReadMyTraining(), self._show)

    def mark(self, given: tuple[int, ...]) -> None:
        """Hand the answers in: the vault marks them, not the page."""
        self._do(TakeTest(self._module, given), self._page.show_result)

    def show_certificate(self) -> None:
        """To be printed or saved."""
        title = self.tr("Certificate")
        self._do(PrintTrainingCertificate(self._module), partial(self._show_printout, title))

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
