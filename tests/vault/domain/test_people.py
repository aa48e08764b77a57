"""How a child is called, and which of a child's facts are days."""

import pytest

from vault.domain.catalogue.columns import Day
from vault.domain.catalogue.pupils import PUPIL
from vault.domain.people import PUPIL_DAYS, PUPIL_FIELDS, PUPIL_NAMES, called


@pytest.mark.parametrize(
    ("names", "known_as", "listed"),
    [
        (("Zoe", "Smith", "", "Khan"), "Zoe Khan", "Khan, Zoe"),
        (("Zoe", "Smith", "Zo", ""), "Zo Smith", "Smith, Zo"),
        (("Zoe", "Smith", "Zo", "Khan"), "Zo Khan", "Khan, Zo"),
        (("Zoe", "", "", ""), "Zoe", "Zoe"),
        ((None, "Smith", None, None), "Smith", "Smith"),
    ],
)
def test_each_of_the_two_names_is_the_preferred_one_where_there_is_one(names, known_as, listed):
    assert len(names) == len(PUPIL_NAMES)
    assert (called(*names).known_as, called(*names).listed) == (known_as, listed)


def test_what_is_typed_of_a_pupil_is_what_is_kept():
    assert set(PUPIL_FIELDS) == set(PUPIL.column_names)
    assert {column.name for column in PUPIL.columns if isinstance(column, Day)} == PUPIL_DAYS
