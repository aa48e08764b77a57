"""An enumeration that features add to: one object for each member, and no other text is one."""

import copy

import pytest

from vault.domain.access import Permission
from vault.domain.catalogue.checklists import CHECKLIST_KIND, CHECKLIST_READ
from vault.domain.kinds import Kind
from vault.domain.open_enum import Member, OpenEnum


class Colour(OpenEnum):
    RED = Member("red", "Red as a rose")
    BLUE = Member("blue")


def test_a_member_is_one_object_wherever_it_is_found():
    assert Colour("red") is Colour.RED is copy.deepcopy(Colour.RED)
    assert (Colour.RED.value, Colour.RED.words, f"{Colour.BLUE}") == (
        "red",
        "Red as a rose",
        "blue",
    )
    assert type(Colour.RED.value) is str


def test_what_was_declared_elsewhere_stands_with_the_others():
    assert Kind("checklist") is CHECKLIST_KIND
    assert CHECKLIST_KIND in list(Kind)
    assert CHECKLIST_READ in set(Permission)


@pytest.mark.parametrize("value", ["Red", "", None, 7, [], "pupil"])
def test_nothing_else_is_a_member(value):
    with pytest.raises(ValueError, match="is no Colour"):
        Colour(value)


def test_a_value_is_declared_once():
    with pytest.raises(TypeError, match="Colour red: declared twice"):
        Colour.declare("red")
    assert [colour.value for colour in Colour] == ["red", "blue"]
    assert len(Colour) == 2
    assert bool(OpenEnum)
