"""A chart of lines is painted, and says to a screen reader what it shows."""

from ui.widgets.line_chart import LineChart
from vault.domain.line_data import Line, LineData


def test_a_chart_is_painted_and_said(qtbot):
    line = Line("Finn", ((0, 96.0), (1, 101.5)), "accent")
    data = LineData("Reading", ("Sep", "Nov"), (line,), ((0, 90.0, 104.0),), "Class")
    chart = LineChart()
    qtbot.addWidget(chart)
    chart.show_data(data)
    chart.resize(260, 190)
    assert not chart.grab().isNull()
    assert "Finn 101.5" in chart.accessibleDescription()
