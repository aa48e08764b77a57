"""Help: what the page that was open is for, the other pages, and the keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from ui.look.tokens import size, space
from ui.shell.help_topics import JOBS, HelpTopic
from ui.shell.jobs_table import jobs_table
from ui.training.reading import ReadingView
from ui.widgets.at_left import at_left
from ui.widgets.form import Form
from ui.widgets.plain import PlainLabel, Subtitle, Title

_KEYS = (
    ("Ctrl+K", "find a pupil, class, page or command"),
    ("Ctrl+F", "search on this page"),
    ("Ctrl+N", "add a pupil"),
    ("Ctrl+T", "tick: the checklist that was open last"),
    ("Ctrl+O, Ctrl+Enter", "on the Import page: choose a file, and import it"),
    ("Ctrl+S", "save your changes"),
    ("Ctrl+Shift+S", "save a list of this page into a file"),
    ("Ctrl+P", "print the photo sheet of a class"),
    ("Ctrl+Z, Ctrl+Shift+Z", "undo and redo, even a whole import"),
    ("Ctrl+L", "lock now; what you were typing is kept"),
    ("F9", "blank the screen without locking"),
    ("Shift+F9", "projector view, on and off"),
    ("Esc", "back to the page before"),
    ("F1", "help of the page that is open"),
)
_KEY = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 200


class HelpPage(QWidget):
    """Pages on the left, what one of them is for on the right. `chosen` carries a page's key."""

    projects = True

    chosen = Signal(str)
    news_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topics = QListWidget()
        self.topics.setAccessibleName(self.tr("Pages"))
        self.topics.setFixedWidth(_LIST_WIDTH)
        self.topics.currentItemChanged.connect(
            lambda item, _: self.chosen.emit(item.data(_KEY)) if item else None
        )
        self.reading = QStackedWidget()
        row = QHBoxLayout(self)
        row.setSpacing(space("page_margin"))
        row.addWidget(self.topics)
        row.addWidget(self.reading, 1)

    def show_topics(self, topics: tuple[HelpTopic, ...], current: HelpTopic) -> None:
        """What there is to choose from, with the page that was open read already."""
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(_KEY, topic.key)
            item.setSizeHint(QSize(0, size("row")))
            self.topics.addItem(item)
            if topic == current:
                self.topics.setCurrentItem(item)

    def show_topic(self, topic: HelpTopic, *, with_keys: bool) -> None:
        """`with_keys`: followed by the keys of the whole program, and what is new in it."""
        view = ReadingView(topic.title)
        view.column.addWidget(Title(topic.title))
        view.show_blocks(topic.blocks, topic.strong)
        if topic.key == JOBS:
            view.column.addLayout(jobs_table())
        if with_keys:
            self._add_keys(view)
        view.column.addStretch(1)
        while (old := self.reading.currentWidget()) is not None:
            self.reading.removeWidget(old)
            old.deleteLater()
        self.reading.addWidget(view)

    def _add_keys(self, view: ReadingView) -> None:
        view.column.addWidget(Subtitle(self.tr("Keys")))
        form = Form()
        for keys, words in _KEYS:
            form.addRow(PlainLabel(keys), PlainLabel(self.tr(words)))
        view.column.addLayout(form)
        news = QPushButton(self.tr("What is new in this version"))
        news.clicked.connect(self.news_wanted)
        view.column.addWidget(at_left(news))
