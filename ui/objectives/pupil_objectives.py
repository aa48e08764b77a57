"""How one pupil stands in each programme of study, and how that came about."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.look.fonts import font
from ui.look.tokens import colour
from ui.objectives.judgement_look import judgement_words, tile
from ui.objectives.objective_table import summative_words
from ui.widgets.chart import Chart, Sheet
from ui.widgets.chart_view import ChartView
from ui.widgets.empty import EmptyHint
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import Quiet, plain_tip
from ui.widgets.row_table import Index, RowTable
from ui.widgets.scroll_column import scrolls_in
from ui.widgets.tables import RowView
from ui.words import counted, tr
from vault.domain.objective_papers import secure_table
from vault.domain.objectives import Judged, Objective, Programme, ProgrammeProgress

_HIGH, _BAR_HIGH, _WIDE, _GAP = 92, 44, 34, 52
_TILE = 30, 20
_LINES = 150


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One objective of one programme, as it stands now."""

    programme: Programme
    objective: Objective
    judged: Judged


class _Marks(QStyledItemDelegate):
    """The judgement's tile before its word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, RowView):
            return
        line: StandingLine = view.row_at(index)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("selection"))
        ratio = view.devicePixelRatioF()
        evidence = line.judged.has_evidence
        picture = tile(line.judged.judgement, ratio=ratio, evidence=evidence, of=_TILE)
        painter.drawPixmap(box.left() + 8, box.center().y() - _TILE[1] // 2, picture)
        painter.setPen(colour("text"))
        words = QRect(box).adjusted(16 + _TILE[0], 0, 0, 0)
        side = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, side, judgement_words(line.judged.judgement, line.programme))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour("border"))


class SecureBars(Chart):
    """A bar for each half-term: how many were judged, and in it how many of these were secure."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HIGH)
        self._progress: ProgrammeProgress | None = None

    def show_progress(self, progress: ProgrammeProgress) -> None:
        """Of one programme; a screen reader hears the same figures."""
        self._progress = progress
        description = "; ".join(
            tr("{0}: {1} of {2} secure").format(point.title, of.secure, of.judged)
            for point, of in progress.over_time
        )
        self.setAccessibleName(progress.programme.title)
        self.setAccessibleDescription(description)
        self.setToolTip(plain_tip(description))
        self.update()

    def table(self) -> Sheet:
        return secure_table(self._progress) if self._progress is not None else ((), ())

    def sizeHint(self) -> QSize:
        return QSize(_GAP * 6, _HIGH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._progress is None:
            return
        painter = QPainter(self)
        painter.setFont(font("small"))
        room = max(1, self.width() // _GAP)
        most = max(1, *(of.judged for _, of in self._progress.over_time), 1)
        foot = _BAR_HIGH + 18
        for place, (point, of) in enumerate(self._progress.over_time[-room:]):
            left = place * _GAP
            high, secure = (round(_BAR_HIGH * n / most) for n in (of.judged, of.secure))
            painter.fillRect(left + 8, foot - high, _WIDE, high, colour("j3"))
            painter.fillRect(left + 8, foot - secure, _WIDE, secure, colour("j4"))
            painter.setPen(colour("text"))
            above = QRect(left, foot - high - 18, _GAP, 18)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{of.secure}/{of.judged}")
            painter.setPen(colour("text2"))
            below = QRect(left, foot + 2, _GAP, 18)
            short = f"{point.name[:3]} {point.number % 2 or 2}"
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, short)
        painter.end()


class PupilObjectives(MadeLate):
    """What was judged, gaps first; above it a line and bars for each programme. `print_wanted` and
    `save_wanted` carry the programme's id."""

    print_wanted = Signal(str)
    save_wanted = Signal(str)
    lines: RowView
    none: EmptyHint

    def __init__(self) -> None:
        super().__init__()
        self._progress: tuple[ProgrammeProgress, ...] = ()
        self._may_print = False

    def allow(self, *, may_print: bool) -> None:
        """Whether the objectives may leave the program."""
        self._may_print = may_print
        if self.is_made:
            self._show()

    def make(self) -> None:
        column = scrolls_in(self, tr("Progress"), above=8)
        self._heads = QWidget()
        self._beside = QHBoxLayout(self._heads)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(24)
        self.none = EmptyHint(
            tr("No objective judged yet"),
            tr("Objectives are judged on their own page."),
            icon="target",
        )
        self.lines = RowView(
            RowTable(
                (
                    (tr("Programme of study"), lambda line: line.programme.title),
                    (tr("Area"), lambda line: line.objective.area),
                    (tr("Objective"), lambda line: line.objective.text),
                    (
                        tr("Judgement"),
                        lambda line: judgement_words(line.judged.judgement, line.programme),
                    ),
                    (tr("Day"), lambda line: line.judged.judged_on),
                    (tr("Note"), lambda line: line.judged.note),
                )
            ),
            tr("Objectives of this pupil"),
        )
        self.lines.setItemDelegateForColumn(3, _Marks(self.lines))
        self.lines.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Fixed)
        self.lines.horizontalHeader().resizeSection(3, 140)
        for widget in (self._heads, self.none):
            column.addWidget(widget)
        self.lines.setMinimumHeight(_LINES)
        column.addWidget(self.lines, 1)
        self._show()

    def show_progress(self, progress: tuple[ProgrammeProgress, ...]) -> None:
        """Of every programme by which the pupil was judged."""
        self._progress = progress
        if self.is_made:
            self._show()

    def _show(self) -> None:
        while (item := self._beside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for progress in self._progress:
            self._beside.addWidget(self._head(progress), 1)
        self.none.setVisible(not self._progress)
        self.lines.setVisible(bool(self._progress))
        self.lines.model().show_rows(_lines(self._progress))  # type: ignore[attr-defined]

    def _head(self, progress: ProgrammeProgress) -> ChartView:
        board, bars = QWidget(), SecureBars()
        bars.show_progress(progress)
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (Quiet(_summary(progress)), bars):
            column.addWidget(part)
        column.addStretch(1)
        card = ChartView(progress.programme.title, board, bars)
        card.print_wanted.connect(partial(self.print_wanted.emit, progress.programme.id))
        card.save_wanted.connect(lambda *_: self.save_wanted.emit(progress.programme.id))
        card.allow(may_print=self._may_print)
        return card


def _summary(progress: ProgrammeProgress) -> str:
    of = progress.tally
    gaps = counted(of.gaps, tr("1 gap of {1} judged"), tr("{0} gaps of {1} judged"), of.judged)
    if not progress.summatives:
        return gaps
    last = progress.summatives[-1]
    return " · ".join(part for part in (gaps, summative_words(last), last.note) if part)


def _lines(progress: tuple[ProgrammeProgress, ...]) -> list[StandingLine]:
    """The least secure first."""
    lines = [
        StandingLine(one.programme, objective, one.now[objective.id])
        for one in progress
        for objective in one.programme.objectives
        if objective.id in one.now
    ]
    return sorted(lines, key=lambda line: line.judged.judgement.key)
