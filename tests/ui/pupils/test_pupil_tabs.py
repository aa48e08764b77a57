"""Each role is shown what it may read, and a blank never says what is not so."""

import pytest
from PySide6.QtCore import QDate

from tests.pictures import figure_file
from vault.actions.contacts import SetContact
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.profiles import AddProfile
from vault.actions.pupils import ListPupils, OpenPupil, SearchEverything
from vault.domain.access import Role
from vault.domain.ids import NEW, ContactId
from vault.domain.people import Contact
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def zoe(qtbot, window, opener, roll):
    """A pupil of class 4B with a contact; her id and the class's."""
    window.go("imports")
    page = window.pages.currentWidget()
    page.file_chosen.emit(str(roll))
    qtbot.waitUntil(page.apply.isEnabled, timeout=WAIT)
    page.apply.click()
    qtbot.waitUntil(lambda: "Imported" in page.notice.text, timeout=WAIT)
    zoe = next(row for row in opener.run(ListPupils()) if row.given == "Zoë")
    robin = Contact(ContactId(NEW), 0, given="Robin", parental_responsibility=True)
    opener.run(SetContact(zoe.id, robin))
    return zoe.id


def headers(table):
    model = table.model()
    return [
        model.headerData(c, table.horizontalHeader().orientation())
        for c in range(model.columnCount())
        if not table.isColumnHidden(c)
    ]


def as_assistant(opener, make_window, zoe):
    room = opener.run(OpenPupil(zoe)).enrolments[0].class_id
    opener.run(AddProfile("Ada", Role.ASSISTANT, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    return make_window(opener.unlock("Ada"))


def test_an_assistant_sees_no_column_that_would_only_be_blank(
    qtbot, opener, make_window, window, zoe
):
    mine = as_assistant(opener, make_window, zoe)
    mine.go("pupils")
    page = mine.pages.currentWidget()
    qtbot.waitUntil(lambda: page.records.model.rowCount() == 2, timeout=WAIT)
    assert not {"UPN", "Born", "Sex", "Admission number"} & set(headers(page.table))
    assert not page.show_upn.isVisibleTo(page)
    menu = [act.text() for act in page.table.columns_menu().actions()]
    assert "UPN" not in menu
    mine.go("pupil", zoe)
    page = mine.pages.currentWidget()
    qtbot.waitUntil(lambda: page.contacts.model.rowCount() == 1, timeout=WAIT)
    assert "Parental responsibility" not in headers(page.contacts.table)
    assert "Name" in headers(page.contacts.table)


def test_an_empty_list_says_what_to_do_next_to_those_who_may(
    qtbot, opener, make_window, window, zoe
):
    window.go("pupil", zoe)
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: page.title.text() != "", timeout=WAIT)
    assert "press 'Add …'" in page.alerts.empty.words.text()
    assert "Drop a picture" in page.photos.empty.words.text()
    mine = as_assistant(opener, make_window, zoe)
    mine.go("pupil", zoe)
    page = mine.pages.currentWidget()
    qtbot.waitUntil(lambda: page.title.text() != "", timeout=WAIT)
    assert page.alerts.empty.words.text() == (
        "There is nothing that everybody with this pupil has to know."
    )


def test_an_older_photo_can_be_looked_at(qtbot, opener, window, zoe, tmp_path):
    for number, day in ((3, QDate(2025, 9, 1)), (4, QDate(2026, 9, 1))):
        opener.run(AddPhotoFile(zoe, figure_file(tmp_path, number), day.toPython()))
    window.go("pupil", zoe)
    page = window.pages.currentWidget()
    qtbot.waitUntil(lambda: not page.photo.pixmap().isNull(), timeout=WAIT)
    page.tabs.setCurrentWidget(page.photos)
    before = page.photo.pixmap().toImage()
    model = page.photos.model
    (old,) = [n for n in range(model.rowCount()) if not model.row_at(model.index(n, 0)).is_current]
    page.photos.table.selectRow(old)
    qtbot.waitUntil(lambda: page.photo.pixmap().toImage() != before, timeout=WAIT)
    assert opener.run(FetchPhoto(model.row_at(model.index(old, 0)).id))


def test_the_search_tells_two_of_one_name_apart_by_their_class(opener, window, zoe):
    (hit,) = [hit for hit in opener.run(SearchEverything("akesson", 8)) if hit.kind == "pupil"]
    assert hit.detail.startswith("4B, aged ")


def test_a_table_of_few_words_needs_no_scrolling(qtbot, opener, window, zoe):
    window.resize(1160, 780)
    window.go("pupil", zoe)
    page = window.pages.currentWidget()
    page.tabs.setCurrentWidget(page.contacts)
    qtbot.waitUntil(lambda: page.contacts.model.rowCount() == 1, timeout=WAIT)
    assert page.contacts.table.horizontalScrollBar().maximum() == 0
