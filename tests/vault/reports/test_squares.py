"""A square is drawn as it is: each of its modules dark or light, where a camera looks for it."""

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.first_mask import best_mask
from vault.reports.squares import draw_square, square_rows

TEXT = "TUCKBOX" + "0123456789ABCDEF" * 12
SIDE = 600


@pytest.fixture(autouse=True)
def as_the_program_does():
    with best_mask():
        yield


def test_every_module_is_drawn_in_its_place():
    page = io.BytesIO()
    canvas = Canvas(page, (SIDE, SIDE))
    draw_square(canvas, TEXT, 0, 0, SIDE)
    canvas.save()
    with pypdfium2.PdfDocument(page.getvalue()) as document:
        picture = document[0].render(scale=2).to_pil().convert("L")
    rows = square_rows(TEXT)
    step = 2 * SIDE / len(rows)
    drawn = [
        [
            picture.getpixel((int((column + 0.5) * step), int((row + 0.5) * step))) < 128
            for column in range(len(rows))
        ]
        for row in range(len(rows))
    ]
    assert drawn == rows
