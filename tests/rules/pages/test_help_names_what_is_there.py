"""What the help names in strong type is a button, a field, a tab or a heading of that page, and its
keys are keys of the program."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTableView,
    QTabWidget,
    QWidget,
)

from tests.shown_texts import make_all
from ui.shell.help_page import _KEYS
from ui.shell.help_topics import help_topic
from ui.shell.places import PLACES
from vault.actions.classes import AddClass
from vault.actions.contact_suggestions import SuggestContact
from vault.actions.incidents import StartRehearsal
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.rights import OpenRequest
from vault.actions.sealed import RaiseConcern
from vault.domain.access import Role
from vault.domain.documents import DocumentKind
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.policy import Country
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.governance.shipped_training import shipped_modules

PASSWORD = "lantern-orchard-violin-pebble"
LEADS_ALONE = frozenset({"concerns"})
ON_EACH_SYSTEM = (
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
)
KEY = re.compile(r"\b(?:Ctrl\+(?:Shift\+)?\w+|Alt\+\w+|F\d+)\b")


@pytest.fixture
def school(opener, desk):
    """Something of each kind, so that each page has what its help speaks of."""
    room = opener.run(AddClass("4A"))
    pupil = opener.run(AddPupil((("legal_given", "Leo"), ("legal_family", "Marsh")), room))
    for name, role in (("Sam", Role.SAFEGUARDING_LEAD), ("Tess", Role.TEACHER)):
        opener.run(AddProfile(name, role, Password.typed(PASSWORD), frozenset({room})))
    opener.lock()
    opener.unlock("Tess")
    opener.run(SuggestContact(pupil, Contact(NEW, 0, given="Robin", phone="1")))
    opener.run(RaiseConcern(SealedRecord(NEW, pupil, "", "2026-11-20", "Other", "A bruise")))
    opener.lock()
    opener.unlock()
    request = opener.run(OpenRequest(pupil, RequestKind.ACCESS, "mother", date.today()))
    incident = opener.run(StartRehearsal())
    return {
        **dict.fromkeys(("pupil", "contacts", "concern"), pupil),
        "class": room,
        "request": request,
        "incident": incident,
        "document": DocumentKind.NOTICE,
        "module": shipped_modules(Country.ENGLAND)[0].id,
    }


def plain(words):
    """Without dots, a key in brackets, or a count."""
    words = re.sub(r"\s*\([^)]*\)|\s*·.*|\s*…$|:$", "", words.strip())
    return words.strip().removesuffix(" …").removesuffix(":")


def names_on(page):
    """All that a person can read as a name on a page, on each of its tabs."""
    texts = set()
    for tabs in page.findChildren(QTabWidget):
        texts |= {tabs.tabText(place) for place in range(tabs.count())}
    for widget in page.findChildren(QAbstractButton):
        texts |= {widget.text(), widget.accessibleName(), widget.accessibleName().split(",")[0]}
    for widget in page.findChildren(QLabel):
        texts.add(widget.text())
    for kind in (QLineEdit, QComboBox):
        texts |= {widget.accessibleName() for widget in page.findChildren(kind)}
    texts |= {widget.title() for widget in page.findChildren(QGroupBox)}
    for table in page.findChildren(QTableView):
        model = table.model()
        columns = range(model.columnCount()) if model is not None else ()
        texts |= {str(model.headerData(n, Qt.Orientation.Horizontal)) for n in columns}
    return {plain(words) for words in texts} - {""}


def turned(opener, window, key, record):
    window.go(key, record)
    for _ in range(5):
        opener.on_worker(lambda: None)
    page = window.pages.currentWidget()
    for tabs in page.findChildren(QTabWidget):
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            QApplication.processEvents()
            opener.on_worker(lambda: None)
    make_all(page)
    return page


def faults(opener, window, key, record):
    page = turned(opener, window, key, str(record))
    assert window._place[0] == key
    there = names_on(page)
    for name in help_topic(key).named:
        if plain(name) not in there:
            yield f"{key}: '{name}' is not on the page"


def test_each_name_in_the_help_is_on_its_page(school, opener, make_window):
    window = make_window(opener.desk)
    wrong = []
    for place in PLACES:
        if place.key not in LEADS_ALONE:
            wrong += faults(opener, window, place.key, school.get(place.key, ""))
    opener.lock()
    window = make_window(opener.unlock("Sam"))
    for key in sorted(LEADS_ALONE):
        wrong += faults(opener, window, key, "")
    assert not wrong, "\n".join(wrong)


def test_each_key_in_the_help_is_a_key_of_the_program(school, opener, make_window):
    window = make_window(opener.desk)
    everywhere = {key for keys, _ in _KEYS for key in KEY.findall(keys)} - {"Ctrl+Enter"}
    everywhere |= {QKeySequence(key).toString() for key in ON_EACH_SYSTEM}
    wrong = []
    for place in PLACES:
        told = set(KEY.findall(" ".join(block.text for block in help_topic(place.key).blocks)))
        if told - everywhere and place.key not in LEADS_ALONE:
            page = turned(opener, window, place.key, str(school.get(place.key, "")))
            keys = {
                key.key().toString().replace("Return", "Enter")
                for key in page.findChildren(QShortcut)
            }
            for view in page.findChildren(QWidget):
                # What a grid does on a key while it has the focus.
                keys.update(KEY.findall(" ".join(getattr(view, "acts_on", ()))))
            wrong += [f"{place.key}: {key}" for key in told - everywhere - keys]
    assert not wrong, "\n".join(wrong)


def test_most_pages_name_what_is_on_them():
    named = [place.key for place in PLACES if help_topic(place.key).named]
    assert len(named) > 25


def test_the_help_names_no_system_of_one_country():
    """Schools elsewhere have others."""
    for place in PLACES:
        words = " ".join(block.text for block in help_topic(place.key).blocks)
        assert not re.search(r"\b(SIMS|Arbor|Bromcom|ScholarPack|PowerSchool)\b", words)
