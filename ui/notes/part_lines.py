"""Who is in a note, and each child's own part: a line for every child of the chosen class."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QScrollArea, QWidget

from ui.widgets.typed_fields import WRITES
from ui.words import tr
from vault.domain.ids import PupilId
from vault.domain.notes import LONGEST_TEXT, Part
from vault.domain.people import Face

_HIGH = 200


class PartLines(QScrollArea):
    """A tick and a line for each child; who has something written in their line is in it. Children
    of a class that was shown before stay in it, and stand first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("framed")
        self.setAccessibleName(tr("Pupils"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_HIGH)
        self._lines: dict[PupilId, tuple[QCheckBox, QLineEdit]] = {}
        self._names: dict[PupilId, str] = {}
        self.setWidget(QWidget())

    def show_pupils(self, pupils: Mapping[PupilId, str], first: Sequence[PupilId] = ()) -> None:
        """Names by pupil, in the order in which they stand; `first` are ticked."""
        before = {part.pupil: part.text for part in self.parts()}
        kept = {pupil: self._names[pupil] for pupil in before}
        ticked = {**dict.fromkeys(first, ""), **before}
        self._names = {**kept, **pupils}
        self._lines = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(4, 4, 8, 4)
        grid.setColumnStretch(1, 1)
        for row, (pupil, name) in enumerate(self._names.items()):
            tick, line = QCheckBox(name.replace("&", "&&")), QLineEdit(ticked.get(pupil, ""))
            tick.setAccessibleName(name)
            tick.setProperty(WRITES, True)
            tick.setChecked(pupil in ticked)
            line.setAccessibleName(tr("Own part of {0}").format(name))
            line.setPlaceholderText(tr("Their own part"))
            line.setMaxLength(LONGEST_TEXT)
            line.textEdited.connect(lambda _, tick=tick: tick.setChecked(True))
            grid.addWidget(tick, row, 0)
            grid.addWidget(line, row, 1)
            self._lines[pupil] = tick, line
        grid.setRowStretch(len(self._names), 1)
        self.setWidget(inside)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """The children of a class."""
        self.show_pupils({face.pupil: face.known_as for face in faces})

    def parts(self) -> tuple[Part, ...]:
        """Those who are in it, each with what is said of them alone."""
        return tuple(
            Part(pupil, line.text())
            for pupil, (tick, line) in self._lines.items()
            if tick.isChecked()
        )
