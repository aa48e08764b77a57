"""The certificate of an erasure names nobody."""

import pytest

from tests.erasures import MORE, WORDS, School
from tests.vault.reports.test_paper_pages import text_of
from vault.actions.erasure import ListErasures, PrintErasureCertificate


@pytest.fixture
def school(tmp_path):
    made = School(tmp_path)
    yield made
    made.lead.lock()


def test_the_certificate_can_be_printed_again_and_names_nobody(school):
    row = school.erase().row
    assert school.lead.run(ListErasures())[0] == row
    pdf = school.lead.run(PrintErasureCertificate(row.id)).pdf
    text = text_of(pdf)
    assert "A computer that never saw this cannot know of it" in text
    assert "backup that is put back on another computer still holds" in text
    assert not any(word in text for word in (*WORDS.values(), *MORE))
    assert row.pupil == school.pupil
    assert (row.by, row.second) == ("Dana Lead", "Lee Lead")
