"""Each chart has the table behind it, as a file and on paper too, wherever it is painted."""

import ast

from tests.source_files import CODE, name_of, parsed, text_of

NO_CHARTS = {
    "BandPicture": "the table of thresholds that it draws is edited beside it",
    "FigureStrip": "the foot of the markbook's grid, and goes out with it",
    "TallyStrip": "the edge of the grid of objectives, whose gaps go out",
    "LineLegend": "names the lines of a chart",
    "_Legend": "names the signs of the markbook",
    "BodyMap": "a drawing on which marks are set",
}
"""What is painted and called so, and why it is no chart."""
_CALLED = ("Chart", "Map", "Bars", "Matrix", "MatrixView", "Strip", "Legend", "Picture", "Graph")


def in_window():
    return [path for path in CODE if name_of(path).startswith("ui/")]


def classes_of(path):
    return [node for node in parsed(path).nodes if isinstance(node, ast.ClassDef)]


def charts():
    """Names of what inherits from Chart."""
    return {
        one.name
        for path in in_window()
        for one in classes_of(path)
        if "Chart" in map(ast.unparse, one.bases)
    }


def painted(one):
    return any(isinstance(part, ast.FunctionDef) and part.name == "paintEvent" for part in one.body)


def test_what_is_painted_like_a_chart_is_one():
    stray = {
        f"{name_of(path)}: {one.name}"
        for path in in_window()
        for one in classes_of(path)
        if painted(one) and one.name.endswith(_CALLED)
        if "Chart" not in map(ast.unparse, one.bases) and one.name not in NO_CHARTS
    }
    assert stray == set(), "let it inherit from Chart, and put it into a ChartView"
    assert {"LineChart", "BandBars", "MatrixView", "HeatMap", "WeekMap", "SecureBars"} <= charts()


def made_in(path, names):
    """Where charts are kept in the module: 'self.bars'."""
    for node in parsed(path).nodes:
        if not isinstance(node, ast.Assign):
            continue
        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        targets = node.targets[0]
        kept = targets.elts if isinstance(targets, ast.Tuple) else [targets]
        for target, value in zip(kept, values, strict=False):
            if isinstance(value, ast.Call) and ast.unparse(value.func) in names:
                yield ast.unparse(target)


def faults_of(path, names):
    """What is missing around the charts of a module."""
    calls = [node for node in parsed(path).nodes if isinstance(node, ast.Call)]
    made = [call for call in calls if ast.unparse(call.func) in names]
    views = [call for call in calls if ast.unparse(call.func) == "ChartView"]
    sources = {ast.unparse(part) for view in views for part in ast.walk(view.args[2])}
    kept = list(made_in(path, names))
    if len(kept) != len(made):
        yield "a chart that is kept nowhere"
    yield from (f"{one} stands in no ChartView" for one in kept if one not in sources)
    for signal in ("print_wanted", "save_wanted") if views else ():
        if f".{signal}.connect(" not in text_of(path):
            yield f"nobody hears {signal}"


def test_each_chart_that_is_made_stands_in_a_view_with_its_table():
    names = charts()
    paths = [path for path in in_window() if not name_of(path).startswith("ui/walk/")]
    assert [f"{name_of(p)}: {fault}" for p in paths for fault in faults_of(p, names)] == []
    where = {name_of(path) for path in paths if list(made_in(path, names))}
    assert "ui/markbook/pupil_panel.py" in where, "the rule finds charts"
