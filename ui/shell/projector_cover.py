"""In place of a page that must not be projected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from ui.shell.projector_watch import private_words
from ui.widgets.plain import PlainLabel, Subtitle
from ui.words import tr


class ProjectorCover(QFrame):
    """`private` when somebody says that nobody else sees the screen."""

    private = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        title = Subtitle(tr("This page is hidden, because others may see this screen"))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = PlainLabel(
            tr(
                "A second display is connected, or you turned the projector view on. Today,"
                " Classes, Seating, Register and the timetable can be shown: with initials, and"
                " without alerts, notes, reasons or marks."
            )
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (title, words):
            label.setMinimumWidth(420)
        self.button = QPushButton(private_words())
        self.button.setProperty("main", True)
        self.button.clicked.connect(self.private)
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(12)
        for widget in (title, words, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()
