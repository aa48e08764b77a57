"""The program's icon as Windows (.ico) and macOS (.icns) want it, from resources/brand."""

import sys
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BRAND = ROOT / "resources" / "brand"
_SMALL = 16
"""Up to this many pixels the drawing with fewer details is taken."""
_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_MAC = (16, 32, 64, 128, 256, 512, 1024)


def write_icon(path: Path) -> Path:
    """By its suffix: `.ico` or `.icns`. Two runs write the same bytes."""
    sizes = _MAC if path.suffix == ".icns" else _WINDOWS
    pictures = [_drawn(size) for size in sizes]
    path.parent.mkdir(parents=True, exist_ok=True)
    pictures[-1].save(path, sizes=[(size, size) for size in sizes], append_images=pictures[:-1])
    return path


def _drawn(size: int):  # noqa: ANN202  Pillow is there while a bundle is built
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    name = "tuckbox-16.svg" if size <= _SMALL else "tuckbox.svg"
    painter = QPainter(image)
    QSvgRenderer(str(BRAND / name)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(BytesIO(buffer.data().data())).convert("RGBA")


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print(write_icon(Path(given)))
