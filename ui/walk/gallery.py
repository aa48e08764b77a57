"""Every widget in every state, in one picture: `--gallery`, for who builds the pages."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.look.mark import mark_pixmap
from ui.look.theme import dress
from ui.look.tokens import Theme, hex_of
from ui.shell.sidebar import Line, Sidebar
from ui.widgets.date_field import DateField
from ui.widgets.empty import EmptyHint
from ui.widgets.form import Form
from ui.widgets.key_button import KeyButton
from ui.widgets.notice import Notice
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel, Quiet, Subtitle, Title
from ui.widgets.record_list import RecordList
from ui.widgets.switch import Switch
from ui.widgets.toast import Toast
from ui.widgets.tone_mark import Badge

_SIZE = (1366, 968)
_TONES = (
    ("bad", "Severe nut allergy. Adrenaline pens in the red bag by the door."),
    ("warn", "Not backed up for 8 days. Plug in the school's drive."),
    ("info", "Two copies found. Nothing has been changed yet."),
)


def paint_gallery(pictures: Path) -> list[Path]:
    """One picture for each theme; their paths."""
    app = QApplication.instance() or QApplication(["tuckbox"])
    pictures.mkdir(parents=True, exist_ok=True)
    written = []
    for theme in Theme:
        if isinstance(app, QApplication):
            dress(app, theme.value)
        gallery = Gallery()
        gallery.show()
        app.processEvents()
        path = pictures / f"gallery-{theme.value}.png"
        if not gallery.grab().save(str(path)):
            raise AssertionError(f"no picture of {path.name}")
        written.append(path)
        gallery.deleteLater()
    return written


class Gallery(QWidget):
    """Three columns, as wide as the smallest screen that schools have."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*_SIZE)
        head = QHBoxLayout()
        mark = PlainLabel()
        mark.setPixmap(mark_pixmap(28))
        head.addWidget(mark)
        head.addWidget(Title("Components"), 1)
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for parts in (self._left(), self._middle(), self._right()):
            column = QVBoxLayout()
            column.setSpacing(10)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            columns.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(40, 28, 40, 24)
        outer.addLayout(head)
        outer.addLayout(columns, 1)
        self.toast = Toast(self)
        self.toast.say("Phone of Mia Lee changed", "good")
        self.toast.offer("Undo: phone of Mia Lee", lambda: None)

    def _left(self) -> tuple[QWidget, ...]:
        fill, bad, destroys, off = (
            QPushButton(words)
            for words in (
                "Close register",
                " Delete photo",
                "Delete 3 photos of Mia Lee",
                "Disabled",
            )
        )
        fill.setProperty("main", True)
        for button in (bad, destroys):
            button.setProperty("kind", "bad")
        destroys.setProperty("main", True)
        set_icon(bad, "trash-2", "badText")
        off.setEnabled(False)
        link, ghost = QPushButton("All contacts"), QPushButton("Ghost")
        link.setProperty("kind", "link")
        ghost.setProperty("kind", "ghost")
        fields = QWidget()
        form = Form(fields)
        form.setContentsMargins(0, 0, 0, 0)
        name, wrong = QLineEdit("Marsh"), DateField("Date of visit")
        wrong.setText("31/02/2026")
        wrong.setProperty("wrong", True)
        room, minutes, shut = QComboBox(), NumberField(), QLineEdit("cannot be changed")
        room.addItems(["4A", "4B"])
        minutes.setValue(12)
        shut.setReadOnly(True)
        for words, field in (
            ("Family name", name),
            ("Class", room),
            ("Date of visit", wrong),
            ("Minutes", minutes),
            ("Read only", shut),
        ):
            form.addRow(words, field)
        return (
            Subtitle("Buttons"),
            _row(fill, KeyButton("Print", "Ctrl+P", "printer"), bad),
            _row(destroys, link, ghost),
            _row(off),
            Subtitle("Fields"),
            fields,
            Subtitle("Ticks, choices"),
            _ticks(),
            _framed(EmptyHint("No notes about Leo yet", "Notes are kept for a year.", "Write one")),
        )

    def _middle(self) -> tuple[QWidget, ...]:
        badges = []
        for tone, words in (
            ("info", "Draft"),
            ("good", "Backed up"),
            ("warn", "Due 4 Dec"),
            ("bad", "No reason"),
            ("", "Archived"),
        ):
            badges.append(Badge(words, tone))
        notices = []
        for tone, words in _TONES:
            notice = Notice()
            notice.say(words, tone)
            notices.append(notice)
        tabs = QTabBar()
        for words in ("Overview", "Contacts", "Consents", "History"):
            tabs.addTab(words)
        views = Switch("Views", (("faces", "Faces", "layout-grid"), ("table", "Table", "table-2")))
        views.show_view("faces")
        table = RecordList("Rows", (("Pupil", lambda r: r[0]), ("State", lambda r: r[1])))
        table.show_rows(
            [("Niamh Byrne", "Plain"), ("Ben Fletcher", "Plain"), ("Mia Lee", "Chosen")]
        )
        table.table.setCurrentIndex(table.model.index(2, 0))
        table.setFixedHeight(150)
        bar = QProgressBar()
        bar.setValue(34)
        return (
            Subtitle("Tones, always with words"),
            _row(*badges),
            *notices,
            Subtitle("Tabs and views"),
            tabs,
            _row(views),
            Subtitle("Table"),
            table,
            Quiet("Checking 1,204 photos"),
            bar,
        )

    def _right(self) -> tuple[QWidget, ...]:
        side = Sidebar("Pages")
        side.show_pages(
            (
                Line("Today", "sun", [("today", "Today")]),
                Line("Pupils", "user-search", [("pupils", "Pupils")]),
                Line("Data protection", "shield-check", [("a", "Protection"), ("b", "Requests")]),
            )
        )
        side.badge("today", 4)
        side.mark("a")
        side.setFixedHeight(210)
        frame = QFrame()
        frame.setObjectName("sidebar")
        box = QVBoxLayout(frame)
        box.setContentsMargins(0, 4, 0, 4)
        box.addWidget(side)
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setValue(40)
        return (
            Subtitle("Type: three sizes, two weights"),
            Title("Title 22"),
            _row(Subtitle("Strong 14"), PlainLabel("Body 14"), Quiet("Small 13", is_small=True)),
            Subtitle("Colour"),
            _colours(),
            Subtitle("Sidebar"),
            frame,
            slider,
        )


def _row(*widgets: QWidget) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    for part in widgets:
        row.addWidget(part)
    row.addStretch(1)
    return widget


def _framed(widget: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    QVBoxLayout(card).addWidget(widget)
    return card


def _ticks() -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    ticked, clear, part, off = (
        QCheckBox(words) for words in ("Display in school", "Website", "Trips (some)", "Disabled")
    )
    ticked.setChecked(True)
    part.setTristate(True)
    part.setCheckState(Qt.CheckState.PartiallyChecked)
    off.setEnabled(False)
    chosen, other = QRadioButton("Whole class"), QRadioButton("Chosen pupils")
    chosen.setChecked(True)
    for place, tick in enumerate((ticked, chosen, clear, other, part, off)):
        grid.addWidget(tick, place // 2, place % 2)
    return widget


def _colours() -> QWidget:
    """Named with their values, so that a picture can be read by somebody who cannot tell them."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    names = ("window", "page", "surface", "text", "text2", "accent", "selection", "brass")
    for place, name in enumerate(names):
        grid.addWidget(Quiet(f"{name} {hex_of(name)}", is_small=True), place // 2, place % 2)
    return widget
