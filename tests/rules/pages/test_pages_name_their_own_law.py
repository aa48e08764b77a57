"""Each page says the times, names and terms of the law of the school's country, and no other."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.law_words import data_of, foreign_to, found_in, names_in
from tests.shown_texts import shown
from ui.classes.school_forms import SchoolDialog
from ui.english import speak_in
from ui.rights.complaint_forms import ComplaintDialog
from ui.rights.rights_forms import ExtendDialog
from ui.shell.places import PLACES
from vault.actions.incidents import RaiseIncident
from vault.actions.policy import SetPolicy
from vault.actions.pupils import AddPupil
from vault.actions.rights import ListRequests, OpenRequest, PauseRequest
from vault.actions.training import ReadMyTraining
from vault.domain.documents import DocumentKind
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Risk
from vault.domain.law import LAWS, law_of
from vault.domain.policy import Country, Policy
from vault.domain.rights import RequestKind

TODAY = date.today()
WAIT = 20000
MORE_THAN_ONCE = {
    "document": tuple(kind.value for kind in DocumentKind),
    "retention": ("", "erasures"),
}


def settle(opener):
    for _ in range(6):
        opener.on_worker(lambda: None)


def dialog_of(window, kind, qtbot):
    qtbot.waitUntil(lambda: window.findChild(kind) is not None, timeout=WAIT)
    return window.findChild(kind)


@pytest.fixture(params=Country)
def country(request, qapp, opener, desk):
    """A school there with something of each kind, late where it can be."""
    long_ago = datetime.now(UTC) - timedelta(days=9)
    opener.run(SetPolicy(Policy(country=request.param)))
    speak_in(qapp, law_of(request.param).speech)
    opener.ann = opener.run(AddPupil((("legal_given", "Ann"), ("legal_family", "Ash"))))
    opener.case = opener.run(OpenRequest(opener.ann, RequestKind.ACCESS, "the mother", TODAY))
    lost = Incident("Lost", IncidentKind.LOST_DEVICE, long_ago, long_ago, IncidentText())
    opener.incident = opener.run(RaiseIncident(lost))
    return request.param


@pytest.mark.slow
def test_no_page_says_a_word_of_another_countrys_law_before_anything_is_late(
    country, opener, desk, make_window
):
    """What is late says more: that, each run sees, in the walk for the English of the pages."""
    own, foreign = names_in(data_of(LAWS[country])), foreign_to(country)
    records = {"request": opener.case, "incident": opener.incident, "pupil": opener.ann}
    modules = tuple(row.module.id for row in opener.run(ReadMyTraining()).rows)
    visits = {**MORE_THAN_ONCE, "module": modules}
    window, wrong = make_window(desk), {}
    for place in PLACES:
        for record in visits.get(place.key, (records.get(place.key, ""),)):
            window.go(place.key, record)
            settle(opener)
            text = "\n".join(shown(window.pages.currentWidget()))
            assert text.strip()
            words = found_in(text, foreign) | names_in(text) - own
            wrong |= {(place.key, record): words} if words else {}
    assert wrong == {}


def test_a_request_offers_only_what_the_law_has(country, opener, desk, make_window, qtbot):
    time = law_of(country).request_time
    window = make_window(desk)
    window.go("request", opener.case)
    settle(opener)
    page = window.pages.currentWidget()
    assert page.buttons["note"].isVisible()
    assert page.buttons["extend"].isVisible() is bool(time.extension_months)
    assert page.buttons["pause"].isVisible() is time.can_pause
    if time.extension_months:
        page.buttons["extend"].click()
        text = "\n".join(shown(dialog_of(window, ExtendDialog, qtbot)))
        assert time.more_in_words in text
        assert time.in_words in text


def test_a_clock_that_stands_can_run_again_after_the_school_chose_another_law(
    opener, desk, make_window
):
    ann = opener.run(AddPupil((("legal_given", "Ann"),)))
    case = opener.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY))
    opener.run(PauseRequest(case, "who is it"))
    opener.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    window = make_window(desk)
    window.go("request", case)
    settle(opener)
    page = window.pages.currentWidget()
    assert page.buttons["resume"].isVisible()
    page.buttons["resume"].click()
    settle(opener)
    (request,) = opener.run(ListRequests())
    assert request.due_on == TODAY + timedelta(days=45)
    settle(opener)
    assert not page.buttons["pause"].isVisible()


def test_the_time_for_a_complaint_is_that_of_the_law(country, opener, desk, make_window, qtbot):
    words = law_of(country).acknowledgement
    window = make_window(desk)
    window.go("complaints")
    settle(opener)
    page = window.pages.currentWidget()
    assert words in page.empty.words.text()
    page.add.click()
    assert words in "\n".join(shown(dialog_of(window, ComplaintDialog, qtbot)))


def test_whom_to_tell_of_each_risk_is_said_as_the_law_has_it(country, opener, desk, make_window):
    window = make_window(desk)
    window.go("incident", opener.incident)
    settle(opener)
    risk = window.pages.currentWidget().tell.risk
    texts = {risk.itemData(place): risk.itemText(place) for place in range(risk.count())}
    assert texts == law_of(country).breach.risks
    assert risk.currentData() == Risk.UNDECIDED


def test_the_number_of_the_school_is_called_as_in_its_country(
    country, opener, desk, make_window, qtbot
):
    words = law_of(country).terms.school_number
    window = make_window(desk)
    window.go("school", "school")
    settle(opener)
    page = window.pages.currentWidget()
    assert page.number_called.text() == words
    page.change.click()
    assert words in "\n".join(shown(dialog_of(window, SchoolDialog, qtbot)))


def test_retention_offers_the_schedules_of_the_country(country, opener, desk, make_window):
    window = make_window(desk)
    window.go("retention")
    settle(opener)
    pack = window.pages.currentWidget().pack
    offered = {pack.itemData(place) for place in range(pack.count())}
    assert offered == {schedule.pack for schedule in law_of(country).schedules.values()}


def test_the_policy_asks_in_the_words_of_the_country_that_is_chosen(opener, desk, make_window):
    window = make_window(desk)
    window.go("documents")
    settle(opener)
    form = window.pages.currentWidget().policy
    window.pages.currentWidget().tabs.setCurrentIndex(1)
    for country in (*Country, *Country):
        law = law_of(country)
        form.country.setCurrentIndex(form.country.findData(country))
        texts = [text.casefold() for text in shown(form)]
        assert f"{law.terms.officer} or contact" in texts
        assert form.number.isVisible() is bool(law.registered_with)
