"""Bring in a roll or photos: what the page does."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from ui.desk import Desk
from ui.pages.imports_page import ImportsPage
from vault.actions.base import Command
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos, is_sure
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.import_source import KindOfSource
from vault.domain.messages import sentence
from vault.domain.preview import ImportReport, PhotoPreview, ReadOptions, RollPreview
from vault.errors import TuckboxError


class ImportsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ImportsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._ready: Command[ImportReport] | None = None
        page.file_chosen.connect(self.choose)
        page.file_wanted.connect(self._ask_file)
        page.folder_wanted.connect(self._ask_folder)
        page.apply_wanted.connect(self.apply)

    def choose(self, path: str) -> None:
        """Preview what was dropped; nothing is written."""
        source = Path(path)
        self._ready = None
        self._page.show_said(self.tr("Reading …"))
        self._desk.do(
            self,
            KindOfSource(source),
            then=lambda kind: self._preview(kind, source),
            failed=self._explain,
        )

    def apply(self) -> None:
        """Bring in what the preview showed, as one step."""
        if self._ready is None:
            return
        action, self._ready = self._ready, None
        self._page.show_said(self.tr("Bringing it in …"))
        self._desk.do(self, action, then=self._report, failed=self._explain)

    def _preview(self, kind: str, source: Path) -> None:
        def roll(preview: RollPreview) -> None:
            self._ready = ApplyRoll(source, ReadOptions(), preview.digest)
            self._page.show_roll(preview)

        def photos(preview: PhotoPreview) -> None:
            sure = tuple(match for match in preview.matches if is_sure(match))
            self._ready = ApplyPhotos(source, sure)
            self._page.show_photos(preview)

        if kind == "photos":
            self._desk.do(self, PreviewPhotos(source), then=photos, failed=self._explain)
        else:
            self._desk.do(self, PreviewRoll(source), then=roll, failed=self._explain)

    def _report(self, report: ImportReport) -> None:
        self._page.show_said(
            self.tr("Done: {0} new, {1} changed, {2} refused. Ctrl+Z takes it back.").format(
                report.new, report.changed, report.refused
            )
        )

    def _ask_file(self) -> None:
        options = QFileDialog.Option.DontUseNativeDialog
        name, _ = QFileDialog.getOpenFileName(self._page, self.tr("Import"), options=options)
        if name:
            self.choose(name)

    def _ask_folder(self) -> None:
        options = QFileDialog.Option.DontUseNativeDialog | QFileDialog.Option.ShowDirsOnly
        name = QFileDialog.getExistingDirectory(self._page, self.tr("Import"), options=options)
        if name:
            self.choose(name)

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_said(sentence(error))
