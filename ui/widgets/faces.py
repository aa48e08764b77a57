"""Children's faces as all pages paint them: the photo with round corners, or why there is none."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from ui.look.fonts import font
from ui.look.icons import icon_pixmap
from ui.look.tokens import colour, radius
from ui.widgets.picture import jpeg_square
from vault.domain.ids import PhotoId
from vault.domain.people import Called

_SMALL = 40
_LETTERS = 0.3
"""How high initials are, of a face's side."""
_EDGE = QColor(128, 128, 128, 72)
"""Of photos, to be seen on white and on black."""


class FacePictures:
    """Thumbnails by photo, decoded and brought to their size and shape as each is first painted: a
    whole school's faces at once would hold up the window."""

    def __init__(self) -> None:
        self._jpegs: dict[PhotoId, bytes] = {}
        self._drawn: dict[tuple[PhotoId, int, float], QPixmap] = {}
        self._until, self._is_timed = 0.0, False
        self.is_behind = False
        self.changes = 0
        """How often pictures came."""

    def put(self, jpegs: Mapping[PhotoId, bytes]) -> None:
        """More pictures, or newer ones (JPEG)."""
        self._jpegs.update(jpegs)
        self.changes += 1
        for key in [key for key in self._drawn if key[0] in jpegs]:
            del self._drawn[key]

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is painted inside takes at most so long to decode, and one picture more; for the
        others `is_behind` is set."""
        self._until, self._is_timed = time.perf_counter() + seconds, False
        try:
            yield
        finally:
            self._until, self._is_timed = 0.0, False

    def missing(self, photos: Iterable[PhotoId]) -> tuple[PhotoId, ...]:
        """Those that are still to be fetched."""
        return tuple(sorted(set(photos) - self._jpegs.keys()))

    def of(self, photo: PhotoId | None, side: int, corner: float = 0.0) -> QPixmap | None:
        """A square of `side` device pixels, its corners rounded by so many; None where there is no
        such picture."""
        jpeg = self._jpegs.get(photo) if photo else None
        if photo is None or jpeg is None:
            return None
        pixmap = self._drawn.get((photo, side, corner))
        if pixmap is None and self._is_timed and time.perf_counter() > self._until:
            self.is_behind = True
            return None
        if pixmap is None:
            self._is_timed = self._until > 0
            pixmap = QPixmap.fromImage(_rounded(jpeg_square(jpeg, side), corner))
            self._drawn[photo, side, corner] = pixmap
        return None if pixmap.isNull() else pixmap


def paint_face(
    painter: QPainter,
    box: QRect,
    pictures: FacePictures,
    photo: PhotoId | None,
    called: Called,
    *,
    refused: bool = False,
    is_round: bool | None = None,
) -> None:
    """A small face is round where nothing else is asked for; of a child whose photo was refused
    none is ever painted."""
    ratio = painter.device().devicePixelRatio()
    corner = _corner(box.width(), is_round=is_round)
    picture = None if refused else pictures.of(photo, round(box.width() * ratio), corner * ratio)
    if picture is not None:
        painter.drawPixmap(box, picture)
        return
    painter.save()
    _clip(painter, QRectF(box), corner)
    painter.fillRect(box, colour("hover"))
    if refused:
        size = max(12, min(28, box.width() // 3))
        icon = icon_pixmap("camera-off", "text2", size, ratio)
        painter.drawPixmap(
            box.center().x() - size // 2, box.center().y() - size // 2, size, size, icon
        )
    else:
        letters = font(strong=True)
        letters.setPixelSize(max(10, round(box.width() * _LETTERS)))
        painter.setFont(letters)
        painter.setPen(colour("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(called))
    painter.restore()


def have_face(pictures: FacePictures, photo: PhotoId, wide: int, ratio: float) -> bool:
    """Decode a photo as `paint_face` will want it, `wide` px at 100 %; False where there was no
    time for it (`FacePictures.within`)."""
    pictures.is_behind = False
    pictures.of(photo, round(wide * ratio), _corner(wide) * ratio)
    return not pictures.is_behind


def _corner(wide: int, *, is_round: bool | None = None) -> float:
    in_circle = wide <= _SMALL if is_round is None else is_round
    return wide / 2 if in_circle else radius("photo")


def initials(called: Called) -> str:
    """'ZK' for Zoe Khan."""
    return "".join(part[:1] for part in (called.given, called.family))


def _clip(painter: QPainter, box: QRectF, corner: float) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(box, corner, corner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)


def _rounded(picture: QImage, corner: float) -> QImage:
    """Cut once, and not each time that it is painted: Qt's clip costs more than the picture."""
    if picture.isNull() or not corner:
        return picture
    cut = picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(cut)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _shape(picture.width(), corner))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawImage(0, 0, _edge(picture.width(), corner))
    painter.end()
    return cut


def paint_edge(painter: QPainter, box: QRectF, corner: float) -> None:
    """A thin line just within a photo: of one colour with the page, it would be no photo at all."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_EDGE, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)


@lru_cache(maxsize=16)
def _edge(side: int, corner: float) -> QImage:
    edge = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    edge.fill(Qt.GlobalColor.transparent)
    painter = QPainter(edge)
    paint_edge(painter, QRectF(edge.rect()), corner)
    painter.end()
    return edge


@lru_cache(maxsize=16)
def _shape(side: int, corner: float) -> QImage:
    """What stays of a square: most faces of a page have one size."""
    shape = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    shape.fill(Qt.GlobalColor.transparent)
    painter = QPainter(shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(QRectF(shape.rect()), corner, corner)
    painter.end()
    return shape
