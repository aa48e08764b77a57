"""The page of progress: who moved between two assessments of a class, how it is spread, and how
the share at expected went."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.look.icons import set_icon
from ui.markbook.mark_heads import month_of
from ui.markbook.moved_card import MovedCard
from ui.widgets.band_bars import BandBars, BandRow
from ui.widgets.chart_view import ChartView
from ui.widgets.class_title import ClassTitle
from ui.widgets.date_field import shown_date
from ui.widgets.empty import EmptyHint
from ui.widgets.flow import Flow
from ui.widgets.line_chart import LineChart
from ui.widgets.matrix_view import MatrixView
from ui.widgets.page import Page
from ui.widgets.plain import Quiet
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tone_mark import Badge
from ui.words import counted
from vault.domain.ids import PupilId
from vault.domain.markbook import Assessment, Markbook
from vault.domain.people import ClassRow
from vault.domain.progress import (
    Movement,
    ProgressChart,
    column_figures,
    mean_change,
    movement,
    titles_of,
)
from vault.domain.progress_trend import trend_of, trend_titles

_ROOMY = 860


class ProgressPage(Page):
    """`class_chosen` and `group_chosen` carry ids; `save_wanted` the title and the sheet of a
    chart, `print_wanted` which one alone, None for all."""

    class_chosen = Signal(str)
    group_chosen = Signal(str)
    points_chosen = Signal()
    save_wanted = Signal(str, object)
    print_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes, self.start, self.end, self.group = (QComboBox() for _ in range(4))
        self.title = ClassTitle(self.tr("Progress"), self.classes)
        self.print_paper = QPushButton(f" {self.tr('Print')}")
        set_icon(self.print_paper, "printer")
        self.matrix, self.bars, self.trend = MatrixView(), BandBars(), LineChart(names=True)
        self.up, self.same = Badge("", "info", "arrow-up"), Badge()
        self.down, self.both = Badge("", "warn", "arrow-down"), Quiet(is_small=True)
        self.picked = MovedCard()
        badges = (self.up, self.same, self.down)
        self.moved = ChartView(self.tr("Who moved"), self._board(), self.matrix, badges)
        self.spread = ChartView(self.tr("Spread of bands"), self.bars, self.bars)
        self.shares = ChartView(self.tr("At expected or above"), self.trend, _Trend(self.trend))
        self.charts = {
            ProgressChart.MOVED: self.moved,
            ProgressChart.SPREAD: self.spread,
            ProgressChart.SHARES: self.shares,
        }
        self.none = EmptyHint(
            self.tr("Nothing to compare yet"),
            self.tr("Progress needs two assessments of a class with marks in them."),
            icon="arrow-up-right",
        )
        self._subject = ""
        self._lay_out()
        for part, view in self.charts.items():
            view.save_wanted.connect(self.save_wanted)
            view.print_wanted.connect(partial(self.print_wanted.emit, part))

    def _board(self) -> QWidget:
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.both)
        return board

    def _lay_out(self) -> None:
        for combo, words in (
            (self.classes, self.tr("Class")),
            (self.start, self.tr("At the start")),
            (self.end, self.tr("Now")),
            (self.group, self.tr("Which pupils")),
        ):
            combo.setAccessibleName(words)
            combo.setMaximumWidth(260)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        column = self.titled_by(
            Flow(
                *(self.title, self.classes, self.start, self.end, self.group, self.print_paper),
                from_right=1,
            )
        )
        self.middle = QStackedWidget(self)
        column.addWidget(self.middle, 1)
        scroll = ScrollColumn(self.tr("Charts"))
        self.middle.addWidget(scroll)
        self.middle.addWidget(self.none)
        scroll.column.setContentsMargins(0, 0, 0, 0)
        inside = QWidget(scroll.inner)
        scroll.column.addWidget(inside)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        right = QWidget(inside)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.spread)
        beside.addWidget(self.shares)
        beside.addWidget(self.picked)
        beside.addStretch(1)
        self._row.addWidget(self.moved, 3)
        self._row.addWidget(right, 2)
        self.classes.activated.connect(
            lambda _: self.class_chosen.emit(str(self.classes.currentData()))
        )
        self.group.activated.connect(lambda _: self.group_chosen.emit(self.group.currentData()))
        for combo in (self.start, self.end):
            combo.activated.connect(lambda _: self.points_chosen.emit())
        self.print_paper.clicked.connect(lambda: self.print_wanted.emit(None))
        self.matrix.chosen.connect(
            lambda lines, step: self.picked.show_lines(lines, self._subject, step)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards stand below each other where there is little room."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if roomy else direction.TopToBottom)

    def show_classes(self, classes: Sequence[ClassRow], wanted: str) -> str:
        """To choose from, as the class and as a group of its pupils; the class that is shown."""
        group = self.group.currentData()
        self.classes.clear()
        self.group.clear()
        self.group.addItem(self.tr("Everyone"), "")
        for row in classes:
            self.classes.addItem(row.name, row.id)
            self.group.addItem(self.tr("In {0} too").format(row.name), row.id)
        self.classes.setCurrentIndex(max(0, self.classes.findData(wanted)) if classes else -1)
        self.group.setCurrentIndex(max(0, self.group.findData(group)))
        self.group.setVisible(len(classes) > 1)
        self.title.show_class()
        return str(self.classes.currentData() or "")

    def show_points(self, book: Markbook) -> None:
        """The assessments to choose from; at first the newest of the title that was marked most
        often, and the one before it."""
        before = (self.start.currentData(), self.end.currentData())
        titles = titles_of(book)
        for combo in (self.start, self.end):
            combo.clear()
            for several in titles.values():
                for one in several:
                    combo.addItem(f"{one.title}, {shown_date(one.day)}", one.id)
        first = next(iter(titles.values()), ())
        usual = (first[-2 if len(first) > 1 else -1].id, first[-1].id) if first else ("", "")
        for combo, kept, other in zip((self.start, self.end), before, usual, strict=True):
            place = combo.findData(kept) if kept else -1
            combo.setCurrentIndex(place if place >= 0 else combo.findData(other))
        self.middle.setCurrentIndex(0 if first else 1)
        for combo in (self.start, self.end):
            combo.setVisible(bool(first))
        self.print_paper.setEnabled(bool(first))

    def show_progress(
        self,
        book: Markbook,
        start: Assessment,
        end: Assessment,
        pupils: frozenset[PupilId] | None,
        others: tuple[BandRow, ...],
    ) -> None:
        """`others` are rows to compare the spread with."""
        figures = {one.id: column_figures(book, one, pupils) for one in _compared(book, start, end)}
        moved = movement(book, start, end, pupils)
        self._subject = end.title
        self.matrix.show_movement(
            moved,
            self.tr("{0}, at the start").format(_point(start)),
            self.tr("{0}, now").format(_point(end)),
        )
        self.up.show_words(self.tr("{0} up").format(moved.count(1)), "info")
        self.same.show_words(self.tr("{0} the same").format(moved.count(0)), "")
        self.down.show_words(self.tr("{0} down").format(moved.count(-1)), "warn")
        self.both.setText(self._both_words(book, start, end, moved))
        self.picked.show_lines(moved.went_down, end.title)
        rows = [BandRow(_point(a), dict(figures[a.id].bands)) for a in (start, end)]
        self.bars.show_rows(self.tr("Spread of bands"), (*rows, *others))
        self.trend.show_data(trend_of(book, figures))
        self.shares.setVisible(not self.trend.data.is_empty)
        for view in self.charts.values():
            view.renew()

    def _both_words(
        self, book: Markbook, start: Assessment, end: Assessment, moved: Movement
    ) -> str:
        number = sum(len(lines) for lines in moved.cells.values())
        words = [
            counted(
                number,
                self.tr("1 pupil has a mark at both points."),
                self.tr("{0} pupils have a mark at both points."),
            )
        ]
        every = [line for lines in moved.cells.values() for line in lines]
        change = mean_change(book, start, end, every)
        if change is not None:
            words.append(self.tr("Their mean changed by {0}.").format(f"{change:+.1f}"))
        words.append(self.tr("A click on a cell names its pupils."))
        return " ".join(words)


def _point(assessment: Assessment) -> str:
    """'Reading, Sep'."""
    return f"{assessment.title}, {month_of(assessment)}"


def _compared(book: Markbook, start: Assessment, end: Assessment) -> list[Assessment]:
    """Both, and all points of the trend; each once."""
    listed = (start, end, *(one for several in trend_titles(book) for one in several))
    return list({one.id: one for one in listed}.values())


class _Trend:
    """The table behind the trend."""

    def __init__(self, chart: LineChart) -> None:
        self._chart = chart

    def table(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Header and rows."""
        return self._chart.data.table()
