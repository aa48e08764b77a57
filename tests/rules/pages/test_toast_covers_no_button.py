"""What was done is told where nothing that can be pressed lies below it, on every page."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.page_geometry import covered
from ui.look.theme import dress
from ui.shell.places import PLACES
from ui.widgets.toast import Toast
from vault.actions.classes import AddClass
from vault.actions.pupils import AddPupil

SMALLEST = (900, 500)


@pytest.fixture
def records(opener, desk):
    room = opener.run(AddClass("4A"))
    pupil = opener.run(AddPupil((("legal_given", "Leo"), ("legal_family", "Marsh")), room))
    return {"class": room, "pupil": pupil, "contacts": pupil, "concern": pupil}


def test_a_toast_lies_over_no_button_of_any_page(records, opener, make_window):
    dress(QApplication.instance(), "light")
    window = make_window(opener.desk)
    window.resize(*SMALLEST)
    faults = []
    for place in PLACES:
        # Said on the page before: it stays while the next one fills itself.
        window.toast.say("Phone of Mia Lee changed", "good")
        window.toast.offer("Undo: phone number of Mia Lee", lambda: None)
        window.go(place.key, records.get(place.key, ""))
        for _ in range(4):
            opener.on_worker(lambda: None)
        QApplication.processEvents()
        window.toast._step_aside()
        faults += [f"{place.key}: {words!r}" for words in covered(window.toast, window)]
        window.toast.say("The import has been undone.", "good")
        faults += [f"{place.key}: {words!r}" for words in covered(window.toast, window)]
    assert not faults, "\n".join(faults)


def test_a_button_that_comes_later_is_left_free(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    toast = Toast(page)
    toast.say("Saved", "info")
    late = QPushButton("Next", page)
    late.setGeometry(toast.geometry())
    late.show()
    toast.raise_()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(late.geometry()), timeout=2000)
    assert page.rect().contains(toast.geometry())
