"""The school's years, terms, staff and classes, as a data lead and others meet them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.classes.class_form import ClassDialog, EndClassDialog
from ui.classes.members_form import MembersDialog
from ui.classes.school_forms import SchoolDialog, StaffDialog, TermDialog, YearDialog
from ui.widgets.form_dialog import FormDialog
from vault.actions.calendar import ListYears, SetYear
from vault.actions.classes import AddClass, ListClasses, OpenClass, ReadClassFacts
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.school import SchoolFacts
from vault.actions.staff import ListStaff, SetStaff
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.school_values import AcademicYear, StaffMember
from vault.domain.secrets import Password

PASSWORD = "lantern-orchard-violin-pebble"
WAIT = 20000
SEPTEMBER, JULY = date(2026, 9, 1), date(2027, 7, 21)


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


@pytest.fixture
def page(opener, window):
    room = opener.run(AddClass("4A"))
    opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
    opener.run(SetYear(AcademicYear(NEW, 0, "2026/27", SEPTEMBER, JULY)))
    opener.run(SetStaff(StaffMember(NEW, 0, "Ms", "Tess", "Teacher", "TT")))
    window.go("school")
    settle(opener)
    return window.pages.currentWidget()


def opened(qtbot, page, kind):
    def found():
        return [d for d in page.findChildren(kind) if type(d) is kind and d.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=WAIT)
    return found()[-1]


def press(opener, qtbot, dialog):
    closed = []
    dialog.finished.connect(closed.append)
    dialog.ok.click()
    qtbot.waitUntil(lambda: bool(closed), timeout=WAIT)
    settle(opener)


def cells(records):
    model = records.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press_act(page, records, word):
    page.tabs.setCurrentWidget(next(t for t in tabs_of(page) if t.isAncestorOf(records)))
    records.buttons[word].click()


def tabs_of(page):
    return [page.tabs.widget(place) for place in range(page.tabs.count())]


def test_a_term_is_added_to_the_chosen_year_and_wrong_days_are_told_in_the_form(
    qtbot, opener, window, page
):
    assert page.terms_of.text() == "Terms of 2026/27"
    press_act(page, page.terms, "add-term")
    dialog = opened(qtbot, page, TermDialog)
    dialog.name.setText("Autumn")
    dialog.starts.setText("1/9/2026")
    dialog.ends.setText("soon")
    dialog.ok.click()
    assert "looks like" in dialog.notice.text
    dialog.ends.setText("18/12/2027")
    dialog.ok.click()
    qtbot.waitUntil(lambda: "reach out" in dialog.notice.text, timeout=WAIT)
    dialog.ends.setText("18/12/2026")
    press(opener, qtbot, dialog)
    assert cells(page.terms) == [["Autumn", "01/09/2026", "18/12/2026"]]
    assert page.years.table.chosen().name == "2026/27"
    window._desk.undo()
    settle(opener)
    assert cells(page.terms) == []


def test_a_year_is_changed_by_opening_it_and_removed_after_a_question(qtbot, opener, page):
    table = page.years.table
    table.activated.emit(table.currentIndex())
    dialog = opened(qtbot, page, YearDialog)
    dialog.name.setText("2026 to 2027")
    press(opener, qtbot, dialog)
    assert cells(page.years)[0][:3] == ["2026 to 2027", "01/09/2026", "21/07/2027"]
    press_act(page, page.years, "remove-year")
    press(opener, qtbot, opened(qtbot, page, FormDialog))
    assert opener.run(ListYears()) == ()
    assert not page.terms.isVisibleTo(page)
    assert not page.years.buttons["change-year"].isEnabled()


def test_somebody_joins_the_staff_and_leaves(qtbot, opener, page):
    press_act(page, page.staff, "add-staff")
    dialog = opened(qtbot, page, StaffDialog)
    for field, text in ((dialog.given, "Tim"), (dialog.family, "Tell"), (dialog.code, "tt")):
        field.setText(text)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "the code tt already" in dialog.notice.text, timeout=WAIT)
    dialog.code.setText("TM")
    press(opener, qtbot, dialog)
    assert sorted(m.name for m in opener.run(ListStaff())) == ["Ms Tess Teacher", "Tim Tell"]
    page.staff.table.selectRow(0)
    gone = page.staff.table.chosen().name
    press_act(page, page.staff, "remove-staff")
    press(opener, qtbot, opened(qtbot, page, FormDialog))
    assert gone not in [m.name for m in opener.run(ListStaff())]


def test_a_class_gets_a_teacher_and_a_year_and_later_ends_and_goes_on(qtbot, opener, page):
    page.classes.table.selectRow(0)
    press_act(page, page.classes, "change-class")
    dialog = opened(qtbot, page, ClassDialog)
    settle(opener)
    dialog.year.setCurrentIndex(dialog.year.findText("2026/27"))
    dialog.teachers.item(0).setCheckState(dialog.teachers.item(0).checkState().Checked)
    press(opener, qtbot, dialog)
    (room,) = opener.run(ReadClassFacts())
    assert (room.teacher_names, room.year_name) == ("Ms Teacher", "2026/27")
    press_act(page, page.classes, "end-class")
    dialog = opened(qtbot, page, EndClassDialog)
    dialog.ended.setText("")
    dialog.ok.click()
    assert "empty" in dialog.notice.text
    dialog.ended.show_value(date.today())
    press(opener, qtbot, dialog)
    assert opener.run(ListClasses()) == ()
    assert cells(page.classes) == []
    page.with_ended.setChecked(True)
    assert cells(page.classes)[0][-2] == f"{date.today():%d/%m/%Y}"
    page.classes.table.selectRow(0)
    assert not page.classes.buttons["end-class"].isEnabled()
    press_act(page, page.classes, "reopen-class")
    press(opener, qtbot, opened(qtbot, page, FormDialog))
    assert opener.run(ListClasses())[0].pupils == 1


def test_a_class_keeps_its_teachers_when_the_list_of_staff_has_not_come(qtbot, opener, page):
    (member,) = opener.run(ListStaff())
    (room,) = opener.run(ReadClassFacts())
    dialog = ClassDialog(page, type(room)(room.id, 1, "4A", teachers=(member.id,)))
    assert dialog.action().school_class.teachers == (member.id,)
    dialog.deleteLater()


def test_an_intervention_is_made_with_what_it_is_for_and_pupils_of_a_class(qtbot, opener, page):
    (there,) = opener.run(ReadClassFacts())
    ann = opener.run(AddPupil((("legal_given", "Ann"),), there.id))
    press_act(page, page.classes, "add-class")
    dialog = opened(qtbot, page, ClassDialog)
    settle(opener)
    assert not dialog.aim.isVisible()
    dialog.name.setText("Reading boost")
    dialog.kind.setCurrentIndex(dialog.kind.findData("intervention"))
    assert dialog.aim.isVisible()
    dialog.aim.setText("Letter sounds")
    press(opener, qtbot, dialog)
    made = next(c for c in opener.run(ReadClassFacts()) if c.kind == "intervention")
    assert made.aim == "Letter sounds"
    page.classes.choose(made.id)
    press_act(page, page.classes, "members")
    dialog = opened(qtbot, page, MembersDialog)
    settle(opener)
    item = next(
        dialog.ticks.pupils.item(row)
        for row in range(dialog.ticks.pupils.count())
        if dialog.ticks.pupils.item(row).text() == "Ann"
    )
    item.setCheckState(Qt.CheckState.Checked)
    press(opener, qtbot, dialog)
    assert [f.pupil for f in opener.run(OpenClass(made.id)).faces] == [ann]


def test_the_school_is_renamed(qtbot, opener, page):
    page.tabs.setCurrentIndex(3)
    page.change.click()
    dialog = opened(qtbot, page, SchoolDialog)
    dialog.name.setText("Oak <b>Hill")
    dialog.number.setText("933/2001")
    press(opener, qtbot, dialog)
    assert opener.run(SchoolFacts()).number == "933/2001"
    assert page.name.text() == "Oak <b>Hill"


def test_what_was_typed_is_back_after_a_lock(qtbot, opener, page, make_window, window):
    press_act(page, page.staff, "add-staff")
    dialog = opened(qtbot, page, StaffDialog)
    qtbot.keyClicks(dialog.family, "Winterbottom")
    opener.lock()
    again = make_window(opener.unlock())
    again.go("school", "staff")
    settle(opener)
    page = again.pages.currentWidget()
    page.staff.buttons["add-staff"].click()
    dialog = opened(qtbot, page, StaffDialog)
    qtbot.waitUntil(lambda: dialog.family.text() == "Winterbottom", timeout=WAIT)


def test_an_assistant_reads_and_changes_nothing(qtbot, opener, page, make_window):
    (room,) = opener.run(ListClasses())
    opener.run(AddProfile("Ada", Role.ASSISTANT, Password.typed(PASSWORD), frozenset({room.id})))
    opener.lock()
    window = make_window(opener.unlock("Ada"))
    window.go("school")
    settle(opener)
    page = window.pages.currentWidget()
    for records in (page.years, page.terms, page.staff, page.classes):
        assert cells(records) or records is page.terms
        assert not any(b.isVisibleTo(page) for b in records.buttons.values())
    assert page.staff.table.isColumnHidden(3)
    assert page.staff.table.isColumnHidden(4)
    assert not page.change.isVisibleTo(page)
    table = page.years.table
    table.activated.emit(table.currentIndex())
    settle(opener)
    assert page.findChildren(FormDialog) == []


def test_a_safeguarding_lead_changes_classes_and_not_the_calendar(opener, page, make_window):
    opener.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Sam"))
    window.go("school", "classes")
    settle(opener)
    page = window.pages.currentWidget()
    assert page.tabs.currentIndex() == 2
    assert page.classes.buttons["add-class"].isVisibleTo(page)
    page.tabs.setCurrentIndex(0)
    assert not page.years.buttons["add-year"].isVisibleTo(page)


def test_an_auditor_is_not_offered_the_page(opener, desk, make_window):
    opener.run(AddProfile("Aude", Role.AUDITOR, Password.typed(PASSWORD)))
    opener.lock()
    window = make_window(opener.unlock("Aude"))
    assert "school" not in window._places


def test_the_caret_goes_to_the_field_that_is_wrong(opener, qtbot, page):
    page.window().activateWindow()
    press_act(page, page.staff, "add-staff")
    dialog = opened(qtbot, page, StaffDialog)
    dialog.family.setText("Reed")
    dialog.email.setText("no address")
    dialog.family.setFocus()
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Email: an address looks like" in dialog.notice.text, timeout=WAIT)
    assert dialog.focusWidget() is dialog.email
    dialog.email.setText("x" * 300)
    dialog.family.setFocus()
    dialog.ok.click()
    qtbot.waitUntil(lambda: "longer than" in dialog.notice.text, timeout=WAIT)
    assert dialog.focusWidget() is dialog.email
    dialog.reject()
