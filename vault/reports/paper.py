"""A4 sheets: the font, the frame, and text that is never taken for markup."""

import io
from importlib.resources import as_file, files

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = "NotoSans"
WIDTH, HEIGHT = A4
MARGIN = 15 * mm


def load_font() -> None:
    """Make the shipped font known to the library, once."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        with as_file(files("vault.reports").joinpath("NotoSans-Regular.ttf")) as path:
            pdfmetrics.registerFont(TTFont(FONT, str(path)))


def new_paper(buffer: io.BytesIO, title: str) -> Canvas:
    """A canvas for A4 with the shipped font; loads nothing else."""
    load_font()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setTitle(title)
    canvas.setCreator("Tuckbox")
    return canvas


def line_in(canvas: Canvas, text: str, x: float, y: float, width: float, size: float) -> None:
    """One line of plain text, made smaller and then cut until it fits `width` (points)."""
    while size > 6 and pdfmetrics.stringWidth(text, FONT, size) > width:
        size -= 0.5
    while text and pdfmetrics.stringWidth(text, FONT, size) > width:
        text = text[:-2] + "…"
    canvas.setFont(FONT, size)
    canvas.drawString(x, y, text)
