"""Tables sort as people expect: dates as dates, numbers as numbers, accents and case aside."""

from datetime import date

from PySide6.QtCore import QPersistentModelIndex, Qt

from ui.widgets.row_table import Percent, RowTable
from ui.widgets.tables import RowView
from vault.domain.packed import Packed
from vault.domain.people import Called


def column(rows, order=Qt.SortOrder.AscendingOrder):
    model = RowTable((("Value", lambda row: row),))
    model.sort(0, order)
    model.show_rows(rows)
    return [model.index(n, 0).data() for n in range(model.rowCount())]


def test_dates_sort_as_dates_and_nothing_comes_last():
    days = [date(2016, 12, 1), None, date(2015, 3, 31), date(2016, 2, 28)]
    assert column(days) == ["31/03/2015", "28/02/2016", "01/12/2016", ""]


def test_words_sort_without_regard_to_accents_and_case():
    assert column(["zoe", "Éva", "eva", "Åsa", "bob"]) == ["Åsa", "bob", "eva", "Éva", "zoe"]


def test_numbers_sort_as_numbers_both_ways():
    assert column([10, 9, 1], Qt.SortOrder.DescendingOrder) == ["10", "9", "1"]


def test_shares_sort_as_numbers_and_children_by_their_family_names():
    assert column([Percent(37.1), Percent(6.9), Percent(12)]) == ["6.9 %", "12.0 %", "37.1 %"]
    assert column([Called("Bea", "Ash"), Called("Ann", "Zed")]) == ["Bea Ash", "Ann Zed"]


def test_numbers_stand_unit_below_unit_under_their_head():
    model = RowTable((("Name", str), ("Number", lambda row: row)))
    model.show_rows((1, 20))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    role = Qt.ItemDataRole.TextAlignmentRole
    assert [model.index(0, n).data(role) for n in (0, 1)] == [None, right]
    heads = [model.headerData(n, Qt.Orientation.Horizontal, role) for n in (0, 1)]
    assert heads == [None, right]


def test_the_row_that_is_opened_is_the_row_that_is_shown():
    model = RowTable((("Value", lambda row: row),))
    model.show_rows(("b", "a"))
    model.sort(0)
    assert model.row_at(model.index(0, 0)) == "a"
    model.sort(-1)
    assert model.row_at(model.index(0, 0)) == "b"


def test_what_was_chosen_moves_with_its_row_when_the_table_is_sorted(qtbot):
    model = RowTable((("Value", lambda row: row),))
    view = RowView(model, "Values")
    qtbot.addWidget(view)
    model.show_rows(("b", "c", "a"))
    view.selectRow(0)
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        view.sortByColumn(0, order)
        assert view.chosen() == "b"
        assert [index.data() for index in view.selectionModel().selectedRows()] == ["b"]


def test_rows_that_are_made_as_they_are_read_sort_and_stay_chosen():
    model = RowTable((("Value", lambda row: row[0]),))
    model.show_rows(Packed(list, list, [["b"], ["c"], ["a"]]))
    chosen = QPersistentModelIndex(model.index(1, 0))
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [model.index(n, 0).data() for n in range(3)] == ["c", "b", "a"]
    assert model.row_at(chosen) == ["c"]
    model.sort(0)
    assert (chosen.row(), chosen.data()) == (2, "c")
