"""The tab Marks of a pupil: how they went beside the class, and every mark."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import colour, space
from ui.widgets.band_look import CHIP, band_words, chip
from ui.widgets.chart_view import ChartView
from ui.widgets.empty import EmptyHint
from ui.widgets.line_chart import LineChart
from ui.widgets.line_legend import LineLegend
from ui.widgets.made_late import MadeLate
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.words import tr
from vault.domain.bands import Band
from vault.domain.mark_figures import PupilMark, PupilMarks
from vault.domain.markbook import band_of
from vault.domain.pupil_line import pupil_charts
from vault.domain.scales import STATE_WORDS

_MOST_CHARTS, _BAND, _WIDE = 2, 4, 150
_LIST, _HIGH, _BESIDE = 164, 300, 960


def _band(mark: PupilMark) -> Band | None:
    return band_of(mark.scale, mark.assessment, mark.mark.value)


def _mark_words(mark: PupilMark) -> str:
    state = mark.mark.state
    return tr(STATE_WORDS[state]) if state else mark.mark.value


class _Chips(QStyledItemDelegate):
    """The band's chip before its word."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        if not isinstance(view, RowView):
            return
        band, box = _band(view.row_at(index)), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("selection"))
        left = box.left() + 8
        if band is not None:
            top = box.center().y() - CHIP // 2
            painter.drawPixmap(left, top, chip(band, view.devicePixelRatioF()))
            painter.setPen(colour("text"))
            words = QRect(box).adjusted(16 + CHIP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, band_words(band))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("border"))


class PupilMarksTab(MadeLate):
    """Charts of what was marked most often, and a line for each mark, the newest first.
    `save_wanted` carries the title and the sheet of a chart, `print_wanted` the title, '' for all
    marks."""

    lines: RowView
    none: EmptyHint
    print_marks: QPushButton
    print_wanted = Signal(str)
    save_wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._marks: PupilMarks | None = None
        self._may_print = False

    def allow(self, *, may_print: bool) -> None:
        """Whether the marks may leave the program."""
        self._may_print = may_print
        if self.is_made:
            self._show()

    def make(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 12, 0, 0)
        self._row.setSpacing(space("between_cards"))
        self._heads = QWidget()
        self._beside = QVBoxLayout(self._heads)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(space("between_cards"))
        self._beside.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.none = EmptyHint(
            tr("No marks yet"), tr("Marks are entered in the markbook."), icon="table-2"
        )
        self.lines = RowView(
            RowTable(
                (
                    (tr("Assessment"), lambda mark: mark.assessment.title),
                    (tr("Day"), lambda mark: mark.assessment.day),
                    (tr("Class"), lambda mark: mark.assessment.class_name),
                    (tr("Mark"), _mark_words),
                    (tr("Band"), lambda mark: band_words(_band(mark)) if _band(mark) else ""),
                    (tr("Note"), lambda mark: mark.mark.note),
                )
            ),
            tr("Marks of this pupil"),
        )
        self.lines.setItemDelegateForColumn(_BAND, _Chips(self.lines))
        self.lines.horizontalHeader().setSectionResizeMode(_BAND, QHeaderView.ResizeMode.Fixed)
        self.lines.horizontalHeader().resizeSection(_BAND, _WIDE)
        self.print_marks = QPushButton(tr("Print …"))
        self.print_marks.clicked.connect(lambda: self.print_wanted.emit(""))
        self.lines.setMinimumHeight(_LIST)
        column = QVBoxLayout()
        for widget in (self.none, self.lines):
            column.addWidget(widget, 1)
        column.addWidget(self.print_marks, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addLayout(column, 3)
        self._row.addWidget(self._heads, 2)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The charts stand beside the list where there is room for both, else below it."""
        super().resizeEvent(event)
        if self.is_made:
            way = QBoxLayout.Direction
            is_wide = event.size().width() >= _BESIDE
            self._row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def show_marks(self, marks: PupilMarks) -> None:
        """All that is in sight."""
        self._marks = marks
        if self.is_made:
            self._show()

    def _show(self) -> None:
        while (item := self._beside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        marks = self._marks.marks if self._marks is not None else ()
        charts = self._charts()
        for chart in charts:
            self._beside.addWidget(chart, 1)
        self._heads.setVisible(bool(charts))
        self.print_marks.setVisible(self._may_print and bool(marks))
        self.none.setVisible(not marks)
        self.lines.setVisible(bool(marks))
        self.lines.model().show_rows(list(reversed(marks)))  # type: ignore[attr-defined]

    def _charts(self) -> list[QWidget]:
        """Of what was marked most often."""
        found = list[QWidget]()
        for data in pupil_charts(self._marks)[:_MOST_CHARTS] if self._marks is not None else ():
            chart, names = LineChart(), LineLegend(across=2)
            chart.show_data(data)
            names.show_data(data)
            board = QWidget()
            box = QVBoxLayout(board)
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(chart, 1)
            box.addWidget(names)
            card = ChartView(data.title, board, chart)
            card.setFixedHeight(_HIGH)
            card.save_wanted.connect(self.save_wanted)
            card.print_wanted.connect(partial(self.print_wanted.emit, data.title))
            card.allow(may_print=self._may_print)
            found.append(card)
        return found
