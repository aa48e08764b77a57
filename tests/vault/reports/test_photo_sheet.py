"""A printed sheet of photos leaves out whom it has to, and says so."""

from tests.vault.reports.sheets import TODAY, restrict, words_of
from vault.actions.contacts import DecideConsent
from vault.actions.printing import PrintPhotoSheet


def test_a_photo_sheet_leaves_out_who_is_restricted_and_says_how_many(places):
    office, _ = places
    restrict(office, office.pupils[0])
    text = words_of(office.run(PrintPhotoSheet(office.room)).pdf)
    assert "Ann Ash" not in text
    assert "1 left out" in text
    text = words_of(office.run(PrintPhotoSheet(office.room, with_restricted=True)).pdf)
    assert "Ann Ash" in text


def test_a_photo_without_consent_for_the_use_is_not_printed_and_the_sheet_says_so(places):
    office, _ = places
    ann = office.pupils[0]
    assert "No photo" not in words_of(office.run(PrintPhotoSheet(office.room)).pdf)
    assert "No photo: no consent" in words_of(
        office.run(PrintPhotoSheet(office.room, "photo-display")).pdf
    )
    office.run(DecideConsent(ann, "photo-class", "withdrawn", "parent", TODAY))
    assert "No photo: no consent" in words_of(office.run(PrintPhotoSheet(office.room)).pdf)
