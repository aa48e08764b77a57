"""Blocks from a spreadsheet, and where they land."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markbook.blocks import landing, read_block, written_block

CELL = st.text(alphabet='abc 1"\n,', max_size=4)


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1", (("1",),)),
        ("1\n\n2\n", (("1",), ("",), ("2",))),
        ('"a\nb"\tc\n', (("a\nb", "c"),)),
        ("1\t2\n3\n", (("1", "2"), ("3", ""))),
        ("", ()),
    ],
)
def test_a_block_is_read_as_spreadsheets_write_it(text, block):
    assert read_block(text) == block


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_copied_is_read_again(rows):
    assert read_block(written_block(rows)) == tuple(map(tuple, rows))


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 5), st.integers(0, 5))
def test_no_cell_of_a_block_lands_beyond_the_grid(high, wide, top, left):
    block = (("x",) * wide,) * high
    where = landing(block, (top, left, 1, 1), (6, 6))
    assert where.top + where.rows <= 6
    assert where.left + where.columns <= 6
    if not where.repeats:
        assert (where.rows + where.lost_rows, where.columns + where.lost_columns) == (high, wide)
        assert where.is_sure == (where.lost_rows == where.lost_columns == 0)


def test_one_cell_fills_all_that_is_selected():
    where = landing((("x",),), (1, 1, 3, 2), (6, 6))
    assert (where.rows, where.columns, where.repeats, where.is_sure) == (3, 2, True, True)
