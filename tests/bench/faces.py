"""A thousand faces in their grid, scrolled through line by line and in leaps."""

import os
import time
from collections.abc import Callable

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.bench.vaults import picture_of
from ui.classes.face_grid import FaceGrid
from ui.look.theme import dress
from ui.shell.collector import QuietCollector
from ui.widgets.picture import jpeg_pixmap
from vault.domain.ids import PhotoId, PupilId, RecordId
from vault.domain.people import Called, Face

_COUNT = 1000
_LINE = 40
_PAINTED = 0.001


def scroll_frames() -> list[float]:
    """Seconds of each frame on the window's thread: the model asked, each face in sight
    painted. Not by the clock on the wall, which counts other programs too."""
    app = QApplication([])
    dress(app)
    QuietCollector(app)  # as in the program: it collects in pauses, and never within a frame
    grid = FaceGrid("Faces")
    grid.resize(1000, 700)
    photos = [PhotoId(RecordId(f"{n:032}")) for n in range(_COUNT)]
    grid.show_faces(tuple(_face(n, photo) for n, photo in enumerate(photos)))
    grid.show()
    app.processEvents()
    thumb = picture_of(40).thumb_jpeg
    bar, found = grid.verticalScrollBar(), []
    # The first time that it is painted, fonts and the reader of JPEG are loaded: that is building,
    # and no scrolling.
    jpeg_pixmap(thumb)
    grid.viewport().repaint()
    found.append(_spent(lambda: grid.show_pictures(dict.fromkeys(photos, thumb))))
    for place in (*range(0, bar.maximum(), _LINE), *range(bar.maximum(), 0, -20 * _LINE)):
        bar.setValue(place)
        found.append(_spent(grid.viewport().repaint))
        # Faces that had no time in that frame come in the next ones.
        later = _spent(app.processEvents)
        found += [later] if later > _PAINTED else []
    return found


def _spent(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _face(n: int, photo: PhotoId) -> Face:
    return Face(
        pupil=PupilId(RecordId(f"{n:032}")),
        called=Called(f"Given{n}", f"Family{n}"),
        alerts=("medical",) if n % 7 == 0 else (),
        photo=photo,
        photo_refused=False,
    )
