"""A printed paper speaks as the school does, whatever the person who makes it prefers to read."""

import pypdfium2
import pytest

from tests.english_words import american_in
from tests.erasures import School
from vault.actions.custody import MakeStatement
from vault.actions.erasure import PrintErasureCertificate
from vault.domain.english.spoken import English, Speech, speak
from vault.domain.printouts import Printout


@pytest.fixture
def american_window():
    speak(Speech(English.AMERICAN, in_grades=True))
    yield
    speak(Speech())


def words_of(printout):
    document = pypdfium2.PdfDocument(printout.pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_certificate_speaks_as_the_school_does(tmp_path, american_window):
    made = School(tmp_path)
    try:
        report = made.erase()
        again = made.lead.run(PrintErasureCertificate(report.row.id))
    finally:
        made.lead.lock()
    for printout in (report.certificate, again):
        words = words_of(printout)
        assert "pupil" in words
        assert not american_in(words)


def test_the_page_beside_a_statement_does_too(tmp_path, american_window):
    made, page = School(tmp_path), tmp_path / "page.pdf"
    try:
        made.lead.run(MakeStatement(tmp_path / "a.tuckstatement", page))
    finally:
        made.lead.lock()
    words = words_of(Printout("statement.make", page.read_bytes()))
    # The words of the key at the end are drawn from a list that has a spelling of its own.
    spoken, _, of_key = words.partition("from month to month:")
    assert "Pupils" in spoken
    assert of_key
    assert not american_in(spoken)
