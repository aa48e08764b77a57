"""Seating of a class, and what a lesson needs beside it: groups, a picker, a timer, the names."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from ui.seating.groups_view import GroupsView
from ui.seating.names_quiz import NamesQuiz
from ui.seating.picker_view import PickerView
from ui.seating.plan_view import PlanView
from ui.seating.timer_view import TimerView
from ui.widgets.class_title import ClassTitle
from ui.widgets.flat_stack import FlatStack
from ui.widgets.flow import Flow
from ui.widgets.key_button import KeyButton
from ui.widgets.page import Page
from ui.widgets.switch import Switch
from vault.domain.people import ClassRow

PLAN, GROUPS, PICK, TIMER, NAMES = "plan", "groups", "pick", "timer", "names"


class SeatingPageView(Page):
    """`class_chosen` carries the id of a class, `view_changed` the key of a view."""

    projects = True

    class_chosen = Signal(str)
    view_changed = Signal(str)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = QComboBox()
        self.room.setAccessibleName(self.tr("Class"))
        self.room.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.views = Switch(
            self.tr("What is shown"),
            (
                (PLAN, self.tr("Seats"), "armchair"),
                (GROUPS, self.tr("Groups"), "users"),
                (PICK, self.tr("Picker"), "target"),
                (TIMER, self.tr("Timer"), "clock"),
                (NAMES, self.tr("Names"), "scan-face"),
            ),
        )
        self.views.show_view(PLAN)
        self.print = KeyButton(self.tr("Print"), "Ctrl+P", "printer")
        # From the top down: Qt dresses all that a widget holds anew wherever that is put.
        self.middle = FlatStack(self)
        self.plan, self.groups = PlanView(self.middle), GroupsView(self.middle)
        self.picker, self.timer = PickerView(self.middle), TimerView(self.middle)
        self.quiz = NamesQuiz(parent=self.middle)
        self._by_key = {
            PLAN: self.plan,
            GROUPS: self.groups,
            PICK: self.picker,
            TIMER: self.timer,
            NAMES: self.quiz,
        }
        for view in self._by_key.values():
            self.middle.addWidget(view)
        head = Flow(from_right=1)
        self.title = ClassTitle(self.tr("Seating"), self.room)
        for widget in (self.title, self.room, self.views, self.print):
            head.addWidget(widget)
        column = self.titled_by(head)
        column.addWidget(self.middle, 1)
        self.room.activated.connect(lambda n: self.class_chosen.emit(self.room.itemData(n)))
        self.views.chosen.connect(self.turn_to)
        self.views.chosen.connect(self.view_changed)
        self.print.clicked.connect(self.print_wanted)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print.click)

    def project(self) -> None:
        """By initials, or by first names where a person says so; no faces, no rules, and nothing of
        what is broken."""
        self.plan.project()
        self.groups.verdict.hide()
        self.views.buttons[NAMES].hide()
        self.print.hide()

    def turn_to(self, view: str) -> None:
        """One of the views."""
        self.views.show_view(view)
        self.middle.setCurrentWidget(self._by_key[view])
        self.print.setEnabled(view in (PLAN, GROUPS))

    def show_classes(self, rooms: Sequence[ClassRow], wanted: str) -> str:
        """To choose from; gives back which is chosen, '' where there is none."""
        self.room.clear()
        for room in rooms:
            self.room.addItem(room.name, room.id)
        self.room.setCurrentIndex(max(self.room.findData(wanted), 0) if rooms else -1)
        self.title.show_class()
        return str(self.room.currentData() or "")
