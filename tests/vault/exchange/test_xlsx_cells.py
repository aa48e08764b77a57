"""Single cells of which the library is asked."""

import pytest

from vault.errors import BadFileError
from vault.exchange.xlsx_cells import LibraryCells


def test_each_cell_has_its_own_answer_also_behind_empty_ones():
    cells = [(b"", b""), (b"", b"<v>12</v>"), (b' t="e"', b"<v>#N/A</v>"), (b' t="b"', b"<v>1</v>")]
    assert LibraryCells(b"", is_1904=False).values([*cells, (b"", b"")]) == ["", 12.0, "", True, ""]


def test_texts_in_parts_and_with_signs_in_code_are_whole():
    items = [b"<si><r><t>Zo</t></r><r><t>e</t></r></si>", b"<si><t>O&apos;Brien</t></si>", b"<si/>"]
    assert LibraryCells(b"", is_1904=False).texts(items) == ["Zoe", "O'Brien", ""]


def test_what_is_no_cell_is_a_plain_error():
    with pytest.raises(BadFileError):
        LibraryCells(b"", is_1904=False).values([(b"", b"<v>1</v")])
