"""A year as a map: each half of a day stands in its place, and tells what it was."""

from datetime import date, timedelta

import pytest

from ui.look.theme import dress
from ui.widgets.heat_map import HeatCell, HeatMap

FIRST, LAST = date(2026, 9, 1), date(2027, 7, 23)
ILL, HERE = HeatCell("I", "warn", "ill"), HeatCell("/", "good", "present")


def test_each_half_of_a_day_has_a_place_of_its_own(qtbot):
    chart = HeatMap()
    qtbot.addWidget(chart)
    chart.resize(860, chart.sizeHint().height())
    day = date(2026, 11, 24)
    cells = {(day, 0): ILL, (day, 1): HERE, (date(2027, 7, 23), 1): HERE}
    chart.show_days(FIRST, LAST, cells, frozenset({day}))
    assert chart.weeks == 47
    for place, cell in cells.items():
        box = chart.cell_rect(*place)
        assert chart.rect().contains(box)
        assert chart.at(box.center()) is cell
    assert chart.at(chart.cell_rect(date(2026, 11, 25), 0).center()) is None
    monday = chart.cell_rect(date(2026, 8, 31), 0)
    assert chart.cell_rect(date(2026, 9, 1), 0).left() == monday.left()


def test_it_is_drawn_at_every_width(qtbot):
    chart = HeatMap()
    qtbot.addWidget(chart)
    chart.show_days(FIRST, LAST, {(date(2026, 11, 24), 0): ILL}, frozenset())
    for wide in (120, 400, 1400):
        chart.resize(wide, chart.height())
        assert not chart.grab().isNull()


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_present_can_be_told_from_no_register_in_every_theme(qtbot, qapp, theme):
    dress(qapp, theme)
    chart = HeatMap()
    qtbot.addWidget(chart)
    chart.resize(860, chart.sizeHint().height())
    day = date(2026, 11, 24)
    chart.show_days(FIRST, LAST, {(day, 0): HERE}, frozenset())
    drawn = chart.grab().toImage()
    dress(qapp, "light")
    here, none = chart.cell_rect(day, 0), chart.cell_rect(day + timedelta(days=1), 0)
    assert drawn.pixel(here.topLeft()) != drawn.pixel(none.topLeft())
