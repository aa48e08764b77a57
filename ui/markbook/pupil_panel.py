"""The pupil of the cell under the cursor, at the right of the grid."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.markbook.mark_heads import month_of
from ui.markbook.mark_table import MarkTable
from ui.widgets.band_look import CHIP, band_words, chip
from ui.widgets.chart import Sheet
from ui.widgets.chart_view import ChartView
from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.line_chart import LineChart
from ui.widgets.line_legend import LineLegend
from ui.widgets.plain import PlainLabel, Quiet, Subtitle
from ui.words import tr
from vault.domain.bands import Band
from vault.domain.ids import NEW
from vault.domain.markbook import Assessment, Markbook, MarkLine, Target, band_of, weighted_mean
from vault.domain.pupil_line import pupil_chart, target_of
from vault.domain.scales import STATE_WORDS, state_of

WIDE = 276
_FACE = 48


class _Face(QWidget):
    def __init__(self, pictures: FacePictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.line: MarkLine | None = None
        self.setFixedSize(_FACE, _FACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.line
        paint_face(
            painter,
            self.rect(),
            self._pictures,
            line.photo,
            line.called,
            refused=line.photo_refused,
            is_round=False,
        )
        painter.end()


class BandChip(QWidget):
    """One chip; of no band, nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._band: Band | None = None
        self.setFixedSize(CHIP, CHIP)

    def show_band(self, band: Band | None) -> None:
        """Hidden for none."""
        self._band = band
        self.setVisible(band is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._band is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, chip(self._band, self.devicePixelRatioF()))
            painter.end()


class PupilPanel(QFrame):
    """`opened` carries the pupil, `target_wanted` the target that is to be set or changed;
    `print_wanted` the pupil and the title of the chart, `save_wanted` the pupil and its table."""

    opened = Signal(str)
    print_wanted = Signal(str, str)
    save_wanted = Signal(str, object)
    target_wanted = Signal(object)

    def __init__(self, table: MarkTable, pictures: FacePictures) -> None:
        super().__init__()
        self._table = table
        self._line: MarkLine | None = None
        self._column: Assessment | None = None
        self.setObjectName("card")
        self.setFixedWidth(WIDE)
        self.face = _Face(pictures)
        self.name, self.what = Subtitle(), Subtitle()
        self.evaluation, self.band = Quiet(is_small=True), BandChip()
        self.chart, self.legend = LineChart(), LineLegend()
        self.over_time = ChartView(self.tr("Over time"), self._board(), self.chart, in_card=True)
        self.over_time.print_wanted.connect(self._print)
        self.over_time.save_wanted.connect(self._save)
        self.notes, self.aim, self.together = Quiet(is_small=True), PlainLabel(), PlainLabel()
        self.open_pupil = QPushButton()
        self.open_pupil.setProperty("kind", "ghost")
        set_icon(self.open_pupil, "arrow-up-right", "text")
        self.open_pupil.setAccessibleName(self.tr("Open the pupil's page"))
        self.open_pupil.setToolTip(self.tr("Open the pupil's page"))
        self.open_pupil.clicked.connect(self._open)
        self.target = QPushButton(self.tr("Set a target …"))
        self.target.clicked.connect(self._ask_target)
        self._lay_out()

    def _board(self) -> QWidget:
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart, 1)
        column.addWidget(self.legend)
        return board

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.face)
        head.addWidget(self.name, 1)
        head.addWidget(self.open_pupil)
        second = QHBoxLayout()
        second.addWidget(self.what, 1)
        second.addWidget(self.band)
        second.addWidget(self.evaluation)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(head)
        column.addLayout(second)
        column.setSpacing(8)
        for widget in (self.over_time, self.notes, self.together, self.aim):
            column.addWidget(widget)
        column.addWidget(self.target, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_cell(self, row: int, place: int, *, may_write: bool) -> None:
        """The pupil of this row, by assessments of the title of this column."""
        table = self._table
        if not (0 <= row < len(table.lines) and 0 <= place < len(table.columns)):
            self.setEnabled(False)
            return
        self.setEnabled(True)
        line, column = table.lines[row], table.columns[place]
        self._line, self._column = line, column
        self.face.line = line
        self.face.update()
        self.name.setText(line.called.known_as)
        self.what.setText(column.title)
        value = table.value((line.pupil, column.id))
        band, state = band_of(table.scale_of(column), column, value), state_of(value)
        self.band.show_band(band)
        evaluation = tr(STATE_WORDS[state]) if state else value
        self.evaluation.setText(f"{band_words(band)}, {evaluation}" if band else evaluation)
        marked = [
            (a, table.scale_of(a), table.value((line.pupil, a.id)), table.figures(a))
            for a in self._same_title(column)
        ]
        data = pupil_chart(line, marked, line.called.given or line.called.family)
        # One point of time is no line, and a class alone is nothing of this pupil.
        is_own = any(scale.amount(value) is not None for _, scale, value, _ in marked)
        is_line = is_own and not data.is_empty and len(data.marks) > 1
        self.over_time.setVisible(is_line)
        self.chart.show_data(data)
        self.legend.show_data(data)
        self.over_time.renew()
        self._say_notes(line)
        self._say_target(line, column, may_write=may_write)
        self._say_mean(line)

    def _same_title(self, column: Assessment) -> list[Assessment]:
        book = self._table.book
        wanted = column.title.casefold()
        every = book.assessments if book is not None else ()
        return sorted((a for a in every if a.title.casefold() == wanted), key=lambda a: a.day)

    def _say_notes(self, line: MarkLine) -> None:
        notes = [
            f"{assessment.title}, {month_of(assessment)}: {mark.note}"
            for assessment in self._table.columns
            for mark in (self._table.mark((line.pupil, assessment.id)),)
            if mark.note
        ]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _say_target(self, line: MarkLine, column: Assessment, *, may_write: bool) -> None:
        """Held against the latest mark, whichever cell is looked at."""
        target = target_of(line, column.title)
        self.target.setText(self.tr("Change the target …") if target else self.tr("Set a target …"))
        self.target.setVisible(may_write and not line.has_left)
        words = ""
        if target is not None:
            scale = self._table.scale_of(column)
            goal, now = scale.amount(target.value), self._latest(line, column)
            words = self.tr("Target {0}").format(target.value)
            if goal is not None and now is not None:
                gap = goal - now
                below = self.tr("{0}: still {1} below").format(words, f"{gap:g}")
                words = below if gap > 0 else self.tr("{0}: reached").format(words)
        self.aim.setText(words)
        self.aim.setVisible(bool(words))

    def _latest(self, line: MarkLine, column: Assessment) -> Decimal | None:
        """The pupil's newest amount in assessments like this one; None where there is none."""
        scale = self._table.scale_of(column)
        alike = [
            scale.amount(self._table.value((line.pupil, each.id)))
            for each in self._same_title(column)
            if (each.scale, each.out_of) == (column.scale, column.out_of)
        ]
        return next((amount for amount in reversed(alike) if amount is not None), None)

    def _say_mean(self, line: MarkLine) -> None:
        book = self._table.book
        mean, number = weighted_mean(book, self._as_typed(line, book)) if book else (None, 0)
        words = self.tr("Weighted mean: {0} %")
        self.together.setText(words.format(f"{mean:.1f}") if mean is not None else "")
        self.together.setVisible(mean is not None and number > 1)

    def _as_typed(self, line: MarkLine, book: Markbook) -> MarkLine:
        """With what is still on its way."""
        marks = {
            each.id: replace(line.mark(each.id), value=self._table.value((line.pupil, each.id)))
            for each in book.assessments
        }
        return replace(line, marks=marks)

    def _open(self) -> None:
        if self._line is not None:
            self.opened.emit(self._line.pupil)

    def _print(self) -> None:
        if self._line is not None:
            self.print_wanted.emit(self._line.pupil, self.chart.data.title)

    def _save(self, _title: str, sheet: Sheet) -> None:
        if self._line is not None:
            self.save_wanted.emit(self._line.pupil, sheet)

    def _ask_target(self) -> None:
        line, column = self._line, self._column
        if line is None or column is None:
            return
        known = target_of(line, column.title)
        scale = self._table.scale_of(column)
        new = Target(NEW, 0, line.pupil, scale.id, column.title, "", None)
        self.target_wanted.emit(known or new)
