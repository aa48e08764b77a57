"""Bring in a roll or photos: what the page looks like."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from ui.models.row_table import RowTable
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView
from vault.domain.preview import PhotoPreview, RollPreview


class ImportsPage(QWidget):
    file_chosen = Signal(str)
    file_wanted = Signal()
    folder_wanted = Signal()
    apply_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.said = PlainLabel(
            self.tr("Drop a OneRoster ZIP, a class list (CSV) or a folder or ZIP of photos here.")
        )
        file = QPushButton(self.tr("Choose a file …"))
        folder = QPushButton(self.tr("Choose a folder …"))
        self.apply = QPushButton(self.tr("Import"))
        self.apply.setEnabled(False)
        for button, signal in (
            (file, self.file_wanted),
            (folder, self.folder_wanted),
            (self.apply, self.apply_wanted),
        ):
            button.clicked.connect(signal)
        record = (("Kind", lambda i: i.kind), ("Record", lambda i: i.label))
        line = ("Line", lambda i: str(i.line))
        self._new = RowTable((*record, line))
        self._changed = RowTable((*record, ("Change", _diffs), line))
        self._problems = RowTable(
            (
                ("Line", lambda p: str(p.line)),
                ("Field", lambda p: p.field),
                ("Why", lambda p: p.reason),
                ("What happens", lambda p: "left out" if p.refused else "read, look at it"),
            )
        )
        self._photos = RowTable(
            (
                ("File", lambda m: m.file),
                ("Pupil", lambda m: m.name or "nobody"),
                ("Told by", lambda m: m.by or "–"),
            )
        )
        self.tabs = QTabWidget()
        for name, model in (
            (self.tr("New"), self._new),
            (self.tr("Changed"), self._changed),
            (self.tr("Problems"), self._problems),
            (self.tr("Photos"), self._photos),
        ):
            self.tabs.addTab(RowView(model, name), name)
        row = QHBoxLayout()
        for button in (file, folder, self.apply):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.said)
        layout.addLayout(row)
        layout.addWidget(self.tabs, 1)

    def show_roll(self, preview: RollPreview) -> None:
        self._new.show_rows(preview.new)
        self._changed.show_rows(preview.changed)
        self._problems.show_rows((*preview.refused, *preview.doubtful))
        self._photos.show_rows(())
        read = " · ".join(
            part for part in (preview.encoding, preview.delimiter, preview.date_order) if part
        )
        counts = (
            f"{len(preview.new)} new, {len(preview.changed)} changed, {preview.same} the same,"
            f" {len(preview.refused)} refused"
        )
        notes = " ".join(preview.notes)
        self.said.setText(f"{preview.format_name} {read}\n{counts}\n{notes}")
        self.apply.setEnabled(bool(preview.new or preview.changed))

    def show_photos(self, preview: PhotoPreview) -> None:
        for model in (self._new, self._changed, self._problems):
            model.show_rows(())
        self._photos.show_rows(preview.matches)
        found = sum(1 for match in preview.matches if match.pupil)
        self.said.setText(f"{len(preview.matches)} pictures, {found} with a pupil")
        self.tabs.setCurrentIndex(3)
        self.apply.setEnabled(found > 0)

    def show_said(self, words: str) -> None:
        self.said.setText(words)
        self.apply.setEnabled(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if urls:
            self.file_chosen.emit(urls[0].toLocalFile())


def _diffs(item: object) -> str:
    fields = getattr(item, "fields", ())
    return "; ".join(f"{d.field}: {d.old or '–'} → {d.new}" for d in fields)
