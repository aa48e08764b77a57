"""The recovery paper: whether it still opens the vault, and making it anew."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.look.tokens import space
from ui.widgets.at_left import at_left
from ui.widgets.dates import moment_text
from ui.widgets.notice import Notice
from ui.widgets.number_field import NumberField
from ui.widgets.page import Page
from ui.widgets.plain import PlainLabel, Title
from ui.widgets.recovery_entry import RecoveryEntry
from ui.widgets.titled_box import TitledBox

_MOST = 16


class RecoveryPage(Page):
    """Tests the recovery sheet that is in the safe, or makes another one."""

    test_wanted = Signal()
    replace_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = Notice()
        self.entry = RecoveryEntry(self.tr("Code of the recovery sheet, or a share"))
        self.entry.refused.connect(lambda words: self.notice.say(words, "bad"))
        self.entry.entered.connect(self.test_wanted)
        self.test = QPushButton(self.tr("Test it"))
        self.test.setProperty("main", True)
        self.test.clicked.connect(self.test_wanted)
        self.one_sheet = QRadioButton(self.tr("One sheet, for the school's safe"))
        self.shares = QRadioButton(self.tr("Shares for several people:"))
        self.one_sheet.setChecked(True)
        self.needed, self.people = NumberField(), NumberField()
        self.needed.setRange(2, _MOST)
        self.people.setRange(2, _MOST)
        self.people.setValue(3)
        self.needed.setAccessibleName(self.tr("How many shares open it together"))
        self.people.setAccessibleName(self.tr("How many people get a share"))
        self.people.valueChanged.connect(self.needed.setMaximum)
        self.needed.setMaximum(3)
        self.shares.toggled.connect(self._fit)
        self.replace = QPushButton(self.tr("Make new paper …"))
        self.replace.clicked.connect(self.replace_wanted)
        self._lay_out()
        self._fit(on=False)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Title(self.tr("Recovery")))
        layout.addWidget(
            PlainLabel(
                self.tr(
                    "If every password is lost, only the recovery paper opens the vault. Nobody"
                    " else can, not even the makers of Tuckbox."
                )
            )
        )
        layout.addWidget(self.state)
        layout.addWidget(self.notice)
        layout.addWidget(self._tried())
        layout.addSpacing(space("between_cards") - layout.spacing())
        layout.addWidget(self._made_anew())

    def _tried(self) -> TitledBox:
        group = TitledBox(self.tr("Does the paper in the safe still open this vault?"))
        column = QVBoxLayout(group)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Fetch it, and type the code, or the words of as many shares as are needed."
                    " Nothing is changed by it."
                )
            )
        )
        column.addWidget(self.entry)
        column.addWidget(at_left(self.test))
        return group

    def _made_anew(self) -> TitledBox:
        group = TitledBox(self.tr("New paper"))
        column = QVBoxLayout(group)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "If the paper is lost, or somebody saw it who should not have: make it anew."
                    " The old one opens the vault until the new one is saved and read back."
                )
            )
        )
        column.addWidget(self.one_sheet)
        row = QHBoxLayout()
        for widget in (
            self.shares,
            self.needed,
            _short(self.tr("of")),
            self.people,
            _short(self.tr("people open the vault together; one alone cannot")),
        ):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(at_left(self.replace))
        return group

    def wanted(self) -> tuple[int, int]:
        """How many are needed of how many people; 1 of 1 is a sheet."""
        if self.one_sheet.isChecked():
            return 1, 1
        return self.needed.value(), self.people.value()

    def show_tested(self, at: datetime | None) -> None:
        """When the paper in force was last proven."""
        if at is None:
            self.state.say(
                self.tr("The paper in force was not tested since it was made. Test it below."),
                "warn",
            )
        else:
            tested = self.tr("Last tested on {0}: the paper opened the vault.")
            self.state.say(tested.format(moment_text(at, " at ")), "good")

    def _fit(self, on: bool) -> None:
        self.needed.setEnabled(on)
        self.people.setEnabled(on)


def _short(words: str) -> PlainLabel:
    label = PlainLabel(words)
    label.setWordWrap(False)
    return label
