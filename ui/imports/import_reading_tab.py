"""How a class list was read: sheets, letters, delimiter, date order, and each column's field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.desk.record_words import field_words
from ui.questions.letters_words import letters_words
from ui.widgets.form import Form
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel
from ui.widgets.scroll_column import ScrollColumn
from ui.words import counted, tr
from vault.domain.incoming import SheetSeen
from vault.domain.preview import (
    DATE_ORDERS,
    DELIMITERS,
    ENCODINGS,
    LIST_FIELDS,
    HowRead,
    ReadOptions,
    RollPreview,
)

_LAST_LINE, _MOST_NAMED = 9999, 5
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


class ImportReadingTab(QWidget):
    """What was found out is shown and can be put right; `again` when it is to be read anew."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding, self.delimiter, self.order = QComboBox(), QComboBox(), QComboBox()
        for sign in DELIMITERS:
            self.delimiter.addItem(_SIGNS[sign], sign)
        self.order.addItems(DATE_ORDERS)
        self.header_line = NumberField()
        self.header_line.setRange(1, _LAST_LINE)
        self.sheets: dict[str, QCheckBox] = {}
        self._shown = ReadOptions()
        self.asked: tuple[str, ...] = ()
        """What a person is asked of the whole file, in sentences."""
        self.any_age = QCheckBox(self.tr("The birth dates are right: all are over 25"))
        self.keep = QCheckBox(self.tr("Remember this for lists with the same columns"))
        self.read_again = QPushButton(self.tr("Read again"))
        self.read_again.setProperty("main", True)
        self.read_again.clicked.connect(self.again)
        self._columns: dict[str, QComboBox] = {}
        form = self._form = Form()
        self._sheet_box = QWidget()
        for words, field in (
            (self.tr("Sheets that are read"), self._sheet_box),
            (self.tr("Letters are read as"), self.encoding),
            (self.tr("Column separator"), self.delimiter),
            (self.tr("Line with the headings"), self.header_line),
            (self.tr("Date order"), self.order),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
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
        self._of_columns = PlainLabel(self.tr("What each column holds:"))
        layout.addWidget(self._of_columns)
        layout.addWidget(self._columns_form)
        layout.addWidget(self.any_age)
        layout.addWidget(self.keep)
        layout.addWidget(self.read_again, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def forget(self) -> None:
        """What was said of one file is said of no other."""
        self.any_age.setChecked(False)
        self.asked = ()

    def show_reading(self, preview: RollPreview | HowRead) -> None:
        """As the program understood the file."""
        asks_age = preview.asks_age if isinstance(preview, RollPreview) else ""
        how = self.tr("If they are right, tick that under Columns matched.")
        self.asked = (asks_age, how) if asks_age else ()
        # Once it is said, it stays to be seen and taken back.
        self.any_age.setVisible(bool(asks_age) or self.any_age.isChecked())
        self._show_letters(preview)
        self._show_sheets(preview)
        self.header_line.setValue(preview.header_line or 1)
        self._form.setRowVisible(self.header_line, preview.header_line > 0)
        self.delimiter.setCurrentIndex(max(self.delimiter.findData(preview.delimiter), 0))
        self._form.setRowVisible(self.delimiter, bool(preview.delimiter))
        _choose(self.order, preview.date_order)
        self._form.setRowVisible(self.order, bool(preview.date_order))
        for widget in (self._of_columns, self.keep):
            widget.setVisible(bool(preview.header))
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

    def _show_letters(self, preview: RollPreview | HowRead) -> None:
        """Each way to read them with words that look different in it; then the others."""
        samples = {reading.encoding: ", ".join(reading.samples) for reading in preview.readings}
        self.encoding.clear()
        for name in dict.fromkeys((preview.encoding, *samples, *ENCODINGS)):
            shown = f"{letters_words(name)}: {samples[name]}" if name in samples else ""
            self.encoding.addItem(shown or letters_words(name), name)
        self._form.setRowVisible(self.encoding, bool(preview.encoding))

    def _show_sheets(self, preview: RollPreview | HowRead) -> None:
        """A tick for each sheet; why one is not read stands beside it."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sheets = {}
        for sheet in preview.sheets:
            tick = QCheckBox(f"{sheet.name} – {sheet.why}" if sheet.why else sheet.name)
            tick.setChecked(sheet.is_read)
            self.sheets[sheet.name] = tick
            column.addWidget(tick)
        self._form.replaceWidget(self._sheet_box, box)
        self._sheet_box.hide()
        self._sheet_box.deleteLater()
        self._sheet_box = box
        self._form.setRowVisible(box, bool(preview.sheets))
        self._shown = ReadOptions(sheets=self._ticked(), header_line=preview.header_line)

    def _ticked(self) -> tuple[str, ...]:
        return tuple(name for name, tick in self.sheets.items() if tick.isChecked())

    def options(self) -> ReadOptions:
        """As it is chosen now. Sheets and the line of the headings only where a person changed
        them: else each list is looked at for itself."""
        mapping = tuple(
            (column, str(combo.currentData()))
            for column, combo in self._columns.items()
            if combo.currentData()
        )
        line, sheets = self.header_line.value(), self._ticked()
        has_letters = self._form.isRowVisible(self.encoding)
        is_as_found = sheets == self._shown.sheets and line == self._shown.header_line
        return ReadOptions(
            str(self.encoding.currentData()) if has_letters else "",
            str(self.delimiter.currentData()) if self._form.isRowVisible(self.delimiter) else "",
            self.order.currentText(),
            mapping if is_as_found else (),
            () if sheets == self._shown.sheets else sheets,
            0 if line == self._shown.header_line else line,
            any_age=self.any_age.isChecked(),
        )


def sheets_left_out(sheets: Sequence[SheetSeen]) -> tuple[str, ...]:
    """What is told of sheets that are not read, and where they are chosen: each may be a class."""
    names = [f"'{sheet.name}'" for sheet in sheets if sheet.why and not sheet.is_read]
    if not names:
        return ()
    more = "" if len(names) <= _MOST_NAMED else " …"
    words = counted(
        len(names),
        tr("The sheet {1} is not read."),
        tr("{0} sheets are not read: {1}."),
        ", ".join(names[:_MOST_NAMED]) + more,
    )
    return (words, tr("Sheets are chosen under Columns matched."))


def _choose(combo: QComboBox, text: str) -> None:
    if combo.findText(text) < 0:
        combo.addItem(text)
    combo.setCurrentText(text)
