"""The sidebar: few lines, every page in one of them, for every role."""

import pytest

from ui.look.resources import resource
from ui.shell.navigation import NAVIGATION, entries
from ui.shell.place import is_offered
from ui.shell.places import PLACES
from vault.domain.access import Role
from vault.domain.matrix import may


def test_every_listed_page_stands_in_exactly_one_line():
    named = [key for entry in NAVIGATION for key in entry.places]
    assert sorted(named) == sorted(place.key for place in PLACES if place.title)


def offered_to(role):
    return [place for place in PLACES if is_offered(place, lambda right: may(role, right))]


def test_every_line_has_an_icon():
    for entry in NAVIGATION:
        assert resource("icons", f"{entry.icon}.svg").is_file()


@pytest.mark.parametrize("role", Role)
def test_no_role_has_more_than_eight_lines(role):
    lines = [entry for entry, _ in entries(offered_to(role)) if not entry.at_foot]
    assert 1 <= len(lines) <= 8


@pytest.mark.parametrize("role", Role)
def test_whatever_a_role_may_open_stands_in_a_line_or_in_the_menu_at_the_foot(role):
    listed = [key for _, pages in entries(offered_to(role)) for key, _ in pages]
    assert sorted(listed) == sorted(place.key for place in offered_to(role) if place.title)
    assert NAVIGATION[-1].at_foot
