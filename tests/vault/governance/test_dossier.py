"""A family's copy has all that is held, without other people's names and without a concern."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.marks import assess, enter
from tests.rules.objective_arguments import programme_of
from tests.two_vaults import PASSWORD
from tests.vault.actions.requests import TODAY, hand_over, opened, words_of
from vault.actions.contact_suggestions import SuggestContact
from vault.actions.contacts import RemoveContact, SetContact
from vault.actions.objectives import AddEvidencePicture, Judge, OpenObjectives, SetProgramme
from vault.actions.photos import FetchPhoto
from vault.actions.profiles import AddProfile
from vault.actions.pupils import OpenPupil
from vault.actions.registers import MarkRegister
from vault.actions.restrictions import SetHold
from vault.actions.rights import ConfirmIdentity, ReadRequest
from vault.actions.sealed import ListSafeguarding, RaiseConcern
from vault.actions.subject_access import HandOverDossier, PreviewDossier
from vault.crypto.kdf import FLOOR
from vault.demo.figures import figure_jpeg
from vault.domain.access import Role
from vault.domain.dossier import HandOver
from vault.domain.ids import NEW
from vault.domain.objectives import Judgement, Judging
from vault.domain.registers import NewMark, RegisterOf
from vault.domain.sealed import SealedRecord
from vault.domain.secrets import Passphrase, Password
from vault.unlock import unlock_vault


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
    content = json.loads(files["data.json"])
    (alert,) = content["sections"]["alert"]
    assert alert["text"] == (
        "Do not seat beside [name left out] or [name left out], ask [name left out]"
    )
    assert content["sections"]["pupil"][0]["legal_given"] == "Ann"
    assert content["sections"]["looked"]
    rows = list(csv.reader(io.StringIO(files["csv/pupil.csv"].decode("utf-8-sig"))))
    assert dict(zip(*rows, strict=True))["middle"] == "'=1+1"
    assert "01632 960222" not in repr(content)
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
            text = " ".join(data.decode().lower().split())
            assert "safeguarding" not in text, name
            assert "concern" not in text, name
            assert "sealed from you" not in text, name
    page = " ".join(files["report.pdf"].decode().split())
    assert "This copy does not say whether there are any about your child" in page
    # What was done stands in words, not in codes of the program.
    assert "opened the pupil" in page
    assert "pupil open" not in page


@pytest.mark.parametrize("wanted", [False, True])
def test_phones_and_addresses_of_before_are_left_out_like_those_of_now(
    school, case, tmp_path, wanted
):
    """Who asks may be just the person who is not to know where the other parent lives."""
    ann = school.ids["ann"]
    (robin,) = school.run(OpenPupil(ann)).contacts
    school.run(SetContact(ann, replace(robin, phone="0113 496 0000", address="12 Quiet Lane")))
    (robin,) = school.run(OpenPupil(ann)).contacts
    school.run(SuggestContact(ann, replace(robin, email="robin@example.org")))
    school.run(RemoveContact(ann, robin.id))
    school.run(ConfirmIdentity(case, "known at the gate"))
    report = hand_over(school, case, tmp_path / "ann.age", contacts_too=wanted)
    files = opened(tmp_path / "ann.age", passphrase=Passphrase(report.passphrase.encode()))
    files["report.pdf"] = words_of(files["report.pdf"]).encode()
    text = " ".join(" ".join(d.decode(errors="replace").split()) for d in files.values())
    reached = ("01632 960222", "0113 496 0000", "12 Quiet Lane", "robin@example.org")
    assert [words for words in reached if words in text] == (list(reached) if wanted else [])
    changes = json.loads(files["data.json"])["sections"]["history"]
    (row,) = (c["old"] for c in changes if (c["record"], c["field"]) == ("contact", "removed"))
    assert json.loads(row)["given"] == "Robin"


def test_staff_stand_in_a_familys_copy_by_their_names(school, case):
    """Ids of profiles say nothing to a family."""
    school.run(SetHold(school.ids["ann"], "the court asked", date.today()))
    sections = {section.key: section for section in school.run(PreviewDossier(case)).sections}
    hold = dict(zip(sections["hold"].columns, sections["hold"].rows[0], strict=True))
    assert hold["by_profile"] == "Dana Lead"


def test_registers_and_marks_are_in_the_order_of_days_with_what_a_code_and_a_mark_mean(
    school, case
):
    ann, room = school.ids["ann"], school.ids["a"]
    for days, code, note in ((0, "I", ""), (2, "/", ""), (1, "Y7", "Flood")):
        of = RegisterOf(room, TODAY - timedelta(days=days), "am")
        school.run(MarkRegister(of, (NewMark(ann, 0, code, 0, note),)))
    for title, day in (("Late one", date(2026, 11, 10)), ("Early one", date(2026, 10, 6))):
        enter(school, room, assess(school, room, title, day=day, out_of=40), {ann: "29"})
    sections = {section.key: section for section in school.run(PreviewDossier(case)).sections}
    rows = [
        dict(zip(sections[key].columns, row, strict=True))
        for key in ("attendance", "mark")
        for row in sections[key].rows
    ]
    assert [(r["code"], r["meaning"]) for r in rows[:3]] == [
        ("/", "Present (AM)"),
        ("Y7", "Unable to attend for any other unavoidable cause"),
        ("I", "Illness, not an appointment"),
    ]
    told = ("markbook_column", "day", "out_of", "scale", "value")
    assert [tuple(r[name] for name in told) for r in rows[3:]] == [
        ("Early one", "2026-10-06", "40", "Own test", "29"),
        ("Late one", "2026-11-10", "40", "Own test", "29"),
    ]


def test_pictures_of_work_are_enclosed_beside_those_of_the_child(school, case, tmp_path):
    ann, work = school.ids["ann"], tmp_path / "work.jpg"
    work.write_bytes(figure_jpeg(5))
    programme = school.run(SetProgramme(programme_of("Writing")))
    grid = school.run(OpenObjectives(school.ids["a"], programme))
    cell = Judging(ann, grid.programme.objectives[0].id, Judgement.SECURE)
    judged = school.run(Judge((cell,), grid.half_term))[ann, cell.objective]
    school.run(AddEvidencePicture(judged.id, judged.version, work))
    (stands,) = school.run(OpenObjectives(school.ids["a"], programme)).judged.values()
    school.run(ConfirmIdentity(case, "known at the gate"))
    report = hand_over(school, case, tmp_path / "ann.age")
    files = opened(tmp_path / "ann.age", passphrase=Passphrase(report.passphrase.encode()))
    assert files["photos/02.jpg"] == school.run(FetchPhoto(stands.photo))
    assert "work that is evidence" in words_of(files["report.pdf"])
