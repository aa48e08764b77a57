"""The short form of an alert leaves out nothing that turns its meaning round."""

import pytest

from vault.domain.alert_order import first_words


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("EpiPen 0.3 mg at once. Then call 999.", "EpiPen 0.3 mg at once"),
        ("Mr. Hill must not collect. Call the office.", "Mr. Hill must not collect"),
        (
            "No nuts, e.g. peanuts or cashews. Carries an EpiPen.",
            "No nuts, e.g. peanuts or cashews",
        ),
        ("Allergic to nuts, milk etc. Carries an EpiPen.", "Allergic to nuts, milk etc"),
        ("Nuts. Carries an EpiPen.", "Nuts"),
        ("Nuts.\nCarries an EpiPen.", "Nuts"),
        ("\nInhaler in the office.", "Inhaler in the office"),
        ("At 38.5 °C call home", "At 38.5 °C call home"),
        ("Nuts. Éclairs too.", "Nuts"),
        ("", ""),
    ],
)
def test_an_alert_is_cut_at_its_first_sentence_and_nowhere_else(text, short):
    assert first_words(text) == short
