"""One line of a sealed file: what it holds, what it may not, and which may tell of a removal."""

import json

import pytest

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.catalogue.columns import Choice, Day, Link, TimeOfDay
from vault.domain.data_kinds import DataKind
from vault.errors import BadContentError
from vault.exchange.transfer.lines import LineReader

TRAVELLING = {name: table for name, table in CATALOGUE.items() if table.travels}
SHARED = {name for name, table in TRAVELLING.items() if not table.travels.removals}
"""A file of one class must not take a class, a year or a programme from a whole school."""


@pytest.mark.parametrize("name", TRAVELLING)
def test_a_removed_class_or_year_is_no_line_and_what_is_of_a_pupil_is(name):
    whose = "b" * 32 if TRAVELLING[name].scope_column else ""
    removed = {"t": name, "id": "a" * 32, "p": whose, "gone": {"c" * 12: 3}}
    reader = LineReader(tuple(DataKind))
    assert {"academic_year", "class"} <= SHARED
    assert not SHARED & {"pupil", "enrolment", "contact", "alert", "attendance"}
    if name in SHARED:
        with pytest.raises(BadContentError):
            reader.parse(json.dumps(removed).encode())
    else:
        assert reader.parse(json.dumps(removed).encode())["t"] == name
        removed["p"] = "" if whose else "b" * 32
        with pytest.raises(BadContentError):
            reader.parse(json.dumps(removed).encode())


def line(table, values):
    clocks = [[{"c" * 12: 3}, sorted(values)]]
    return json.dumps({"t": table, "id": "a" * 32, "v": values, "c": clocks}).encode()


def value_for(column):
    if isinstance(column, Link):
        return "b" * 32
    if isinstance(column, Choice):
        return column.values[0]
    if isinstance(column, TimeOfDay):
        return "08:50"
    return "2026-09-01" if isinstance(column, Day) else "some"


NEEDED = [(name, c.name) for name, t in TRAVELLING.items() for c in t.columns if c.needed]


@pytest.mark.parametrize(("name", "missing"), NEEDED)
def test_a_row_without_what_it_needs_is_no_row(name, missing):
    """A photo without its child would hang on nobody."""
    reader = LineReader(tuple(DataKind))
    whole = {c.name: value_for(c) for c in TRAVELLING[name].columns if c.needed}
    assert reader.parse(line(name, whole))["t"] == name
    for nothing in ({}, {missing: ""}):
        values = {n: v for n, v in whole.items() if n != missing} | nothing
        with pytest.raises(BadContentError):
            reader.parse(line(name, values))


def test_a_line_holds_nothing_of_a_kind_that_the_header_does_not_name():
    """Who receives it was told what is in the file, and agreed to that."""
    names = LineReader((DataKind.NAMES,))
    assert names.parse(line("pupil", {"legal_given": "Ann"}))
    for values in ({"legal_given": "Ann", "upn": "B801200005001"}, {"born": "2016-09-03"}):
        with pytest.raises(BadContentError):
            names.parse(line("pupil", values))
    with pytest.raises(BadContentError):
        names.parse(line("contact", {"pupil_id": "b" * 32}))
