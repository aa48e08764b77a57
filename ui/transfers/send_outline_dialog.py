"""What a sealed file would hold, before it is written: whose, how much of what, and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from ui.desk.record_words import column_words
from ui.transfers.transfer_words import kind_words, left_out_words, size_words
from ui.widgets.dialog_column import dialog_column
from ui.widgets.plain import PlainLabel, Quiet, Subtitle
from ui.widgets.scroll_column import ScrollColumn
from ui.words import counted, tr, within_sentence
from vault.domain.catalogue.all_tables import CATALOGUE, SEALED, words_of
from vault.domain.catalogue.shape import capital
from vault.domain.data_kinds import DataKind
from vault.domain.transfer import LINKS, SendOutline

_WIDE, _HIGH, _ROOM, _GAP = 720, 560, 48, 16
_PARTS = {
    "header.json": "who sends what to whom, why and until when",
    "header.sig": "the sender’s signature of that",
    "records/": "the records, one to a line",
    "photos/": "photos",
    "seal.json": "a hash of all parts",
    "seal.sig": "the sender’s signature of that",
}


Line = tuple[str, str, str]
"""Name, how much, and what it is."""


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """What the dialog says."""

    first: str
    records: tuple[Line, ...]
    stays: tuple[str, ...]
    parts: tuple[Line, ...]


def outline_words(
    outline: SendOutline, file: str, whom: str, left: Sequence[DataKind]
) -> OutlineWords:
    """`file` is the name it would have, `whom` the sentence that says who can open it, `left` the
    kinds of data that stay."""
    return OutlineWords(
        _first_words(outline, file, whom),
        tuple(_records(outline)),
        tuple(_stays(outline, left)),
        tuple(_parts(outline)),
    )


class SendOutlineDialog(QDialog):
    """Opened with `open()`."""

    def __init__(self, words: OutlineWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What the file will hold"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        area = ScrollColumn(self.windowTitle(), sideways=False)
        area.column.setContentsMargins(0, 0, 8, 0)
        area.column.setSpacing(_GAP)
        area.column.addWidget(PlainLabel(words.first))
        area.column.addWidget(Subtitle(tr("Records")))
        area.column.addLayout(_grid(words.records))
        area.column.addWidget(Subtitle(tr("Not in it")))
        area.column.addWidget(PlainLabel("\n".join(words.stays)))
        area.column.addWidget(Subtitle(tr("Parts of the file")))
        area.column.addLayout(_grid(words.parts))
        area.column.addStretch(1)
        self.shut = QPushButton(tr("Close"))
        self.shut.setProperty("main", True)
        self.shut.setDefault(True)
        self.shut.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.shut)
        layout = dialog_column(self)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        room = parent.window().size()
        self.resize(min(_WIDE, room.width() - _ROOM), min(_HIGH, room.height() - _ROOM))
        self.shut.setFocus()

    @property
    def text(self) -> str:
        """All that it says."""
        return "\n".join(label.text() for label in self.findChildren(PlainLabel))


def _first_words(outline: SendOutline, file: str, whom: str) -> str:
    pupils = counted(outline.counts.pupils, tr("1 pupil"), tr("{0} pupils"))
    size = size_words(outline.bytes)
    return tr("{0}: {1}, about {2}. {3}").format(file, pupils, size, whom).strip()


def _records(outline: SendOutline) -> list[Line]:
    lines = []
    for table, many in outline.records:
        links = CATALOGUE[table].links if table in CATALOGUE else SEALED[table].links
        columns = [c for c in outline.columns[table] if c not in links and c not in LINKS]
        words = ", ".join(dict.fromkeys(column_words(table, column) for column in columns))
        lines.append((capital(words_of(table).plural), str(many), words))
    if outline.removals:
        lines.append((tr("Deleted here"), str(outline.removals), tr("only that they are gone")))
    return lines


def _stays(outline: SendOutline, left: Sequence[DataKind]) -> list[str]:
    counts = outline.counts
    lines = [tr("No {0}").format(within_sentence(kind_words(kind))) for kind in left]
    stayed = left_out_words(counts.restricted, counts.opted_out)
    lines += [stayed] if stayed else []
    if counts.photos_held_back and any(part.name == "photos/" for part in outline.parts):
        single = tr("1 photo is left out: there is no consent for this use.")
        many = tr("{0} photos are left out: there is no consent for this use.")
        lines.append(counted(counts.photos_held_back, single, many))
    return lines or [tr("Nothing that you may send is left out.")]


def _parts(outline: SendOutline) -> list[Line]:
    lines = []
    for part in outline.parts:
        files = counted(part.files, tr("1 file"), tr("{0} files"))
        size = size_words(part.bytes)
        many = f"{files}, {size}" if part.name.endswith("/") else size
        lines.append((part.name, many, tr(_PARTS.get(part.name, ""))))
    return lines


def _grid(lines: Sequence[Line]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(_GAP // 2)
    grid.setColumnStretch(2, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, (name, many, words) in enumerate(lines):
        for column, label in enumerate((PlainLabel(name), PlainLabel(many), Quiet(words))):
            if column < 2:
                label.setWordWrap(False)
                grid.addWidget(label, row, column, top)
            else:
                grid.addWidget(label, row, column)
    return grid
