"""A child's face is their own photo with round corners, and never a photo that was refused."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from ui.widgets.faces import FacePictures, paint_face
from vault.domain.ids import PhotoId, RecordId
from vault.domain.people import Called

PAPER = QColor("white")
SIDE = 96
ONE, OTHER = (PhotoId(RecordId(letter * 32)) for letter in "ab")


def jpeg(name):
    image = QImage(200, 260, QImage.Format.Format_RGB32)
    image.fill(QColor(name))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 100)
    return bytes(buffer.data())


def is_like(colour, name):
    wanted = QColor(name)
    parts = zip(colour.getRgb(), wanted.getRgb(), strict=True)
    return all(abs(part - other) < 8 for part, other in parts)


@pytest.fixture
def pictures(qapp):
    pictures = FacePictures()
    pictures.put({ONE: jpeg("red"), OTHER: jpeg("blue")})
    return pictures


def painted(pictures, photo, ratio=1.0, **how):
    side = round(SIDE * ratio)
    canvas = QPixmap(side, side)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(PAPER)
    painter = QPainter(canvas)
    called = Called("Zoe", "Khan")
    paint_face(painter, QRect(0, 0, SIDE, SIDE), pictures, photo, called, **how)
    is_clipped = painter.hasClipping()
    painter.end()
    assert not is_clipped
    return canvas.toImage()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("photo", "name"), [(ONE, "red"), (OTHER, "blue")])
def test_a_face_fills_its_square_but_for_the_corners(pictures, photo, name, ratio):
    for is_round, inside in ((False, 4), (True, 0)):
        image = painted(pictures, photo, ratio, is_round=is_round)
        last = image.width() - 1
        middle = image.width() // 2
        for x, y in ((0, 0), (last, 0), (0, last), (last, last)):
            assert is_like(image.pixelColor(x, y), PAPER)
        for x, y in ((middle, middle), (middle, 1), (1, middle), (last - 1, middle)):
            assert is_like(image.pixelColor(x, y), name)
        near = round(inside * ratio) or image.width() // 8
        assert is_like(image.pixelColor(near, near), name if inside else PAPER)


def test_a_photo_of_the_colour_of_the_page_is_seen_by_its_edge(pictures):
    pictures.put({ONE: jpeg("white")})
    image = painted(pictures, ONE, is_round=False)
    assert is_like(image.pixelColor(SIDE // 2, SIDE // 2), PAPER)
    assert not is_like(image.pixelColor(SIDE // 2, 0), PAPER)


def test_a_newer_photo_takes_the_place_of_the_older_one(pictures):
    painted(pictures, ONE)
    pictures.put({ONE: jpeg("lime")})
    image = painted(pictures, ONE)
    assert is_like(image.pixelColor(SIDE // 2, SIDE // 2), "lime")


def test_a_photo_that_was_refused_is_never_painted(pictures):
    image = painted(pictures, ONE, refused=True)
    colours = {image.pixelColor(x, y).name() for x in range(SIDE) for y in range(SIDE)}
    assert not any(is_like(QColor(colour), "red") for colour in colours)


def test_what_is_no_picture_leaves_the_initials(pictures):
    pictures.put({ONE: b"no JPEG"})
    without = painted(pictures, None)
    assert painted(pictures, ONE) == without
    assert without.pixelColor(SIDE // 2, 4) != Qt.GlobalColor.white
