"""Classes and faces: what the page does."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ui.desk import Desk
from ui.pages.class_rooms_page import ClassRoomsPage
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.photos import FetchThumbs
from vault.actions.printing import PrintPhotoSheet
from vault.domain.access import Permission
from vault.domain.ids import ClassId, RecordId
from vault.domain.kinds import Kind
from vault.domain.messages import sentence
from vault.domain.people import ClassPage
from vault.errors import TuckboxError


class ClassRoomsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ClassRoomsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._chosen: ClassId | None = None
        page.class_chosen.connect(self._choose)
        page.pupil_opened.connect(lambda pupil: self.navigate.emit("pupil", pupil))
        page.print_wanted.connect(self._ask_where)
        page.print_sheet.setVisible(desk.may(Permission.PRINT))
        desk.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        self._desk.do(self, ListClasses(), then=self._page.show_rooms, failed=self._explain)
        if self._chosen is not None:
            self._open(self._chosen)

    def _hear(self, _changes: frozenset[Kind]) -> None:
        # A method, not a lambda: Qt lets go of it when the page is gone.
        self.reload()

    def write_sheet(self, path: Path) -> None:
        """The sheet of the chosen class into a file of the person's choice, owner-only."""
        if self._chosen is None:
            return

        def write(pdf: bytes) -> None:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(pdf)
            self._page.show_problem(
                self.tr("The sheet is written. Outside the vault nothing protects it.")
            )

        self._desk.do(self, PrintPhotoSheet(self._chosen), then=write, failed=self._explain)

    def _ask_where(self) -> None:
        options = QFileDialog.Option.DontUseNativeDialog
        name, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Photo sheet"), "photo-sheet.pdf", "PDF (*.pdf)", options=options
        )
        if name:
            self.write_sheet(Path(name))

    def _choose(self, class_id: str) -> None:
        self._chosen = ClassId(RecordId(class_id))
        self._open(self._chosen)

    def _open(self, class_id: ClassId) -> None:
        self._desk.do(self, OpenClass(class_id), then=self._show, failed=self._explain)

    def _show(self, page: ClassPage) -> None:
        if page.row.id != self._chosen:
            return
        self._page.show_class(page)
        wanted = tuple(f.photo for f in page.faces if f.photo and not f.photo_refused)
        self._desk.do(
            self, FetchThumbs(wanted), then=lambda thumbs: self._page.show_thumbs(page, thumbs)
        )

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_problem(sentence(error))
