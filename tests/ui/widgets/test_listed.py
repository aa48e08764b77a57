"""A table as a list: as it is sorted and shown, with whose each line is."""

from PySide6.QtCore import Qt

from ui.pupils.pupil_tabs import sealed_columns
from ui.widgets.listed import listed
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from vault.domain.ids import PupilId, RecordId
from vault.domain.sealed import SealedRecord

ANN = PupilId(RecordId("a"))


def test_it_is_as_it_is_sorted_without_hidden_columns_and_of_the_child_of_the_page(qtbot):
    model = RowTable((("Word", str), ("Length", len), ("Last", lambda word: word[-1])))
    view = RowView(model, "Words")
    qtbot.addWidget(view)
    model.show_rows(("bb", "a", "ccc"))
    view.hide_columns("1")
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    found = listed(view)
    assert found.heads == ("Word", "Last")
    assert [line.cells for line in found.lines] == [("ccc", "c"), ("bb", "b"), ("a", "a")]
    assert {line.pupils for line in found.lines} == {()}
    assert {line.pupils for line in listed(view, "a").lines} == {(ANN,)}


def test_a_sealed_record_goes_into_no_list_wherever_it_stands(qtbot):
    model = RowTable(sealed_columns())
    view = RowView(model, "Health")
    qtbot.addWidget(view)
    record = SealedRecord(RecordId("r"), ANN, "Sam", "2026-09-01", "plan", "Epilepsy")
    model.show_rows([record])
    found = listed(view)
    assert (found.keeps_in, found.lines) == (True, ())
