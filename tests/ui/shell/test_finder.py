"""Ctrl+K: Enter opens the child that was typed, or none, however fast it comes."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.pictures import figure_file
from tests.ui.conftest import WAIT
from vault.actions.audit import ReadAudit
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent
from vault.actions.photos import AddPhotoFile
from vault.actions.pupils import AddPupil
from vault.domain.act_words import act_of


@pytest.fixture
def school(opener, window):
    """Two children whose first name is typed first and who are not the one that is meant."""
    room = opener.run(AddClass("4P"))
    names = (("Ruby", "Murphy"), ("Tia", "Murphy"), ("Tia", "Okafor"), ("Noah", "Reid"))
    window.ids = {
        f"{given} {family}": opener.run(
            AddPupil((("legal_given", given), ("legal_family", family)), room)
        )
        for given, family in names
    }
    return window


def answered(opener):
    for _ in range(4):
        opener.on_worker(lambda: None)


def opened(window):
    return window._place


@pytest.mark.parametrize("pause", [-1, 1, 30])
def test_enter_after_a_whole_name_opens_that_child_at_any_speed(qtbot, opener, school, pause):
    window = school
    window.search.setFocus()
    qtbot.keyClicks(window.search, "murphy")
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    window.search.selectAll()
    QTest.keyClicks(window.search, "tia okafor", Qt.KeyboardModifier.NoModifier, pause)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened(window)[0] == "pupil", timeout=WAIT)
    assert opened(window) == ("pupil", window.ids["Tia Okafor"])
    answered(opener)
    seen = {e.record for e in opener.run(ReadAudit()) if act_of(e.kind) == "pupil.overview"}
    assert seen == {window.ids["Tia Okafor"]}


def test_a_list_that_answers_an_older_text_cannot_be_chosen_by_key_or_mouse(qtbot, opener, school):
    window = school
    window.go("pupils")
    window.search.setFocus()
    qtbot.keyClicks(window.search, "murphy")
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    answered(opener)
    rows = window.palette_list.list
    qtbot.keyClicks(window.search, "x")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(window.search, key)
    at = rows.visualItemRect(rows.item(0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    answered(opener)
    assert opened(window)[0] == "pupils"


def test_of_several_children_none_is_opened_before_they_were_shown(qtbot, opener, school):
    window = school
    window.search.setFocus()
    qtbot.keyClicks(window.search, "tia")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    answered(opener)
    assert opened(window)[0] != "pupil"
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    wanted = window.palette_list.list.currentItem().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert opened(window) == ("pupil", wanted.key)


def test_coming_back_to_the_search_starts_anew(qtbot, opener, school):
    window = school
    window.search.setFocus()
    qtbot.keyClicks(window.search, "murphy")
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    window.sidebar.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.selectedText() == "murphy"
    qtbot.keyClicks(window.search, "reid")
    assert window.search.text() == "reid"


def test_two_children_of_one_name_are_told_apart(qtbot, opener, window):
    for room, born in (("4A", "2016-09-03"), ("5B", "2015-03-01")):
        values = (("legal_given", "Noah"), ("legal_family", "Reid"), ("born", born))
        opener.run(AddPupil(values, opener.run(AddClass(room))))
    window.search.setFocus()
    qtbot.keyClicks(window.search, "noah")
    qtbot.waitUntil(window.palette_list.isVisible, timeout=WAIT)
    rows = window.palette_list.list
    shown = [rows.item(n).text() for n in range(rows.count())]
    assert len(set(shown)) == 2
    assert any("4A" in text and "aged" in text for text in shown)


def first_of(qtbot, opener, window, text):
    window.search.setFocus()
    window.search.selectAll()
    qtbot.keyClicks(window.search, text)
    qtbot.waitUntil(lambda: window.palette_list._answered == text.strip(), timeout=WAIT)
    item = window.palette_list.list.currentItem()
    return item.data(Qt.ItemDataRole.UserRole).title if item is not None else None


def test_a_whole_number_or_name_comes_before_those_that_only_begin_so(qtbot, opener, window):
    for given, family, number in (
        ("Ann", "Leeson", "123"),
        ("Ann", "Lee", "1234"),
        ("Joann", "Lee", "12"),
        ("Zoë", "Smith", "9"),
    ):
        values = (("legal_given", given), ("legal_family", family), ("admission_no", number))
        opener.run(AddPupil(values))
    assert first_of(qtbot, opener, window, "12") == "Joann Lee"
    assert first_of(qtbot, opener, window, "lee, ann") == "Ann Lee"
    assert first_of(qtbot, opener, window, "zoe smith") == "Zoë Smith"


def test_of_two_that_look_alike_enter_takes_neither(qtbot, opener, window):
    room = opener.run(AddClass("4P"))
    for _ in range(2):
        opener.run(AddPupil((("legal_given", "Ali"), ("legal_family", "Khan")), room))
    window.go("pupils")
    assert first_of(qtbot, opener, window, "ali khan") is None
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    answered(opener)
    assert opened(window)[0] == "pupils"


def test_faces_tell_two_of_one_name_apart_but_none_that_was_refused(
    qtbot, opener, school, tmp_path
):
    for number, name in enumerate(("Tia Murphy", "Tia Okafor")):
        picture = figure_file(tmp_path, number)
        opener.run(AddPhotoFile(school.ids[name], picture, date.today()))
    refused = school.ids["Tia Okafor"]
    opener.run(DecideConsent(refused, "photo-class", "refused", "Robin", date.today()))
    school.search.setFocus()
    qtbot.keyClicks(school.search, "tia")
    rows = school.palette_list.list
    qtbot.waitUntil(lambda: rows.count() == 2, timeout=WAIT)
    answered(opener)
    found = {rows.item(n).data(Qt.ItemDataRole.UserRole) for n in range(2)}
    assert {c.title: c.photo is not None for c in found} == {
        "Tia Murphy": True,
        "Tia Okafor": False,
    }
    shown = next(choice.photo for choice in found if choice.photo)
    assert school.palette_list.pictures.of(shown, 24) is not None
