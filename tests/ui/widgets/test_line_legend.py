"""The legend has a line for each line of its chart, and one for the area."""

from ui.widgets.line_legend import LineLegend
from vault.domain.line_data import Line, LineData


def test_it_is_as_high_as_what_it_names_and_is_painted(qtbot):
    legend = LineLegend()
    qtbot.addWidget(legend)
    lines = (
        Line("Ann", ((0, 1.0), (1, 2.0)), "accent"),
        Line("Target", ((0, 1.0), (1, 3.0)), "text", "dash", dots=False),
    )
    legend.show_data(LineData("Reading", ("Sep", "Nov"), lines))
    two = legend.sizeHint().height()
    legend.show_data(LineData("Reading", ("Sep", "Nov"), lines, ((0, 1.0, 2.0),), "Class"))
    assert legend.sizeHint().height() == two * 3 // 2
    assert LineLegend(across=2).sizeHint().height() == 0
    legend.resize(200, legend.sizeHint().height())
    picture = legend.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(20) for y in range(picture.height())}
    assert len(seen) > 4
