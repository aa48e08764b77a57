"""Learning the names of a class: a face and four names, by keys 1 to 4. Nothing of it is kept."""

import random
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.faces import FacePictures, paint_face
from ui.widgets.key_button import KeyButton
from ui.widgets.made_late import MadeLate
from ui.widgets.plain import PlainLabel, Quiet
from ui.words import tr
from vault.domain.ids import PhotoId, PupilId
from vault.domain.people import Face

_CHOICES, _FACE = 4, 280


class _LargeFace(QWidget):
    def __init__(self, pictures: FacePictures) -> None:
        super().__init__()
        self.pictures, self.face = pictures, None
        self.setAccessibleName(tr("Whose face is it?"))
        self.setMinimumSize(120, 120)

    face: Face | None

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.face is None:
            return
        painter = QPainter(self)
        side = min(_FACE, self.width(), self.height())
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_face(painter, box, self.pictures, self.face.photo, self.face.called, is_round=False)
        painter.end()


class NamesQuiz(MadeLate):
    """Those who were mixed up come again sooner; only children with a photo are asked for."""

    large: _LargeFace
    words: PlainLabel
    hint: Quiet
    buttons: list[KeyButton]

    def __init__(self, chance: random.Random | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chance = chance or random.SystemRandom()
        self.pictures = FacePictures()
        self._faces: Sequence[Face] = ()
        self._ahead: list[Face] = []
        self.answers: list[PupilId] = []

    def make(self) -> None:
        self.large = _LargeFace(self.pictures)
        self.words = PlainLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = Quiet(tr("Nothing of this is kept."), is_small=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons = [KeyButton("", str(n + 1)) for n in range(_CHOICES)]
        row = QHBoxLayout()
        row.addStretch(1)
        for n, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, n=n: self._answer(n))
            shortcut = QShortcut(QKeySequence(str(n + 1)), self)
            shortcut.activated.connect(button.click)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.large, 1)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(self.hint)
        self._next()

    @property
    def asked(self) -> Face | None:
        """Whose face is shown."""
        return self.large.face

    def show_faces(self, faces: Sequence[Face]) -> None:
        """The children of a class; those whose photo may be shown are asked for."""
        with_photo = [face for face in faces if face.photo and not face.photo_refused]
        if [f.pupil for f in with_photo] == [f.pupil for f in self._faces]:
            return
        self._faces, self._ahead = with_photo, []
        if self.is_made:
            self.words.setText("")
            self._next()

    def show_pictures(self, jpegs: Mapping[PhotoId, bytes]) -> None:
        """The photos of the same children."""
        self.pictures.put(jpegs)
        self.update()

    def _next(self) -> None:
        if len(self._faces) < 2:
            self.large.face = None
            self.words.setText(tr("This needs two pupils at least whose photo may be shown."))
        else:
            if not self._ahead:
                self._ahead = self._chance.sample(list(self._faces), len(self._faces))
            self.large.face = self._ahead.pop(0)
            self._offer(self.large.face)
        for n, button in enumerate(self.buttons):
            button.setVisible(n < len(self.answers) and self.large.face is not None)
        self.large.update()

    def _offer(self, right: Face) -> None:
        others = [face for face in self._faces if face.known_as != right.known_as]
        wrong = self._chance.sample(others, min(_CHOICES - 1, len(others)))
        offered = self._chance.sample([right, *wrong], len(wrong) + 1)
        self.answers = [face.pupil for face in offered]
        for button, face in zip(self.buttons, offered, strict=False):
            button.say(face.known_as)

    def _answer(self, place: int) -> None:
        right = self.large.face
        if right is None or place >= len(self.answers):
            return
        if self.answers[place] == right.pupil:
            self.words.setText(tr("Yes, {0}").format(right.known_as))
        else:
            self.words.setText(tr("No, this was {0}").format(right.known_as))
            self._ahead.insert(min(2, len(self._ahead)), right)
        self._next()
