"""JPEG bytes to a pixmap: the format is named, so Qt never guesses it from the content."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader, QPixmap


def jpeg_pixmap(jpeg: bytes) -> QPixmap:
    """An empty pixmap for what is no JPEG."""
    data = QByteArray(jpeg)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader()
    reader.setAutoDetectImageFormat(False)
    reader.setFormat(QByteArray(b"jpeg"))
    reader.setDevice(buffer)
    return QPixmap.fromImage(reader.read())
