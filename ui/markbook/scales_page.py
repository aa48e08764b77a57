"""The page of scales: what marks may be, and what the school expects at each point of the year."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.charts.band_look import band_words
from ui.widgets.date_field import shown_date
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet, Title
from ui.words import tr
from vault.domain.bands import BANDS
from vault.domain.half_terms import HalfTerm
from vault.domain.scales import (
    EDITOR_WORDS,
    Editor,
    Evaluation,
    Scale,
)

_KEY = Qt.ItemDataRole.UserRole


def half_term_words(number: int) -> str:
    """'Autumn 2'; 'Any' for 0."""
    return HalfTerm(2000, number).name if number else tr("Any")


class ScalesPage(Page):
    """Scales at the left, the chosen one at the right."""

    add_wanted = Signal()
    change_wanted = Signal(object)
    expect_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scales: dict[str, Scale] = {}
        self._may_write = False
        self.scales = QListWidget()
        self.scales.setAccessibleName(self.tr("Scales"))
        self.title, self.what, self.note = Title(), PlainLabel(), Quiet(is_small=True)
        self.values, self.expected = QTableWidget(), QTableWidget()
        self.add = QPushButton(self.tr("New scale …"))
        self.change = QPushButton(self.tr("Change …"))
        self.expect = QPushButton(self.tr("What is expected …"))
        for table, words in (
            (self.values, self.tr("Values")),
            (self.expected, self.tr("What is expected")),
        ):
            table.setAccessibleName(words)
            table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
            table.verticalHeader().hide()
        self._lay_out()
        self.scales.currentItemChanged.connect(lambda *_: self._show())
        self.add.clicked.connect(self.add_wanted)
        self.change.clicked.connect(lambda: self.change_wanted.emit(self.scale))
        self.expect.clicked.connect(lambda: self.expect_wanted.emit(self.scale))

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        side = QVBoxLayout(left)
        side.addWidget(self.scales, 1)
        side.addWidget(self.add)
        column = QVBoxLayout(right)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.expect)
        head.addWidget(self.change)
        column.addLayout(head)
        for widget in (self.notice, self.what, self.note):
            column.addWidget(widget)
        column.addWidget(self.expected, 1)
        column.addWidget(self.values, 2)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([260, 700])
        QVBoxLayout(self).addWidget(split)

    @property
    def scale(self) -> Scale | None:
        """The chosen one."""
        row = self.scales.currentRow()
        return self._scales.get(self.scales.item(row).data(_KEY)) if row >= 0 else None

    def show_scales(self, scales: Sequence[Scale], wanted: str, *, may_write: bool) -> None:
        """Stands on `wanted`, else on the first."""
        self._scales = {scale.id or scale.code: scale for scale in scales}
        self._may_write = may_write
        self.scales.blockSignals(True)
        self.scales.clear()
        for key, scale in self._scales.items():
            item = QListWidgetItem(scale.title)
            item.setData(_KEY, key)
            self.scales.addItem(item)
            if wanted and wanted in (scale.id, scale.code):
                self.scales.setCurrentItem(item)
        self.scales.blockSignals(False)
        if self.scales.currentRow() < 0:
            self.scales.setCurrentRow(0)
        for button in (self.add, self.change, self.expect):
            button.setVisible(may_write)
        self._show()

    def _show(self) -> None:
        scale = self.scale
        if scale is None:
            return
        self.title.setText(scale.title)
        span = tr("{0} to {1}").format(scale.lowest, scale.highest)
        words = [tr(EDITOR_WORDS[scale.editor])]
        if scale.editor is Editor.POINTS:
            words.append(tr("each test has a total") if scale.is_percent else span)
        words.append(tr("came with the program") if scale.code else tr("your own"))
        self.what.setText(", ".join(words))
        self.note.setText(scale.note)
        self.note.setVisible(bool(scale.note))
        self.change.setVisible(self._may_write and not scale.code)
        values = [
            (
                value.code,
                value.meaning,
                "" if value.counts else tr("is compared with nothing"),
                tr("until {0}").format(shown_date(value.until)) if value.until else "",
            )
            for value in scale.values
        ]
        _fill(self.values, (tr("Value"), tr("Meaning"), "", ""), values)
        self.values.setVisible(bool(values))
        heads = (tr("Half-term"), *(tr("{0} from").format(band_words(b)) for b in BANDS[1:]))
        rows = [
            (
                half_term_words(one.half_term),
                *(_said(scale, n) for n in (one.below_from, one.expected_from, one.above_from)),
                _span(one),
                tr("your own") if one.id else tr("of the program"),
            )
            for one in scale.evaluations
        ]
        _fill(self.expected, (*heads, tr("Valid"), tr("Whose")), rows)


def _said(scale: Scale, number: int) -> str:
    """Of letters the value of that rank; '–' beyond the top."""
    if scale.editor is Editor.LETTERS:
        codes = [v.code for v in scale.values if v.counts and v.rank == number and not v.until]
        return codes[0] if codes else "–"
    if number > scale.highest:
        return "–"
    return f"{number} %" if scale.is_percent else str(number)


def _span(one: Evaluation) -> str:
    if one.starts and one.ends:
        return tr("{0} to {1}").format(shown_date(one.starts), shown_date(one.ends))
    if one.starts:
        return tr("since {0}").format(shown_date(one.starts))
    return tr("until {0}").format(shown_date(one.ends)) if one.ends else tr("always")


def _fill(table: QTableWidget, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table.setColumnCount(len(header))
    table.setRowCount(len(rows))
    table.setHorizontalHeaderLabels(list(header))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.setItem(number, column, QTableWidgetItem(cell))
    table.resizeColumnsToContents()
