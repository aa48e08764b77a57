"""Bars of the bands say what they show, and are painted also where there is nothing."""

from ui.widgets.band_bars import BandBars, BandRow
from vault.domain.bands import Band


def test_bars_are_painted_said_and_have_a_table(qtbot):
    bars = BandBars()
    qtbot.addWidget(bars)
    rows = (BandRow("September", {Band.BELOW: 3, Band.ABOVE: 1}), BandRow("November", {}))
    bars.show_rows("Spread", rows)
    bars.resize(300, 80)
    assert not bars.grab().isNull()
    assert bars.table()[1] == (("September", "0", "3", "0", "1"), ("November", "0", "0", "0", "0"))
    assert "September: Well below 0, Below 3" in bars.accessibleDescription()
