"""A teacher raises a concern and cannot read it back; who holds the key reads it on the page."""

import pytest

from ui.pupils.sealed_forms import SealedDialog
from vault.actions.classes import AddClass
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.domain.access import Role
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"


def settle(opener):
    for _ in range(5):
        opener.on_worker(lambda: None)


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
    return window.pages.currentWidget()


def rows_of(tab):
    model = tab.table.model()
    return [model.index(row, 3).data() for row in range(model.rowCount())]


def test_a_concern_goes_to_the_safeguarding_lead_alone(qtbot, school, make_window):
    page = page_as(school, make_window, "Theo")
    assert not page.tabs.isTabVisible(page.tabs.indexOf(page.safeguarding))
    page.concern.click()
    dialog = page.findChild(SealedDialog)
    dialog.ok.click()
    qtbot.waitUntil(lambda: "seen or heard" in dialog.notice.text, timeout=WAIT)
    dialog.seen.setPlainText("9.15, cloakroom")
    dialog.said.setPlainText('"I am hungry"')
    dialog.ok.click()
    qtbot.waitUntil(lambda: "Handed to the safeguarding lead" in page.notice.text, timeout=WAIT)
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
    dialog = page.findChild(SealedDialog)
    said = dialog.notice.text
    dialog.seen.setPlainText("x")
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.notice.text != said, timeout=WAIT)
    assert "safeguarding" in dialog.notice.text.lower()
