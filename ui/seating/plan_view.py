"""One seating plan: the room, who has no seat, and the rules of the class beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.seating.plan_head import PlanAct, PlanHead
from ui.seating.rules_box import RulesBox
from ui.seating.waiting_list import WaitingList
from ui.widgets.empty import EmptyHint
from ui.widgets.flat_stack import FlatStack
from ui.widgets.key_button import KeyButton
from ui.widgets.plain import Quiet, Subtitle
from ui.widgets.room_model import Shown
from ui.widgets.room_view import RoomView
from ui.widgets.tabs import Tabs
from ui.words import tr
from vault.actions.seating import SeatsFound
from vault.domain.ids import PupilId
from vault.domain.seating import SeatingPage, SeatTaken

_SIDE = 264


class PlanView(QWidget):
    """`acted` carries a PlanAct; `seats_wanted` asks for seats by the rules; `shown_changed` how
    pupils are named from now on."""

    acted = Signal(object)
    seats_wanted = Signal()
    shown_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # From the outside in, and in the order of the keyboard: Qt dresses all that a widget holds
        # anew wherever that is put.
        self.head, self.middle = PlanHead(self), FlatStack(self)
        self.room = RoomView(tr("The room"), self.middle)
        self.side = QWidget(self)
        self.tabs = Tabs(tr("Beside the room"), self.side)
        self.waiting = WaitingList(tr("Pupils without a seat"), self.room.pictures)
        self.waiting_title = Subtitle(tr("No seat"))
        self.waiting_hint = Quiet(
            tr("Drag, or Enter for the chosen or next free seat. X: absent."), is_small=True
        )
        self.rules = RulesBox(self.tabs.holder)
        self.empty = QPushButton(tr("Empty the seats"))
        self.empty.clicked.connect(lambda: self.acted.emit(PlanAct.EMPTY))
        self.give = KeyButton(tr("Give out seats"), "Ctrl+G", bare=True)
        self.give.setProperty("main", True)
        self.give.clicked.connect(self.seats_wanted)
        QShortcut(QKeySequence("Ctrl+G"), self).activated.connect(self.give.click)
        self.keys = Quiet(
            tr("Space takes a child up and sits them down, Delete frees a seat, L keeps it."),
            is_small=True,
        )
        self.none = EmptyHint(
            tr("This class has no seating plan yet"),
            tr("Choose a room, or draw your own. Classes that are taught in it share it."),
            tr("New plan …"),
            icon="armchair",
        )
        self.none.acted.connect(lambda: self.acted.emit(PlanAct.NEW))
        self._lay_out()
        self.head.acted.connect(self.acted)
        self.head.shown_changed.connect(self._name)
        self.head.turned_changed.connect(lambda on: self.room.room.turn(is_turned=on))

    def _lay_out(self) -> None:
        self.side.setFixedWidth(_SIDE)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        inside = self.tabs.part(tr("Pupils"))
        inside.setContentsMargins(0, 8, 0, 0)
        inside.addWidget(self.waiting_title)
        inside.addWidget(self.waiting, 1)
        inside.addWidget(self.waiting_hint)
        self.tabs.addTab(self.rules, tr("Rules"))
        column.addWidget(self.tabs, 1)
        column.addWidget(self.rules.verdict)
        self.middle.addWidget(self.room)
        self.middle.addWidget(self.none)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.middle, 1)
        row.addWidget(self.side)
        foot = QHBoxLayout()
        foot.addWidget(self.empty)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.give)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.head)
        box.addLayout(row, 1)
        box.addLayout(foot)

    def allow(self, *, may_write: bool, may_see_rules: bool) -> None:
        """Who only reads moves nobody; who stands in for a day sees no rules."""
        self.room.room.may_move = may_write
        self.rules.allow(may_write=may_write)
        self.tabs.setTabVisible(self.tabs.indexOf(self.rules), may_see_rules)
        self.rules.verdict.setVisible(may_see_rules)
        for widget in (self.give, self.empty, self.keys, self.waiting_hint):
            widget.setVisible(may_write)
        self.head.menu_button.setVisible(may_write)
        self.none.offer(on=may_write)
        if not may_write:
            self.none.words.setText(tr("Whoever teaches it makes one."))

    def project(self) -> None:
        """As it may hang on the wall."""
        self.head.project()
        self.tabs.setTabVisible(self.tabs.indexOf(self.rules), False)
        self.rules.verdict.hide()
        self.room.room.shows_marks = False

    def show_page(self, page: SeatingPage) -> None:
        """The class, its plan and its rules; who sits where comes by `show_seats`."""
        self.head.show_page(page)
        self.room.room.show_room(page.layout, page.page.faces)
        self._name()
        has_plan = page.plan is not None
        self.middle.setCurrentWidget(self.room if has_plan else self.none)
        self.side.setVisible(has_plan)
        for button in (self.give, self.empty):
            button.setEnabled(has_plan and bool(page.page.faces))
        self.rules.show_rules(page.rules, self._full)

    def show_seats(
        self, seats: Sequence[SeatTaken], waiting: Sequence[PupilId], absent: frozenset[PupilId]
    ) -> None:
        """Who sits where now, and who has no seat."""
        model = self.room.room
        model.show_seats(seats, model.marked)
        self.waiting.show_waiting(
            [model.faces[pupil] for pupil in waiting],
            {pupil: model.name_of(pupil) for pupil in waiting},
            absent,
            with_photos=model.with_photos and model.shown is not Shown.INITIALS,
            may_move=model.may_move,
        )
        nobody = tr("Everybody has a seat") if model.faces else tr("Nobody is in this class yet")
        self.waiting_title.setText(tr("No seat") if waiting else nobody)

    def show_found(self, found: SeatsFound) -> None:
        """Which rules are broken, and what cannot be kept in any seating."""
        model = self.room.room
        model.marked = frozenset(p for broken in found.seating.broken for p in broken.pupils)
        model.refresh()
        self.rules.show_found(found, self._full)

    @property
    def _full(self) -> dict[PupilId, str]:
        return {face.pupil: face.known_as for face in self.room.room.faces.values()}

    def _name(self) -> None:
        model = self.room.room
        model.shown, model.with_photos = self.head.shown, self.head.photos.isChecked()
        model.refresh()
        self.shown_changed.emit(self.head.shown.value)
