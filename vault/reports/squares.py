"""QR codes, drawn as rectangles or given as rows of modules."""

from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas


def square_rows(text: str) -> list[list[bool]]:
    """The code's modules, row by row; True is dark."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()
    return [[bool(code.isDark(row, column)) for column in range(count)] for row in range(count)]


def draw_square(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    """With its lower left corner at (x, y), in points."""
    rows = square_rows(text)
    side = size / len(rows)
    # A hair wider than a module, so that no white line shows between two of them.
    hair = side * 0.02
    for row, modules in enumerate(rows):
        column = 0
        for is_dark, run in groupby(modules):
            count = len(list(run))
            if is_dark:
                left, low = x + column * side, y + size - (row + 1) * side
                canvas.rect(left, low, count * side + hair, side + hair, stroke=0, fill=1)
            column += count
