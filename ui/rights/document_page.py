"""One document: its parts to be read and completed, and its versions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.rights.document_words import gap_words
from ui.rights.part_box import PartBox
from ui.widgets.dates import day_text
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.typed_fields import KEPT
from vault.domain.documents import Document

_COLUMN = 820
"""Longer lines are hard to read."""


class DocumentPage(Page):
    """`typed` whenever something was written."""

    typed = Signal()
    keep_wanted = Signal()
    read_wanted = Signal()
    versions_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(KEPT, True)
        self.title = Title()
        self.state = PlainLabel()
        self.boxes: list[PartBox] = []
        self.keep = QPushButton(self.tr("Save as a new version"))
        self.keep.setProperty("main", True)
        self.read = QPushButton(self.tr("Read, print or save …"))
        self.versions = QPushButton(self.tr("Versions …"))
        self.back = QPushButton(self.tr("All documents"))
        self.keep.clicked.connect(self.keep_wanted)
        self.read.clicked.connect(self.read_wanted)
        self.versions.clicked.connect(self.versions_wanted)
        self.back.clicked.connect(self.back_wanted)
        self._writes = False
        scroll = ScrollColumn(self.tr("Parts of the document"), sideways=False)
        scroll.inner.setMaximumWidth(_COLUMN)
        self._column = scroll.column
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.versions, self.read, self.keep):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addWidget(self.state)
        layout.addWidget(self.notice)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def allow(self, *, writes: bool) -> None:
        """Who only reads keeps nothing."""
        self._writes = writes
        self.keep.setVisible(writes)

    def show_document(self, document: Document) -> None:
        """A box for each part, in place of those before."""
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = [PartBox(part, writes=self._writes) for part in document.parts]
        for place, box in enumerate(self.boxes):
            self._column.insertWidget(place, box)
            box.typed.connect(self.typed)
        if self._column.count() == len(self.boxes):
            self._column.addStretch(1)
        self.title.setText(document.title)
        self.state.setText(self._state(document))
        self.versions.setEnabled(document.number > 0)

    def _state(self, document: Document) -> str:
        gaps = gap_words(len(document.gaps))
        if not document.number or document.at is None:
            return self.tr("Not saved yet. As it would be today: {0}.").format(gaps)
        words = self.tr("Version {0} of {1}, by {2}. As it would be today: {3}.").format(
            document.number, day_text(document.at), document.by, gaps
        )
        if document.is_behind:
            words += self.tr(" The vault has changed since then: review it and save a new version.")
        return words

    def written(self) -> dict[str, str]:
        """What stands in each part that is asked for."""
        return {box.part.key: box.text for box in self.boxes if box.is_asked}

    def changed(self) -> dict[str, str]:
        """What was written and is not kept yet."""
        return {k: v for k, v in self.written().items() if v != self._kept(k)}

    def stands(self) -> dict[str, str]:
        """What is kept, part by part."""
        return {box.part.key: box.part.typed for box in self.boxes}

    def put_back(self, fields: dict[str, str], *, moved: bool) -> None:
        """What was being typed before a lock; `moved` when somebody kept other words since."""
        for box in self.boxes:
            if box.is_asked and box.part.key in fields:
                box.editor.setPlainText(fields[box.part.key])
        words = self.tr("What you were typing has been restored. It is not saved yet.")
        if moved:
            words += " " + self.tr("Someone has saved another version since: see Versions first.")
        self.notice.say(words, "warn")

    def _kept(self, key: str) -> str:
        return next(box.part.typed for box in self.boxes if box.part.key == key)
