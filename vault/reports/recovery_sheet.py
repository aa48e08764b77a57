"""The recovery sheet: the code in groups and as QR, and how to use and keep it."""

import io
from datetime import date

from reportlab.lib.units import mm

from vault.reports.paper import HEIGHT, MARGIN, WIDTH, line_in, new_paper
from vault.reports.squares import draw_square

_HOW = (
    "This sheet opens the vault when every password is lost. Anyone who has it can do the same.",
    "1. Print it once. Do not keep the file. Put the paper into the school's safe.",
    "2. To use it: open Tuckbox, choose 'Passwords lost', and type the code below.",
    "3. The code gives one profile a new password; everything in the vault stays as it is.",
    "4. If the key file is lost too, the large QR code holds what is needed to make it again.",
)


def recovery_sheet_pdf(
    *, school: str, vault_id: str, code_text: str, slot_payload: str, made_on: date
) -> bytes:
    """One A4 page as PDF bytes. As secret as the vault itself."""
    buffer = io.BytesIO()
    canvas = new_paper(buffer, "Tuckbox recovery sheet")
    wide = WIDTH - 2 * MARGIN
    line_in(canvas, "Recovery sheet", MARGIN, HEIGHT - 28 * mm, wide, 24)
    line_in(canvas, school, MARGIN, HEIGHT - 38 * mm, wide, 14)
    line_in(canvas, f"Made on {made_on:%d %B %Y}", MARGIN, HEIGHT - 45 * mm, wide, 10)
    for row, text in enumerate(_HOW):
        line_in(canvas, text, MARGIN, HEIGHT - (58 + 7 * row) * mm, wide, 11)
    groups = code_text.split("-")
    for index, group in enumerate(groups):
        x = MARGIN + (index % 4) * 44 * mm
        y = HEIGHT - (112 + 14 * (index // 4)) * mm
        line_in(canvas, f"{index + 1}.", x, y, 8 * mm, 9)
        line_in(canvas, group, x + 8 * mm, y, 36 * mm, 20)
    draw_square(canvas, code_text, MARGIN, 60 * mm, 50 * mm)
    draw_square(canvas, slot_payload, MARGIN + 70 * mm, 40 * mm, 90 * mm)
    line_in(canvas, "The code", MARGIN, 54 * mm, 50 * mm, 9)
    line_in(canvas, "The recovery slot", MARGIN + 70 * mm, 34 * mm, 90 * mm, 9)
    line_in(canvas, f"Vault {vault_id}", MARGIN, 15 * mm, wide, 8)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


_SHARE = (
    "This is one share of the school's recovery code. On its own it opens nothing.",
    "1. Print it once and delete the file. Keep the paper where nobody else comes.",
    "2. Do not keep two shares in one place, and photograph none of them.",
    "3. When all passwords are lost, the people with shares come together: choose",
    "    'Passwords lost' in Tuckbox, and each types the words of their share.",
)


def share_sheet_pdf(
    *,
    school: str,
    vault_id: str,
    share: str,
    number: int,
    people: int,
    needed: int,
    made_on: date,
) -> bytes:
    """One A4 page as PDF bytes, for one of the people."""
    buffer = io.BytesIO()
    canvas = new_paper(buffer, "Tuckbox recovery share")
    wide = WIDTH - 2 * MARGIN
    line_in(canvas, f"Recovery share {number} of {people}", MARGIN, HEIGHT - 28 * mm, wide, 24)
    line_in(canvas, school, MARGIN, HEIGHT - 38 * mm, wide, 14)
    made = f"Made on {made_on:%d %B %Y}. {needed} of the {people} shares open the vault together."
    line_in(canvas, made, MARGIN, HEIGHT - 45 * mm, wide, 10)
    for row, text in enumerate(_SHARE):
        line_in(canvas, text, MARGIN, HEIGHT - (58 + 7 * row) * mm, wide, 11)
    for index, word in enumerate(share.split()):
        x = MARGIN + (index % 4) * 44 * mm
        y = HEIGHT - (105 + 10 * (index // 4)) * mm
        line_in(canvas, f"{index + 1}. {word}", x, y, 42 * mm, 13)
    line_in(canvas, "Held by: ________________________________", MARGIN, 40 * mm, wide, 11)
    line_in(canvas, f"Vault {vault_id}", MARGIN, 15 * mm, wide, 8)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
