"""The sidebar: few lines, every page in one of them, for every role."""

import pytest

from ui.look.resources import resource
from ui.shell.navigation import NAVIGATION, entries
from ui.shell.places import PLACES, is_offered
from vault.domain.access import Role
from vault.domain.matrix import may


def test_every_listed_page_stands_in_exactly_one_line():
    named = [key for entry in NAVIGATION for key in entry.places]
    assert sorted(named) == sorted(place.key for place in PLACES if place.title)


def test_every_line_has_an_icon():
    for entry in NAVIGATION:
        assert resource("icons", f"{entry.icon}.svg").is_file()


@pytest.mark.parametrize("role", Role)
def test_no_role_has_more_than_eight_lines(role):
    offered = [place for place in PLACES if is_offered(place, lambda right: may(role, right))]
    assert 1 <= len(entries(offered)) <= 8
