"""The fair picker: a large first name, and nothing is written anywhere."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look.fonts import font
from ui.widgets.key_button import KeyButton
from ui.widgets.made_late import MadeLate
from ui.widgets.number_field import NumberField
from ui.widgets.plain import PlainLabel, Quiet
from ui.words import tr
from vault.domain.fair_picker import FairPicker
from vault.domain.ids import PupilId, RecordId

_LARGEST, _PART = 160, 7
_MOST, _USUAL = 99, 30


class PickerView(MadeLate):
    """Space picks. Who was picked has a smaller chance from then on, until the page is left or it
    begins anew. It picks numbers where nobody is to be named, or nobody is known."""

    name: PlainLabel
    hint: Quiet
    by_number: QCheckBox
    most: NumberField
    pick: KeyButton
    anew: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = FairPicker(())
        self._pupils: tuple[PupilId, ...] = ()
        self._names: Mapping[PupilId, str] = {}
        self._left_out: frozenset[PupilId] = frozenset()

    def make(self) -> None:
        self.name = PlainLabel(tr("Who is next?"))
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setAccessibleName(tr("Who was picked"))
        self.name.setWordWrap(True)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        # Its letters fit the room, and ask for none.
        self.name.setMinimumSize(1, 1)
        self.pick = KeyButton(tr("Pick somebody"), tr("Space"), bare=True)
        self.pick.setProperty("main", True)
        self._make_numbers()
        self.pick.clicked.connect(self._pick)
        self.anew = QPushButton(tr("Begin anew"))
        self.anew.clicked.connect(self._begin)
        self.hint = Quiet(
            tr(
                "Who was picked is picked less often from then on. Nothing is kept: begin anew, or"
                " leave the page, and everybody has the same chance."
            )
        )
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QShortcut(QKeySequence("Space"), self).activated.connect(self.pick.click)
        foot = QHBoxLayout()
        foot.addWidget(self.anew)
        foot.addSpacing(16)
        foot.addWidget(self.by_number)
        foot.addWidget(self.most)
        foot.addStretch(1)
        foot.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name, 1)
        column.addWidget(self.hint)
        column.addLayout(foot)
        self._begin()

    def _make_numbers(self) -> None:
        self.by_number = QCheckBox(tr("Numbers from 1 to"))
        self.most = NumberField()
        self.most.setRange(2, _MOST)
        self.most.setAccessibleName(tr("Highest number"))
        self.most.setValue(len(self._names) if len(self._names) > 1 else _USUAL)
        self.by_number.setChecked(not self._names)
        self.by_number.setEnabled(bool(self._names))
        self.by_number.toggled.connect(self._begin)
        self.most.valueChanged.connect(lambda _: self._begin())

    def show_pupils(
        self, pupils: Sequence[PupilId], names: Mapping[PupilId, str], left_out: frozenset[PupilId]
    ) -> None:
        """The same class with other names goes on; another one begins anew."""
        is_other = set(pupils) != set(self._names)
        self._pupils, self._names, self._left_out = tuple(pupils), dict(names), left_out
        if not self.is_made:
            return
        self.by_number.setEnabled(bool(pupils))
        if is_other:
            self.by_number.setChecked(not pupils)
            self._begin()
        elif self._picker.last is not None and not self.by_number.isChecked():
            self.name.setText(names.get(self._picker.last, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size_letters(self.name, min(_LARGEST, self.width() // _PART, self.height() // 3))

    def _pick(self) -> None:
        is_number = self.by_number.isChecked()
        picked = self._picker.pick(() if is_number else self._left_out)
        if picked is None:
            self.name.setText(tr("Nobody is here"))
        else:
            self.name.setText(picked if is_number else self._names[picked])

    def _begin(self) -> None:
        is_number = self.by_number.isChecked()
        numbers = (PupilId(RecordId(str(n))) for n in range(1, self.most.value() + 1))
        self._picker = FairPicker(tuple(numbers) if is_number else self._pupils)
        self.most.setEnabled(is_number)
        self.name.setText(tr("Which number?") if is_number else tr("Who is next?"))


def size_letters(label: QLabel, pixels: int) -> None:
    """As large as is read from the last row."""
    large = font("title", strong=True)
    large.setPixelSize(max(pixels, 24))
    label.setFont(large)
