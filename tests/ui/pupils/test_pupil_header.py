"""The head of a pupil's page answers before a click, and shows a role what it may read."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.pictures import figure_file
from tests.ui.keys import press
from ui.pupils.header_alerts import MOST
from ui.pupils.pupil_details import AlertDialog
from ui.pupils.pupil_words import alert_sentence, who_words
from vault.actions.classes import AddClass
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.photos import AddPhotoFile
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, OpenPupil
from vault.domain.access import Role
from vault.domain.ids import NEW
from vault.domain.people import Alert, Contact
from vault.domain.secrets import Password

WAIT = 20000
PASSWORD = "lantern-orchard-violin-pebble"
DAY = date(2026, 9, 1)
LONG = "Wolfeschlegel" * 15


@pytest.fixture
def leo(opener, desk):
    opener.room = opener.run(AddClass("4A"))
    values = (
        ("legal_given", "Leonard"),
        ("middle", "James"),
        ("legal_family", "Marsh"),
        ("preferred_given", "Leo"),
        ("born", "2018-01-14"),
        ("year_group", "4"),
    )
    return opener.run(AddPupil(values, opener.room))


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def page_of(opener, window, pupil):
    window.go("pupil", pupil)
    settle(opener)
    return window.pages.currentWidget()


def as_role(opener, make_window, role):
    opener.run(AddProfile("Kim", role, Password.typed(PASSWORD), frozenset({opener.room})))
    opener.lock()
    return make_window(opener.unlock("Kim"))


def test_the_name_in_use_is_the_title_and_the_legal_name_stands_beside_it(opener, window, leo):
    header = page_of(opener, window, leo).header
    assert header.title.text() == "Leo Marsh"
    assert header.legal.text() == "Leonard James Marsh"
    ann = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash"))))
    assert page_of(opener, window, ann).header.legal.isHidden()


def test_age_class_and_year_are_one_line(opener, desk, leo):
    page = opener.run(OpenPupil(leo))
    assert who_words(page, date(2027, 1, 13)) == "8 years, born 14 January 2018. Class 4A, Year 4."
    assert who_words(page, date(2027, 1, 14)).startswith("9 years")


def test_alerts_are_whole_sentences_with_the_most_dangerous_first(opener, window, leo):
    inhaler = "Carries an inhaler; it hangs by the door, on the second hook from the window."
    past = date.today() - timedelta(days=1)
    for kind, text, ends in (
        ("other", "Walks home alone.", None),
        ("medical", inhaler, date.today()),
        ("allergy", "Nuts", None),
        ("medical", "Had a broken arm.", past),
    ):
        opener.run(SetAlert(leo, NEW, kind, text, ends))
    page = page_of(opener, window, leo)
    assert page.header.alerts.texts == ["Allergy. Nuts", inhaler, "Walks home alone."]
    assert page.header.alerts.more.isHidden()
    assert page.alerts.model.rowCount() == 4, "what has ended is in the tab"


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        ("allergy", "Severe nut allergy. Two pens.", "Severe nut allergy."),
        ("allergy", "Milk. Eggs.", "Allergy."),
        ("collection", "Not by the father.", "Collection."),
        ("medical", "Asthma. Two puffs.", ""),
    ],
)
def test_what_is_strong_says_the_danger(kind, text, shown):
    words, lead = alert_sentence(Alert("a", 1, kind, text))
    assert words[:lead] == shown
    assert words.endswith(text)


def test_600_alerts_leave_the_page_usable_and_the_rest_is_one_press_away(opener, window, leo):
    for number in range(MOST + 7):
        opener.run(SetAlert(leo, NEW, "other", f"Alert {number}"))
    page = page_of(opener, window, leo)
    assert len(page.header.alerts.texts) == MOST
    assert page.header.alerts.more.text() == "and 7 more alerts"
    page.header.alerts.more.click()
    assert page.tabs.currentWidget() is page.alerts


def test_whom_to_call_are_the_first_two_who_may_be_called_and_have_a_number(opener, window, leo):
    for given, phone, priority, emergency in (
        ("Olga", "07700 900003", 3, True),
        ("Robin", "07700 900000", 1, False),
        ("Helen", "07700 900142", 2, True),
        ("Nora", "", 1, True),
    ):
        contact = Contact(
            NEW, 0, given, "Marsh", "mother", phone, priority=priority, emergency=emergency
        )
        opener.run(SetContact(leo, contact))
    page = page_of(opener, window, leo)
    calls = page.header.calls
    shown = [(p.name.text(), p.number.text()) for p in calls.people if not p.isHidden()]
    assert shown == [("Helen Marsh", "07700 900142"), ("Olga Marsh", "07700 900003")]
    assert calls.all.text() == "All 4 contacts"
    calls.all.click()
    assert page.tabs.currentWidget() is page.contacts


def test_a_number_is_copied_and_does_not_outlive_the_lock_on_the_clipboard(opener, window, leo):
    opener.run(SetContact(leo, Contact(NEW, 0, given="Helen", phone="07700 900142")))
    person = page_of(opener, window, leo).header.calls.people[0]
    assert person.copy.accessibleName() == "Copy the number of Helen"
    person.copy.click()
    assert QGuiApplication.clipboard().text() == "07700 900142"
    assert window.toast.text.startswith("Number copied.")
    opener.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_a_consent_that_was_not_asked_is_neither_given_nor_refused(opener, window, leo):
    opener.run(DecideConsent(leo, "photo-website", "refused", "Helen", DAY))
    opener.run(DecideConsent(leo, "trips", "given", "Helen", DAY))
    marks = page_of(opener, window, leo).header.marks
    assert marks.texts == [
        "In school: not asked",
        "Website: refused",
        "Press: not asked",
        "Trips: given",
    ]


def test_an_assistant_sees_no_mark_of_a_consent_that_is_not_theirs_to_know(
    opener, make_window, desk, leo
):
    opener.run(DecideConsent(leo, "trips", "given", "Helen", DAY))
    page = page_of(opener, as_role(opener, make_window, Role.ASSISTANT), leo)
    assert page.header.marks.texts == ["In school: not asked"]
    assert "born" not in page.header.who.text()


def test_a_photo_that_was_refused_does_not_show(qtbot, opener, window, leo, tmp_path):
    opener.run(AddPhotoFile(leo, figure_file(tmp_path, 3), DAY))
    page = page_of(opener, window, leo)
    assert not page.photo.pixmap().isNull()
    opener.run(DecideConsent(leo, "photo-class", "refused", "Helen", DAY))
    page = page_of(opener, window, leo)
    assert page.photo.pixmap().isNull()
    assert page.photo.accessibleName() == "Photo refused"


def test_a_key_adds_an_alert_and_a_letter_in_a_field_stays_a_letter(qtbot, opener, window, leo):
    page = page_of(opener, window, leo)
    page.tabs.setCurrentWidget(page.contacts)
    press(qtbot, page, Qt.Key.Key_A)
    dialog = page.findChild(AlertDialog)
    assert dialog is not None
    dialog.reject()
    page.begin_edit()
    edit = page.facts.edits["middle"]
    edit.setFocus()
    press(qtbot, edit, Qt.Key.Key_A)
    assert edit.text() == "Jamesa"
    assert not any(d.isVisible() for d in page.findChildren(AlertDialog))


def test_who_only_reads_has_text_and_neither_form_nor_key(qtbot, opener, make_window, desk, leo):
    page = page_of(opener, as_role(opener, make_window, Role.ASSISTANT), leo)
    for key in (Qt.Key.Key_A, Qt.Key.Key_E):
        press(qtbot, page, key)
    assert page.findChild(AlertDialog) is None
    assert not page.facts.is_editing
    assert page.facts.text.texts["legal_given"] == "Leonard"
    assert "born" not in page.facts.text.texts
    assert not page.facts.edit.isVisibleTo(page.facts)


@pytest.mark.parametrize("size", [(900, 500), (911, 468), (1366, 768)])
def test_names_without_end_make_no_page_wider_than_its_window(opener, make_window, desk, size):
    pupil = opener.run(AddPupil((("legal_given", "محمد"), ("legal_family", LONG)), None))
    opener.run(SetContact(pupil, Contact(NEW, 0, LONG, LONG, LONG, "07700 900142 " * 6)))
    opener.run(SetAlert(pupil, NEW, "allergy", LONG + " " + LONG))
    window = make_window(desk)
    window.resize(*size)
    page = page_of(opener, window, pupil)
    window.grab()
    assert window.width() == size[0]
    assert page.mapTo(window, page.rect().topRight()).x() < size[0]
    header = page.header
    assert header.height() >= header.layout().totalHeightForWidth(header.width())
    for part in (header.title, header.who, *(s.words for s in header.alerts._sentences)):
        assert part.height() >= part.heightForWidth(part.width())
        lines, _ = part._laid_out(part.width())
        for place in range(lines.lineCount()):
            assert lines.lineAt(place).naturalTextWidth() <= part.width() + 1
        assert header.rect().contains(
            part.rect().translated(part.mapTo(header, part.rect().topLeft()))
        )
    assert header.alerts.texts[0].endswith(LONG), "never elided"


def test_a_pupil_without_family_name_has_one_initial(opener, window):
    mia = opener.run(AddPupil((("legal_given", "Mia"),)))
    page = page_of(opener, window, mia)
    assert page.header.title.text() == "Mia"
    assert page.photo._initials == "M"


def test_at_most_one_button_is_filled(opener, window, leo):
    page = page_of(opener, window, leo)
    for begin in (lambda: None, page.begin_edit):
        begin()
        filled = [
            b for b in page.findChildren(QPushButton) if b.property("main") and b.isVisibleTo(page)
        ]
        assert len(filled) <= 1


def test_a_teacher_adds_an_alert_by_one_key_and_enter(qtbot, opener, make_window, desk, leo):
    window = as_role(opener, make_window, Role.TEACHER)
    page = page_of(opener, window, leo)
    press(qtbot, page, Qt.Key.Key_A)
    dialog = page.findChild(AlertDialog)
    dialog.kind.setCurrentText("allergy")
    dialog.text.setText("Nuts")
    dialog.ok.click()
    qtbot.waitUntil(lambda: page.header.alerts.texts == ["Allergy. Nuts"], timeout=WAIT)
    assert window.toast.text == "Alert added"


def test_of_a_pupil_who_is_out_of_sight_only_that_is_said(opener, make_window, desk, leo):
    other = opener.run(AddPupil((("legal_given", "Bob"),), opener.run(AddClass("5C"))))
    page = page_of(opener, as_role(opener, make_window, Role.TEACHER), other)
    assert "You cannot see this record" in page.notice.text
    assert page.header.isHidden()
    assert page.tabs.isHidden()
    assert page.notice.height() < page.height() // 3
