"""One child's face, as large as it is told."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.faces import FacePictures, paint_face
from vault.domain.people import Called, PupilBrief


class FaceView(QWidget):
    """`pictures` may get its thumbnail later; who shows them calls `update`."""

    def __init__(self, side: int, pictures: FacePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._pupil: PupilBrief | None = None
        self.setFixedSize(side, side)

    def show_pupil(self, pupil: PupilBrief | None) -> None:
        """Initials until the picture comes; '?' for None."""
        self._pupil = pupil
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pupil = self._pupil
        painter = QPainter(self)
        paint_face(
            painter,
            self.rect(),
            self._pictures,
            pupil.photo if pupil is not None else None,
            pupil.called if pupil is not None else Called("?", ""),
            refused=pupil is not None and pupil.photo_refused,
        )
        painter.end()
