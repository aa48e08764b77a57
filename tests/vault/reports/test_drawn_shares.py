"""Bars of shares on paper: their numbers, also over several pages."""

from dataclasses import replace

import pypdfium2

from tests.vault.reports.test_paper_pages import text_of
from vault.domain.charts import ShareBars
from vault.domain.papers import Heading, Paper
from vault.reports.paper_pages import paper_pdf

SHARES = ShareBars("How many are not secure.", (("Rounds", 7, 9), ("Counts", 1, 4)))


def test_bars_of_shares_say_their_numbers_and_go_on_on_the_next_page():
    text = text_of(paper_pdf(Paper("Title", "", (SHARES,))))
    for word in ("Rounds", "78 % · 7 / 9", "Counts", "25 % · 1 / 4"):
        assert word in text
    many = replace(SHARES, rows=tuple((f"Objective {n}.", n, 100) for n in range(100)))
    pdf = paper_pdf(Paper("Title", "", (Heading("Gaps"), many)))
    text = text_of(pdf)
    assert len(pypdfium2.PdfDocument(pdf)) == 3, "no page is left half empty for them"
    assert all(f"Objective {n}." in text for n in range(100))
