"""The page of scales: which there are, and of one what it holds and what is expected on it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import size, space
from ui.markbook.band_picture import BandBar, BandPicture
from ui.markbook.scale_words import (
    band_cells,
    how_entered,
    last_day,
    origin,
    point_words,
    scale_title,
    span_words,
)
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Quiet, Subtitle, Title
from ui.widgets.row_table import RowTable
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tables import RowView
from vault.domain.expected_bands import in_force, is_compared, reach, spans
from vault.domain.scales import Evaluation, Scale, ScaleValue

_KEY = Qt.ItemDataRole.UserRole
_EDGE = 2
_FROM, _UNTIL = 6, 7


class ScalesPage(Page):
    """`chosen` carries a scale's key: the id of its row, else its code."""

    chosen = Signal(str)
    add_wanted = Signal()
    change_wanted = Signal()
    copy_wanted = Signal()
    expect_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scales = QListWidget()
        self.scales.setAccessibleName(self.tr("Scales"))
        self.scales.currentItemChanged.connect(
            lambda item, _: self.chosen.emit(item.data(_KEY)) if item else None
        )
        self.scales.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title, self.subtitle = Title(), Quiet()
        self.note, self.not_compared = PlainLabel(), Quiet()
        self.picture = BandPicture(self.tr("Bands of the scale"))
        self._scale: Scale | None = None
        bands = (self.tr("Well below"), self.tr("Below"), self.tr("Expected"), self.tr("Above"))
        self.expected_rows = RowTable(
            (
                (self.tr("Point of the year"), lambda e: point_words(e.half_term)),
                *((band, self._cell(place)) for place, band in enumerate(bands)),
                (self.tr("Set by"), self._set_by),
                (self.tr("From"), lambda e: e.starts),
                (self.tr("Until"), lambda e: e.ends),
            )
        )
        self.value_rows = RowTable(
            (
                (self.tr("Value"), lambda v: v.code),
                (self.tr("What it means"), lambda v: v.meaning),
                (self.tr("Order"), lambda v: v.rank if v.counts else None),
                (self.tr("Compared"), lambda v: self.tr("yes") if v.counts else self.tr("no")),
                (self.tr("Last day"), lambda v: v.until),
            )
        )
        self.expected = RowView(self.expected_rows, self.tr("What is expected"))
        self.values = RowView(self.value_rows, self.tr("Values"))
        for view in (self.expected, self.values):
            view.setProperty("bare", True)
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = QPushButton(self.tr("New scale …"))
        self.change = QPushButton(self.tr("Change …"))
        self.copy = QPushButton(self.tr("Make a copy …"))
        self.expect = QPushButton(self.tr("Set what is expected …"))
        self.expect.setProperty("main", True)
        for button, wanted in (
            (self.add, self.add_wanted),
            (self.change, self.change_wanted),
            (self.copy, self.copy_wanted),
            (self.expect, self.expect_wanted),
        ):
            button.clicked.connect(wanted)
        self._lay_out()

    def _cell(self, place: int) -> Callable[[Evaluation], str]:
        def of(evaluation: Evaluation) -> str:
            return band_cells(self._scale, evaluation)[place] if self._scale else ""

        return of

    def _set_by(self, evaluation: Evaluation) -> str:
        return self.tr("your school") if evaluation.id else self.tr("the program")

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scales, 1)
        column.addWidget(self.add)
        scroll = ScrollColumn(self.tr("The scale"), sideways=False)
        bands = _card(self.tr("What is expected"), self.picture, self.expected, self.not_compared)
        self.values_card = _card(self.tr("Values"), self.values)
        for card in (bands, self.values_card):
            scroll.column.addWidget(card)
            scroll.column.setSpacing(space("between_cards"))
        scroll.column.addStretch(1)
        box = QVBoxLayout(right)
        box.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for button in (self.change, self.copy, self.expect):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        for label in (self.subtitle, self.note):
            box.addWidget(label)
        box.addWidget(self.notice)
        box.addWidget(scroll, 1)
        split = QSplitter()
        split.setHandleWidth(space("between_cards"))
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([240, 760])
        # A wide window is there for the grid and not for the list.
        split.setStretchFactor(1, 1)
        QVBoxLayout(self).addWidget(split)

    def show_scales(self, scales: Sequence[Scale], wanted: str) -> None:
        """Stands on `wanted`, else on the first; `chosen` tells which."""
        today = date.today()
        self.scales.blockSignals(True)
        self.scales.clear()
        for scale in sorted(scales, key=lambda s: (s.is_over(today), bool(s.code))):
            over = self.tr(" (ended)") if scale.is_over(today) else ""
            item = QListWidgetItem(f"{scale_title(scale)}{over}")
            item.setData(_KEY, scale.key)
            self.scales.addItem(item)
            if wanted and wanted in (scale.key, scale.code):
                self.scales.setCurrentItem(item)
        if self.scales.currentRow() < 0:
            self.scales.setCurrentRow(0)
        self.scales.blockSignals(False)
        item = self.scales.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_KEY))

    def show_scale(self, scale: Scale, *, may_write: bool) -> None:
        """All of one."""
        today = date.today()
        self._scale = scale
        self.title.setText(scale_title(scale))
        parts = (origin(scale), how_entered(scale), last_day(scale, today))
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.note.setText(scale.note)
        self.note.setVisible(bool(scale.note))
        compared = is_compared(scale)
        for column, dates in ((_FROM, "starts"), (_UNTIL, "ends")):
            has_dates = any(getattr(one, dates) for one in scale.evaluations)
            self.expected.setColumnHidden(column, not has_dates)
        self._show_rows(self.expected, self.expected_rows, scale.evaluations if compared else ())
        self.picture.show_bars(bars_of(scale, today) if compared else ())
        nothing = self.tr("Nothing is expected yet: marks on this scale are in no band.")
        never = self.tr("Ticks and texts are in no band.")
        self.not_compared.setText(nothing if compared else never)
        self.not_compared.setVisible(not (compared and scale.evaluations))
        self._show_rows(self.values, self.value_rows, scale.values)
        self.values_card.setVisible(bool(scale.values))
        self.change.setVisible(may_write and not scale.code)
        self.copy.setVisible(may_write)
        self.expect.setVisible(may_write and compared)

    def _show_rows(
        self, view: RowView, model: RowTable, rows: Sequence[Evaluation | ScaleValue]
    ) -> None:
        """As high as its rows need, so that the page scrolls and not each table by itself."""
        model.show_rows(rows)
        head = view.horizontalHeader().sizeHint().height()
        view.setFixedHeight(head + len(rows) * size("row") + _EDGE)
        view.setVisible(bool(rows))


def _card(heading: str, *widgets: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    inner = QVBoxLayout(card)
    around = space("card_padding")
    inner.setContentsMargins(around, around, around, around)
    inner.addWidget(Subtitle(heading))
    for widget in widgets:
        inner.addWidget(widget)
    return card


def bars_of(scale: Scale, day: date) -> tuple[BandBar, ...]:
    """A bar for each point of the year that is judged by marks of its own on that day."""
    lowest, highest = reach(scale)
    whole = max(1, highest + 1 - lowest)
    return tuple(
        BandBar(
            point_words(half_term),
            tuple(
                (
                    span.band,
                    (span.first - lowest) / whole,
                    (span.last + 1 - lowest) / whole,
                    span_words(scale, span),
                )
                for span in spans(scale, evaluation)
            ),
        )
        for half_term, evaluation in in_force(scale, day)
    )
