"""A staff card on paper: name, eight words, and the QR code that holds the card."""

import io

from reportlab.lib.units import mm

from vault.domain.cards import StaffCard
from vault.reports.paper import HEIGHT, MARGIN, WIDTH, line_in, new_paper
from vault.reports.squares import draw_square

_HOW = (
    "Colleagues seal files for you with this card, and know by it what comes from you.",
    "It holds no secret: it may be passed on by USB stick, or as this QR code.",
    "Whoever adds it reads the eight words back to you. If one differs, it is not your card.",
)


def staff_card_pdf(card: StaffCard, text: str) -> bytes:
    """One A4 page as PDF bytes."""
    buffer = io.BytesIO()
    canvas = new_paper(buffer, "Staff card")
    wide = WIDTH - 2 * MARGIN
    line_in(canvas, "Staff card", MARGIN, HEIGHT - 25 * mm, wide, 12)
    line_in(canvas, card.name, MARGIN, HEIGHT - 37 * mm, wide, 26)
    line_in(canvas, card.school, MARGIN, HEIGHT - 47 * mm, wide, 14)
    for row, line in enumerate(_HOW):
        line_in(canvas, line, MARGIN, HEIGHT - (60 + 7 * row) * mm, wide, 11)
    for index, word in enumerate(card.words):
        x = MARGIN + (index % 4) * 44 * mm
        y = HEIGHT - (95 + 12 * (index // 4)) * mm
        line_in(canvas, f"{index + 1}. {word}", x, y, 42 * mm, 15)
    draw_square(canvas, text, MARGIN + 35 * mm, HEIGHT - 235 * mm, 110 * mm)
    line_in(canvas, f"Made on {card.made_on:%d %B %Y}", MARGIN, 15 * mm, wide, 8)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
