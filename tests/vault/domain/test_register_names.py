"""Whom a line of a file means: never one of two of the same name."""

import pytest

from vault.domain.people import Called
from vault.domain.register_names import Registered, find_registered
from vault.errors import InvalidValueError

LEO = Registered("1" * 32, Called("Leo", "Marsh"), Called("Leonard", "Marsh"), "B801200005001")
ANN, TWIN = (Registered(n * 32, Called("Ann", "Ash"), Called("Ann", "Ash")) for n in "23")


@pytest.mark.parametrize(
    "text",
    [LEO.pupil, "b801200005001", "leo marsh", "Marsh, Leo", "LEONARD MARSH", " Léo  Marsh "],
)
def test_a_child_is_found_by_id_number_and_full_name(text):
    assert find_registered(text, (LEO, ANN)) is LEO


@pytest.mark.parametrize("text", ["Ann Ash", "", "Leo", "Marsh", "Leo Ash"])
def test_nobody_is_guessed(text):
    with pytest.raises(InvalidValueError) as refused:
        find_registered(text, (LEO, ANN, TWIN))
    assert refused.value.details["field"] == "pupil"
