"""A certificate of a passed training module."""

import io

from reportlab.lib.units import mm

from vault.domain.training import Module, Passed
from vault.reports.paper import HEIGHT, MARGIN, WIDTH, line_in, new_paper


def training_certificate_pdf(
    *, school: str, name: str, module: Module, passed: Passed, anchor: str
) -> bytes:
    """One A4 page as PDF bytes; `anchor` ties it to the audit trail."""
    buffer = io.BytesIO()
    canvas = new_paper(buffer, "Training certificate")
    wide = WIDTH - 2 * MARGIN
    rows = (
        ("Training certificate", 14, 40),
        (name, 30, 70),
        ("has read and passed the module", 13, 90),
        (module.title, 22, 106),
        (f"with {passed.score} % of its {len(module.questions)} questions answered right", 13, 120),
        (f"on {passed.passed_on:%d %B %Y}. It counts until {passed.expires_on:%d %B %Y}.", 13, 130),
        (school, 16, 160),
    )
    for text, size, down in rows:
        line_in(canvas, text, MARGIN, HEIGHT - down * mm, wide, size)
    source = f"Text of the module: {passed.digest[:16]} · audit trail {anchor}"
    line_in(canvas, source, MARGIN, 15 * mm, wide, 8)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
