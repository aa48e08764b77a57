"""Bring in a roll or photos: what the page does."""

import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.pages.imports_page import ImportsPage
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.import_source import KindOfSource
from vault.domain.messages import sentence
from vault.domain.preview import PhotoPreview, ReadOptions, RollPreview
from vault.errors import GroundMovedError, TuckboxError


class ImportsPresenter(QObject):
    navigate = Signal(str, str)

    def __init__(self, page: ImportsPage, desk: Desk, _record: str = "") -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._source = Path()
        self._roll: RollPreview | None = None
        self._options = ReadOptions()
        page.file_chosen.connect(self.choose)
        page.apply_wanted.connect(self.apply)
        page.reading.again.connect(self.read_again)
        # What was taken back is not done any more, and a preview may not hold any more either.
        desk.reverted.connect(page.clear_all)

    def choose(self, path: str) -> None:
        """Preview what was dropped; nothing is written."""
        self._source, self._roll, self._options = Path(path), None, ReadOptions()
        self._page.clear()
        self._page.show_problem(self.tr("Reading {0} …").format(self._source.name), "info")
        self._desk.do(self, KindOfSource(self._source), then=self._preview, failed=self._explain)

    def read_again(self) -> None:
        """With what was put right by hand, and kept for the next time if that is wanted."""
        self._options = self._page.reading.options()
        if self._roll is not None and self._page.reading.keep.isChecked():
            self._desk.set(_key(self._roll.header), json.dumps(dict(self._options.mapping)))
        self._read()

    def apply(self) -> None:
        """Bring in what the preview showed, as one step."""
        self._page.show_problem(self.tr("Bringing it in …"), "info")
        if self._roll is not None:
            action = ApplyRoll(self._source, self._options, self._roll.digest)
            self._desk.do(self, action, then=self._page.show_report, failed=self._explain)
        else:
            photos = ApplyPhotos(self._source, self._page.photos.chosen())
            self._desk.do(self, photos, then=self._page.show_report, failed=self._explain)

    def _preview(self, kind: str) -> None:
        if kind == "photos":
            self._desk.do(
                self, PreviewPhotos(self._source), then=self._show_photos, failed=self._explain
            )
        else:
            self._read()

    def _read(self) -> None:
        action = PreviewRoll(self._source, self._options)
        self._desk.do(self, action, then=self._show_roll, failed=self._explain)

    def _show_roll(self, preview: RollPreview) -> None:
        first = self._roll is None
        self._roll = preview
        kept = self._desk.settings.get(_key(preview.header), "") if preview.header else ""
        if first and kept:
            mapping = tuple((str(c), str(f)) for c, f in json.loads(kept).items())
            if mapping != preview.mapping:
                self._options = ReadOptions(mapping=mapping)
                self._read()
                return
        self._page.show_roll(preview)

    def _show_photos(self, preview: PhotoPreview) -> None:
        self._page.show_photos(preview)

    def _explain(self, error: TuckboxError) -> None:
        self._page.show_problem(sentence(error))
        if isinstance(error, GroundMovedError):
            self._read()


def _key(header: tuple[str, ...]) -> str:
    return "columns:" + "|".join(header)[:400]
