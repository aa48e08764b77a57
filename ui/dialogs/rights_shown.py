"""Dialogs that show: what stands on a pupil, what was passed on, a passphrase this once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.row_table import Column, RowTable
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel
from ui.widgets.tables import RowView


class RowsDialog(QDialog):
    """A table with buttons; `acted` carries the button's word and the chosen row. Those of
    `for_none` can be pressed without one."""

    acted = Signal(str, object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        columns: Sequence[Column],
        buttons: Sequence[tuple[str, str]],
        for_none: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 460)
        self.rows = RowTable(columns)
        self.table = RowView(self.rows, title)
        self.empty = PlainLabel(self.tr("Nothing yet."))
        self.notice = Notice()
        row = QHBoxLayout()
        for word, label in buttons:
            button = QPushButton(label)
            button.clicked.connect(
                lambda _=False, said=word: self.acted.emit(said, self.table.chosen())
            )
            row.addWidget(button)
            if word not in for_none:
                self.table.serve(button)
        row.addStretch(1)
        shut = QPushButton(self.tr("Close"))
        shut.clicked.connect(self.accept)
        row.addWidget(shut)
        layout = QVBoxLayout(self)
        layout.addWidget(PlainLabel(words))
        layout.addWidget(self.notice)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)

    def show_rows(self, rows: Sequence[object]) -> None:
        self.rows.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)


class PassphraseDialog(QDialog):
    """Words that open a file, shown this once."""

    def __init__(self, parent: QWidget, words: str, passphrase: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The file is sealed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self.words = PlainLabel(passphrase)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSize(16)
        self.words.setFont(font)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(self.tr("Passphrase"))
        shut = QPushButton(self.tr("I have written it down"))
        shut.setProperty("main", True)
        shut.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addWidget(PlainLabel(words))
        layout.addWidget(self.words)
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "It is shown this once, and kept nowhere. Tell it by another way than the file"
                    " goes: face to face or on the telephone."
                )
            )
        )
        layout.addWidget(shut, 0, Qt.AlignmentFlag.AlignLeft)
