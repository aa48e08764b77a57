"""Before a file is chosen: what can be dropped, and buttons to choose it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.ask_place import ask_file, ask_folder
from ui.widgets.drop_frame import DropFrame
from ui.widgets.key_button import KeyButton


class ImportInvitation(QWidget):
    """`chosen` carries the path of a file or folder."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        file = KeyButton(self.tr("Choose a file …"), "Ctrl+O", "file-spreadsheet")
        folder = QPushButton(self.tr("Choose a folder …"))
        file.clicked.connect(self.ask_file)
        folder.clicked.connect(self.ask_folder)
        frame = DropFrame(
            self.tr("Drop a file or folder anywhere on this page"),
            self.tr(
                "A class list (a workbook or CSV), a CTF, photos, or a folder or ZIP of OneRoster,"
                " School Data Sync, Clever or Apple School Manager. You see what would change;"
                " nothing is saved until you press Import."
            ),
            file,
            folder,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def ask_file(self) -> None:
        """Let a person choose a file."""
        self._chosen(ask_file(self, self.tr("Import")))

    def ask_folder(self) -> None:
        """Let a person choose a folder."""
        self._chosen(ask_folder(self, self.tr("Import")))

    def _chosen(self, name: str) -> None:
        if name:
            self.chosen.emit(name)
