"""A restricted pupil, and the words of a printed sheet, for tests."""

from datetime import date

import pypdfium2

from vault.actions.restrictions import SetRestriction
from vault.domain.rights import RestrictionKind

TODAY = date.today()


def restrict(place, pupil):
    return place.run(SetRestriction(pupil, RestrictionKind.RESTRICTION, "it is disputed"))


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text
