"""A pupil's attendance: the year as a map, its numbers, and what was not as usual."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look.icons import set_icon
from ui.widgets.chart_view import ChartView
from ui.widgets.dates import day_text
from ui.widgets.empty import EmptyHint
from ui.widgets.heat_map import HeatCell, HeatMap
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import PlainLabel, Quiet, plain_tip
from ui.widgets.record_list import RecordList
from ui.widgets.scroll_column import scrolls_in
from ui.words import tr
from vault.domain.attendance_codes import HALVES, session_words
from vault.domain.pupil_attendance import DayMark, PupilAttendance, attendance_table, tone_of

_LIST = 150


class AttendanceTab(MadeLate):
    """`turned` carries -1 or 1: a school year back or forth. `seen` says that it is shown."""

    turned = Signal(int)
    seen = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    card: ChartView
    heat: HeatMap
    numbers: PlainLabel
    back: QPushButton
    forth: QPushButton
    records: RecordList

    def __init__(self) -> None:
        super().__init__()
        self.title = tr("Attendance")
        self._shown: PupilAttendance | None = None
        self._may_print = False

    def allow(self, *, may_print: bool) -> None:
        """Whether the year may leave the program."""
        self._may_print = may_print
        if self.is_made:
            self.card.allow(may_print=may_print)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def make(self) -> None:
        column = scrolls_in(self, tr("Attendance"), above=12)
        self.numbers, self.heat = PlainLabel(), HeatMap()
        self.back = self._arrow("chevron-left", tr("School year before"), -1)
        self.forth = self._arrow("chevron-right", tr("School year after"), 1)
        self.card = ChartView(
            tr("Attendance by day"), self._board(), self.heat, (self.back, self.forth)
        )
        self.card.print_wanted.connect(self.print_wanted)
        self.card.save_wanted.connect(lambda *_: self.save_wanted.emit())
        self.card.allow(may_print=self._may_print)
        column.addWidget(self.card)
        self.records = RecordList(
            tr("What was not as usual"),
            (
                (tr("Day"), lambda m: m.day),
                (tr("Session"), lambda m: session_words(m.session)),
                (tr("Code"), lambda m: m.code),
                (tr("Meaning"), lambda m: m.words),
                (tr("Minutes late"), lambda m: m.minutes or ""),
                (tr("Note"), lambda m: m.note),
            ),
            (),
            empty=EmptyHint(
                tr("Nothing to tell"),
                tr("No absence and nothing late in this year."),
                icon="circle-check",
            ),
        )
        self.records.setMinimumHeight(_LIST)
        column.addWidget(self.records, 1)
        if self._shown is not None:
            self.show_attendance(self._shown)

    def _board(self) -> QWidget:
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.numbers)
        column.addWidget(self.heat)
        column.addWidget(
            Quiet(
                tr(
                    "Each day in two halves, morning above. A cell without a sign is present; a"
                    " sign says what else it was."
                ),
                is_small=True,
            )
        )
        return board

    def _arrow(self, icon: str, words: str, by: int) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "ghost")
        button.setAccessibleName(words)
        button.setToolTip(plain_tip(words))
        button.setFixedWidth(32)
        set_icon(button, icon)
        button.clicked.connect(lambda: self.turned.emit(by))
        return button

    def show_attendance(self, found: PupilAttendance) -> None:
        """Of one school year."""
        self._shown = found
        if not self.is_made:
            return
        years = f"{found.first:%Y}/{found.last:%y}"
        self.card.title.setText(tr("Attendance by day, {0}").format(years))
        self.forth.setEnabled(found.last < date.today())
        numbers = found.numbers
        parts = [
            tr("{0} % attended").format(numbers.percent_attended),
            tr("{0} of {1} possible").format(numbers.attended, numbers.possible),
            tr("authorised {0}").format(numbers.authorised),
            tr("unauthorised {0}").format(numbers.unauthorised),
            tr("late {0}").format(numbers.late),
        ]
        if numbers.is_persistent:
            parts.append(tr("severely absent") if numbers.is_severe else tr("persistently absent"))
        self.numbers.setText(" · ".join(parts) if numbers.possible else tr("No register yet"))
        halves = {half: place for place, half in enumerate(HALVES)}
        cells = {(mark.day, halves[mark.session]): cell_of(mark) for mark in found.marks}
        sheet = attendance_table((*found.marks, *found.lessons), day_text)
        self.heat.show_days(found.first, found.last, cells, found.open_days, sheet)
        self.heat.setAccessibleName(tr("Attendance by day. {0}").format(self.numbers.text()))
        self.card.renew()
        self.records.show_rows(found.unusual)


def cell_of(mark: DayMark) -> HeatCell:
    """With what is told under the pointer."""
    when = f"{mark.day:%A} {day_text(mark.day)}, {session_words(mark.session)}"
    minutes = tr(", {0} min").format(mark.minutes) if mark.minutes else ""
    note = f"\n{mark.note}" if mark.note else ""
    return HeatCell(mark.code, tone_of(mark), f"{when}: {mark.words}{minutes}{note}")
