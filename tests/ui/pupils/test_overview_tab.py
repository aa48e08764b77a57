"""The overview of a pupil: cards for whoever reads attendance and marks, and a note at one key."""

from datetime import date

from PySide6.QtCore import QPoint, Qt

from tests.marks import assess, enter
from ui.notes.note_form import NewNoteDialog
from vault.actions.audit import ReadAudit
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.registers import MarkRegister
from vault.domain.access import Role
from vault.domain.registers import NewMark, RegisterOf
from vault.domain.secrets import Password

SECRET = "lantern-orchard-violin-pebble"
TODAY = date.today()


def opened(opener, window, pupil):
    window.go("pupil", pupil)
    for _ in range(6):
        opener.on_worker(lambda: None)
    return window.pages.currentWidget()


def filled(opener):
    room = opener.run(AddClass("4A"))
    pupil = opener.run(AddPupil((("legal_given", "Zoë"), ("legal_family", "Ash")), room))
    opener.run(MarkRegister(RegisterOf(room, TODAY, "am"), (NewMark(pupil, 0, "L", 9),)))
    reading = assess(opener, room, "Reading", "england.scaled", TODAY)
    enter(opener, room, reading, {pupil: "112"})
    return room, pupil


def test_attendance_and_marks_are_there_at_once_and_one_entry_names_them(opener, window):
    _, pupil = filled(opener)
    page = opened(opener, window, pupil)
    assert page.overview.attendance.share.text() == "100.0 %"
    assert [line.text() for line in page.overview.attendance.lines][1] == "1 late"
    tip = page.overview.attendance.weeks.tip_at(QPoint(9 * 20 + 3, TODAY.weekday() * 18 + 3))
    assert "Late" in tip or TODAY.weekday() > 4
    assert page.overview.progress.marks.accessibleName() == "Reading: 112, Above"
    assert not page.overview.progress.isHidden()
    kinds = [e.kind for e in opener.run(ReadAudit()) if e.record == pupil]
    assert kinds.count("pupil.overview attendance marks") == 1
    assert not {"absence.read", "markbook.pupil"} & set(kinds)


def test_who_reads_no_marks_sees_no_card_of_them_and_none_is_named(opener, desk, make_window):
    room, pupil = filled(opener)
    opener.run(AddProfile("Cleo", Role.COVER, Password.typed(SECRET), frozenset({room})))
    opener.lock()
    window = make_window(opener.unlock("Cleo"))
    page = opened(opener, window, pupil)
    assert page.overview.progress.isHidden()
    assert page.write_note.isHidden()
    opener.lock()
    opener.unlock()
    kinds = {e.kind for e in opener.run(ReadAudit()) if e.record == pupil and e.profile == "Cleo"}
    assert not [kind for kind in kinds if "marks" in kind]


def test_n_opens_a_note_about_this_pupil(qtbot, opener, window):
    _, pupil = filled(opener)
    page = opened(opener, window, pupil)
    window.activateWindow()
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: window.findChild(NewNoteDialog) is not None)
    window.findChild(NewNoteDialog).reject()


def test_the_page_is_as_high_as_its_cards_need(opener, window):
    _, pupil = filled(opener)
    window.resize(1366, 600)
    page = opened(opener, window, pupil)
    side = page.overview.side
    assert side.height() >= side.minimumSizeHint().height()
