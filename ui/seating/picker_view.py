"""The fair picker: a large first name, and nothing is written anywhere."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look.fonts import font
from ui.widgets.key_button import KeyButton
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import PlainLabel, Quiet
from ui.words import tr
from vault.domain.fair_picker import FairPicker
from vault.domain.ids import PupilId

_LARGEST, _PART = 160, 7


class PickerView(MadeLate):
    """Space picks. Who was picked has a smaller chance from then on, until the page is left or it
    begins anew."""

    name: PlainLabel
    hint: Quiet
    pick: KeyButton
    anew: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = FairPicker(())
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
        self.pick.setEnabled(bool(self._names))
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
        foot.addStretch(1)
        foot.addWidget(self.pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name, 1)
        column.addWidget(self.hint)
        column.addLayout(foot)

    def show_pupils(
        self, pupils: Sequence[PupilId], names: Mapping[PupilId, str], left_out: frozenset[PupilId]
    ) -> None:
        """The same class with other names goes on; another one begins anew."""
        if set(pupils) != set(self._names):
            self._picker = FairPicker(pupils)
            if self.is_made:
                self.name.setText(tr("Who is next?"))
        elif self._picker.last is not None:
            self.name.setText(names.get(self._picker.last, ""))
        self._names, self._left_out = dict(names), left_out
        if self.is_made:
            self.pick.setEnabled(bool(pupils))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size_letters(self.name, min(_LARGEST, self.width() // _PART, self.height() // 3))

    def _pick(self) -> None:
        picked = self._picker.pick(self._left_out)
        self.name.setText(self._names[picked] if picked is not None else tr("Nobody is here"))

    def _begin(self) -> None:
        self._picker.begin_anew()
        self.name.setText(tr("Who is next?"))


def size_letters(label: QLabel, pixels: int) -> None:
    """As large as is read from the last row."""
    large = font("title", strong=True)
    large.setPixelSize(max(pixels, 24))
    label.setFont(large)
