"""The weeks of a class as a map, with the table behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.chart_view import ChartView
from ui.widgets.empty import EmptyHint
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import Quiet
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.week_map import WeekMap
from ui.words import tr
from vault.domain.class_weeks import PupilWeeks


class ClassWeeksView(MadeLate):
    """`print_wanted` and `save_wanted` are of the weeks that are shown."""

    print_wanted = Signal()
    save_wanted = Signal()
    map: WeekMap
    card: ChartView
    none: EmptyHint

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_print = False
        self._pupils: tuple[PupilWeeks, ...] | None = None

    def allow(self, *, may_print: bool) -> None:
        """Whether the weeks may leave the program."""
        self._may_print = may_print
        if self.is_made:
            self.card.allow(may_print=may_print)

    def make(self) -> None:
        self.map = WeekMap()
        self.card = ChartView(tr("Sessions missed, week by week"), self._board(), self.map)
        self.card.print_wanted.connect(self.print_wanted)
        self.card.save_wanted.connect(lambda *_: self.save_wanted.emit())
        self.card.allow(may_print=self._may_print)
        self.none = EmptyHint(
            tr("No register yet"),
            tr("Weeks stand here once a register of this class was taken in them."),
            icon="calendar",
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.card)
        self._middle.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._middle)
        self._fill()

    def _board(self) -> QWidget:
        """The map scrolls, what explains it stays."""
        area = ScrollColumn(tr("Sessions missed, week by week"))
        # It stands on the card's ground, and not on the page's.
        for part in (area.viewport(), area.inner):
            part.setAutoFillBackground(False)
        area.column.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        board = QWidget()
        both = QVBoxLayout(board)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(area, 1)
        both.addWidget(
            Quiet(
                tr(
                    "A number is how many sessions were missed; without one there were none. A"
                    " frame is half of the week or more."
                ),
                is_small=True,
            )
        )
        return board

    def show_weeks(self, pupils: Sequence[PupilWeeks]) -> None:
        """Of one class, who missed most first."""
        self._pupils = tuple(pupils)
        if self.is_made:
            self._fill()

    def _fill(self) -> None:
        self.map.show_weeks(tr("Sessions missed, week by week"), self._pupils or ())
        is_bare = self._pupils is not None and self.map.is_empty
        self._middle.setCurrentWidget(self.none if is_bare else self.card)
        self.card.renew()
