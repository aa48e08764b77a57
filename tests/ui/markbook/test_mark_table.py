"""What the grid shows while marks are typed, written, refused and written anew."""

import random
from datetime import date

import pytest

from ui.markbook.mark_table import MarkTable
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.law import LAWS
from vault.domain.markbook import NO_MARK, Assessment, CellMark, Markbook, MarkLine
from vault.domain.people import Called
from vault.domain.policy import Country

ROOM = ClassId(RecordId("room"))
VALUES = ("", "7", "12", "20", "missing")


def book_of(cells, pupils=6, tests=2):
    scales = {scale.code: scale for scale in LAWS[Country.ENGLAND].scales}
    columns = tuple(
        Assessment(RecordId(f"a{n}"), 1, ROOM, f"Test {n}", "own.test", date(2026, 11, 10), 2, 20)
        for n in range(tests)
    )
    lines = tuple(
        MarkLine(
            PupilId(RecordId(f"p{row}")),
            Called(f"Given{row}", f"Family{row}"),
            {c.id: cells[f"p{row}", c.id] for c in columns if (f"p{row}", c.id) in cells},
        )
        for row in range(pupils)
    )
    return Markbook(ROOM, "4A", columns, scales, lines)


def table_of(cells):
    table, book = MarkTable(), book_of(cells)
    table.show_book(book, book.assessments, may_write=True)
    return table


@pytest.mark.parametrize("seed", range(20))
def test_the_figures_of_a_column_are_those_of_what_stands_in_it(qapp, seed):
    dice, table, kept = random.Random(seed), table_of({}), {}
    for step in range(60):
        for column in table.columns:
            table.figures(column)
        cells = [
            table.cell_at(table.index(dice.randrange(6), dice.randrange(2)))
            for _ in range(dice.randrange(1, 4))
        ]
        match dice.randrange(4):
            case 0 | 1:
                table.enter({cell: dice.choice((*VALUES, "nonsense")) for cell in cells})
            case 2:
                kept |= {cell: _mark(step, dice.choice(VALUES)) for cell in cells}
                table.settle({cell: kept[cell] for cell in cells})
            case 3:
                table.forget(cells)
        shown = {
            (line.pupil, column.id): _mark(1, table.value((line.pupil, column.id)))
            for line in table.lines
            for column in table.columns
        }
        anew = table_of(shown)
        for column in table.columns:
            assert table.figures(column) == anew.figures(column)


def _mark(step, value):
    return CellMark(RecordId(f"m{step}"), 1, value) if value else NO_MARK
