"""Bytes of a picture to a pixmap: the format is named, so Qt never guesses it from the content."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap


def jpeg_pixmap(jpeg: bytes) -> QPixmap:
    """An empty pixmap for what is no JPEG."""
    return _pixmap(jpeg, b"jpeg")


def png_pixmap(png: bytes) -> QPixmap:
    """An empty pixmap for what is no PNG."""
    return _pixmap(png, b"png")


def jpeg_square(jpeg: bytes, side: int) -> QImage:
    """The middle of it, filling a square of so many pixels; a null image for what is no JPEG. Most
    of what is not wanted is never decoded."""
    with _reading(jpeg, b"jpeg") as reader:
        if not reader.canRead():
            return QImage()
        whole = reader.size()
        by_expanding = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        if whole.isValid():
            reader.setScaledSize(whole.scaled(side, side, by_expanding))
        image = reader.read()
    if image.isNull():
        return image
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


def _pixmap(content: bytes, form: bytes) -> QPixmap:
    with _reading(content, form) as reader:
        return QPixmap.fromImage(reader.read())


@contextmanager
def _reading(content: bytes, form: bytes) -> Iterator[QImageReader]:
    data = QByteArray(content)  # the buffer does not keep it
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader()
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(QByteArray(form))
    reader.setDevice(buffer)
    yield reader
