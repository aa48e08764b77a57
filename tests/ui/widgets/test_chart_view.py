"""A chart's card turns into the table behind it, and hands that out to be saved."""

from ui.widgets.band_bars import BandBars, BandRow
from ui.widgets.chart_view import ChartView
from vault.domain.bands import Band


def test_the_table_behind_is_shown_follows_and_is_handed_out(qtbot):
    bars = BandBars()
    view = ChartView("Spread", bars, bars)
    qtbot.addWidget(view)
    bars.show_rows("Spread", (BandRow("Sep", {Band.ABOVE: 2}),))
    view.as_table.click()
    assert view.stack.currentWidget() is view.sheet
    bars.show_rows("Spread", (BandRow("Nov", {Band.ABOVE: 3}),))
    view.renew()
    assert [view.sheet.model().index(0, n).data() for n in (0, 4)] == ["Nov", "3"]
    saved = []
    view.save_wanted.connect(lambda title, sheet: saved.append((title, sheet[1])))
    view.save.click()
    assert saved == [("Spread", (("Nov", "0", "0", "0", "3"),))]
