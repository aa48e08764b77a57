"""Cells of words look as the style would paint them, and the model is asked once for each."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QTableView

from ui.look.theme import dress
from ui.widgets.list_cells import AlertColumn
from ui.widgets.row_table import RowTable
from ui.widgets.tables import RowView
from ui.widgets.text_cells import TextCells

ROWS = (
    ("Zoë Müller", "a short one", "medical"),
    ("A" * 90, "words that are cut where the column ends, however long they go on there", ""),
    ("جمانة", "two\nlines", "other"),
)


@pytest.fixture
def view(qtbot):
    dress(QApplication.instance(), "light")
    asked = []

    def name(row):
        asked.append(row)
        return row[0]

    model = RowTable((("Name", name), ("Words", lambda row: row[1]), ("Alert", lambda row: row[2])))
    view = RowView(model, "Rows")
    view.asked = asked
    qtbot.addWidget(view)
    view.alerts = AlertColumn(view, 2, lambda row: row[2])
    view.resize(420, 240)
    model.show_rows(ROWS)
    view.show()
    QApplication.processEvents()
    return view


def picture(view):
    found = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    found.fill(Qt.GlobalColor.white)
    view.viewport().render(found)
    return found


class Styled(TextCells):
    def paint(self, *what):
        QStyledItemDelegate.paint(self, *what)


class StyledAlerts(AlertColumn):
    def paint(self, *what):
        QStyledItemDelegate.paint(self, *what)


def test_words_and_their_marks_stand_where_the_style_puts_them(view):
    ours = picture(view)
    view.setItemDelegate(Styled(view, view.rows_model()))
    view.alerts = StyledAlerts(view, 2, lambda row: row[2])
    styled = picture(view)
    far = [
        (x, y)
        for x in range(ours.width())
        for y in range(ours.height())
        if abs(ours.pixelColor(x, y).lightness() - styled.pixelColor(x, y).lightness()) > 60
    ]
    assert not far


def test_a_cell_asks_for_as_much_room_as_the_style_would(view):
    styled = QStyledItemDelegate(view)
    ours = [view.sizeHintForColumn(column) for column in range(3)]
    for column in range(3):
        view.setItemDelegateForColumn(column, styled)
    plain = [view.sizeHintForColumn(column) for column in range(2)]
    assert all(abs(a - b) <= 1 for a, b in zip(ours, plain, strict=False))
    assert ours[2] > view.sizeHintForColumn(2)


def test_each_cell_is_read_once_as_it_is_painted(view):
    view.asked.clear()
    picture(view)
    assert [view.asked.count(row) for row in ROWS[:2]] == [1, 1]


def test_what_is_chosen_shows_it(view):
    before = picture(view)
    view.setCurrentIndex(view.model().index(0, 0, QModelIndex()))
    after = picture(view)
    assert before.pixelColor(2, 4) != after.pixelColor(2, 4)


def test_a_column_is_as_wide_as_qt_itself_would_have_it(view):
    marked = (("Ann", f"same words {n % 2}", ("", "medical")[n % 3 == 0]) for n in range(60))
    view.rows_model().show_rows((*marked, *ROWS))
    view.scrollToTop()
    for column in range(3):
        assert view.sizeHintForColumn(column) == QTableView.sizeHintForColumn(view, column)


def test_of_words_that_are_alike_a_column_measures_one(view, monkeypatch):
    view.rows_model().show_rows([("Ann", "words", "medical")] * 30)
    measured = []
    ask = TextCells.sizeHint
    monkeypatch.setattr(TextCells, "sizeHint", lambda *of: measured.append(of) or ask(*of))
    view.sizeHintForColumn(1)
    assert len(measured) == 1
