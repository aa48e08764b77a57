"""Every page and dialog in American English has no word that is British alone, and the other way
round; what a person wrote stands as it was written; and each page names the times and terms of the
law of the school's country, and no other. One walk through all pages for each country."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget

from tests.english_words import US, american_in, british_in
from tests.law_words import data_of, foreign_to, found_in, names_in, texts_of
from tests.rules.pages.test_every_page_fits import SIZES, faults_of
from tests.shown_texts import shown
from tests.ui.every_dialog import every_dialog, make_dialog
from ui.desk.record_words import speak_of
from ui.english import speak_in
from ui.front.create_page import CreatePage
from ui.front.recover_page import RecoverPage
from ui.front.restore_page import RestorePage
from ui.front.welcome_page import WelcomePage
from ui.pupils.pupil_tabs import ListTab
from ui.shell.places import PLACES
from ui.words import tr
from vault.actions.calendar import SetTerm, SetYear
from vault.actions.classes import AddClass
from vault.actions.complaints import AddComplaint
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.disclosures import AddDisclosure
from vault.actions.documents import ReadDocument
from vault.actions.incidents import RaiseIncident
from vault.actions.policy import SetPolicy
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil
from vault.actions.retention import AdoptPack
from vault.actions.rights import OpenRequest
from vault.actions.security_check import RunSecurityCheck
from vault.actions.staff import SetStaff
from vault.actions.training import ReadMyTraining
from vault.crypto.passwords import word_list
from vault.domain.access import Role
from vault.domain.assessments import Scope
from vault.domain.documents import DocumentKind
from vault.domain.english.spoken import English, Speech
from vault.domain.ids import NEW
from vault.domain.incidents import Incident, IncidentKind, IncidentText
from vault.domain.law import LAWS, law_of
from vault.domain.people import CONSENT_PURPOSES, Contact
from vault.domain.policy import Country, Policy
from vault.domain.rights import RequestKind
from vault.domain.school_values import AcademicYear, StaffMember, Term
from vault.domain.secrets import Password
from vault.governance.schedule import pack_for, read_pack

TODAY, NOW = date.today(), datetime.now(UTC)
PASSWORD = Password.typed("lantern-orchard-violin-pebble")
COUNTRIES = {Country.ENGLAND: (Speech(), american_in), Country.UNITED_STATES: (US, british_in)}
TYPED = "Pupil Register-Colour"
"""A name of words that only one English has, and a note with one of the other."""
NOTE = "the pupil's color"


LONG_AGO = NOW - timedelta(days=9)
SEEN = {}
"""Of a country: (page, record), and each text that it had, on all of its tabs."""
FAULTS = {country: [] for country in Country}
"""Of a country: what does not fit into the smallest window."""


def fill(opener, country):
    """Something of each kind, late where it can be: what is late says more."""
    policy = Policy(country=country)
    opener.run(SetPolicy(policy))
    opener.run(AdoptPack(pack_for(policy)))
    room = opener.run(AddClass("4A", "registration", "4", "", ""))
    year = opener.run(SetYear(AcademicYear(NEW, 0, "2026/27", date(2026, 9, 1), date(2027, 7, 1))))
    opener.run(SetTerm(Term(NEW, 0, year, "First", date(2026, 9, 1), date(2026, 12, 1))))
    opener.run(SetStaff(StaffMember(NEW, 0, "Ms", "Rose", "Reed", "RR")))
    names = (("legal_given", "Ann"), ("legal_family", "Ash"), ("year_group", "4"))
    ann = opener.run(AddPupil(names, room))
    opener.run(SetContact(ann, Contact(NEW, 0, "Robin", "Ash", "father", "1", priority=1)))
    opener.run(SetAlert(ann, NEW, "allergy", "Nuts"))
    for purpose in CONSENT_PURPOSES:
        opener.run(DecideConsent(ann, purpose, "given", "Robin", TODAY))
    opener.run(AddDisclosure(ann, "Ms Reed", "a meeting", "a duty", "address"))
    opener.run(AddComplaint(TODAY - timedelta(days=50), "the mother", "a photo"))
    case = opener.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY))
    lost = Incident("Lost", IncidentKind.LOST_DEVICE, LONG_AGO, LONG_AGO, IncidentText())
    incident = opener.run(RaiseIncident(lost))
    for name, role in (("Tess", Role.TEACHER), ("Sam", Role.SAFEGUARDING_LEAD)):
        opener.run(AddProfile(name, role, PASSWORD, frozenset({room})))
    opener.run(RunSecurityCheck(Scope.FULL))
    return {"pupil": ann, "contacts": ann, "request": case, "incident": incident, "classes": room}


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def visits(opener, records):
    modules = tuple(row.module.id for row in opener.run(ReadMyTraining()).rows)
    keys = {place.key for place in PLACES}
    several = {
        "document": tuple(kind.value for kind in DocumentKind),
        "retention": ("", "erasures"),
        "module": modules,
        "help": tuple(keys - {"help"}),
    }
    for place in PLACES:
        for record in several.get(place.key, (records.get(place.key, ""),)):
            yield place.key, record


@pytest.fixture(params=Country)
def seen(request):
    """What all pages of a school there say."""
    if request.param not in SEEN:
        try:
            SEEN[request.param] = walked(request.getfixturevalue, request.param)
        finally:
            speak_of(law_of(Policy().country))
    return request.param, SEEN[request.param]


def walked(fixture, country):
    opener, desk = fixture("opener"), fixture("desk")
    records = fill(opener, country)
    desk._speak_of_the_law()
    settle(opener)
    speak_in(fixture("qapp"), COUNTRIES[country][0])
    window, found, size = fixture("make_window")(desk), {}, SIZES["smallest"]
    for key, record in visits(opener, records):
        window.resize(*size)
        window.go(key, record)
        settle(opener)
        fixture("qapp").processEvents()
        FAULTS[country] += [f"{key}: {fault}" for fault in faults_of(window, size)]
        words = found.setdefault((key, record), set())
        for _ in turned(window.pages.currentWidget()):
            settle(opener)
            words.update(shown(window.pages.currentWidget()))
        assert "".join(words).strip(), key
    found["window", ""] = set(shown(window))  # what stands round the pages
    return found


def turned(page):
    """Each tab once, as they may be filled only then."""
    for tabs in [t for t in [page, *page.findChildren(QWidget)] if isinstance(t, QTabWidget)]:
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            yield
    yield


def is_drawn(text):
    """The words by which a card is compared are drawn from one list, whatever the English."""
    return set(re.findall(r"[^\W\d]+", text)) <= set(word_list())


def test_no_page_has_a_word_of_the_other_english(seen):
    country, pages = seen
    foreign = COUNTRIES[country][1]
    wrong = [
        f"{key}: {words} {text[:160]!r}"
        for (key, _), texts in pages.items()
        for text in texts
        if (words := set(foreign(text))) and not (key == "cards" and is_drawn(text))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_page_says_a_word_of_another_countrys_law(seen):
    country, pages = seen
    law, foreign = LAWS[country], foreign_to(country)
    packs = [read_pack(schedule.pack) for schedule in law.schedules.values()]
    own = names_in(data_of(law)) | names_in("\n".join(texts_of(packs)))
    # The help is one for all countries, and names documents that not every law has.
    # Two texts beside each other are no name of a law: 'Schedule', and '1 …' after it.
    joined = {where: " | ".join(texts) for where, texts in pages.items() if where[0] != "help"}
    wrong = {
        where: words
        for where, wording in joined.items()
        if (words := found_in(wording, foreign) | names_in(wording) - own)
    }
    assert wrong == {}


@pytest.fixture(params=Country)
def english(request, qapp):
    speech, foreign = COUNTRIES[request.param]
    speak_in(qapp, speech)
    return foreign


def test_no_dialog_has_a_word_of_the_other_english(english, qtbot):
    parent, wrong = QWidget(), {}
    qtbot.addWidget(parent)
    for kind in every_dialog():
        dialog = make_dialog(kind, parent)
        for text in shown(dialog):
            if words := english(text):
                wrong.setdefault(text, (kind.__name__, words))
    assert not wrong, "\n".join(f"{k}: {words} {text!r}" for text, (k, words) in wrong.items())


def test_no_page_before_the_vault_has_a_word_of_the_other_english(english, qtbot, tmp_path):
    made = (WelcomePage(), CreatePage(tmp_path), RestorePage(tmp_path), RecoverPage(()))
    wrong = {}
    for page in made:
        qtbot.addWidget(page)
        for text in shown(page):
            if words := english(text):
                wrong[text] = words
    assert wrong == {}


def test_what_a_person_wrote_stands_as_it_was_written(qapp, opener, desk, make_window):
    speak_in(qapp, US)
    room = opener.run(AddClass(TYPED))
    names = (("legal_given", TYPED), ("legal_family", TYPED))
    pupil = opener.run(AddPupil(names, room))
    opener.run(SetAlert(pupil, NEW, "medical", NOTE))
    window = make_window(desk)
    for key, record in (("pupil", pupil), ("classes", room), ("today", ""), ("pupils", "")):
        window.go(key, record)
        settle(opener)
        texts = list(shown(window.pages.currentWidget()))
        assert any(TYPED in text for text in texts), key
        changed = ("Record-", "-Color", "Student Re", "student's color", "pupil's colour")
        assert not [text for text in texts if any(words in text for words in changed)]


def test_american_pages_fit_as_the_british_do(seen):
    country, _ = seen
    assert not FAULTS[country], "\n".join(FAULTS[country])


def test_an_english_school_quotes_its_law_and_its_years_to_who_reads_american(
    qapp, opener, desk, make_window
):
    """Year 4 is no grade 4, and the law says pupil."""
    law = law_of(Country.ENGLAND)
    records = fill(opener, Country.ENGLAND)
    speak_in(qapp, Speech(English.AMERICAN, law.is_in_grades))
    window = make_window(desk)
    window.go("pupil", records["pupil"])
    settle(opener)
    texts = list(shown(window))
    assert any("Year 4" in text for text in texts)
    assert not any("Grade 4" in text for text in texts)
    assert "Students" in {window.sidebar.item(row).text() for row in range(window.sidebar.count())}
    paper = opener.run(ReadDocument(DocumentKind.NOTICE)).markdown()
    assert "keep a register" in paper
    assert american_in(paper) == set()


def test_an_empty_tab_says_so_in_either_english(english, qtbot):
    tab = ListTab(tr("Health and SEND"), (("When", str),))
    qtbot.addWidget(tab)
    assert "record" in tab.empty.words.text()
