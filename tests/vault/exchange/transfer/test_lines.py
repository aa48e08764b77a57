"""One line of a sealed file: which tables may tell that a row was removed."""

import json

import pytest

from vault.domain.catalogue.all_tables import CATALOGUE
from vault.domain.data_kinds import DataKind
from vault.errors import BadContentError
from vault.exchange.transfer.lines import LineReader

TRAVELLING = {name: table for name, table in CATALOGUE.items() if table.travels}
SHARED = {"academic_year", "class"}
"""A file of one class must not take a class or a year from a whole school."""


@pytest.mark.parametrize("name", TRAVELLING)
def test_a_removed_class_or_year_is_no_line_and_what_is_of_a_pupil_is(name):
    removed = {"t": name, "id": "a" * 32, "p": "b" * 32, "gone": {"c" * 12: 3}}
    reader = LineReader(tuple(DataKind))
    if name in SHARED:
        with pytest.raises(BadContentError):
            reader.parse(json.dumps(removed).encode())
    else:
        assert reader.parse(json.dumps(removed).encode())["t"] == name
