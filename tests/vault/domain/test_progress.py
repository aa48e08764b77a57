"""Who moved between two assessments, in whichever scales they are."""

from datetime import date
from decimal import Decimal

from vault.domain.bands import Band
from vault.domain.law import LAWS
from vault.domain.markbook import Assessment, CellMark, Markbook, MarkLine
from vault.domain.people import Called
from vault.domain.policy import Country
from vault.domain.progress import column_figures, mean_change, movement, titles_of, way

SCALES = {scale.code: scale for scale in LAWS[Country.ENGLAND].scales}


def column(name, title, scale, month):
    return Assessment(name, 1, "room", title, scale, date(2026, month, 10), 1)


def book(*rows, scales=("england.scaled", "england.scaled")):
    columns = (column("a", "Reading", scales[0], 9), column("b", "Reading", scales[1], 11))
    lines = tuple(
        MarkLine(name, Called(name, ""), {"a": CellMark("1", 1, a), "b": CellMark("2", 1, b)})
        for name, a, b in rows
    )
    return Markbook("room", "4A", columns, SCALES, lines)


def moves(of, **more):
    found = movement(of, *of.assessments, **more)
    return {step: [x.pupil for x in lines] for step, lines in found.cells.items() if lines}, found


def test_each_pupil_stands_in_the_cell_of_both_bands_and_nobody_without_a_mark():
    of = book(("Ann", "95", "101"), ("Bob", "112", "99"), ("Cy", "100", "missing"), ("Di", "", "A"))
    cells, found = moves(of)
    assert cells == {
        (Band.BELOW, Band.EXPECTED): ["Ann"],
        (Band.ABOVE, Band.BELOW): ["Bob"],
    }
    assert [line.pupil for line in found.without] == ["Cy", "Di"]
    assert (found.count(1), found.count(0), found.count(-1)) == (1, 0, 1)
    assert [line.pupil for line in found.went_down] == ["Bob"]
    assert found.at_start(Band.ABOVE) == 1


def test_two_scales_stand_in_one_matrix_and_have_no_change_of_mean():
    of = book(
        ("Ann", "WTS", "101"), ("Bob", "GDS", "112"), scales=("england.depth", "england.scaled")
    )
    cells, found = moves(of)
    assert set(cells) == {(Band.BELOW, Band.EXPECTED), (Band.ABOVE, Band.ABOVE)}
    assert mean_change(of, *of.assessments, of.lines) is None
    assert found.count(1) == 1


def test_a_group_is_looked_at_alone():
    of = book(("Ann", "95", "101"), ("Bob", "112", "99"))
    cells, _ = moves(of, pupils=frozenset({"Ann"}))
    assert list(cells.values()) == [["Ann"]]
    assert column_figures(of, of.assessments[0], frozenset({"Ann"})).count == 1


def test_the_change_is_of_the_same_pupils_alone():
    of = book(("Ann", "90", "100"), ("Bob", "100", "104"), ("Cy", "120", "late"))
    assert mean_change(of, *of.assessments, of.lines) == Decimal(7)


def test_ways_and_titles():
    assert (way((Band.BELOW, Band.ABOVE)), way((Band.ABOVE, Band.ABOVE))) == (1, 0)
    assert way((Band.EXPECTED, Band.WELL_BELOW)) == -1
    assert [a.id for a in titles_of(book())["Reading"]] == ["a", "b"]
