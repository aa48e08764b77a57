"""How a class list was read: encoding, delimiter, date order, and each column's field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.desk.record_words import field_words
from ui.widgets.form import Form
from ui.widgets.plain import PlainLabel
from ui.widgets.scroll_column import ScrollColumn
from vault.domain.preview import (
    DATE_ORDERS,
    DELIMITERS,
    ENCODINGS,
    LIST_FIELDS,
    ReadOptions,
    RollPreview,
)

_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


class ImportReadingTab(QWidget):
    """What was found out is shown and can be put right; `again` when it is to be read anew."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding, self.delimiter, self.order = QComboBox(), QComboBox(), QComboBox()
        self.encoding.addItems(ENCODINGS)
        for sign in DELIMITERS:
            self.delimiter.addItem(_SIGNS[sign], sign)
        self.order.addItems(DATE_ORDERS)
        self.keep = QCheckBox(self.tr("Remember this for lists with the same columns"))
        self.read_again = QPushButton(self.tr("Read again"))
        self.read_again.setProperty("main", True)
        self.read_again.clicked.connect(self.again)
        self._columns: dict[str, QComboBox] = {}
        form = Form()
        for words, combo in (
            (self.tr("Character encoding"), self.encoding),
            (self.tr("Column separator"), self.delimiter),
            (self.tr("Date order"), self.order),
        ):
            combo.setAccessibleName(words)
            form.addRow(words, combo)
        self._columns_form = QWidget()
        scroll = ScrollColumn(self.tr("What each column holds"))
        # What it stands on shows through.
        for widget in (scroll.viewport(), scroll.inner):
            widget.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._column = layout = scroll.column
        layout.addLayout(form)
        layout.addWidget(PlainLabel(self.tr("What each column holds:")))
        layout.addWidget(self._columns_form)
        layout.addWidget(self.keep)
        layout.addWidget(self.read_again, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_reading(self, preview: RollPreview) -> None:
        """As the program understood the file."""
        _choose(self.encoding, preview.encoding)
        self.delimiter.setCurrentIndex(max(self.delimiter.findData(preview.delimiter), 0))
        _choose(self.order, preview.date_order)
        known = dict(preview.mapping)
        self._columns = {}
        inner = QWidget()
        form = Form(inner)
        for column in preview.header:
            combo = QComboBox()
            combo.setAccessibleName(column)
            combo.addItem(self.tr("not read"), "")
            # A field that only the reader knows of (a second contact) stays as it found it.
            for field in (*LIST_FIELDS, *({known.get(column, "")} - {*LIST_FIELDS, ""})):
                combo.addItem(field_words(field), field)
            combo.setCurrentIndex(max(combo.findData(known.get(column, "")), 0))
            self._columns[column] = combo
            form.addRow(PlainLabel(column), combo)
        self._column.replaceWidget(self._columns_form, inner)
        self._columns_form.hide()
        self._columns_form.deleteLater()
        self._columns_form = inner

    def options(self) -> ReadOptions:
        """As it is chosen now."""
        mapping = tuple(
            (column, str(combo.currentData()))
            for column, combo in self._columns.items()
            if combo.currentData()
        )
        return ReadOptions(
            self.encoding.currentText(),
            str(self.delimiter.currentData()),
            self.order.currentText(),
            mapping,
        )


def _choose(combo: QComboBox, text: str) -> None:
    if combo.findText(text) < 0:
        combo.addItem(text)
    combo.setCurrentText(text)
