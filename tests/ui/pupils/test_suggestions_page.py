"""All suggested changes of contacts in one list: filtered, and opened one by one."""

from dataclasses import replace

import pytest

from tests.today_cards import due_row
from tests.ui.open_page import page_of, settle
from vault.actions.classes import AddClass
from vault.actions.contact_suggestions import DeclineSuggestion, SuggestContact
from vault.actions.contacts import SetContact
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, OpenPupil
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.secrets import Password

PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def suggested(opener, desk):
    """Tess suggested something of Ann, which was declined, and of Bob; Tom of Ann."""
    room = opener.run(AddClass("4A"))
    pupils = [
        opener.run(AddPupil((("legal_given", given), ("legal_family", family)), room))
        for given, family in (("Ann", "Ash"), ("Bob", "Birch"))
    ]
    for pupil in pupils:
        opener.run(SetContact(pupil, Contact(NEW, 0, given="Robin", phone="1")))
    for name in ("Tess", "Tom"):
        opener.run(AddProfile(name, Role.TEACHER, Password.typed(PASSWORD), frozenset({room})))
    ids = [suggest(opener, "Tess", pupil, "2") for pupil in pupils]
    suggest(opener, "Tom", pupils[0], "3")
    opener.lock()
    opener.unlock()
    opener.run(DeclineSuggestion(pupils[0], ids[0], "not theirs"))
    return pupils


def suggest(opener, who, pupil, phone):
    opener.lock()
    opener.unlock(who)
    (contact,) = opener.run(OpenPupil(pupil)).contacts
    return opener.run(SuggestContact(pupil, replace(contact, phone=phone)))


def lines(page):
    model = page.records.model
    columns = range(model.columnCount())
    return [
        " ".join(str(model.data(model.index(row, column)) or "") for column in columns)
        for row in range(model.rowCount())
    ]


def opened(opener, window):
    window.go("suggestions")
    settle(opener)
    return page_of(window)


def test_the_office_sees_all_by_what_came_of_them_and_goes_on_to_decide(
    opener, suggested, make_window
):
    window = make_window(opener.desk)
    page = opened(opener, window)
    assert len(lines(page)) == 2, "the open ones at first"
    assert "Open · 2" in page.standing.buttons["open"].text()
    page.standing.buttons["declined"].click()
    (line,) = lines(page)
    assert "Ann Ash" in line
    assert "Declined by Dana Lead: not theirs" in line
    page.standing.buttons["all"].click()
    assert len(lines(page)) == 3
    page.search.setText("birch")
    (line,) = lines(page)
    assert "phone 2" in line
    page.records.table.setCurrentIndex(page.records.model.index(0, 0))
    page.look.click()
    settle(opener)
    assert window._place == ("contacts", suggested[1])


def test_who_suggests_sees_their_own_and_what_came_of_them(opener, suggested, make_window):
    opener.lock()
    window = make_window(opener.unlock("Tess"))
    assert "Contact suggestions" in window.frame.side.titles()
    page = opened(opener, window)
    page.standing.buttons["all"].click()
    assert all("Tess" in line for line in lines(page))
    assert len(lines(page)) == 2
    assert any("not theirs" in line for line in lines(page))
    assert page.look.text() == "Open pupil"
    page.records.table.setCurrentIndex(page.records.model.index(0, 0))
    page.look.click()
    assert window._place[0] == "pupil"


def test_several_on_the_first_page_lead_to_the_list(qtbot, opener, suggested, make_window):
    window = make_window(opener.desk)
    due_row(qtbot, window, "2 contacts to confirm").button.click()
    settle(opener)
    assert len(lines(page_of(window))) == 2
