"""A button whose menu offers what can be done about a pupil's data."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from ui.widgets.act_row import must_be_all


class RightsAct(StrEnum):
    """What can be done with a child's data at a family's wish."""

    REQUEST = "request"
    RESTRICT = "restrict"
    HOLD = "hold"
    END = "end"
    DISCLOSURES = "disclosures"
    CHILD = "child"
    ERASE = "erase"


_WORDS = {
    RightsAct.REQUEST: "New request …",
    RightsAct.RESTRICT: "Restrict, or ask for a correction …",
    RightsAct.HOLD: "Put a hold on the pupil …",
    RightsAct.END: "Restrictions and holds …",
    RightsAct.DISCLOSURES: "What was passed on …",
    RightsAct.CHILD: "What we hold on your child …",
    RightsAct.ERASE: "Erase the pupil …",
}


class RightsMenu(QPushButton):
    """`acted` carries what the line does; without any line the button is not there."""

    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Data rights …"))
        self.lines = QMenu(self)
        self.setMenu(self.lines)
        self.hide()

    def offer(self, acts: Sequence[RightsAct]) -> None:
        """These lines, in this order."""
        self.lines.clear()
        for act in acts:
            line = self.lines.addAction(self.tr(_WORDS[act]))
            line.triggered.connect(lambda _=False, act=act: self.acted.emit(act))
        self.setVisible(bool(acts))

    def do(self, acts: Mapping[RightsAct, Callable[[], object]]) -> None:
        """What each line does; one that is left out fails here."""
        must_be_all(RightsAct, acts)
        self.acted.connect(lambda act: acts[act]())
