"""A table as a list: as it is sorted and shown, with whose each line is."""

from PySide6.QtCore import QObject, Qt

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


def test_the_rows_of_a_whole_school_are_read_in_slices_as_they_stood(qtbot):
    read = []

    def word(row):
        read.append(row)
        return row

    model = RowTable((("Word", word),))
    view = RowView(model, "Words")
    qtbot.addWidget(view)
    words = [f"w{number}" for number in range(3000)]
    model.show_rows(words)
    read.clear()
    found = listed(view)
    assert len(found.lines) == 3000
    assert len(read) < 100, "nothing is read before the form is there"
    model.show_rows(["another"])
    form = QObject()
    found.lines.read_beside(form)
    qtbot.waitUntil(lambda: len(found.lines._read) == 3000, timeout=5000)
    assert [line.cells[0] for line in found.lines] == words


def test_what_is_saved_at_once_is_whole(qtbot):
    model = RowTable((("Word", str),))
    view = RowView(model, "Words")
    qtbot.addWidget(view)
    model.show_rows(["bb", "a"])
    assert [line.cells for line in listed(view).lines] == [("bb",), ("a",)]
