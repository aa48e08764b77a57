"""A new number from the teacher who hears of it to the office, and back: in real windows."""

from dataclasses import replace

import pytest

from tests.fresh_vault import PASSWORD
from tests.today_cards import due_row, due_titles
from tests.ui import conftest
from ui.pupils.pupil_details import ContactDialog, DeclineDialog
from vault.actions.classes import AddClass
from vault.actions.contacts import SetContact
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, OpenPupil
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.secrets import Password

WAIT = conftest.WAIT
desk, opener, make_window = conftest.desk, conftest.opener, conftest.make_window
in_sight_again = conftest.in_sight_again
OLD, NUMBER = "01632 960001", "0161 496 0123"


class Journey:
    """The two sit down one after the other."""

    def __init__(self, qtbot, opener, make_window):
        self.qtbot, self.opener, self.make_window = qtbot, opener, make_window
        room = opener.run(AddClass("4A"))
        self.ann = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash")), room))
        opener.run(SetContact(self.ann, Contact(NEW, 0, "Robin", "Ash", "mother", OLD)))
        typed = Password.typed(PASSWORD)
        opener.run(AddProfile("Tess", Role.TEACHER, typed, frozenset({room})))
        self.window = None

    def sit_down(self, who):
        """A window of this person, with the toasts that it shows."""
        self.opener.lock()
        if self.window is not None:
            self.window.close()
        desk = self.opener.unlock(who)
        self.told = []
        desk.message.connect(lambda words, _tone: self.told.append(words))
        self.window = self.make_window(desk)
        return self.window

    def tab(self):
        """The Contacts tab of the page that shows, turned to."""
        page = self.window.pages.currentWidget()
        page.turn_to(page.contacts)
        return page.contacts

    def settle(self):
        for _ in range(6):
            self.opener.on_worker(lambda: None)

    def lines(self):
        self.settle()
        return [row.line.text() for row in self.tab().suggestions.rows]

    def suggest(self, phone):
        """As the teacher, on the pupil's page."""
        self.window.go("pupil", self.ann)
        self.settle()
        tab = self.tab()
        tab.table.setCurrentIndex(tab.model.index(0, 0))
        tab.suggest_change.click()
        (dialog,) = self.window.findChildren(ContactDialog)
        assert dialog.ok.text() == "Suggest"
        dialog._edits["phone"].setText(phone)
        dialog.ok.click()
        self.qtbot.waitUntil(lambda: bool(self.told), timeout=WAIT)
        self.settle()

    def phone(self):
        return self.opener.run(OpenPupil(self.ann)).contacts[0].phone


@pytest.fixture
def journey(qtbot, opener, desk, make_window):
    return Journey(qtbot, opener, make_window)


def test_a_teacher_suggests_and_the_office_accepts_from_its_first_page(journey):
    window = journey.sit_down("Tess")
    assert not any("confirm" in title for title in due_titles(journey.opener, window))
    journey.suggest(NUMBER)
    assert journey.told == ["Suggested. The office will look at it."]
    (line,) = journey.lines()
    assert line.startswith("Suggested by Tess on ")
    assert line.endswith(f": phone {NUMBER}. The office has not looked at it yet.")
    assert journey.phone() == OLD

    window = journey.sit_down("Dana Lead")
    row = due_row(journey.qtbot, window, "1 contact to confirm")
    assert "Ann Ash" in row.line.text()
    row.button.click()
    journey.settle()
    page = window.pages.currentWidget()
    assert page.tabs.currentWidget() is page.contacts
    (shown,) = page.contacts.suggestions.rows
    shown.buttons["accept"].click()
    journey.qtbot.waitUntil(lambda: journey.phone() == NUMBER, timeout=WAIT)
    assert not any("confirm" in title for title in due_titles(journey.opener, window))

    journey.sit_down("Tess").go("pupil", journey.ann)
    (line,) = journey.lines()
    assert line.startswith("Accepted by Dana Lead on ")
    assert "withdraw" not in journey.tab().suggestions.rows[0].buttons


@pytest.mark.slow
def test_undo_takes_the_acceptance_back_and_the_suggestion_waits_again(journey):
    journey.sit_down("Tess")
    journey.suggest(NUMBER)
    window = journey.sit_down("Dana Lead")
    window.go("contacts", journey.ann)
    journey.settle()
    journey.tab().suggestions.rows[0].buttons["accept"].click()
    journey.qtbot.waitUntil(lambda: journey.phone() == NUMBER, timeout=WAIT)
    journey.settle()
    journey.opener.desk.undo()
    journey.qtbot.waitUntil(lambda: journey.phone() == OLD, timeout=WAIT)
    journey.settle()
    assert "accept" in journey.tab().suggestions.rows[0].buttons


def test_what_is_declined_is_told_with_its_reason(journey):
    journey.sit_down("Tess")
    journey.suggest(NUMBER)
    window = journey.sit_down("Dana Lead")
    window.go("contacts", journey.ann)
    journey.settle()
    journey.tab().suggestions.rows[0].buttons["decline"].click()
    (dialog,) = window.findChildren(DeclineDialog)
    dialog.reason.setText("the mother says no")
    dialog.ok.click()
    journey.qtbot.waitUntil(lambda: bool(journey.told), timeout=WAIT)
    journey.sit_down("Tess").go("pupil", journey.ann)
    (line,) = journey.lines()
    assert line.startswith("Declined by Dana Lead on ")
    assert line.endswith("Reason: the mother says no")


def test_what_is_withdrawn_is_gone(journey):
    journey.sit_down("Tess")
    journey.suggest(NUMBER)
    journey.tab().suggestions.rows[0].buttons["withdraw"].click()
    journey.qtbot.waitUntil(lambda: len(journey.told) == 2, timeout=WAIT)
    assert journey.lines() == []
    assert journey.tab().suggestions.isHidden()


def test_what_changed_unseen_is_told_and_shown_before_the_next_press(journey):
    journey.sit_down("Tess")
    journey.suggest(NUMBER)
    window = journey.sit_down("Dana Lead")
    window.go("contacts", journey.ann)
    journey.settle()
    (robin,) = journey.opener.run(OpenPupil(journey.ann)).contacts
    # Past the page, as somebody at another window of the vault would.
    journey.opener.run(SetContact(journey.ann, replace(robin, phone="0113 496 0000")))
    journey.tab().suggestions.rows[0].buttons["accept"].click()
    notice = window.pages.currentWidget().notice
    journey.qtbot.waitUntil(lambda: bool(notice.text), timeout=WAIT)
    journey.settle()
    assert journey.phone() == "0113 496 0000"
    (row,) = journey.tab().suggestions.rows
    assert "was changed since" in row.warning.text()
    row.buttons["accept"].click()
    journey.qtbot.waitUntil(lambda: journey.phone() == NUMBER, timeout=WAIT)


def test_who_writes_contacts_is_asked_for_a_change_and_not_for_a_suggestion(journey):
    window = journey.sit_down("Dana Lead")
    window.go("contacts", journey.ann)
    journey.settle()
    tab = journey.tab()
    assert tab.suggest_change.isHidden()
    assert tab.suggest_new.isHidden()
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    tab.table.opened.emit(tab.table.chosen())
    (dialog,) = window.findChildren(ContactDialog)
    assert dialog.ok.text() != "Suggest"
