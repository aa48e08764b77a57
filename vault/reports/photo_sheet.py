"""The photo sheet of a class: faces with names, and who printed it when."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from vault.reports.paper import HEIGHT, MARGIN, WIDTH, line_in, new_paper

_COLUMNS, _ROWS = 5, 6
_CELL_W = (WIDTH - 2 * MARGIN) / _COLUMNS
_CELL_H = 40 * mm
_FACE = 28 * mm


@dataclass(frozen=True, slots=True)
class SheetFace:
    """One child on the sheet; `jpeg` is None without a photo or without consent."""

    name: str
    note: str
    jpeg: bytes | None


def photo_sheet_pdf(
    *,
    title: str,
    subtitle: str,
    faces: Sequence[SheetFace],
    printed_by: str,
    printed_at: datetime,
    anchor: str,
    progress: Callable[[int, int], None],
    note: str = "",
) -> bytes:
    """A4 pages of thirty faces as PDF bytes; the footer names the printer and the audit entry."""
    buffer = io.BytesIO()
    canvas = new_paper(buffer, "Photo sheet")
    footer = f"Printed by {printed_by}, {printed_at:%d %B %Y %H:%M} · {anchor} · Shred after use"
    pages = max(1, -(-len(faces) // (_COLUMNS * _ROWS)))
    for page in range(pages):
        _frame(canvas, title, f"{subtitle}{note}", f"{footer} · page {page + 1} of {pages}")
        shown = faces[page * _COLUMNS * _ROWS : (page + 1) * _COLUMNS * _ROWS]
        for index, face in enumerate(shown):
            _draw_face(canvas, face, index)
            progress(page * _COLUMNS * _ROWS + index + 1, len(faces))
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _frame(canvas: Canvas, title: str, subtitle: str, footer: str) -> None:
    wide = WIDTH - 2 * MARGIN
    line_in(canvas, title, MARGIN, HEIGHT - 18 * mm, wide, 18)
    line_in(canvas, subtitle, MARGIN, HEIGHT - 25 * mm, wide, 10)
    line_in(canvas, footer, MARGIN, 8 * mm, wide, 8)


def _draw_face(canvas: Canvas, face: SheetFace, index: int) -> None:
    x = MARGIN + (index % _COLUMNS) * _CELL_W
    y = HEIGHT - 32 * mm - (index // _COLUMNS + 1) * _CELL_H + 10 * mm
    if face.jpeg is not None:
        canvas.drawImage(ImageReader(io.BytesIO(face.jpeg)), x, y, _FACE, _FACE)
    else:
        canvas.rect(x, y, _FACE, _FACE)
        initials = "".join(word[0] for word in face.name.split()[:2])
        line_in(canvas, initials, x + 8 * mm, y + 11 * mm, _FACE - 8 * mm, 18)
    line_in(canvas, face.name, x, y - 4 * mm, _CELL_W - 2 * mm, 9)
    if face.note:
        line_in(canvas, face.note, x, y - 8 * mm, _CELL_W - 2 * mm, 6.5)
