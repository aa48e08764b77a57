"""A teacher raises a concern and cannot read it back; who holds the key reads it on the page."""

import pytest

from tests.ui.open_page import settle
from ui.pupils.sealed_forms import SealedDialog
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


@pytest.fixture
def school(opener, desk):
    """A pupil in 4B with a teacher, a SEND coordinator and a safeguarding lead."""
    room = opener.run(AddClass("4B"))
    opener.pupil = opener.run(AddPupil((("legal_given", "Zoë"),), room))
    for name, role in (
        ("Sam", Role.SAFEGUARDING_LEAD),
        ("Sena", Role.SEND_COORDINATOR),
        ("Theo", Role.TEACHER),
    ):
        opener.run(AddProfile(name, role, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    return opener


def page_as(school, make_window, who):
    window = make_window(school.unlock(who))
    window.go("pupil", school.pupil)
    settle(school)
    school.window = window
    return window.pages.currentWidget()


def rows_of(tab):
    model = tab.table.model()
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def test_a_concern_goes_to_the_safeguarding_lead_alone(qtbot, school, make_window):
    page = page_as(school, make_window, "Theo")
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.safeguarding))
    page.concern.click()
    settle(school)
    page = school.window.pages.currentWidget()
    assert page.title.text() == "Raise a concern about Zoë"
    assert "Goes to Sam" in page.about.text()
    page.hand.click()
    assert "seen or heard" in page.notice.text
    qtbot.keyClicks(page.form.facts, "9.15, cloakroom")
    qtbot.keyClicks(page.form.words, '"I am hungry"')
    page.hand.click()
    qtbot.waitUntil(lambda: bool(page.handed.text()), timeout=WAIT)
    assert page.handed.text().startswith("Handed to the safeguarding lead on ")
    assert page.form.facts.toPlainText() == ""
    school.lock()
    page = page_as(school, make_window, "Sam")
    page.tabs.setCurrentWidget(page.safeguarding)
    qtbot.waitUntil(lambda: bool(rows_of(page.safeguarding)), timeout=WAIT)
    assert "I am hungry" in rows_of(page.safeguarding)[0]


def test_a_health_record_is_for_those_who_hold_its_key(qtbot, school, make_window):
    page = page_as(school, make_window, "Sena")
    page.tabs.setCurrentWidget(page.health)
    page.health.buttons["add"].click()
    dialog = page.findChild(SealedDialog)
    dialog.seen.setPlainText("Blue inhaler")
    dialog.ok.click()
    qtbot.waitUntil(lambda: rows_of(page.health) == ["Blue inhaler"], timeout=WAIT)
    school.lock()
    page = page_as(school, make_window, "Theo")
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.health))


def test_without_a_safeguarding_lead_it_is_said_why_it_cannot_be_sealed(
    qtbot, opener, desk, make_window
):
    opener.pupil = opener.run(AddPupil((("legal_given", "Zoë"),)))
    window = make_window(desk)
    window.go("pupil", opener.pupil)
    settle(opener)
    page = window.pages.currentWidget()
    page.concern.click()
    settle(opener)
    page = window.pages.currentWidget()
    qtbot.keyClicks(page.form.facts, "x")
    page.hand.click()
    qtbot.waitUntil(lambda: "safeguarding" in page.notice.text.lower(), timeout=WAIT)
    assert page.form.facts.toPlainText() == "x", "nothing of it is lost"
