"""What is read: tones, bands, tabs, a table, progress, type and colour."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QPushButton, QTabBar, QWidget

from ui.look.tokens import colour
from ui.objectives.judgement_look import judgement_words, tile
from ui.walk.gallery_rows import framed, row, rows
from ui.widgets.band_look import band_words, chip
from ui.widgets.list_cells import FaceColumn
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel, Quiet, Subtitle, Title
from ui.widgets.record_list import RecordList
from ui.widgets.row_table import Percent
from ui.widgets.switch import Switch
from ui.widgets.tone_mark import Badge
from vault.demo.figures import figure_jpeg
from vault.domain.bands import BANDS
from vault.domain.ids import PhotoId, PupilId, RecordId
from vault.domain.objectives import Judgement
from vault.domain.people import Called, PupilBrief

_BADGES = (
    ("info", "Draft"),
    ("good", "Backed up"),
    ("warn", "Due 4 Dec"),
    ("bad", "No reason"),
    ("", "Archived"),
)
_SENTENCES = (
    ("bad", "Severe nut allergy. Adrenaline pens in the red bag by the door."),
    ("warn", "Not backed up for 8 days. Plug in the school's drive."),
    ("info", "Two copies found. Nothing has been changed yet."),
    ("good", "Recovery sheet printed on 3 September."),
)
_SWATCHES = ("window", "page", "surface", "text", "text2", "accent", "selection", "brass")


@dataclass(frozen=True)
class _Child:
    id: PupilId
    called: Called
    state: str
    share: Percent


_CHILDREN = tuple(
    _Child(PupilId(RecordId(given)), Called(given, family), state, Percent(share))
    for given, family, state, share in (
        ("Niamh", "Byrne", "Plain", 96.2),
        ("Ben", "Fletcher", "Plain", 96.2),
        ("Mia", "Lee", "Selected", 96.2),
        ("Leo", "Marsh", "Plain", 98.1),
    )
)


def tones() -> QWidget:
    """Badges, and sentences that stay."""
    notices = []
    for tone, words in _SENTENCES:
        notice = Notice()
        notice.say(words, tone)
        notices.append(notice)
    return rows(row(*(Badge(words, tone) for tone, words in _BADGES)), *notices, gap=4)


def bands() -> QWidget:
    """A chip for each band, a tile for each judgement, both with their words."""
    first: list[QWidget] = []
    for band in BANDS:
        first += (_picture(chip(band)), _small(band_words(band)))
    second: list[QWidget] = []
    for judgement in Judgement:
        second += (_picture(tile(judgement, of=(22, 22))), _small(judgement_words(judgement, None)))
    return rows(row(*first), row(*second))


def _picture(drawn: object) -> QLabel:
    label = QLabel()
    label.setPixmap(drawn)  # type: ignore[arg-type]
    return label


def _small(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setWordWrap(False)
    return label


def views() -> QWidget:
    """Tabs, and views of the same thing."""
    tabs = QTabBar()
    tabs.setExpanding(False)
    for words in ("Overview", "Attendance", "Progress", "Notes"):
        tabs.addTab(words)
    switch = Switch(
        "Views",
        (
            ("faces", "Faces", "layout-grid"),
            ("table", "Table", "table-2"),
            ("seats", "Seating", "armchair"),
        ),
    )
    switch.show_view("faces")
    return rows(tabs, row(switch))


def table() -> QWidget:
    """Faces, words and figures, sorted, with one row chosen."""
    records = RecordList(
        "Rows",
        (
            ("Pupil", lambda child: child.called),
            ("State", lambda child: child.state),
            ("Attendance", lambda child: child.share),
        ),
    )
    records.show_rows(_CHILDREN)
    faces = FaceColumn(records.table)
    faces.pictures.put({PhotoId(child.id): figure_jpeg(n) for n, child in enumerate(_CHILDREN)})
    faces.show_briefs(
        PupilBrief(child.id, child.called, "4A", None, PhotoId(child.id), photo_refused=False)
        for child in _CHILDREN
    )
    records.table.setCurrentIndex(records.model.index(2, 0))
    records.setFixedHeight(33 + 4 * 32 + 3)
    return records


def progress() -> QWidget:
    """What, how many of how many, and a way out."""
    bar = QProgressBar()
    bar.setValue(34)
    words = row(PlainLabel("Checking 1,204 photos"), Quiet("412 done", is_small=True))
    last = QWidget()
    grid = QGridLayout(last)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.addWidget(bar, 0, 0)
    grid.addWidget(QPushButton("Cancel"), 0, 1)
    grid.setColumnStretch(0, 1)
    return framed(rows(words, last, gap=4))


def type_sizes() -> QWidget:
    """Three sizes, two weights."""
    small = Quiet("Small 13", is_small=True)
    return row(Title("Title 22"), Subtitle("Heading 14"), PlainLabel("Body 14"), small)


class _Swatch(QWidget):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(48, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("border"), 1))
        painter.setBrush(colour(self._token))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()


def colours() -> QWidget:
    """Named, so that a picture can be read by somebody who cannot tell them."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(4)
    for place, name in enumerate(_SWATCHES):
        left = Qt.AlignmentFlag.AlignLeft
        grid.addWidget(_Swatch(name), 2 * (place // 4), place % 4, left)
        grid.addWidget(Quiet(name, is_small=True), 2 * (place // 4) + 1, place % 4)
    return holder
