"""A common transfer file comes in by section, through the same questions as every roll."""

from dataclasses import replace

import pytest

from tests.vault.exchange.ctf_files import CONTACT, UPNS, ctf, pupil
from tests.vault.exchange.odd_rolls import bring_in, rows
from vault.actions.contacts import SetContact
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import OpenPupil
from vault.actions.school import SetSchool
from vault.domain.preview import FileSection, ReadOptions
from vault.errors import BadFileError, RollStoppedError

DETAILS = """<BasicDetails><PreferredSurname>Lee</PreferredSurname>
<PreferredForename>Annie</PreferredForename><MiddleNames>May</MiddleNames>
<NCyearActual>4</NCyearActual><MedicalFlag>true</MedicalFlag></BasicDetails>"""

ATF = """<?xml version="1.0" encoding="utf-8"?>
<ATfile><Header><DocumentName>Admissions Data Transfer File</DocumentName>
<ATFversion>19.0</ATFversion><DateTime>2026-05-01T09:00:00</DateTime>
<DocumentQualifier>full</DocumentQualifier><SupplierID>TRIAL</SupplierID>
<SourceSchool><LEA>801</LEA><Estab>LLLL</Estab><SchoolName>Trial Council</SchoolName></SourceSchool>
<DestSchool><LEA>801</LEA><Estab>2345</Estab></DestSchool></Header><ATFpupilData><Pupil>
<ApplicationReference>801-2026-09-E-000001</ApplicationReference><Surname>LEE</Surname>
<Forename>ANN</Forename><DOB>2022-03-04</DOB><Gender>F</Gender>
<BasicDetails><NCyearActual>R</NCyearActual></BasicDetails>
<Admissions><Accept>true</Accept></Admissions><Contacts><Contact><Order>1</Order>
<Surname>LEE</Surname><Forename>Mia</Forename><Relationship>PAM</Relationship></Contact></Contacts>
</Pupil></ATFpupilData></ATfile>"""


@pytest.fixture
def file(tmp_path):
    more = DETAILS + CONTACT.format(family="Lee", given="Mia")
    return ctf(tmp_path / "8012001_CTF_8012345_001.xml", pupil("LEE", "ANN", UPNS[0], more=more))


def only(session):
    (row,) = rows(session)
    return session.run(OpenPupil(row.id))


def test_a_pupil_comes_in_with_details_and_contacts(lead, file):
    preview = bring_in(lead, file)
    page = only(lead)
    assert preview.format_name == "CTF 25"
    assert (page.facts.legal_given, page.facts.preferred_given, page.facts.middle) == (
        "ANN",
        "Annie",
        "May",
    )
    assert (page.facts.upn, str(page.facts.born)) == (UPNS[0], "2016-09-03")
    assert (page.facts.sex, page.facts.year_group) == ("F", "4")
    (contact,) = page.contacts
    assert (contact.given, contact.family, contact.relationship) == ("Mia", "Lee", "mother")
    assert (contact.phone, contact.address) == ("07700 900001", "1 Hill Road, ZZ99 9ZZ")
    assert contact.parental_responsibility


def test_what_stays_in_the_file_is_told_in_plain_words(lead, file):
    told = " ".join(lead.run(PreviewRoll(file)).notes)
    assert "Left in the file, with how often it stands there: medical flags (1)." in told
    assert "From Old School, 801 2001, for 801 2345." in told


def test_a_section_may_stay_out(lead, file):
    bring_in(lead, file, ReadOptions(without=(FileSection.DETAILS, FileSection.CONTACTS)))
    page = only(lead)
    assert (page.facts.preferred_given, page.facts.year_group, page.contacts) == ("", "", ())


def test_contacts_of_a_pupil_who_is_here_stay_as_they_are_unless_somebody_says_so(lead, file):
    bring_in(lead, file)
    (contact,) = only(lead).contacts
    lead.run(SetContact(rows(lead)[0].id, replace(contact, phone="1")))
    preview = bring_in(lead, file)
    assert not preview.changed
    assert "were left as they are: 1" in " ".join(preview.notes)
    asked = lead.run(PreviewRoll(file, ReadOptions(known_contacts=True)))
    assert asked.format_name
    assert "were left as they are" not in " ".join(asked.notes)


def test_the_same_file_once_more_changes_nothing(lead, file):
    bring_in(lead, file)
    again = lead.run(PreviewRoll(file))
    assert (again.new, again.changed, again.will_write) == ((), (), False)


def test_a_file_for_another_school_is_stopped_and_says_so(lead, file):
    lead.run(SetSchool("Our School", "801/9999", ""))
    preview = lead.run(PreviewRoll(file))
    assert "made for another school: 8012345; this one is 801/9999" in preview.stopped
    with pytest.raises(RollStoppedError):
        lead.run(ApplyRoll(file, ReadOptions(), preview.digest))
    assert not rows(lead)


def test_a_file_for_this_school_or_for_one_not_named_comes_in(lead, tmp_path):
    lead.run(SetSchool("Our School", "801 2345", ""))
    for place, to in enumerate((("801", "2345"), ("XXX", "XXXX"))):
        path = ctf(tmp_path / f"{place}.xml", pupil("Lee", "Ann", UPNS[0]), to=to)
        assert lead.run(PreviewRoll(path)).stopped == ""


@pytest.mark.parametrize(
    ("version", "made", "words"),
    [
        ("1.0", "1999-07-01T10:30:00", "CTF 1.0 of 1999"),
        ("12.0", "2013-07-01T10:30:00", "CTF 12.0 of 2013"),
        ("", "1999-07-01", "without a version of 1999"),
        ("25.0", "1999-07-01", "of 1999"),
    ],
)
def test_an_older_form_is_refused_in_plain_words(lead, tmp_path, version, made, words):
    path = ctf(tmp_path / "old.xml", pupil("Lee", "Ann"), version=version, made=made)
    with pytest.raises(BadFileError) as refused:
        lead.run(PreviewRoll(path))
    assert words in refused.value.details["reason"]
    assert "from CTF 17 on" in refused.value.details["reason"]


@pytest.mark.parametrize("version", ["17.0", "21", "25.0"])
def test_the_versions_since_17_are_read(lead, tmp_path, version):
    path = ctf(tmp_path / "x.xml", pupil("Lee", "Ann", UPNS[0]), version=version)
    assert len(lead.run(PreviewRoll(path)).new) == 1


def test_older_files_say_gender(lead, tmp_path):
    text = pupil("Lee", "Ann", UPNS[0]).replace("Sex>", "Gender>")
    bring_in(lead, ctf(tmp_path / "x.xml", text, version="20.0"))
    assert only(lead).facts.sex == "F"


def test_an_admissions_transfer_file_is_read_too(lead, tmp_path):
    path = tmp_path / "801LLLL_ATF_8012345_001.xml"
    path.write_text(ATF, "utf-8")
    preview = bring_in(lead, path)
    assert preview.format_name == "ATF 19"
    assert "From Trial Council, for 801 2345." in preview.notes
    assert "application references (1)" in " ".join(preview.notes)
    page = only(lead)
    assert (page.facts.legal_family, page.facts.year_group) == ("LEE", "R")
    assert [contact.given for contact in page.contacts] == ["Mia"]


def test_sections_without_a_place_are_left_and_results_point_to_the_markbook(lead, tmp_path):
    more = (
        "<Attendance><YearData><Year>2025</Year><SessionsPossible>380</SessionsPossible></YearData>"
        "</Attendance><SchoolHistory><School><LEA>801</LEA></School></SchoolHistory>"
        "<StageAssessments><KeyStage><Stage>KS2</Stage></KeyStage></StageAssessments>"
    )
    told = lead.run(PreviewRoll(ctf(tmp_path / "x.xml", pupil("Lee", "Ann", more=more)))).notes
    left = next(note for note in told if note.startswith("Left in the file"))
    assert "attendance at other schools (1)" in left
    assert "earlier schools (1)" in left
    assert "results of key stages (1)" in left
    assert "Results come in as marks: choose this file in the markbook." in told


def test_two_pupils_of_one_number_are_a_question(lead, tmp_path):
    path = ctf(
        tmp_path / "x.xml",
        pupil("Lee", "Ann", UPNS[0]),
        pupil("Ray", "Bob", UPNS[0], dob="2015-01-02"),
    )
    preview = bring_in(lead, path)
    assert len(preview.questions) == 1
    assert [row.given for row in rows(lead)] == ["Ann"]


def test_a_number_that_cannot_be_one_is_left_out_and_told(lead, tmp_path):
    preview = bring_in(lead, ctf(tmp_path / "x.xml", pupil("Lee", "Ann", "Z801200001001")))
    assert only(lead).facts.upn == ""
    assert any("left out" in problem.reason for problem in preview.doubtful)


def test_the_sample_of_thirty_pupils_comes_in_and_once_more_changes_nothing(lead, samples):
    path = samples / "synthetic" / "8010000_CTF_8010001_001.xml"
    assert len(bring_in(lead, path).new) == 60
    assert len(rows(lead)) == 30
    assert not lead.run(PreviewRoll(path)).will_write


def test_a_birth_date_as_people_write_it_is_read_and_one_ahead_is_left_out(lead, tmp_path):
    path = ctf(
        tmp_path / "x.xml",
        pupil("Lee", "Ann", dob="03/09/2016"),
        pupil("Ray", "Bob", dob="2040-01-02"),
    )
    preview = bring_in(lead, path)
    assert [(p.line, p.field) for p in preview.doubtful] == [(2, "DOB")]
    assert {str(row.born) for row in rows(lead)} == {"2016-09-03", "None"}


def test_a_gender_of_x_comes_in_and_an_unknown_word_is_told(lead, tmp_path):
    known = pupil("Lee", "Ann", sex="X")
    older = pupil("Ray", "Bob").replace("<Sex>F</Sex>", "<Gender>Q</Gender>")
    preview = bring_in(lead, ctf(tmp_path / "x.xml", known, older))
    assert {row.given: row.sex for row in rows(lead)} == {"Ann": "X", "Bob": ""}
    assert [p.reason for p in preview.doubtful if p.field == "sex"] == [
        "'Q' is none of F, M and X; left out"
    ]
