"""QR codes, drawn as rectangles or given as rows of modules."""

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
    for row, modules in enumerate(rows):
        for column, is_dark in enumerate(modules):
            if is_dark:
                # A hair wider than a module, so that no white line shows between two of them.
                left, top = x + column * side, y + size - (row + 1) * side
                canvas.rect(left, top, side * 1.02, side * 1.02, stroke=0, fill=1)
