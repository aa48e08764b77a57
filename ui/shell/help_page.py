"""Help: the keys, and what the parts of the program are for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.at_left import at_left
from ui.widgets.form import Form
from ui.widgets.plain import PlainLabel, Subtitle, Title
from ui.widgets.scroll_column import ScrollColumn

_KEYS = (
    ("Ctrl+K", "find a pupil, class, page or command"),
    ("Ctrl+F", "search on this page"),
    ("Ctrl+N", "add a pupil"),
    ("Ctrl+O, Ctrl+Enter", "on the Import page: choose a file, and import it"),
    ("Ctrl+S", "save your changes"),
    ("Ctrl+P", "photo sheet of the class as PDF"),
    ("Ctrl+Z, Ctrl+Shift+Z", "undo and redo, even a whole import"),
    ("Ctrl+L", "lock now; what you were typing is kept"),
    ("F9", "blank the screen without locking"),
    ("Esc", "back to the page before"),
    ("F1", "this page"),
)
_WORDS = (
    (
        "Today",
        (
            "The page where you land: your classes and what you must know about their pupils,"
            " birthdays, and what is due for you, the most urgent first. The arrows move from face"
            " to face; Enter or a click opens the pupil."
        ),
    ),
    (
        "A pupil list from your school's system",
        (
            "Arbor, Bromcom, SIMS and ScholarPack save a report of all pupils as a CSV or Excel"
            " file. Take names, dates of birth, numbers, class and contacts, one pupil to a row,"
            " with headings. Drop the file on the Import page: you see every row before anything is"
            " saved. Delete the file afterwards."
        ),
    ),
    (
        "Who sees what",
        (
            "Your role and your classes decide it. You see only what you need: a missing page is"
            " not a fault. Your data lead can change your role."
        ),
    ),
    (
        "What is written down",
        (
            "Each time someone opens a pupil, changes or prints something, or is refused, an entry"
            " is added to the audit trail. It names records by number, never children by name."
        ),
    ),
    (
        "If you forget your password",
        (
            "Ask your data lead. Nobody can read your password. If all passwords are lost, the"
            " printed recovery sheet opens the vault."
        ),
    ),
    (
        "If something looks wrong",
        "Lock the vault (Ctrl+L), do not try to fix files by hand, and tell your data lead.",
    ),
)


class HelpPage(QWidget):
    """The keys, and where to read on."""

    news_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll = ScrollColumn()
        box = scroll.column
        box.setAlignment(Qt.AlignmentFlag.AlignTop)
        box.addWidget(Title(self.tr("Help")))
        form = Form()
        for keys, words in _KEYS:
            form.addRow(PlainLabel(keys), PlainLabel(self.tr(words)))
        box.addLayout(form)
        for title, words in _WORDS:
            box.addWidget(Subtitle(self.tr(title)))
            box.addWidget(PlainLabel(self.tr(words)))
        self.news = QPushButton(self.tr("What is new in this version"))
        self.news.clicked.connect(self.news_wanted)
        box.addWidget(at_left(self.news))
        QVBoxLayout(self).addWidget(scroll)
