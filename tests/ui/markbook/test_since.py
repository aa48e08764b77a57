"""How far pupils came, beside their marks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.marks import SCALED, assess, enter
from ui.markbook.mark_table import MarkTable
from ui.markbook.mark_view import MarkView
from ui.markbook.since import Change, change_of, followed, spoken
from ui.markbook.since_column import SinceColumn
from vault.actions.classes import AddClass
from vault.actions.markbook import OpenMarkbook
from vault.actions.pupils import AddPupil


@pytest.fixture
def table(opener, desk, qtbot):
    room = opener.run(AddClass("4A"))
    pupils = [
        opener.run(AddPupil((("legal_given", name), ("legal_family", "Ash")), room))
        for name in ("Ann", "Bob", "Cy")
    ]
    before = assess(opener, room, "Reading", SCALED, date(2026, 9, 10), 1)
    assess(opener, room, "Sums", SCALED, date(2026, 10, 1), 1)
    after = assess(opener, room, "reading", SCALED, date(2026, 11, 10), 2)
    enter(opener, room, before, dict(zip(pupils, ("95", "112", "100"), strict=True)))
    enter(opener, room, after, dict(zip(pupils, ("101", "112", "late"), strict=True)))
    book = opener.run(OpenMarkbook(room))
    table = MarkTable()
    table.show_book(book, book.assessments, may_write=True)
    return table


def change_between(table, line, points):
    values = tuple(table.value((line.pupil, point.id)) for point in points)
    return change_of(values, points, tuple(map(table.scale_of, points)))


def test_the_title_that_is_asked_for_is_followed_where_there_are_two_points(table):
    first, last = followed(table.columns, "Reading")
    assert (first.day.month, last.day.month) == (9, 11)
    assert followed(table.columns, "Sums") == (first, last)
    assert followed(table.columns[:2], "Reading") is None


def test_a_change_tells_the_amount_and_the_band_and_a_state_is_none(table):
    points = followed(table.columns, "Reading")
    found = [change_between(table, line, points) for line in table.lines]
    assert found == [Change(Decimal(6), 1), Change(Decimal(0), 0), None]
    assert [c.words for c in found if c] == ["+6", "±0"]
    assert Change(Decimal(-3), -1).words == "−3"
    assert [spoken(c) for c in found] == [
        "+6, up",
        "±0, the same",
        "no mark at one of the two points",
    ]


def test_amounts_on_two_scales_are_not_subtracted(table):
    first, last = followed(table.columns, "Reading")
    assert change_between(table, table.lines[0], (replace(first, out_of=40), last)).by is None


def test_the_column_says_the_same_follows_what_is_typed_and_has_the_mean(qtbot, table):
    view = MarkView(table, "Marks")
    column = SinceColumn(view)
    for widget in (view, column):
        qtbot.addWidget(widget)
    column.follow("Reading")
    assert column.accessibleName() == "Reading since Sep"
    assert column.accessibleDescription().startswith("Ann Ash: +6, up; Bob Ash: ±0")
    assert column.mean_words() == "+3.0"
    cell = (table.lines[1].pupil, column.points[1].id)
    table.enter({cell: "106"})
    assert column.mean_words() == "±0"
