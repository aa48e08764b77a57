"""A page tells which letters stand on it as boxes."""

import pypdfium2

from tests.vault.reports.sheets import words_of
from vault.domain.papers import Paper, Text
from vault.domain.printouts import Printout
from vault.reports.paper_pages import paper_pdf


def a_paper(*texts):
    return paper_pdf(Paper("T", "", tuple(map(Text, texts))))


def test_the_foot_of_the_page_names_each_letter_that_stands_as_a_box():
    text = words_of(a_paper("Ann 𓀀 Lee"))
    assert "□" in text
    assert "no font for: U+13000 egyptian hieroglyph a001" in text
    assert "no font" not in words_of(a_paper("Ann Lee"))


def test_only_pages_with_a_box_have_the_line():
    pages = pypdfium2.PdfDocument(a_paper("𓀀", *["line"] * 80))
    text = [page.get_textpage().get_text_range() for page in pages]
    pages.close()
    assert ["no font for" in words for words in text] == [True, *[False] * (len(text) - 1)]
    assert len(text) > 1


def test_a_printout_knows_its_boxes():
    assert Printout("note.print", a_paper("𓀀 and 𓂀", "ﬀ")).boxes == ("𓀀", "𓂀")
    assert Printout("note.print", a_paper("Ann")).boxes == ()


def test_the_same_paper_gives_the_same_bytes():
    assert a_paper("प्रीति محمد 王") == a_paper("प्रीति محمد 王")
