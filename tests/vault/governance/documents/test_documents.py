"""Documents are drafted from the vault, completed by people, and kept in versions."""

import re
from datetime import date, timedelta

import pypdfium2
import pytest

from tests.conftest import PASSWORD
from vault.actions.audit import ReadAudit
from vault.actions.contact_suggestions import SuggestContact
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.disclosures import AddDisclosure
from vault.actions.documents import (
    DraftDisclosureRegister,
    DraftDocument,
    DraftOnYourChild,
    KeepDocument,
    ListDocuments,
    ListVersions,
    ReadDocument,
)
from vault.actions.papers import PaperAsPdf
from vault.actions.policy import SetPolicy
from vault.actions.profiles import AddProfile
from vault.actions.protection import DraftProtectionStatement, ReadProtection
from vault.actions.pupils import AddPupil
from vault.actions.retention import AdoptPack
from vault.actions.sealed import RaiseConcern
from vault.actions.security_check import BringInAdvisories
from vault.actions.staff import SetStaff
from vault.domain.access import Role
from vault.domain.documents import Document, DocumentKind
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.policy import Country, Policy
from vault.domain.school_values import StaffMember
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Password
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
)
from vault.governance.documents.dpia import RISKS
from vault.governance.security_check import ALL

FULL = Policy(
    officer="Olga Officer", contact="01632 960001", address="1 High Street", authority_number="Z1"
)
US = Policy(country=Country.UNITED_STATES, officer="Olga Officer", contact="555", address="Main St")


def wording(session, kind, number=0):
    return session.run(ReadDocument(kind, number)).markdown()


def typed_all(session, kind):
    made = session.run(DraftDocument(kind))
    return tuple((part.key, f"About {part.key}.") for part in made.parts if part.asks)


def check(session, name):
    items = (i for m in session.run(ReadProtection()).measures for i in m.items)
    return next(i for i in items if i.id == name)


@pytest.mark.parametrize("kind", DocumentKind)
def test_an_empty_vault_makes_each_with_its_gaps_marked(lead, kind):
    made = lead.run(DraftDocument(kind))
    assert isinstance(made, Document)
    assert made.number == 0
    if kind is not DocumentKind.NOTICE:
        assert made.gaps
    paper = lead.run(ReadDocument(kind))
    assert "draft, not kept yet" in paper.subtitle
    assert lead.run(PaperAsPdf(paper, "document.read")).pdf.startswith(b"%PDF")


def test_the_record_of_processing_has_every_item_of_article_30(school):
    school.run(SetPolicy(FULL))
    school.run(SetContact(school.ids["ann"], Contact(NEW, 0, given="Robin", phone="1")))
    text = wording(school, DocumentKind.PROCESSING)
    for letter in "abcdefg":
        assert f"Art. 30(1)({letter})" in text
    assert "Olga Officer" in text
    assert "phone number" in text
    assert "email address" not in text
    assert "unique pupil number" in text


def test_only_what_is_held_is_told(school):
    assert "Health and special needs" not in wording(school, DocumentKind.PROCESSING)
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    assert "9(2)(g)" in wording(school, DocumentKind.LAWFUL_BASIS)


def test_the_schedule_gives_the_periods_and_a_kind_without_rule_is_a_gap(school):
    before = school.run(DraftDocument(DocumentKind.RETENTION))
    assert any("how long it is kept" in gap for gap in before.gaps)
    school.run(AdoptPack("england-primary"))
    after = wording(school, DocumentKind.RETENTION)
    assert "8 months from leaving" in after
    assert not any(
        "how long it is kept" in gap
        for gap in school.run(DraftDocument(DocumentKind.RETENTION)).gaps
    )


def test_the_assessment_has_every_item_of_article_35(school):
    text = wording(school, DocumentKind.DPIA)
    for item in ("(a) What", "(b) Whether", "(c) Risks", "(d) Measures", "35(2)", "35(9)"):
        assert item in text
    known = {one.id for one in ALL}
    assert all(set(risk.checks) <= known for risk in RISKS)
    assert "no backup was ever read back" in text


def test_the_programme_has_its_items_and_claims_no_certificate(school):
    for policy in (FULL, US):
        school.run(SetPolicy(policy))
        text = wording(school, DocumentKind.PROGRAMME)
        for number in range(1, 7):
            assert f"## {number}. " in text
        assert "is no certificate" in text
        assert "312.8" in text


def test_the_country_chooses_the_words(school):
    assert "public task" in wording(school, DocumentKind.LAWFUL_BASIS)
    school.run(SetPolicy(US))
    text = wording(school, DocumentKind.LAWFUL_BASIS)
    assert "FERPA" in text
    assert "public task" not in text
    assert "Information Commissioner" not in wording(school, DocumentKind.NOTICE)


def test_what_a_person_wrote_stays_while_the_vault_changes(school):
    kind = DocumentKind.DPIA
    assert school.run(KeepDocument(kind, 0, typed_all(school, kind))) == 1
    first = wording(school, kind, 1)
    assert "About views." in first
    assert not school.run(DraftDocument(kind)).is_behind
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    now = school.run(DraftDocument(kind))
    assert now.is_behind
    assert {p.key: p.typed for p in now.parts}["views"] == "About views."
    assert school.run(KeepDocument(kind, 1, typed_all(school, kind))) == 2
    assert wording(school, kind, 1).split("---\n")[0] == first.split("---\n")[0]
    assert "Alerts" in wording(school, kind, 2)
    assert "Alerts" not in first
    assert [v.number for v in school.run(ListVersions(kind))] == [2, 1]


def test_numbers_and_dates_alone_put_no_document_behind(school):
    school.run(KeepDocument(DocumentKind.PROCESSING, 0))
    school.run(AddPupil((("legal_given", "Cem"), ("legal_family", "Can")), school.ids["a"]))
    assert not school.run(DraftDocument(DocumentKind.PROCESSING)).is_behind


def test_what_was_written_survives_a_change_of_country_and_back(school):
    kind = DocumentKind.LAWFUL_BASIS
    school.run(KeepDocument(kind, 0, (("special", "Once a year, by the head."),)))
    school.run(SetPolicy(US))
    school.run(KeepDocument(kind, 1, (("differs", "nowhere"),)))
    school.run(SetPolicy(FULL))
    typed = {p.key: p.typed for p in school.run(DraftDocument(kind)).parts}
    assert typed["special"] == "Once a year, by the head."
    assert typed["differs"] == "nowhere"


def test_two_people_do_not_write_over_each_other(school):
    school.run(KeepDocument(DocumentKind.NOTICE, 0))
    with pytest.raises(StaleRecordError):
        school.run(KeepDocument(DocumentKind.NOTICE, 0))
    with pytest.raises(NotFoundError):
        school.run(ReadDocument(DocumentKind.NOTICE, 7))


def test_parts_that_are_not_there_and_endless_texts_are_refused(school):
    for typed in ((("who", "me"),), (("nonsense", "x"),), (("see", "x" * 30_000),)):
        with pytest.raises(InvalidValueError):
            school.run(KeepDocument(DocumentKind.NOTICE, 0, typed))
    assert school.run(ListVersions(DocumentKind.NOTICE)) == ()


def test_an_auditor_reads_and_writes_nothing(school, unlock_as):
    school.run(KeepDocument(DocumentKind.NOTICE, 0))
    auditor = unlock_as(Role.AUDITOR)
    assert auditor.run(ReadDocument(DocumentKind.NOTICE, 1)).pieces
    for kind in DocumentKind:
        assert not auditor.run(DraftDocument(kind)).is_behind
    with pytest.raises(PermissionDeniedError):
        auditor.run(KeepDocument(DocumentKind.NOTICE, 1))


def test_the_check_tells_what_is_missing_old_or_open(school):
    assert "never made" in check(school, "documents").found
    school.run(SetPolicy(FULL))
    school.run(AdoptPack("england-primary"))
    for kind in DocumentKind:
        school.run(KeepDocument(kind, 0))
    assert "gaps left" in check(school, "documents").found
    row = school.run(ListDocuments())[0]
    assert not row.is_old(date.today())
    assert row.is_old(date.today() + timedelta(days=366))


def test_other_things_that_are_kept_in_versions_are_no_documents(school, tmp_path):
    path = tmp_path / "osv.json"
    path.write_text('{"id": "X-1", "modified": "2026-01-01T00:00:00Z"}')
    school.run(BringInAdvisories(path))
    assert all(row.newest is None for row in school.run(ListDocuments()))


def passed_on(school):
    school.run(
        AddDisclosure(school.ids["ann"], "social care", "a meeting about Ann", "duty", "address")
    )


def test_a_notice_for_everybody_names_no_reason_and_no_party(school):
    passed_on(school)
    for kind in DocumentKind:
        text = wording(school, kind)
        assert "meeting about Ann" not in text
        assert "social care" not in text


def test_the_page_for_a_parent_is_about_one_child_and_in_the_trail(school):
    ann = school.ids["ann"]
    contact = Contact(NEW, 0, given="Robin", family="Rowan", phone="01632 960777")
    school.run(SetContact(ann, contact))
    school.run(DecideConsent(ann, "photo-website", "refused", "Robin", date(2026, 9, 1)))
    passed_on(school)
    paper = school.run(DraftOnYourChild(ann)).markdown()
    assert "Ann Ash" in paper
    for other in ("Bob", "Birch", "Rowan", "01632 960777", "social care"):
        assert other not in paper
    assert "photo on our website: no" in paper
    assert "social care" in school.run(DraftOnYourChild(ann, passed_on=True)).markdown()
    entries = [e for e in school.run(ReadAudit()) if e.kind == "document.on-your-child"]
    assert [e.record for e in entries] == [ann, ann]


def test_the_page_for_a_parent_counts_what_staff_suggest_too(school):
    ann = school.ids["ann"]
    assert "People we can call" not in school.run(DraftOnYourChild(ann)).markdown()
    school.run(SuggestContact(ann, Contact(NEW, 0, given="Robin", phone="01632 960777")))
    paper = school.run(DraftOnYourChild(ann)).markdown()
    assert "People we can call" in paper
    assert "We have 1." in paper


@pytest.mark.parametrize("kind", [k for k in DocumentKind if k is not DocumentKind.NOTICE])
def test_what_is_not_for_families_does_not_speak_to_a_parent(school, kind):
    ann = school.ids["ann"]
    school.run(SetContact(ann, Contact(NEW, 0, given="Robin", phone="1")))
    school.run(DecideConsent(ann, "trips", "given", "Robin", date(2026, 9, 1)))
    for country in Country:
        school.run(SetPolicy(Policy(country=country)))
        words = set(re.findall(r"[a-z]+", wording(school, kind).lower()))
        assert words.isdisjoint({"you", "your", "we", "our", "us"})
        assert "send coordinator" not in wording(school, kind)


def test_the_assessment_gives_only_reasons_that_are_there(school):
    before = wording(school, DocumentKind.DPIA)
    assert "pictures of faces" not in before
    assert "some of it is special category data" not in before
    school.run(SetAlert(school.ids["ann"], NEW, "medical", "Inhaler"))
    assert "some of it is special category data" in wording(school, DocumentKind.DPIA)


def test_the_notice_is_about_the_child_and_not_about_staff(school):
    school.run(SetStaff(StaffMember(NEW, 0, "Mx", given="Robin", family="Reed")))
    text = wording(school, DocumentKind.NOTICE)
    assert "| Staff |" not in text
    assert "training each has passed" not in text
    assert "Members of staff" in wording(school, DocumentKind.PROCESSING)


def test_the_statement_for_governors_says_of_which_day_it_is(school):
    paper = school.run(DraftProtectionStatement())
    assert f"{date.today():%d %B %Y}" in paper.subtitle
    assert "Not there yet: there is a backup that was read back." in paper.markdown()


@pytest.mark.parametrize("kind", DocumentKind)
def test_sealed_records_are_counted_by_their_kind_and_described(school, kind):
    pupil = school.ids["ann"]
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    school.run(RaiseConcern(SealedRecord(NEW, pupil, "me", "2026-09-01", "x", "a bruise")))
    text = wording(school, kind)
    assert "bruise" not in text
    if kind is DocumentKind.NOTICE:
        assert "Keeping children safe: sealed notes" in text
    if kind is DocumentKind.PROCESSING:
        assert "| 1 | sealed notes when someone is worried about a child |" in text
    assert "sealed" in school.run(DraftOnYourChild(pupil)).markdown()


def test_the_page_never_says_whether_something_is_sealed(school):
    ann, bob = school.ids["ann"], school.ids["bob"]
    sealed = "This page does not say if there are any"
    assert sealed in school.run(DraftOnYourChild(ann)).markdown().replace("\n", " ")
    assert sealed in school.run(DraftOnYourChild(bob)).markdown().replace("\n", " ")


def test_a_teacher_makes_no_page_about_a_child(school, unlock_as):
    teacher = unlock_as(Role.TEACHER)
    with pytest.raises(PermissionDeniedError):
        teacher.run(DraftOnYourChild(school.ids["ann"]))


def test_the_register_counts_pupils_and_names_none(school):
    passed_on(school)
    paper = school.run(DraftDisclosureRegister())
    assert "social care" in paper.markdown()
    document = pypdfium2.PdfDocument(school.run(PaperAsPdf(paper, "document.read")).pdf)
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "social care" in words
    assert "Ash" not in words
