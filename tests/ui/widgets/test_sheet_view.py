"""The table behind a chart is told cell by cell: whose it is, of what, and how much."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.sheet_view import SheetView


def test_each_cell_says_whose_and_of_what_it_is(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    view = SheetView("Weeks", whole)
    view.show_sheet((("Pupil", "7 Sep"), (("Ash, Ann", "3"), ("Bell, Bob", ""))))
    model = view.model()
    assert (model.rowCount(), model.columnCount()) == (2, 2)
    spoken = [model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert spoken == ["Ash, Ann, 7 Sep, 3", "Bell, Bob, 7 Sep"]
    view.show_sheet((("Pupil",), ()))
    assert (model.rowCount(), model.columnCount()) == (0, 1)
