"""A seating plan on one page across: the room as it is drawn, names, faces, and who has no seat."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from vault.domain.english.wording import worded
from vault.domain.room_layouts import SPOT_WORDS, RoomLayout, Seat, Spot
from vault.reports.paper import HEIGHT, MARGIN, WIDTH, line_in, new_paper

_WIDE, _HIGH = HEIGHT, WIDTH
_TOP, _BELOW = 30 * mm, 24 * mm
_MOST_W, _MOST_H = 38 * mm, 32 * mm
_NAME = 8


@dataclass(frozen=True, slots=True)
class SeatedFace:
    """One child in a seat; `jpeg` is None without a photo or without consent."""

    name: str
    jpeg: bytes | None


def seating_pdf(
    *,
    title: str,
    subtitle: str,
    layout: RoomLayout,
    seated: Mapping[Seat, SeatedFace],
    without: tuple[str, ...],
    is_turned: bool,
    printed_by: str,
    printed_at: datetime,
    anchor: str,
) -> bytes:
    """One A4 page across as PDF bytes. The front of the room is on top; turned, it is below, as who
    stands there sees the class."""
    buffer = io.BytesIO()
    canvas = new_paper(buffer, "Seating plan")
    canvas.setPageSize((_WIDE, _HIGH))
    room = _WIDE - 2 * MARGIN
    line_in(canvas, title, MARGIN, _HIGH - 16 * mm, room, 18)
    line_in(canvas, subtitle, MARGIN, _HIGH - 22 * mm, room, 10)
    footer = f"Printed by {printed_by}, {printed_at:%d %B %Y %H:%M} · {anchor} · Shred after use"
    line_in(canvas, footer, MARGIN, 8 * mm, room, 8)
    if without:
        words = worded("Without a seat: {0}").format(", ".join(without))
        line_in(canvas, words, MARGIN, 15 * mm, room, 9)
    rows, columns = layout.size
    wide = min(_MOST_W, room / columns)
    high = min(_MOST_H, (_HIGH - _TOP - _BELOW) / rows)
    left = (_WIDE - wide * columns) / 2
    for row in range(rows):
        for column in range(columns):
            seat = Seat(row, column)
            down, across = (rows - 1 - row, columns - 1 - column) if is_turned else (row, column)
            x, y = left + across * wide, _HIGH - _TOP - (down + 1) * high
            _draw_place(canvas, (x, y, wide, high), layout.spot(seat), seated.get(seat))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_place(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    spot: Spot,
    face: SeatedFace | None,
) -> None:
    x, y, wide, high = box
    if spot is Spot.FLOOR:
        return
    if spot is not Spot.SEAT:
        canvas.setFillGray(0.9)
        canvas.rect(x, y + high / 4, wide, high / 2, stroke=0, fill=1)
        canvas.setFillGray(0)
        if spot is not Spot.BOARD:
            line_in(canvas, worded(SPOT_WORDS[spot]), x + 2, y + high / 2 - 3, wide - 4, _NAME)
        return
    canvas.setStrokeGray(0.6)
    canvas.roundRect(x + 1.5, y + 1.5, wide - 3, high - 3, 4)
    canvas.setStrokeGray(0)
    if face is None:
        return
    line = _NAME + 5
    if face.jpeg is not None:
        side = min(high - line - 6, wide - 8)
        picture = ImageReader(io.BytesIO(face.jpeg))
        canvas.drawImage(picture, x + (wide - side) / 2, y + line + 1, side, side)
        line_in(canvas, face.name, x + 4, y + 6, wide - 8, _NAME)
    else:
        line_in(canvas, face.name, x + 4, y + high / 2 - 3, wide - 8, _NAME + 1)
