"""A class's weeks as a map: each cell stands in its place, and tells who missed how much when."""

from datetime import date

import pytest

from ui.widgets.week_map import WeekMap
from vault.domain.absence_numbers import Numbers
from vault.domain.class_weeks import PupilWeeks

FIRST, SECOND = date(2026, 9, 7), date(2026, 9, 14)
ANN = PupilWeeks(
    "Ash, Ann", {FIRST: Numbers(possible=10, attended=4, authorised=5, unauthorised=1)}
)
BOB = PupilWeeks("Bell, Bob", {SECOND: Numbers(possible=10, attended=10)})


@pytest.fixture
def chart(qtbot):
    chart = WeekMap()
    qtbot.addWidget(chart)
    chart.show_weeks("Weeks", (ANN, BOB))
    return chart


def test_each_cell_tells_its_week_and_what_nobody_attended_tells_nothing(chart):
    for wide in (chart.minimumSizeHint().width(), 600, 1400):
        chart.resize(wide, chart.sizeHint().height())
        boxes = [chart.cell_rect(row, week) for row in (0, 1) for week in (0, 1)]
        assert all(chart.rect().contains(box) for box in boxes)
        ann, nothing, too, bob = (chart.words_at(box.center()) for box in boxes)
        assert ann.endswith(": 6 of 10 missed, 5 with leave and 1 without")
        assert bob.startswith("Bell, Bob, week from ")
        assert (nothing, too) == ("", "")
        assert not chart.grab().isNull()


def test_the_table_behind_says_the_same(chart):
    header, rows = chart.table()
    assert header == ("Pupil", "7 Sep", "14 Sep", "Missed")
    assert rows == (("Ash, Ann", "6", "", "6"), ("Bell, Bob", "", "0", "0"))
