"""A set of rosters says of each of its files which columns hold what."""

import pytest

from vault.domain.people import PUPIL_FIELDS
from vault.exchange.roster_sets import SETS


@pytest.mark.parametrize("one", SETS, ids=lambda one: one.name)
def test_a_set_names_fields_that_a_pupil_has(one):
    assert set(one.pupil) - {"key"} <= set(PUPIL_FIELDS)
    assert {"pupil", "class", "member"} <= set(one.files)


def test_no_two_sets_have_the_same_files():
    assert len({tuple(sorted(one.files.values())) for one in SETS}) == len(SETS)
