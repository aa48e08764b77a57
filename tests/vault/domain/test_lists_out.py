"""A list goes out for a reason that is said in a line."""

import pytest

from vault.domain.lists_out import ListOrder, name_inside
from vault.errors import InvalidValueError


def order(reason):
    return ListOrder("4A", ("Name",), (), reason)


def test_a_reason_is_kept_as_one_clean_line():
    assert order("  the \u200btrip\n on Friday ").checked_reason() == "the trip on Friday"


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 201])
def test_none_and_a_long_one_are_refused_at_their_field(reason):
    with pytest.raises(InvalidValueError) as refused:
        order(reason).checked_reason()
    assert refused.value.details["field"] == "reason"


@pytest.mark.parametrize(
    ("name", "form", "inside"),
    [
        ("4A.csv.list.age", "csv", "4A.csv"),
        ("Leavers.xml.age", "xml", "Leavers.xml"),
        ("ROSTER.ZIP.LIST.AGE", "zip", "ROSTER.ZIP"),
        ("autumn.tuck", "xlsx", "autumn.xlsx"),
        ("download (1)", "csv", "download (1).csv"),
    ],
)
def test_what_is_inside_is_named_by_what_it_is_however_the_file_was_called(name, form, inside):
    assert name_inside(name, form) == inside
