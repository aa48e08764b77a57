"""Dialogs that show: what stands on a pupil, what was passed on, a passphrase this once."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ui.widgets.act_row import Act
from ui.widgets.dialog_column import dialog_column
from ui.widgets.notice import Notice
from ui.widgets.plain import PlainLabel
from ui.widgets.record_list import RecordList
from ui.widgets.row_table import Column


class RowsDialog(QDialog):
    """A list in a dialog of its own, with `acts` beneath it."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        columns: Sequence[Column],
        acts: Sequence[Act] = (),
        opens: StrEnum | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 460)
        self.notice = Notice()
        self.records = RecordList(
            title, columns, acts, empty=PlainLabel(self.tr("Nothing yet.")), opens=opens
        )
        self.table, self.rows = self.records.table, self.records.model
        shut = QPushButton(self.tr("Close"))
        shut.clicked.connect(self.accept)
        self.records.rows[0].addWidget(shut)
        layout = dialog_column(self)
        layout.addWidget(PlainLabel(words))
        layout.addWidget(self.notice)
        layout.addWidget(self.records, 1)
