"""Headings by which school programs name groups."""

import pytest

from vault.domain.characteristics import LIST_FIELD, CharacteristicKind
from vault.exchange.characteristic_columns import HEADINGS
from vault.exchange.list_columns import guess_mapping, plain


def test_no_heading_means_two_of_them_and_each_is_in_its_plain_form():
    every = [name for names in HEADINGS.values() for name in names]
    assert len(every) == len(set(every))
    assert every == [plain(name) for name in every]
    assert set(HEADINGS) == set(CharacteristicKind)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Eligible for free meals (T/F)", CharacteristicKind.FREE_MEALS),
        ("Pupil Premium Indicator", CharacteristicKind.PUPIL_PREMIUM),
        ("SEN Status code", CharacteristicKind.SEN),
        ("In LEA Care", CharacteristicKind.LOOKED_AFTER),
        ("Mother tongue code", CharacteristicKind.FIRST_LANGUAGE),
        ("student.homeLanguage", CharacteristicKind.FIRST_LANGUAGE),
        ("ELL Status", CharacteristicKind.EAL),
    ],
)
def test_headings_of_real_exports_are_known(heading, kind):
    assert dict(guess_mapping(("Surname", heading)))[heading] == LIST_FIELD[kind]
