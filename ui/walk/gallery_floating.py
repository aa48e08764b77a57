"""What floats over a page, and what stands beside it."""

from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.look.mark import mark_pixmap
from ui.shell.sidebar import Line, Sidebar
from ui.walk.gallery_controls import FOCUSED, Posed
from ui.walk.gallery_rows import framed, row, rows
from ui.widgets.plain import PlainLabel, Quiet, Subtitle

_MARKS = (16, 32, 64)


def floating() -> QWidget:
    """What was done with a way back, what an icon is called, and a menu."""
    undo = QPushButton("Undo phone")
    undo.setProperty("kind", "toast")
    toast = framed(row(_on_toast("Phone of Mia Lee changed"), undo), "toast")
    tip = framed(_on_toast("Blank the screen F9"), "toast")
    menu = QMenu()
    for words in ("Open\tEnter", "Add alert\tA"):
        menu.addAction(words)
    menu.setActiveAction(menu.actions()[0])
    picture = QLabel()
    picture.setPixmap(menu.grab())
    return rows(row(toast), row(tip, picture))


def _on_toast(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setWordWrap(False)
    label.setProperty("ground", "toast")
    return label


def dialog() -> QWidget:
    """Names what goes; the safe answer has the focus."""
    destroys = QPushButton("Delete 3 photos")
    destroys.setProperty("kind", "bad")
    destroys.setProperty("main", True)
    question = Subtitle("Delete 3 photos of Mia Lee?")
    explained = Quiet("They are removed from this vault and from its next backup.")
    return framed(
        rows(question, explained, row(Posed("Keep photos", FOCUSED), destroys)), kind="palette"
    )


def sidebar() -> QWidget:
    """Lines, one of which is open, with what waits."""
    side = Sidebar("Pages")
    side.show_pages(
        (
            Line("Register", "clipboard-check", [("register", "Register")]),
            Line("Pupils", "user-search", [("pupils", "Pupils")]),
            Line("Data protection", "shield-check", [("a", "Protection"), ("b", "Requests")]),
        )
    )
    side.badge("register", 1)
    side.mark("a")
    side.setFixedSize(208, 200)
    frame = QFrame()
    frame.setObjectName("sidebar")
    box = QVBoxLayout(frame)
    box.setContentsMargins(0, 4, 0, 4)
    box.addWidget(side)
    return row(frame)


def icons() -> QWidget:
    """The mark in the sizes that systems ask for."""
    shown = []
    for size in _MARKS:
        label = QLabel()
        label.setPixmap(mark_pixmap(size))
        shown.append(label)
    return row(*shown)
