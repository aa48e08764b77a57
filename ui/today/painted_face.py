"""A child's face as a delegate paints it: the photo, or why there is none."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius
from ui.widgets.picture import jpeg_pixmap
from vault.domain.ids import PhotoId
from vault.domain.today import NoPhoto, TodayPupil


class Pictures:
    """Thumbnails by photo. Each is decoded and brought to its size as it is first drawn, because
    all at once would hold up the window."""

    def __init__(self) -> None:
        self._jpegs: dict[PhotoId, bytes] = {}
        self._fitted: dict[tuple[PhotoId, int], QPixmap] = {}

    def put(self, jpegs: dict[PhotoId, bytes]) -> None:
        self._jpegs.update(jpegs)
        self._fitted = {key: one for key, one in self._fitted.items() if key[0] not in jpegs}

    def missing(self, photos: set[PhotoId]) -> tuple[PhotoId, ...]:
        """Those that are still to be fetched."""
        return tuple(sorted(photos - self._jpegs.keys()))

    def of(self, photo: PhotoId, pixels: int) -> QPixmap | None:
        """Square, of so many real pixels; None for one that has not come, or is no picture."""
        jpeg = self._jpegs.get(photo)
        if jpeg is None:
            return None
        key = (photo, pixels)
        if key not in self._fitted:
            self._fitted[key] = _square(jpeg_pixmap(jpeg), pixels)
        found = self._fitted[key]
        return None if found.isNull() else found


def paint_face(
    painter: QPainter,
    frame: QRect,
    pupil: TodayPupil,
    pictures: Pictures,
    *,
    is_round: bool = False,
) -> None:
    """In a frame with rounded corners, or in a circle."""
    outline = QPainterPath()
    corner = frame.width() / 2 if is_round else radius("photo")
    outline.addRoundedRect(QRectF(frame), corner, corner)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(outline)
    ratio = painter.device().devicePixelRatioF()
    picture = pictures.of(pupil.photo, round(frame.width() * ratio)) if pupil.photo else None
    if picture is not None:
        painter.drawPixmap(frame, picture)
    else:
        painter.fillRect(frame, colour("hover"))
        _paint_reason(painter, frame, pupil, ratio)
    painter.restore()


def _paint_reason(painter: QPainter, frame: QRect, pupil: TodayPupil, ratio: float) -> None:
    if pupil.no_photo is NoPhoto.REFUSED:
        side = frame.width() * 3 // 8
        spot = QRect(0, 0, side, side)
        spot.moveCenter(frame.center())
        painter.drawPixmap(spot, icon_pixmap("camera-off", "text2", side, ratio))
        return
    letters = font("body", strong=True)
    letters.setPixelSize(max(frame.width() // 3, 1))
    painter.setFont(letters)
    painter.setPen(colour("text2"))
    painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), initials(pupil))


def initials(pupil: TodayPupil) -> str:
    return "".join(part[:1].upper() for part in (pupil.called.given, pupil.called.family))


def _square(picture: QPixmap, pixels: int) -> QPixmap:
    if picture.isNull():
        return picture
    whole = picture.scaled(
        QSize(pixels, pixels),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (whole.width() - pixels) // 2, (whole.height() - pixels) // 2
    return whole.copy(left, top, pixels, pixels)
