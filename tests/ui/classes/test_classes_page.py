"""A class as faces and as a table: filters, and consents for many at once."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from ui.classes.face_grid import second_line
from ui.look.theme import dress
from vault.actions.class_table import ReadClassTable
from vault.actions.classes import AddClass, OpenClass
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.pupils import AddPupil
from vault.actions.seating import SetRoomLayout, SetSeatingPlan, SetSeats
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.room_layouts import RoomLayout, Seat
from vault.domain.seating import SeatingPlan, SeatTaken

WAIT = 20000


@pytest.fixture
def room(opener, desk):
    room = opener.run(AddClass("4A"))
    pupils = {
        name: opener.run(AddPupil((("legal_given", name), ("legal_family", "Ash")), room))
        for name in ("Ann", "Bea", "Théo")
    }
    opener.run(SetAlert(pupils["Bea"], NEW, "allergy", "Nut allergy. Pens."))
    opener.run(DecideConsent(pupils["Ann"], "photo-class", "refused", "Robin", date.today()))
    return room


@pytest.fixture
def page(qtbot, opener, room, make_window):
    window = make_window(opener.desk)
    window.go("classes", room)
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3, timeout=WAIT)
    return page


def seen(page):
    return [
        line.face.called.given
        for row, line in enumerate(page.table.rows.lines)
        if not page.table.isRowHidden(row)
    ]


def mark(page, purpose, rows):
    column = len(page.table.rows.heads) + page.table.rows.purposes.index(purpose)
    page.table.clearSelection()
    for row in rows:
        at = page.table.rows.index(row, column)
        page.table.selectionModel().select(at, QItemSelectionModel.SelectionFlag.Select)


def test_words_and_chips_leave_whom_they_name(qtbot, page):
    page.filters.text.setText("theo")
    assert seen(page) == ["Théo"]
    page.filters.text.setText("")
    page.filters.chips["alert"].setChecked(True)
    assert seen(page) == ["Bea"]
    assert page.filters.chips["alert"].text().endswith("· 1")
    assert [page.faces.isRowHidden(n) for n in range(3)] == [True, False, True]
    page.filters.chips["alert"].setChecked(False)
    assert seen(page) == ["Ann", "Bea", "Théo"]


def test_marked_cells_are_decided_together_and_taken_back_together(qtbot, opener, room, page):
    page.views.buttons["table"].click()
    mark(page, "trips", [0, 2])
    assert page.strip.what.text() == "Trips, 2 pupils"
    page.strip.yes.click()
    qtbot.waitUntil(lambda: decided(opener, room) == ["given", "", "given"], timeout=WAIT)
    opener.desk.undo()
    qtbot.waitUntil(lambda: decided(opener, room) == ["", "", ""], timeout=WAIT)


def test_a_yes_for_all_leaves_answers_that_were_given_and_children_out_of_sight(
    qtbot, opener, room, page
):
    page.views.buttons["table"].click()
    quick = page.strip.quick

    def states():
        return [line.state("photo-class") for line in opener.run(ReadClassTable(room))]

    assert quick["photo-class"].text() == "In school (2)"
    page.filters.text.setText("theo")
    assert quick["photo-class"].text() == "In school (1)"
    QApplication.processEvents()  # 'shown' takes its place before anybody presses
    at = {purpose: button.pos() for purpose, button in quick.items()}
    quick["photo-class"].click()
    quick["photo-class"].click()
    qtbot.waitUntil(lambda: states() == ["refused", "", "given"], timeout=WAIT)
    qtbot.waitUntil(lambda: quick["photo-class"].text() == "In school", timeout=WAIT)
    QApplication.processEvents()
    assert {purpose: button.pos() for purpose, button in quick.items()} == at
    page.filters.text.setText("")
    qtbot.waitUntil(lambda: quick["photo-class"].text() == "In school (1)", timeout=WAIT)
    quick["photo-class"].click()
    qtbot.waitUntil(lambda: states() == ["refused", "given", "given"], timeout=WAIT)
    qtbot.waitUntil(lambda: not quick["photo-class"].isEnabled(), timeout=WAIT)
    opener.desk.undo()
    qtbot.waitUntil(lambda: states() == ["refused", "", "given"], timeout=WAIT)


def test_marked_cells_take_the_place_of_a_yes_for_all(page):
    page.views.buttons["table"].click()
    assert page.strip.unasked.isVisibleTo(page)
    mark(page, "trips", [0])
    assert not page.strip.unasked.isVisibleTo(page)


def decided(opener, room):
    return [line.state("trips") for line in opener.run(ReadClassTable(room))]


def test_cells_of_two_consents_or_of_names_are_not_decided(page):
    page.views.buttons["table"].click()
    mark(page, "trips", [0])
    assert page.strip.yes.isVisibleTo(page)
    at = page.table.rows.index(1, 0)
    page.table.selectionModel().select(at, QItemSelectionModel.SelectionFlag.Select)
    assert not page.strip.yes.isVisibleTo(page)


def test_a_hidden_child_is_never_decided(page):
    page.views.buttons["table"].click()
    mark(page, "trips", [0, 1, 2])
    page.filters.chips["alert"].setChecked(True)
    assert not page.strip.yes.isVisibleTo(page)


def test_a_name_of_200_letters_pushes_nothing_out_of_sight_and_is_told_whole(
    qtbot, opener, room, page
):
    long = "Wolfeschlegelsteinhausen " * 7
    adding = AddPupil((("legal_given", long.strip()), ("legal_family", "Ash")), room)
    opener.desk.do(page, adding, then=lambda _: None)
    page.views.buttons["table"].click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 4, timeout=WAIT)
    head = page.table.horizontalHeader()
    qtbot.waitUntil(lambda: head.sectionSize(0) > 100, timeout=WAIT)
    assert head.sectionSize(0) < 300
    names = [page.table.rows.index(row, 0) for row in range(4)]
    (tip,) = [at.data(Qt.ItemDataRole.ToolTipRole) for at in names if len(at.data()) > 100]
    assert long.strip() in tip


def test_enter_opens_the_child_in_both_views(qtbot, page):
    for view, shown in (("faces", page.faces), ("table", page.table)):
        page.views.buttons[view].click()
        shown.setCurrentIndex(shown.model().index(1, 0))
        with qtbot.waitSignal(page.pupil_opened, timeout=WAIT) as heard:
            qtbot.keyClick(shown, Qt.Key.Key_Return)
        assert heard.args == [page.table.rows.lines[1].face.pupil]


def test_below_a_name_stands_only_what_there_is_to_say(page):
    texts = {line.face.called.given: second_line(line.face)[0] for line in page.table.rows.lines}
    assert texts == {"Ann": "No photo: refused", "Bea": "Nut allergy", "Théo": "Consent not asked"}


def test_a_screen_reader_hears_child_column_and_value(page):
    at = page.table.rows.index(0, 4)
    words = page.table.rows.data(at, Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Ann Ash, In school: no"


def test_on_a_small_laptop_every_column_of_the_table_is_in_sight(
    qtbot, qapp, opener, room, make_window
):
    dress(qapp, "light")
    for face in opener.run(OpenClass(room)).faces:
        caller = Contact(
            NEW, 0, given="Konstantin", family="Featherstone", phone="07700 900123", priority=1
        )
        opener.run(SetContact(face.pupil, caller))
    window = make_window(opener.desk)
    window.resize(1366, 768)
    window.show()
    window.go("classes", room)
    page = window.pages.currentWidget()
    page.views.buttons["table"].click()
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 3, timeout=WAIT)
    qtbot.waitUntil(lambda: "Konstantin" in page.table.rows.lines[0].call_first, timeout=WAIT)
    head = page.table.horizontalHeader()
    qtbot.waitUntil(lambda: head.length() <= head.viewport().width(), timeout=WAIT)
    assert page.table.columnWidth(2) >= 80
    assert not page.table.isColumnHidden(4 + page.table.rows.purposes.index("photo-press"))


def test_a_class_is_shown_as_its_seating_plan_by_first_names(qtbot, opener, room, page):
    page.views.buttons["seats"].click()
    qtbot.waitUntil(page.no_plan.isVisible, timeout=WAIT)
    layout = opener.run(SetRoomLayout(RoomLayout(NEW, 0, "Room 1", "BB/SS")))
    plan = opener.run(SetSeatingPlan(SeatingPlan(NEW, 0, room, "Daily", layout)))
    (ann, *_) = opener.run(OpenClass(room)).faces
    opener.run(SetSeats(plan, 1, (SeatTaken(ann.pupil, Seat(1, 0)),)))
    model = page.seats.room
    at = lambda: model.place_of(Seat(1, 0))  # noqa: E731
    for view in ("faces", "seats"):
        page.views.buttons[view].click()
    qtbot.waitUntil(lambda: page.seats.isVisible() and bool(model.taken), timeout=WAIT)
    assert at().data() == "Ann"
    assert not model.flags(at()) & Qt.ItemFlag.ItemIsDragEnabled
    with qtbot.waitSignal(page.pupil_opened) as opened:
        page.seats.setCurrentIndex(at())
        page.seats.setFocus()
        qtbot.keyClick(page.seats, Qt.Key.Key_Return)
    assert opened.args == [ann.pupil]
