"""The matrix chooses the pupils of a cell by click and key, and paints as many names as fit."""

from PySide6.QtCore import Qt

from ui.widgets.matrix_view import MatrixView
from vault.domain.bands import BANDS, Band
from vault.domain.markbook import MarkLine
from vault.domain.people import Called
from vault.domain.progress import Movement

UP = (Band.BELOW, Band.EXPECTED)


def test_a_cell_chooses_its_pupils_and_an_empty_one_nobody(qtbot):
    view = MatrixView()
    qtbot.addWidget(view)
    lines = tuple(MarkLine(f"{n}", Called(f"Child{n}", "Ash"), {}) for n in range(40))
    cells = {(s, e): lines if (s, e) == UP else () for s in BANDS for e in BANDS}
    view.show_movement(Movement(cells, ()))
    view.resize(520, 400)
    assert not view.grab().isNull()
    chosen = []
    view.chosen.connect(lambda *both: chosen.append(both))
    qtbot.keyClick(view._cells[UP], Qt.Key.Key_Space)
    assert chosen == [(lines, UP)]
    qtbot.mouseClick(view._cells[Band.ABOVE, Band.ABOVE], Qt.MouseButton.LeftButton)
    assert len(chosen) == 1
    assert view.table()[1][2][3].startswith("Child0 Ash, Child1 Ash")
