"""Bytes of a picture to a pixmap: the format is named, so Qt never guesses it from the content."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader, QPixmap


def jpeg_pixmap(jpeg: bytes) -> QPixmap:
    """An empty pixmap for what is no JPEG."""
    return _pixmap(jpeg, b"jpeg")


def png_pixmap(png: bytes) -> QPixmap:
    """An empty pixmap for what is no PNG."""
    return _pixmap(png, b"png")


def _pixmap(content: bytes, form: bytes) -> QPixmap:
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader()
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(QByteArray(form))
    reader.setDevice(buffer)
    return QPixmap.fromImage(reader.read())
