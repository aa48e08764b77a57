"""Papers say what they are given, on paper and in Markdown, and nothing in them is markup."""

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vault.domain.papers import Heading, Paper, Point, Table, Text
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
    said = text_of(paper_pdf(paper))
    assert said.count('<img src="file:///etc/passwd"/>') >= 4
    assert "& [x](y)" in said


def test_markdown_keeps_the_signs_from_being_markup(paper):
    said = paper.markdown()
    assert "](" not in said.replace("\\](", "")
    assert "<img" not in said.replace("\\<img", "")
    table = [line for line in said.split("\n") if line.startswith("| 1")]
    assert table[0].replace("\\|", "").count("|") == 3


def test_long_papers_have_their_footer_on_every_page():
    paper = Paper("Long", "", tuple(Text(f"line {n} " + "words " * 40) for n in range(80)), "foot")
    document = pypdfium2.PdfDocument(paper_pdf(paper))
    for number, page in enumerate(document, start=1):
        assert f"foot · page {number}" in page.get_textpage().get_text_range()
    assert len(document) > 3
    document.close()


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_makes_a_page(text):
    assert paper_pdf(Paper(text, text, (Heading(text), Point(text)), text)).startswith(b"%PDF")
