"""What is written for a school names the law of its own country, and no other."""

from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest

from tests.english_words import american_in, british_in
from tests.law_words import data_of, foreign_to, found_in, names_in, times_of
from vault.actions.complaints import AddComplaint
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.disclosures import AddDisclosure, PrintDisclosures
from vault.actions.documents import (
    DraftDisclosureRegister,
    DraftOnYourChild,
    KeepDocument,
    ListDocuments,
    ReadDocument,
)
from vault.actions.incidents import DraftLetter, RaiseIncident
from vault.actions.policy import SetPolicy
from vault.actions.profiles import AddProfile
from vault.actions.protection import DraftProtectionStatement, ReadProtection
from vault.actions.retention import AdoptPack, ReadSchedule
from vault.actions.rights import ExtendRequest, OpenRequest, PauseRequest, ReadRequest
from vault.actions.sealed import RaiseConcern
from vault.actions.security_check import DraftCheckReport, ReadCheckStatus, RunSecurityCheck
from vault.actions.training import PrintTrainingCertificate, ReadMyTraining, TakeTest
from vault.domain.access import Role
from vault.domain.act_words import act_words
from vault.domain.assessments import Scope
from vault.domain.documents import DocumentKind
from vault.domain.english.spoken import English, speaking
from vault.domain.ids import NEW
from vault.domain.incidents import Incident, IncidentKind, IncidentText, Letter, Locked
from vault.domain.law import LAWS, law_of
from vault.domain.messages import WORDS, sentence
from vault.domain.people import Contact
from vault.domain.policy import Country, Policy
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import TuckboxError
from vault.governance.schedule import pack_for
from vault.governance.what_is_new import shipped_news

FOREIGN = {English.BRITISH: american_in, English.AMERICAN: british_in}
TODAY = date.today()
NOW = datetime.now(UTC)
PASSWORD = Password.typed("lantern-orchard-violin-pebble")


def pdf_text(raw):
    document = pypdfium2.PdfDocument(raw)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def fill(school, policy):
    """Something of each kind, and everything that can be late is."""
    ann = school.ids["ann"]
    school.run(SetPolicy(policy))
    school.run(AdoptPack(pack_for(policy)))
    school.run(SetContact(ann, Contact(NEW, 0, given="Robin", phone="1")))
    school.run(SetAlert(ann, NEW, "medical", "Inhaler"))
    school.run(AddProfile("Sam Safe", Role.SAFEGUARDING_LEAD, PASSWORD))
    school.run(RaiseConcern(SealedRecord(NEW, ann, "me", "2026-09-01", "x", "a bruise")))
    school.run(AddDisclosure(ann, "Ms Reed", "a meeting", "a duty", "address"))
    school.run(AddComplaint(TODAY - timedelta(days=60), "the mother", "a photo"))
    school.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", TODAY - timedelta(days=90)))


def papers(school):
    ann, aware = school.ids["ann"], NOW - timedelta(days=9)
    text = IncidentText(device="a laptop", locked=Locked.YES)
    lost = school.run(RaiseIncident(Incident("Lost", IncidentKind.LOST_DEVICE, aware, aware, text)))
    for kind in DocumentKind:
        yield school.run(ReadDocument(kind))
        number = school.run(KeepDocument(kind, 0))
        yield school.run(ReadDocument(kind, number))
    for letter in Letter:
        yield school.run(DraftLetter(lost, letter))
    for passed_on in (False, True):
        yield school.run(DraftOnYourChild(ann, passed_on=passed_on))
    yield school.run(DraftDisclosureRegister())
    yield school.run(DraftProtectionStatement())
    school.run(RunSecurityCheck(Scope.FULL))
    (row,) = school.run(ReadCheckStatus()).rows
    yield school.run(DraftCheckReport(row.id))


def refusals(school):
    """What is said to somebody who asks for more than the law of the country gives."""
    ann = school.ids["ann"]
    for days in (5, 90):
        asked = TODAY - timedelta(days=days)
        case = school.run(OpenRequest(ann, RequestKind.ACCESS, "the mother", asked))
        for act in (ExtendRequest(case, "much of it", TODAY), PauseRequest(case, "who is it")):
            try:
                school.run(act)
            except TuckboxError as error:
                yield sentence(error)
        yield school.run(ReadRequest(case)).notes


def training(school):
    for row in school.run(ReadMyTraining()).rows:
        yield repr(row.module)
        school.run(TakeTest(row.module.id, tuple(q.right for q in row.module.questions)))
        yield pdf_text(school.run(PrintTrainingCertificate(row.module.id)).pdf)


WRITTEN = {}


@pytest.fixture(params=Country)
def texts(request, school):
    """By what it is, everything that the program writes for a school there."""
    with speaking(LAWS[request.param].speech):
        if request.param not in WRITTEN:
            WRITTEN[request.param] = written(school, request.param)
        yield request.param, WRITTEN[request.param]


def written(school, country):
    fill(school, Policy(country=country))
    made = {f"paper {n}: {p.title}": p.markdown() for n, p in enumerate(papers(school))}
    made |= {f"training {n}": text for n, text in enumerate(training(school))}
    made |= {f"refusal {n}": text for n, text in enumerate(refusals(school))}
    made["disclosures"] = pdf_text(school.run(PrintDisclosures(school.ids["ann"])).pdf)
    made["protection"] = repr(school.run(ReadProtection()))
    made["documents"] = repr([row.title for row in school.run(ListDocuments())])
    made["schedule"] = repr(school.run(ReadSchedule()))
    made["messages"] = repr(WORDS)
    made["trail"] = repr([act_words(kind) for kind in ("rights.extend", "rights.pause")])
    made["news"] = repr(shipped_news())
    return made


def test_nothing_written_for_a_school_has_a_word_of_another_countrys_law(texts):
    country, made = texts
    own, foreign = names_in(data_of(LAWS[country])), foreign_to(country)
    assert foreign
    wrong = {what: found_in(text, foreign) | names_in(text) - own for what, text in made.items()}
    assert {what: words for what, words in wrong.items() if words} == {}


def test_what_is_written_names_the_law_of_its_own_country(texts):
    country, made = texts
    law = LAWS[country]
    whole = " ".join("\n".join(made.values()).split())
    for word in (law.terms.acts, law.terms.notification, law.request_time.in_words):
        assert word in whole
    assert law.acknowledgement in " ".join(made["protection"].split())
    for name in law.titles.values():
        assert name in made["documents"]


RAW = {"messages", "schedule"}
"""The table itself, and codes."""


def test_what_is_written_speaks_the_english_of_its_country(texts):
    country, made = texts
    foreign = FOREIGN[LAWS[country].english]
    found = {what: foreign(text) for what, text in made.items() if what not in RAW}
    assert {what: words for what, words in found.items() if words} == {}


def test_a_childs_number_is_called_what_the_law_of_the_country_calls_it(texts):
    country, made = texts
    numbers = {law.country: law.pupil_number for law in LAWS.values()}
    own = numbers.pop(country)
    papers = " ".join("\n".join(made.values()).split())
    assert own.explained in papers
    for other in numbers.values():
        wrong = {w: found_in(w, {other.word, other.explained}) for w in made.values()}
        assert not any(wrong.values())


def test_a_check_of_before_the_school_moved_is_told_by_the_law_of_where_it_is(school, unlock_as):
    school.run(RunSecurityCheck(Scope.FULL))
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    seen = repr(unlock_as(Role.AUDITOR).run(ReadProtection()))
    assert "as of" in seen
    assert found_in(seen, foreign_to(Country.UNITED_STATES)) == set()
    assert law_of(Country.UNITED_STATES).acknowledgement in seen


@pytest.mark.parametrize("country", Country)
def test_who_cannot_know_the_country_is_told_of_no_law(school, unlock_as, country):
    school.run(SetPolicy(Policy(country=country)))
    technician = unlock_as(Role.TECHNICIAN)
    seen = repr((technician.run(RunSecurityCheck(Scope.FULL)), technician.run(ReadProtection())))
    assert names_in(seen) == set()
    for law in LAWS.values():
        assert found_in(seen, times_of(law) - {"30 days"}) == set()
        assert law.acknowledgement not in seen


def test_the_words_of_another_law_are_many_and_known():
    england, us = foreign_to(Country.UNITED_STATES), foreign_to(Country.ENGLAND)
    assert {"one month", "two months", "UK GDPR", "DfE", "Data Protection Act"} <= england
    assert {"45 days", "FERPA", "20 U.S.C. 1232g", "privacy officer"} <= us
    assert "COPPA" not in england | us
