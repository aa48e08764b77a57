"""Groups for a lesson, made by the rules of the class: on the screen by first names, kept
nowhere."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.look.fonts import font
from ui.seating.seating_words import broken_words
from ui.widgets.empty import EmptyHint
from ui.widgets.key_button import KeyButton
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel, Subtitle
from ui.words import tr
from vault.domain.group_maker import MOST_GROUPS, GroupsMade
from vault.domain.ids import PupilId

_ACROSS = 4


class GroupsView(QWidget):
    """`wanted` asks for new groups: so many, or of that size."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.how, self.number = QComboBox(), NumberField()
        self.how.setAccessibleName(tr("What the number says"))
        self.how.addItem(tr("in each group"), "size")
        self.how.addItem(tr("groups"), "groups")
        self.number.setAccessibleName(tr("Number"))
        self.number.setRange(1, MOST_GROUPS)
        self.number.setValue(4)
        self.make = KeyButton(tr("Make groups"), "Ctrl+G", bare=True)
        self.make.setProperty("main", True)
        self.make.clicked.connect(self.wanted)
        QShortcut(QKeySequence("Ctrl+G"), self).activated.connect(self.make.click)
        self.verdict = PlainLabel(tr("Nothing is kept: print the groups, or make them again."))
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Groups"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.made: GroupsMade | None = None
        self.area.setWidget(
            EmptyHint(
                tr("No groups yet"),
                tr("They keep the rules of the class: who sits apart, and who helps whom."),
                icon="users",
            )
        )
        row = QHBoxLayout()
        for widget in (self.number, self.how):
            row.addWidget(widget)
        row.addWidget(self.verdict, 1)
        row.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addLayout(row)

    @property
    def asked(self) -> tuple[int, int]:
        """How many groups, and of which size; one of them is 0."""
        number = self.number.value()
        return (number, 0) if self.how.currentData() == "groups" else (0, number)

    def show_groups(
        self, made: GroupsMade, names: Mapping[PupilId, str], full: Mapping[PupilId, str]
    ) -> None:
        """By the names that are shown in the room; broken rules by full names."""
        self.made = made
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setSpacing(16)
        for number, group in enumerate(made.groups):
            grid.addWidget(_card(number + 1, group, names), number // _ACROSS, number % _ACROSS)
        grid.setRowStretch(len(made.groups) // _ACROSS + 1, 1)
        self.area.setWidget(inside)
        lines = [broken_words(b, full) for b in made.broken]
        kept = tr("Nothing is kept: print the groups, or make them again.")
        self.verdict.setText("\n".join(lines) or kept)


def _card(number: int, group: Sequence[PupilId], names: Mapping[PupilId, str]) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.addWidget(Subtitle(tr("Group {0}").format(number)))
    for pupil in group:
        label = PlainLabel(names.get(pupil, ""))
        label.setFont(font("title"))
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label)
    column.addStretch(1)
    return card
