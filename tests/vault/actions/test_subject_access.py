"""A request for access: its clock, all that is held, other people's names, the sealed file."""

import csv
import io
import json
import tarfile
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from tests.two_vaults import PASSWORD
from vault.actions.cards import SaveOwnCard
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.disclosures import AddDisclosure, ListDisclosures, PrintDisclosures
from vault.actions.photos import AddPhotoFile, FetchPhoto
from vault.actions.policy import SetPolicy
from vault.actions.profiles import AddProfile
from vault.actions.pupils import AddPupil, ChangePupil, OpenPupil
from vault.actions.rights import (
    CloseRequest,
    ConfirmIdentity,
    ExtendRequest,
    ListRequests,
    OpenRequest,
    PauseRequest,
    ReadRequest,
    ResumeRequest,
)
from vault.actions.sealed import ListSafeguarding, RaiseConcern
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.crypto.kdf import FLOOR
from vault.crypto.seal import open_sealed
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.dossier import HandOver
from vault.domain.ids import NEW
from vault.domain.law import law_of
from vault.domain.messages import sentence
from vault.domain.people import Contact
from vault.domain.policy import Country, Policy
from vault.domain.rights import RequestKind
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Passphrase, Password
from vault.errors import (
    ClockPausedError,
    IdentityFirstError,
    InvalidValueError,
    NoExtensionError,
    PlanOutdatedError,
    TooLateToExtendError,
    WrongStateError,
)
from vault.unlock import unlock_vault

TODAY = date.today()
ENGLAND = law_of(Country.ENGLAND).request_time


@pytest.fixture
def case(school, tmp_path):
    ann = school.ids["ann"]
    school.run(AddPupil((("legal_given", "Zoë"), ("legal_family", "Åkesson")), school.ids["a"]))
    school.run(SetAlert(ann, NEW, "other", "Do not seat beside ZOE ÅKESSON or bob, ask Dana"))
    school.run(SetContact(ann, Contact(NEW, 0, given="Robin", family="Ash", phone="01632 960222")))
    version = school.run(OpenPupil(ann)).facts.version
    school.run(ChangePupil(ann, version, (("middle", "=1+1"),)))
    picture = tmp_path / "ann.jpg"
    picture.write_bytes(figure_jpeg(3))
    school.run(AddPhotoFile(ann, picture, TODAY))
    return school.run(OpenRequest(ann, RequestKind.ACCESS, "Robin Ash, mother", TODAY))


def opened(path, **key):
    """The files in what was handed over."""
    plain = bytearray()
    with path.open("rb") as file:
        open_sealed(file, plain.extend, **key)
    with tarfile.open(fileobj=io.BytesIO(bytes(plain))) as tar:
        return {m.name: tar.extractfile(m).read() for m in tar.getmembers()}


def hand_over(school, case, path, **order):
    seen = school.run(PreviewDossier(case))
    return school.run(HandOverDossier(case, seen.digest, HandOver(**order), path))


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    said = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return said


def test_nothing_leaves_before_it_is_known_who_asks(school, case, tmp_path):
    with pytest.raises(IdentityFirstError):
        hand_over(school, case, tmp_path / "ann.age")
    assert not list(tmp_path.glob("ann.age*"))


def test_all_of_it_goes_out_as_document_data_and_photos_and_the_names_do_not(
    school, case, tmp_path
):
    school.run(ConfirmIdentity(case, "known at the gate"))
    seen = school.run(PreviewDossier(case))
    found = {(f.person, f.is_sure) for f in seen.findings}
    assert found == {("Zoë Åkesson", True), ("Bob Birch", False), ("Dana Lead (staff)", True)}
    redact = frozenset(f.key for f in seen.findings)
    path = tmp_path / "ann.age"
    report = school.run(HandOverDossier(case, seen.digest, HandOver(redact), path))
    files = opened(path, passphrase=Passphrase(report.passphrase.encode()))
    said = json.loads(files["data.json"])
    (alert,) = said["sections"]["alert"]
    assert alert["text"] == (
        "Do not seat beside [name left out] or [name left out], ask [name left out]"
    )
    assert said["sections"]["pupil"][0]["legal_given"] == "Ann"
    assert said["sections"]["looked"]
    rows = list(csv.reader(io.StringIO(files["csv/pupil.csv"].decode("utf-8-sig"))))
    assert dict(zip(*rows, strict=True))["middle"] == "'=1+1"
    assert "01632 960222" not in repr(said)
    assert "01632 960222" in school.run(OpenPupil(school.ids["ann"])).contacts[0].phone
    page = school.run(OpenPupil(school.ids["ann"]))
    assert files["photos/01.jpg"] == school.run(FetchPhoto(page.current_photo))
    text = words_of(files["report.pdf"])
    assert "What we hold about Ann Ash" in text
    assert "KESSON" not in text.upper()
    kept = school.run(ReadRequest(case))
    assert kept.redacted == 3
    assert kept.handed_on in {TODAY, date.today()}  # the tests may run over midnight
    assert "KESSON" not in kept.notes.upper()


def test_it_can_go_to_a_card_with_the_familys_numbers_in_it(school, case, tmp_path):
    school.run(ConfirmIdentity(case, "known at the gate"))
    card = tmp_path / "own.tuckcard"
    school.run(SaveOwnCard(card))
    from vault.actions.cards import AddCard, ListCards

    school.run(AddCard(card, is_confirmed=True))
    chosen = (school.run(ListCards())[0].id,)
    report = hand_over(school, case, tmp_path / "ann.age", cards=chosen, contacts_too=True)
    assert report.passphrase == ""
    files = opened(tmp_path / "ann.age", identity=school._vault._keys.age_identity)
    assert "01632 960222" in files["data.json"].decode()
    assert school.run(ListDisclosures(school.ids["ann"]))[0].party == "Dana Lead"


def test_what_changed_since_it_was_looked_at_is_looked_at_again(school, case, tmp_path):
    school.run(ConfirmIdentity(case, "known at the gate"))
    seen = school.run(PreviewDossier(case))
    school.run(SetAlert(school.ids["ann"], NEW, "other", "New since"))
    with pytest.raises(PlanOutdatedError):
        school.run(HandOverDossier(case, seen.digest, HandOver(), tmp_path / "ann.age"))


def test_what_is_sealed_from_the_data_lead_is_said_and_added_by_its_keeper(school, case):
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    concern = SealedRecord(NEW, school.ids["ann"], "me", "2026-09-01", "x", "said Bob did it")
    school.run(RaiseConcern(concern))
    seen = school.run(PreviewDossier(case))
    assert any("safeguarding lead" in words for words in seen.missing)
    assert not any(s.key == "safeguarding" for s in seen.sections)
    school.lock()
    sam = unlock_vault(school.folder, "Sam", Password.typed(PASSWORD), params=FLOOR)
    seen = sam.run(PreviewDossier(case))
    sam.lock()
    (section,) = [s for s in seen.sections if s.key == "safeguarding"]
    assert section.rows[0][3] == "said Bob did it"
    assert any(f.section == "safeguarding" and f.person == "Bob Birch" for f in seen.findings)
    assert any("audit trail" in words for words in seen.missing)


def test_a_familys_copy_never_tells_that_there_may_be_a_concern(school, case, tmp_path):
    ann = school.ids["ann"]
    school.run(AddProfile("Sam", Role.SAFEGUARDING_LEAD, Password.typed(PASSWORD)))
    school.run(RaiseConcern(SealedRecord(NEW, ann, "me", "2026-09-01", "x", "a bruise")))
    school.lock()
    sam = unlock_vault(school.folder, "Sam", Password.typed(PASSWORD), params=FLOOR)
    assert sam.run(ListSafeguarding(ann))
    sam.run(OpenPupil(ann))
    sam.lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    lead.run(ConfirmIdentity(case, "known at the gate"))
    report = hand_over(lead, case, tmp_path / "ann.age")
    lead.lock()
    assert any("safeguarding lead" in words for words in report.missing)
    files = opened(tmp_path / "ann.age", passphrase=Passphrase(report.passphrase.encode()))
    files["report.pdf"] = words_of(files["report.pdf"]).encode()
    for name, data in files.items():
        if not name.endswith(".jpg"):
            said = " ".join(data.decode().lower().split())
            assert "safeguarding" not in said, name
            assert "concern" not in said, name
            assert "sealed from you" not in said, name
    page = " ".join(files["report.pdf"].decode().split())
    assert "This copy does not say whether there are any about your child" in page
    # What was done stands in words, not in codes of the program.
    assert "opened the pupil" in page
    assert "pupil open" not in page


def test_the_clock_runs_a_month_and_stands_while_it_is_cleared_up(school, case):
    assert school.run(ReadRequest(case)).due_on == ENGLAND.due_on(TODAY, 0)
    school.run(PauseRequest(case, "which school year is meant"))
    paused = school.run(ReadRequest(case))
    assert paused.days_left(TODAY + timedelta(days=50)) == paused.days_left(TODAY)
    with pytest.raises(WrongStateError):
        school.run(PauseRequest(case, "again"))
    school.run(ResumeRequest(case))
    assert school.run(ReadRequest(case)).paused_on is None
    school.run(CloseRequest(case, "handed over"))
    with pytest.raises(WrongStateError):
        school.run(PauseRequest(case, "too late"))
    assert not school.run(ListRequests())[0].is_open


@pytest.mark.parametrize(
    ("received", "paused", "due"),
    [
        (date(2026, 1, 31), 0, date(2026, 3, 2)),
        (date(2026, 3, 31), 0, date(2026, 4, 30)),
        (date(2026, 9, 3), 0, date(2026, 10, 5)),
        (date(2026, 9, 3), 10, date(2026, 10, 13)),
        (date(2025, 12, 15), 0, date(2026, 1, 15)),
    ],
)
def test_the_due_day_is_the_corresponding_day_of_the_next_month(received, paused, due):
    assert ENGLAND.due_on(received, paused) == due


@pytest.mark.parametrize("kind", RequestKind)
def test_a_complex_request_gets_two_months_more_when_they_are_told_in_time(school, kind):
    asked, told = date.today() - timedelta(days=20), date.today() - timedelta(days=1)
    case = school.run(OpenRequest(school.ids["ann"], kind, "the mother", asked))
    with pytest.raises(InvalidValueError):
        school.run(ExtendRequest(case, " ", told))
    for day in (asked - timedelta(days=1), date.today() + timedelta(days=1)):
        with pytest.raises(InvalidValueError):
            school.run(ExtendRequest(case, "eight years of records", day))
    assert not school.run(ReadRequest(case)).is_extended
    school.run(ExtendRequest(case, "eight years of records", told))
    said = school.run(ReadRequest(case))
    assert said.is_extended
    assert said.due_on == ENGLAND.due_on(asked, 0, is_extended=True)
    assert f"told on {told:%d %B %Y}: eight years of records" in said.notes
    with pytest.raises(WrongStateError):
        school.run(ExtendRequest(case, "once more", told))
    school.run(PauseRequest(case, "which school year is meant"))
    school.run(ResumeRequest(case))
    assert school.run(ReadRequest(case)).due_on == said.due_on


def test_after_the_first_month_it_is_too_late_for_more_time(school):
    asked = date.today() - timedelta(days=40)
    case = school.run(OpenRequest(school.ids["ann"], RequestKind.ACCESS, "the mother", asked))
    with pytest.raises(TooLateToExtendError) as refused:
        school.run(ExtendRequest(case, "eight years of records", date.today()))
    due = ENGLAND.due_on(asked, 0)
    assert f"{due:%d %B %Y}" in sentence(refused.value)
    assert school.run(ReadRequest(case)).due_on == due
    school.run(ExtendRequest(case, "eight years of records", asked + timedelta(days=9)))


@pytest.mark.parametrize("day", range(1, 32))
def test_an_extension_is_told_from_every_other_due_day(school, case, day):
    plain = school.run(ReadRequest(case))
    for month, paused in ((1, 0), (8, 0), (12, 5), (1, 200)):
        received = date(2027, month, day)
        due = ENGLAND.due_on(received, paused)
        made = replace(plain, received_on=received, due_on=due, paused_days=paused)
        assert not made.is_extended
        later = ENGLAND.due_on(received, paused, is_extended=True)
        assert replace(made, due_on=later).is_extended


def test_in_the_united_states_it_is_45_days_and_no_clock_stops(school):
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    received = TODAY - timedelta(days=5)
    case = school.run(
        OpenRequest(school.ids["ann"], RequestKind.ACCESS, "Robin Ash, parent", received)
    )
    assert school.run(ReadRequest(case)).due_on == received + timedelta(days=45)
    with pytest.raises(ClockPausedError):
        school.run(PauseRequest(case, "who is it"))
    with pytest.raises(NoExtensionError):
        school.run(ExtendRequest(case, "eight years of records", TODAY))


def test_a_request_of_tomorrow_or_of_nobody_is_refused(school):
    tomorrow = date.today() + timedelta(days=1)
    for who, day in (("the mother", tomorrow), (" ", TODAY)):
        with pytest.raises(InvalidValueError):
            school.run(OpenRequest(school.ids["ann"], RequestKind.ACCESS, who, day))


def test_what_was_told_by_hand_stands_in_the_record_of_disclosures(school):
    ann = school.ids["ann"]
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    school.run(AddDisclosure(ann, "County nurse", "health check", "99.31(a)(10)", "birth date"))
    (row,) = school.run(ListDisclosures(ann))
    assert (row.party, row.purpose, row.by) == ("County nurse", "health check", "Dana Lead")
    text = words_of(school.run(PrintDisclosures(ann)))
    assert "34 CFR 99.32" in text
    assert "County nurse" in text
    assert school.run(ListDisclosures(school.ids["bob"])) == ()
