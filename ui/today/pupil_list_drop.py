"""Where a pupil list is dropped or chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.look.icons import set_icon
from ui.look.tokens import space
from ui.today.card import IconLabel, lines
from ui.widgets.ask_place import ask_file
from ui.widgets.drop_area import dropped_files
from ui.words import tr

_ICON = 32


class PupilListDrop(QFrame):
    """`file_chosen` carries its path."""

    file_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self.choose = QPushButton(f" {tr('Choose a file')}")
        self.choose.setProperty("main", True)
        set_icon(self.choose, "folder-open", "onAccent")
        self.choose.clicked.connect(self._ask)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(lines(tr("Drop your pupil list here"), strong=True))
        explanation = tr(
            "A CSV or Excel file from your school's system. You see every row before anything is"
            " saved."
        )
        words.addWidget(lines(explanation, quiet=True))
        row = QHBoxLayout(self)
        pad = space("page_margin")
        row.setContentsMargins(pad, pad, pad, pad)
        row.setSpacing(pad)
        row.addWidget(IconLabel("file-spreadsheet", "accentText", _ICON))
        row.addLayout(words, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in dropped_files(event)[:1]:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    def _ask(self) -> None:
        path = ask_file(self, tr("Choose a file"))
        if path:
            self.file_chosen.emit(path)
