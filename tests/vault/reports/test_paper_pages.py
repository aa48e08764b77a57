"""Papers say what they are given, on paper and in Markdown, and nothing in them is markup."""

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.domain.papers import Heading, Paper, Point, Table, Text, missing
from vault.reports.paper_pages import paper_pdf

BAIT = '<img src="file:///etc/passwd"/> <a href="x">**b**</a> & [x](y) | # `c`'


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    words = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(words).split())


@pytest.fixture
def paper():
    pieces = (Heading(BAIT), Text(BAIT), Point(BAIT), Table(("a", BAIT), (("1", BAIT),)))
    return Paper("Title " + BAIT, "Subtitle", pieces, "Printed by " + BAIT)


def test_every_sign_is_on_the_page_as_a_sign(paper):
    text = text_of(paper_pdf(paper))
    assert text.count('<img src="file:///etc/passwd"/>') >= 4
    assert "& [x](y)" in text


def test_markdown_keeps_the_signs_from_being_markup(paper):
    text = paper.markdown()
    assert "](" not in text.replace("\\](", "")
    assert "<img" not in text.replace("\\<img", "")
    table = [line for line in text.split("\n") if line.startswith("| 1")]
    assert table[0].replace("\\|", "").count("|") == 3


def test_long_papers_have_their_footer_on_every_page():
    paper = Paper("Long", "", tuple(Text(f"line {n} " + "words " * 40) for n in range(80)), "foot")
    document = pypdfium2.PdfDocument(paper_pdf(paper))
    for number, page in enumerate(document, start=1):
        assert f"foot · page {number}" in page.get_textpage().get_text_range()
    assert len(document) > 3
    document.close()


def words_by_place(pdf):
    """For each page its lines: (distance from the top, text)."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        text, high = page.get_textpage(), page.get_height()
        rects = [text.get_rect(n) for n in range(text.count_rects())]
        found.append([(high - r[3], text.get_text_bounded(*r).strip()) for r in rects])
    document.close()
    return found


def test_no_word_is_broken_in_a_narrow_column():
    long = "a sentence that asks for all the room there is, and then for more " * 3
    rows = (("Safeguarding", "to be reviewed", long), ("Disclosures", "good", long))
    (page,) = words_by_place(paper_pdf(Paper("T", "", (Table(("Kind", "State", "What"), rows),))))
    texts = {text for _, text in page}
    assert {"Safeguarding", "Disclosures"} <= texts


def test_a_table_begins_below_its_heading_and_leaves_no_half_page_empty():
    rows = tuple((f"Row {n}", "words " * 60) for n in range(12))
    pieces = (*(Text("words " * 30),) * 8, Heading("Rows"), Table(("Row", "What"), rows))
    first, second, *_ = words_by_place(paper_pdf(Paper("T", "", pieces)))
    assert {"Rows", "Row 1"} <= {text for _, text in first}
    assert "Row" in {text for _, text in second}


def test_a_heading_is_not_left_alone_above_a_table():
    rows = tuple((f"Row {n}", "words " * 60) for n in range(12))
    for lines in range(30, 44):
        pieces = (*(Text("words"),) * lines, Heading("Rows"), Table(("Row", "What"), rows))
        for page in words_by_place(paper_pdf(Paper("T", "", pieces))):
            texts = {text for _, text in page}
            assert "Rows" not in texts or "Row 0" in texts


def test_a_cell_that_fits_on_no_page_is_cut_and_nothing_of_it_is_lost():
    long = " ".join(f"word{n}" for n in range(3000))
    text = text_of(paper_pdf(Paper("T", "", (Table(("a", "b"), (("1", long),)),))))
    assert all(f"word{n}" in text for n in range(3000))


def colours_of(text):
    document = pypdfium2.PdfDocument(paper_pdf(Paper("T", "", (Text(text),))))
    picture = document[0].render().to_pil().convert("RGB")
    document.close()
    return sum(n for n, (r, _, b) in picture.getcolors(1 << 20) if abs(r - b) > 40)


def test_the_mark_of_a_gap_stands_out():
    assert colours_of("to be completed: who") == 0
    assert colours_of(missing("who")) > 500


@given(st.text(max_size=200))
@settings(max_examples=examples(40), deadline=None)
def test_any_text_makes_a_page(text):
    assert paper_pdf(Paper(text, text, (Heading(text), Point(text)), text)).startswith(b"%PDF")
