"""The markbook in a real window, with the keyboard: typing, a block from a spreadsheet, and what
does not belong in a cell."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.marks import DAY, SCALED, TEST, assess, cells, enter
from ui.markbook.mark_forms import AssessmentDialog, ColumnsDialog, NoteDialog, PasteDialog
from ui.markbook.mark_queue import MarkQueue
from ui.markbook.markbook_page import MarkbookPage
from vault.actions.classes import AddClass
from vault.actions.markbook import ListAssessments, OpenMarkbook, SetTarget
from vault.actions.pupils import AddPupil
from vault.domain.catalogue.markbook import MARK_KIND
from vault.domain.ids import NEW
from vault.domain.markbook import Target


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


class Scene:
    def __init__(self, opener):
        self.opener = opener
        self.room = opener.run(AddClass("4A"))
        for given, family in (("Ann", "Ash"), ("Bob", "Birch"), ("Cy", "Cole")):
            opener.run(AddPupil((("legal_given", given), ("legal_family", family)), self.room))
        self.reading = assess(opener, self.room, "Reading", SCALED)
        self.sums = assess(opener, self.room, "Sums", TEST)

    def cells(self):
        return {
            (who.split()[0], title): v for (who, title), v in cells(self.opener, self.room).items()
        }


@pytest.fixture
def scene(opener, desk):
    return Scene(opener)


@pytest.fixture
def page(opener, scene, make_window):
    window = make_window(opener.desk)
    window.go("markbook")
    settle(opener)
    return window.pages.currentWidget()


def stand(page, row, column):
    page.view.setFocus()
    page.view.setCurrentIndex(page.table.index(row, column))


def typed(qtbot, page, text, end=Qt.Key.Key_Return):
    qtbot.keyClick(page.view, text[0])
    # One that was closed is there for a moment still.
    (editor,) = [e for e in page.view.viewport().findChildren(QLineEdit) if not e.isHidden()]
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, end)


def paste(qtbot, page, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_keyboard_stands_in_the_grid_as_the_page_opens_and_not_where_words_are_typed(
    opener, scene, page
):
    window = page.window()
    assert window.focusWidget() is page.view
    window.go("today")
    window.search.setFocus()
    window.go("markbook")
    settle(opener)
    assert window.focusWidget() is window.search


def test_a_column_is_typed_downwards_and_a_row_to_the_right(qtbot, opener, scene, page):
    stand(page, 0, 0)
    typed(qtbot, page, "101")
    typed(qtbot, page, "95", Qt.Key.Key_Tab)
    typed(qtbot, page, "17,5", Qt.Key.Key_Tab)
    qtbot.keyClick(page.view, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    settle(opener)
    assert scene.cells() == {
        ("Ann", "Reading"): "101",
        ("Bob", "Reading"): "95",
        ("Bob", "Sums"): "17.5",
        ("Cy", "Reading"): "missing",
    }
    assert page.state.text() == "Saved"
    assert page.strip.words_of(page.table.columns[0]).startswith("Reading: mean 98.0")


def test_what_does_not_belong_there_is_marked_and_not_taken(qtbot, opener, scene, page):
    stand(page, 0, 0)
    typed(qtbot, page, "121")
    settle(opener)
    assert scene.cells() == {}
    shown = page.table.shown(page.table.index(0, 0))
    assert (shown.text, bool(shown.wrong), shown.band) == ("121", True, None)
    assert page.table.figures(page.table.columns[0]).count == 0
    page.show_chosen()
    assert "1 cell not taken" in page.chosen.text()
    stand(page, 0, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.table.shown(page.table.index(0, 0)).text == ""


def test_a_block_lands_where_it_is_pasted_and_is_one_step(qtbot, opener, scene, page):
    stand(page, 0, 0)
    paste(qtbot, page, "100\t18\r\n110\t19\r\nmis\t\r\n")
    settle(opener)
    assert len(scene.cells()) == 5
    assert scene.cells()["Cy", "Reading"] == "missing"
    opener.desk.undo()
    settle(opener)
    assert scene.cells() == {}


def test_a_block_that_is_too_large_is_asked_about_and_its_rest_left_out(qtbot, opener, scene, page):
    stand(page, 1, 1)
    paste(qtbot, page, "1\t2\n3\t4\n5\t6\n")
    dialog = page.findChild(PasteDialog)
    assert "from Bob Birch to Cy Cole" in dialog.explained
    assert "1 row has no pupil" in dialog.explained
    assert "1 column has no assessment" in dialog.explained
    settle(opener)
    assert scene.cells() == {}
    dialog.submitted.emit()
    settle(opener)
    assert scene.cells() == {("Bob", "Sums"): "1", ("Cy", "Sums"): "3"}


def test_of_a_block_with_wrong_cells_the_right_ones_are_taken(qtbot, opener, scene, page):
    stand(page, 0, 0)
    paste(qtbot, page, "100\n79\nx\n")
    settle(opener)
    assert scene.cells() == {("Ann", "Reading"): "100"}
    assert len(page.table.wrong_cells) == 2
    assert "2 cells" in page.notice.text


def test_ctrl_d_fills_down_and_delete_empties_what_is_selected(qtbot, opener, scene, page):
    stand(page, 0, 1)
    typed(qtbot, page, "9", Qt.Key.Key_Up)
    stand(page, 0, 1)
    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(opener)
    assert set(scene.cells().values()) == {"9"}
    assert len(scene.cells()) == 3
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    settle(opener)
    assert scene.cells() == {}


def test_a_note_stands_with_its_cell(qtbot, opener, scene, page):
    stand(page, 0, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    dialog = page.findChild(NoteDialog)
    dialog.note.setPlainText("in a small room")
    dialog.submitted.emit()
    settle(opener)
    shown = page.table.shown(page.table.index(0, 0))
    assert (shown.text, shown.has_note) == ("", True)
    (line,) = [x for x in opener.run(OpenMarkbook(scene.room)).lines if x.marks]
    assert [mark.note for mark in line.marks.values()] == ["in a small room"]


def test_an_assessment_is_made_and_hidden_by_its_forms(qtbot, opener, scene, page):
    page.add.click()
    dialog = page.findChild(AssessmentDialog)
    dialog.title.setText("Spelling")
    dialog.submitted.emit()
    settle(opener)
    assert [column.title for column in page.table.columns] == ["Reading", "Sums", "Spelling"]
    page.columns.click()
    columns = page.findChild(ColumnsDialog)
    columns.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    columns.list.setCurrentRow(2)
    columns.up.click()
    columns.submitted.emit()
    settle(opener)
    assert [column.title for column in page.table.columns] == ["Spelling", "Sums"]
    assert len(opener.run(ListAssessments())) == 3


def test_copied_cells_leave_as_a_block(qtbot, opener, scene, page):
    stand(page, 0, 0)
    paste(qtbot, page, "100\t18\n110\t19")
    settle(opener)
    stand(page, 0, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "100\t18\n"


def test_ctrl_k_opens_the_markbook_at_an_assessment_of_whichever_term(
    qtbot, opener, scene, make_window
):
    opener.desk.settings["markbook.term"] = "3"
    window = make_window(opener.desk)
    window.search.setFocus()
    qtbot.keyClicks(window.search, "sums")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    settle(opener)
    page = window.pages.currentWidget()
    row, column = page.view.currentIndex().row(), page.view.currentIndex().column()
    assert (row, page.table.columns[column].title) == (0, "Sums")


def test_the_legend_shows_each_band_and_state_beside_its_words(qtbot):
    page = MarkbookPage()
    qtbot.addWidget(page)
    signs = [sign for sign in page.legend.findChildren(QLabel) if not sign.pixmap().isNull()]
    assert len(signs) == 7
    assert all(page.legend.layout().indexOf(sign) >= 0 for sign in signs)


def test_what_is_typed_while_the_last_write_goes_on_is_there_after_leaving(
    opener, scene, page, make_window
):
    (queue,) = page.window().current.findChildren(MarkQueue)
    one, two = (page.table.cell_at(page.table.index(row, 0)) for row in (0, 1))
    queue.enter({one: "95"})
    queue.enter({one: "97", two: "90"})
    page.window().go("today")
    settle(opener)
    settle(opener)
    written = scene.cells()
    assert [written[(who, "Reading")] for who in ("Ann", "Bob")] == ["97", "90"]


def test_a_target_is_held_against_the_latest_mark_and_weights_go_into_the_mean(opener, scene, page):
    ann = next(line.pupil for line in page.table.lines if line.called.given == "Ann")
    room = scene.room
    later = assess(opener, room, "Reading", SCALED, DAY + timedelta(days=60))
    quiz = assess(opener, room, "Quiz", TEST, out_of=40, weight=3)
    opener.run(SetTarget(Target(NEW, 0, ann, page.table.columns[0].scale, "Reading", "101", None)))
    for test, text in ((scene.reading, "99"), (later, "105"), (scene.sums, "10"), (quiz, "40")):
        enter(opener, room, test, {ann: text})
    opener.desk.changed.emit(frozenset({MARK_KIND}))
    settle(opener)
    page.panel.show_cell(0, 0, may_write=True)
    assert page.panel.evaluation.text() == "Below, 99"
    assert page.panel.aim.text() == "Target 101: reached"
    assert page.panel.together.text() == "Weighted mean: 87.5 %"
