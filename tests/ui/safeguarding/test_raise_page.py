"""Raising a concern on its page: whom it is about, what is kept, and the marks on the body map."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from ui.safeguarding.other_children import OtherChildDialog
from vault.actions.classes import AddClass
from vault.actions.desk_notes import MyDrafts
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.sealed import ListConcerns
from vault.domain.access import Role
from vault.domain.concern_form import BodyMark, parts_of
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


def settle(opener):
    for _ in range(8):
        opener.on_worker(lambda: None)


@pytest.fixture
def school(opener, desk):
    """Two children of one name in Theo's class, and one in a class that is not his."""
    room, other = opener.run(AddClass("4B")), opener.run(AddClass("5C"))
    zoe = (("legal_given", "Zoë"), ("legal_family", "Ash"))
    opener.zoe = opener.run(AddPupil((*zoe, ("born", date(2018, 3, 1))), room))
    opener.twin = opener.run(AddPupil((*zoe, ("born", date(2016, 3, 1))), room))
    opener.run(AddPupil((("legal_given", "Elsewhere"),), other))
    for name, role in (("Sam", Role.SAFEGUARDING_LEAD), ("Theo", Role.TEACHER)):
        opener.run(AddProfile(name, role, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    return opener


def page_of(school, make_window, record=""):
    school.window = make_window(school.unlock("Theo"))
    school.window.go("concern", record)
    settle(school)
    return school.window.pages.currentWidget()


def test_the_caret_stands_where_the_first_word_is_written(qtbot, school, make_window):
    page = page_of(school, make_window)
    assert school.window.focusWidget() is page.chooser.line
    school.window.go("pupil", school.zoe)
    settle(school)
    qtbot.keyClick(school.window.pages.currentWidget(), Qt.Key.Key_C)
    settle(school)
    page = school.window.pages.currentWidget()
    assert school.window.focusWidget() is page.form.facts
    assert school.window._place == ("concern", school.zoe)


def raised(school):
    school.lock()
    school.unlock("Sam")
    return school.run(ListConcerns())


def test_a_child_is_chosen_among_ones_own_and_enter_takes_none_of_two_alike(
    qtbot, school, make_window
):
    page = page_of(school, make_window)
    assert {pupil.id for pupil in page.chooser.rows} == {school.zoe, school.twin}
    qtbot.keyClicks(page.chooser.line, "ash")
    settle(school)
    qtbot.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert school.window._place == ("concern", "")
    qtbot.keyClick(page.chooser.line, Qt.Key.Key_Down)
    first = page.chooser.rows[0].id
    qtbot.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert school.window._place == ("concern", first)


def test_enter_never_takes_a_child_from_an_older_answer(qtbot, school, make_window):
    page = page_of(school, make_window)
    page.chooser.list.setCurrentIndex(page.chooser.list.model().index(0, 0))
    page.chooser.line.setText("nobody of this name")
    qtbot.keyClick(page.chooser.line, Qt.Key.Key_Return)
    assert school.window._place == ("concern", "")
    settle(school)
    assert not page.chooser.none.isHidden()


def test_what_was_begun_about_a_child_is_offered_first_and_comes_back_with_its_marks(
    qtbot, school, make_window
):
    page = page_of(school, make_window, school.twin)
    qtbot.keyClicks(page.form.facts, "bruise")
    began = page.form.on.text(), page.form.at.text()
    page.marks.map.add(BodyMark(True, 86, 47))
    qtbot.keyClicks(page.marks._rows[0], "left: forearm")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    settle(school)
    school.lock()
    page = page_of(school, make_window)
    assert page.chooser.rows[0].id == school.twin
    school.window.go("concern", school.zoe)
    settle(school)
    page = school.window.pages.currentWidget()
    assert page.form.facts.toPlainText() == "", "nothing about one child over another"
    school.window.go("concern", school.twin)
    settle(school)
    page = school.window.pages.currentWidget()
    assert page.form.facts.toPlainText() == "bruise"
    assert (page.form.on.text(), page.form.at.text()) == began
    assert page.marks.marks() == (BodyMark(True, 86, 47, "left: forearm"),)


def test_all_parts_reach_the_lead_and_nothing_is_left_with_the_raiser(qtbot, school, make_window):
    page = page_of(school, make_window, school.twin)
    for field, words in (
        (page.form.place, "Cloakroom"),
        (page.form.others, "Abel"),
        (page.form.facts, "bruise"),
        (page.form.words, "I fell"),
        (page.form.done, "stayed"),
        (page.form.told, "Ada"),
    ):
        qtbot.keyClicks(field, words)
    page.form.at.setText("9.15")
    page.marks.map.add(BodyMark(False, 40, 30))
    qtbot.keyClick(page.form.told, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.handed.text()), timeout=WAIT)
    settle(school)
    assert page.marks.marks() == ()
    (concern,) = raised(school)
    assert (concern.record.pupil, concern.by) == (school.twin, "Theo")
    assert concern.record.text == (
        f"Seen or heard: {date.today():%d %B %Y} at 09:15\nPlace: Cloakroom\n"
        "Who else was there: Abel\nWhat happened: bruise\nThe child's own words: I fell\n"
        "Mark on the body map: 1, back, 40 across, 30 down\nWhat was done: stayed\n"
        "Who was told: Ada"
    )
    assert parts_of(concern.record.text).marks == (BodyMark(False, 40, 30),)


def add_another(qtbot, school, page, name):
    page.others.add.click()
    dialog = page.findChildren(OtherChildDialog)[-1]
    qtbot.waitUntil(lambda: bool(dialog.chooser.rows), timeout=WAIT)
    assert school.zoe not in {row.id for row in dialog.chooser.rows}
    dialog.chooser.line.setText(name)
    qtbot.waitUntil(lambda: dialog.chooser._answers == name, timeout=WAIT)
    qtbot.keyClick(dialog.chooser.line, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.chooser.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.others.pupils), timeout=WAIT)


def test_two_children_are_chosen_kept_over_a_lock_and_each_gets_an_entry(
    qtbot, school, make_window
):
    page = page_of(school, make_window, school.zoe)
    add_another(qtbot, school, page, "zoe")
    qtbot.keyClicks(page.form.facts, "They fought; Zoe began.")
    page.marks.map.add(BodyMark(True, 50, 35))
    assert page.others.hint.isVisibleTo(page)
    school.lock()
    page = page_of(school, make_window, school.zoe)
    qtbot.waitUntil(lambda: [p.id for p in page.others.pupils] == [school.twin], timeout=WAIT)
    assert "has been restored" in school.window.notice.text
    school.window.go("today")
    settle(school)
    assert "restored" not in school.window.notice.text, "nothing was typed on this page"
    school.window.go("concern", school.zoe)
    settle(school)
    page = school.window.pages.currentWidget()
    qtbot.waitUntil(lambda: bool(page.others.pupils), timeout=WAIT)
    page.hand.click()
    assert "Zoë Ash is named" in page.notice.text
    settle(school)
    page.form.facts.setPlainText("They fought; the other child began.")
    page.hand.click()
    qtbot.waitUntil(lambda: bool(page.handed.text()), timeout=WAIT)
    settle(school)
    assert page.others.pupils == ()
    of = {concern.record.pupil: concern for concern in raised(school)}
    assert set(of) == {school.zoe, school.twin}
    assert [p.id for p in of[school.twin].others] == [school.zoe]
    assert parts_of(of[school.twin].record.text).marks == ()
    assert len(parts_of(of[school.zoe].record.text).marks) == 1


def test_a_child_who_was_added_by_mistake_is_taken_out(qtbot, school, make_window):
    page = page_of(school, make_window, school.zoe)
    add_another(qtbot, school, page, "zoe")
    page.others._buttons[0].click()
    assert page.others.pupils == ()
    assert page.others.kept.text() == ""
    qtbot.keyClicks(page.form.facts, "bruise")
    page.hand.click()
    qtbot.waitUntil(lambda: bool(page.handed.text()), timeout=WAIT)
    settle(school)
    assert [concern.record.pupil for concern in raised(school)] == [school.zoe]


def test_who_leaves_while_it_is_handed_over_is_told_and_has_no_draft_of_it(
    qtbot, school, make_window
):
    page = page_of(school, make_window, school.twin)
    told = []
    school.desk.message.connect(lambda words, _tone: told.append(words))
    qtbot.keyClicks(page.form.facts, "bruise")
    page.hand.click()
    assert not page.form.isEnabled()
    school.window.go("pupils")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(school)
    assert len(told) == 1
    assert told[0].startswith("Handed to the safeguarding lead on ")
    assert school.run(MyDrafts()) == ()
    assert len(raised(school)) == 1


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("on", f"{date.today() + timedelta(days=1):%d/%m/%Y}"),
        ("on", "31/02/2026"),
        ("at", "25:00"),
        ("facts", ""),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_handed_over(
    qtbot, school, make_window, field, words
):
    page = page_of(school, make_window, school.zoe)
    qtbot.keyClicks(page.form.place, "hall")
    qtbot.keyClicks(page.form.facts, "seen")
    target = getattr(page.form, field)
    target.setPlainText(words) if field == "facts" else target.setText(words)
    page.hand.click()
    assert target.property("wrong")
    assert page.notice.text
    assert raised(school) == ()


def test_marks_are_set_moved_turned_and_taken_away_with_the_keyboard(qtbot, school, make_window):
    page = page_of(school, make_window, school.zoe)
    body = page.marks.map
    body.setFocus()
    qtbot.keyClicks(body, "++")
    qtbot.keyClick(body, Qt.Key.Key_Left)
    qtbot.keyClick(body, Qt.Key.Key_Down)
    qtbot.keyClick(body, Qt.Key.Key_Space)
    assert page.marks.marks() == (BodyMark(True, 50, 35), BodyMark(False, 48, 37))
    assert len(page.marks._rows) == 2
    qtbot.keyClick(body, Qt.Key.Key_Delete)
    assert page.marks.marks() == (BodyMark(True, 50, 35),)
    assert len(page.marks._rows) == 1


def test_who_reads_concerns_is_not_offered_to_raise_one(school, make_window):
    for who, offered in (("Sam", {"concerns"}), ("Theo", {"concern"}), ("Dana Lead", {"concern"})):
        window = make_window(school.unlock(who))
        assert {"concern", "concerns"} & set(window._places) == offered
        school.lock()
