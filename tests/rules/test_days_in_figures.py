"""Days in figures have the order of the school's country, so they are written in one place."""

import re

from tests.source_files import CODE, name_of, text_of

ORDERED = re.compile(r"%d[/.-]%m|%m[/.-]%d[/.-]")
MAY = {"vault/domain/days.py", "vault/domain/checklists.py"}
"""Where the order is asked for."""


def test_no_day_is_written_in_figures_by_hand():
    found = {name_of(path) for path in CODE if ORDERED.search(text_of(path))}
    assert found == MAY, "write it by days.in_figures, or with the month as a word"
