"""A checklist marked with the keyboard alone, as a teacher and as who helps in the class."""

from datetime import date, timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit

from tests.fresh_vault import PASSWORD
from tests.ui.previews import preview_in, read_in
from ui.checklists.checklists_page import ChecklistDialog
from ui.desk.undo_words import undone_words
from ui.widgets.form_dialog import FormDialog
from vault.actions.audit import ReadAudit
from vault.actions.checklists import ListChecklists, OpenChecklist, SetChecklist, SetMark
from vault.actions.classes import AddClass
from vault.actions.history import UndoStep
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.checklists import Checklist, ChecklistColumn, ColumnKind
from vault.domain.ids import NEW
from vault.domain.secrets import Password

WAIT = 20000
TODAY = date.today()
TICK, COUNTER, CODE, TEXT, DATE = range(5)


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


class Scene:
    def __init__(self, opener):
        self.opener = opener
        self.room = opener.run(AddClass("4A"))
        self.pupils = [
            opener.run(AddPupil((("legal_given", given), ("legal_family", family)), self.room))
            for given, family in (("Ann", "Ash"), ("Bob", "Birch"), ("Cy", "Cole"))
        ]
        self.checklist = self.make("Slips")

    def make(self, title, ends=None):
        columns = tuple(ChecklistColumn(NEW, kind.value, kind) for kind in ColumnKind)
        return self.opener.run(SetChecklist(Checklist(NEW, 0, self.room, title, ends, columns)))

    def cells(self):
        page = self.opener.run(OpenChecklist(self.checklist))
        titles = {c.id: c.title for c in page.checklist.columns}
        return {
            (line.called.given, titles[column]): mark.value
            for line in page.lines
            for column, mark in line.marks.items()
        }


@pytest.fixture
def scene(opener, desk):
    return Scene(opener)


@pytest.fixture
def page(opener, scene, make_window):
    window = make_window(opener.desk)
    window.go("checklists")
    settle(opener)
    return window.pages.currentWidget()


def test_the_keyboard_stands_in_the_list_as_the_page_opens(qtbot, opener, scene, page):
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    settle(opener)
    assert scene.cells() == {("Ann", "tick"): "1"}


def stand(page, row, column):
    page.view.setFocus()
    page.view.setCurrentIndex(page.grid.index(row, column))


def text_at(page, row, column):
    return page.grid.index(row, column).data()


def test_space_ticks_digits_count_letters_code_and_enter_goes_on_downwards(
    qtbot, opener, scene, page
):
    view = page.view
    stand(page, 0, TICK)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert text_at(page, 0, TICK) == "✓"
    assert view.currentIndex().row() == 1, "one key a pupil"
    stand(page, 0, COUNTER)
    qtbot.keyClick(view, "1")
    qtbot.keyClicks(view.viewport().findChild(QLineEdit), "2")
    qtbot.keyClick(view.viewport().findChild(QLineEdit), Qt.Key.Key_Return)
    settle(opener)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, COUNTER)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    stand(page, 0, CODE)
    qtbot.keyClick(view, "a")
    qtbot.keyClick(view, "b")
    stand(page, 1, DATE)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    settle(opener)
    assert scene.cells() == {
        ("Ann", "tick"): "1",
        ("Ann", "counter"): "12",
        ("Bob", "counter"): "2",
        ("Ann", "code"): "A",
        ("Bob", "code"): "B",
        ("Bob", "date"): TODAY.isoformat(),
    }
    stand(page, 0, TICK)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    stand(page, 0, CODE)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    settle(opener)
    assert {("Ann", "tick"), ("Ann", "code")}.isdisjoint(scene.cells())
    assert not page.notice.isVisible()


def test_the_same_cell_marked_again_and_again_ends_as_it_is_seen(qtbot, opener, scene, page):
    for _ in range(7):
        stand(page, 1, TICK)
        qtbot.keyClick(page.view, Qt.Key.Key_Space)
    stand(page, 1, COUNTER)
    assert page.state.text() == "Saving 1 …"
    for _ in range(5):
        qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.state.text() == "Saving 2 …"
    settle(opener)
    assert page.state.text() == "Saved"
    assert scene.cells() == {("Bob", "tick"): "1", ("Bob", "counter"): "5"}
    assert not page.notice.isVisible()
    opened = [e for e in opener.run(ReadAudit()) if e.kind == "checklist.open"]
    assert len(opened) == 2  # the page, and this test's own look


def test_what_is_marked_while_the_last_mark_is_written_is_there_after_leaving(
    qtbot, opener, scene, make_window
):
    window = make_window(opener.desk)
    window.go("checklists", scene.checklist)
    settle(opener)
    page = window.pages.currentWidget()
    stand(page, 0, COUNTER)
    for _ in range(3):
        qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    stand(page, 1, TICK)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    opener.desk.about_to_lock.emit()
    shiboken6.delete(window.current)  # it hears no answer any more
    settle(opener)
    assert scene.cells() == {("Ann", "counter"): "3", ("Bob", "tick"): "1"}


def test_another_list_is_shown_while_marks_of_the_first_are_still_written(
    qtbot, opener, scene, make_window
):
    scene.make("Trip")
    window = make_window(opener.desk)
    window.go("checklists", scene.checklist)
    settle(opener)
    page = window.pages.currentWidget()
    for _ in range(3):
        stand(page, 0, TICK)
        qtbot.keyClick(page.view, Qt.Key.Key_Space)
    page.lists.setCurrentRow(1 - page.lists.currentRow())
    settle(opener)
    assert page.title.text() == "4A: Trip"
    assert text_at(page, 0, TICK) == ""
    assert scene.cells() == {("Ann", "tick"): "1"}


def test_what_does_not_belong_there_is_told_and_the_cell_stays(qtbot, opener, scene, page):
    assert page.state.text() == ""
    stand(page, 0, DATE)
    qtbot.keyClick(page.view, "3")
    editor = page.view.viewport().findChild(QLineEdit)
    assert "Ann Ash, date" in editor.accessibleName()
    qtbot.keyClicks(editor, "1/02/2026")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(opener)
    assert "looks like" in page.notice.text
    assert scene.cells() == {}
    assert text_at(page, 0, DATE) == ""


def test_a_day_that_is_looked_at_again_stays_the_same_where_the_month_stands_first(
    qtbot, opener, scene, page, in_the_united_states
):
    for typed in ("9/3/26", ""):
        stand(page, 0, DATE)
        qtbot.keyClick(page.view, Qt.Key.Key_F2)
        editor = page.view.viewport().findChildren(QLineEdit)[-1]
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        settle(opener)
        assert text_at(page, 0, DATE) == "09/03/2026"
        assert scene.cells() == {("Ann", "date"): "2026-09-03"}


def test_a_click_elsewhere_ends_the_typing_and_stands_where_it_was_made(qtbot, opener, scene, page):
    stand(page, 0, COUNTER)
    qtbot.keyClick(page.view, "4")
    stand(page, 1, COUNTER)
    settle(opener)
    assert page.view.currentIndex().row() == 1
    assert scene.cells() == {("Ann", "counter"): "4"}


def test_undo_says_what_and_whose_and_the_page_shows_it(qtbot, opener, scene, page):
    stand(page, 0, TICK)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    settle(opener)
    undone = opener.run(UndoStep(opener.desk._session.undo_steps[-1]))
    assert undone_words(undone, is_again=False) == "Undone: new checklist mark of Ann Ash."
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    settle(opener)
    opener.desk.undo()
    settle(opener)
    assert text_at(page, 0, COUNTER) == ""
    assert page.view.currentIndex().column() == COUNTER


def test_what_was_being_typed_when_it_locked_stands_in_its_cell(
    qtbot, opener, scene, page, make_window
):
    stand(page, 1, TEXT)
    qtbot.keyClick(page.view, "l")
    qtbot.keyClicks(page.view.viewport().findChild(QLineEdit), "ost it")
    opener.lock()
    opener.unlock()
    assert scene.cells() == {("Bob", "text"): "lost it"}


def test_what_another_window_marked_meanwhile_is_shown_and_not_written_over(
    qtbot, opener, scene, page
):
    column = opener.run(OpenChecklist(scene.checklist)).checklist.columns[COUNTER].id
    opener.run(SetMark(column, scene.pupils[0], 0, "7"))
    stand(page, 0, COUNTER)
    qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    settle(opener)
    assert page.notice.isVisible()
    assert page.state.text() == ""
    assert text_at(page, 0, COUNTER) == "7"
    assert scene.cells() == {("Ann", "counter"): "7"}


def test_a_list_is_made_changed_and_printed(qtbot, opener, scene, page):
    def dialog_of(kind):
        qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(kind)), timeout=WAIT)
        return next(d for d in page.findChildren(kind) if d.isVisible())

    page.add.click()
    dialog = dialog_of(ChecklistDialog)
    settle(opener)
    assert dialog.school_class.currentText() == "4A"
    dialog.ok.click()
    qtbot.waitUntil(lambda: "empty" in dialog.notice.text, timeout=WAIT)
    dialog.title.setText("Book bags")
    dialog.columns[0][0].setText("Back")
    dialog.ends.setText("31/12/2099")
    closed = []
    dialog.finished.connect(closed.append)
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(closed), timeout=WAIT)
    settle(opener)
    assert page.title.text() == "4A: Book bags"
    assert "until 31/12/2099" in page.subtitle.text()
    assert page.grid.columnCount() == 1
    page.change.click()
    dialog = dialog_of(ChecklistDialog)
    assert not dialog.columns[0][1].isEnabled()
    dialog.columns[1][0].setText("Signed")
    closed = []
    dialog.finished.connect(closed.append)
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(closed), timeout=WAIT)
    settle(opener)
    assert page.grid.columnCount() == 2
    page.print_paper.click()
    paper = preview_in(qtbot, page)
    assert "Birch, Bob" in read_in(qtbot, paper)
    paper.accept()


def test_an_ended_list_is_read_and_not_marked(qtbot, opener, scene, make_window):
    ended = scene.make("Old", TODAY - timedelta(days=1))
    window = make_window(opener.desk)
    window.go("checklists", ended)
    settle(opener)
    page = window.pages.currentWidget()
    assert page.title.text() == "4A: Old"
    assert "ended on" in page.subtitle.text()
    stand(page, 0, TICK)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    stand(page, 0, TEXT)
    qtbot.keyClick(page.view, "x")
    settle(opener)
    assert page.view.viewport().findChild(QLineEdit) is None
    assert text_at(page, 0, TICK) == ""


def test_who_helps_ticks_and_is_offered_no_list_to_make(qtbot, opener, scene, make_window):
    rooms = frozenset({scene.room})
    opener.run(AddProfile("Hal", Role.ASSISTANT, Password.typed(PASSWORD), rooms))
    opener.lock()
    window = make_window(opener.unlock("Hal"))
    window.go("checklists")
    settle(opener)
    page = window.pages.currentWidget()
    assert not page.add.isVisible()
    assert not page.change.isVisible()
    assert not page.print_paper.isVisible()
    stand(page, 1, TICK)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    settle(opener)
    assert scene.cells() == {("Bob", "tick"): "1"}


def test_a_cell_is_named_for_a_screen_reader_and_the_page_fits_a_small_screen(opener, scene, page):
    index = page.grid.index(0, TICK)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ann Ash, tick: not ticked"
    least = page.window().minimumSizeHint()
    assert (least.width() <= 1366, least.height() <= 768) == (True, True)
    assert len(opener.run(ListChecklists())) == 1


def test_names_that_differ_at_their_end_are_told_apart_however_long(scene, opener, make_window):
    family = "Featherstonehaugh-Cholmondeley-Wriothesley-Majoribanks"
    for given in ("Maximilian", "Maximiliane"):
        opener.run(AddPupil((("legal_given", given), ("legal_family", family)), scene.room))
    window = make_window(opener.desk)
    window.go("checklists")
    settle(opener)
    page = window.pages.currentWidget()
    header = page.view.verticalHeader()
    assert header.textElideMode() == Qt.TextElideMode.ElideMiddle
    full = [
        page.grid.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
        for row in range(page.grid.rowCount())
    ]
    assert [name for name in full if name.endswith(family)] == [
        f"Maximilian {family}",
        f"Maximiliane {family}",
    ]
    assert page.view.columnWidth(TEXT) > page.view.columnWidth(TICK)


def test_where_there_is_no_list_the_page_offers_the_first_to_who_may_make_one(
    opener, desk, make_window
):
    room = opener.run(AddClass("4A"))
    opener.run(AddProfile("Hal", Role.ASSISTANT, Password.typed(PASSWORD), frozenset({room})))
    for who, may_make in (("Dana Lead", True), ("Hal", False)):
        opener.lock()
        window = make_window(opener.unlock(who))
        window.go("checklists")
        settle(opener)
        page = window.pages.currentWidget()
        assert page.middle.currentWidget() is page.none
        assert page.title.text() == "Checklists"
        assert not page.side.isVisibleTo(page)
        assert not page.print_paper.isVisibleTo(page)
        assert page.none.button.isVisibleTo(page) == may_make


def test_a_list_is_opened_with_one_key_and_removed_after_it_was_said_what_goes(
    qtbot, opener, scene, make_window
):
    opener.run(SetMark(ground_column(scene), scene.pupils[0], 0, "1"))
    window = make_window(opener.desk)
    window.go("classes")
    (key,) = (k for k in window.findChildren(QShortcut) if k.key().toString() == "Ctrl+T")
    key.activated.emit()
    settle(opener)
    page = window.pages.currentWidget()
    assert page.title.text() == "4A: Slips"
    page.lines.actions()[-1].trigger()
    settle(opener)
    dialog = page.findChild(FormDialog)
    assert dialog.explained.startswith("1 mark goes with it.")
    dialog.submitted.emit()
    settle(opener)
    assert opener.run(ListChecklists()) == ()
    opener.desk.undo()
    settle(opener)
    assert scene.cells() == {("Ann", "tick"): "1"}


def ground_column(scene):
    return scene.opener.run(OpenChecklist(scene.checklist)).checklist.columns[TICK].id
