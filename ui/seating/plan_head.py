"""Which plan is shown, what can be done with it and its room, and how pupils are named."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QPushButton, QWidget

from ui.look.icons import set_icon
from ui.widgets.flow import Flow
from ui.widgets.room_model import Shown
from ui.words import tr
from vault.domain.seating import SeatingPage


class PlanAct(StrEnum):
    """What the menu and the buttons of a plan do."""

    NEW = "new"
    CHANGE = "change"
    USE = "use"
    AWAY = "away"
    NEW_ROOM = "new-room"
    CHANGE_ROOM = "change-room"
    ROOM_AWAY = "room-away"
    EMPTY = "empty"


_NEEDS_PLAN = (PlanAct.CHANGE, PlanAct.AWAY, PlanAct.CHANGE_ROOM, PlanAct.ROOM_AWAY)


class PlanHead(QWidget):
    """`plan_chosen` carries the id of a plan, `acted` a PlanAct; `shown_changed` says that pupils
    are to be named otherwise, `turned` whether the room is seen from the front."""

    plan_chosen = Signal(str)
    acted = Signal(object)
    shown_changed = Signal()
    turned_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plans, self.names = QComboBox(), QComboBox()
        self.plans.setAccessibleName(tr("Seating plan"))
        self.plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.names.setAccessibleName(tr("How pupils are named"))
        for shown, words in (
            (Shown.FIRST, tr("First names")),
            (Shown.FULL, tr("Full names")),
            (Shown.INITIALS, tr("Initials")),
        ):
            self.names.addItem(words, shown.value)
        self.photos, self.turned = QCheckBox(tr("Photos")), QCheckBox(tr("Seen from the front"))
        self.photos.setChecked(True)
        self.menu_button = QPushButton(f" {tr('Plan and room')}")
        set_icon(self.menu_button, "settings")
        self._make_menu()
        row = Flow(from_right=3)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for widget in (self.plans, self.menu_button, self.turned, self.photos, self.names):
            row.addWidget(widget)
        self.plans.activated.connect(lambda n: self.plan_chosen.emit(self.plans.itemData(n)))
        self.names.activated.connect(lambda _: self.shown_changed.emit())
        self.photos.toggled.connect(lambda _: self.shown_changed.emit())
        self.turned.toggled.connect(self.turned_changed)

    def _make_menu(self) -> None:
        menu = QMenu(self.menu_button)
        self.menu_button.setMenu(menu)
        self.acts = {}
        for act, words in (
            (PlanAct.NEW, tr("New plan …")),
            (PlanAct.CHANGE, tr("Change this plan …")),
            (PlanAct.USE, tr("Use this plan")),
            (PlanAct.AWAY, tr("Remove this plan")),
            (PlanAct.NEW_ROOM, tr("Draw a new room …")),
            (PlanAct.CHANGE_ROOM, tr("Change this room …")),
            (PlanAct.ROOM_AWAY, tr("Offer this room no more")),
        ):
            if act is PlanAct.NEW_ROOM:
                menu.addSeparator()
            self.acts[act] = menu.addAction(words)
            self.acts[act].triggered.connect(lambda _=False, act=act: self.acted.emit(act))

    def show_page(self, page: SeatingPage) -> None:
        """The plans of the class, and what can be done with the one that is shown."""
        self.plans.clear()
        for plan in page.plans:
            in_use = tr(" (in use)") if plan.in_use and len(page.plans) > 1 else ""
            self.plans.addItem(f"{plan.title}{in_use}", plan.id)
        shown = page.plan
        if shown is not None:
            self.plans.setCurrentIndex(self.plans.findData(shown.id))
        self.plans.setVisible(shown is not None)
        for act in _NEEDS_PLAN:
            self.acts[act].setEnabled(shown is not None)
        self.acts[PlanAct.USE].setEnabled(shown is not None and not shown.in_use)

    def project(self) -> None:
        """Neither photos nor full names are offered; it begins with initials."""
        self.photos.setChecked(False)
        self.names.removeItem(self.names.findData(Shown.FULL.value))
        self.names.setCurrentIndex(self.names.findData(Shown.INITIALS.value))
        for widget in (self.photos, self.menu_button):
            widget.hide()

    @property
    def shown(self) -> Shown:
        """How pupils are named."""
        return Shown(str(self.names.currentData()))

    def name_as(self, shown: Shown) -> None:
        """From now on."""
        self.names.setCurrentIndex(self.names.findData(shown.value))
        self.shown_changed.emit()
