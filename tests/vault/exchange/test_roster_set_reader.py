"""Sets of files for Clever and Apple School Manager come in like every roll; and packed folders."""

import zipfile

import pytest

from tests.vault.exchange.odd_rolls import bring_in, rows
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import OpenPupil
from vault.actions.staff import ListStaff

CLEVER = {
    "schools.csv": "School_id,School_name,School_number\n10,Hill School,100\n",
    "students.csv": (
        "School_id,Student_id,Student_number,State_id,Last_name,Middle_name,First_name,Grade,Gender,"
        "DOB,Contact_name,Contact_relationship,Contact_phone,Contact_email,Username,Password\n"
        "10,s1,100,,Lee,May,Ann,4,F,9/13/2016,Mia Lee,Mother,555-0100,,alee,P@ssw0rd1\n"
        "10,s1,100,,Lee,May,Ann,4,F,9/13/2016,Gus Lee,Father,555-0101,,alee,P@ssw0rd1\n"
        "10,s2,101,,Ray,,Bob,Kindergarten,M,10/30/2016,,,,,bray,P@ssw0rd1\n"
    ),
    "teachers.csv": (
        "School_id,Teacher_id,Teacher_number,Teacher_email,First_name,Last_name,Title,Password\n"
        "10,t1,T1,tess@example.org,Tess,Teacher,Ms,P@ssw0rd1\n"
    ),
    "sections.csv": (
        "School_id,Section_id,Teacher_id,Teacher_2_id,Name,Section_number,Grade,Course_name\n"
        "10,c1,t1,,Maths 4,M4,4,Mathematics\n"
    ),
    "enrollments.csv": "School_id,Section_id,Student_id\n10,c1,s1\n10,c1,s2\n10,c9,s1\n10,c1,s9\n",
}
APPLE = {
    "locations.csv": "location_id,location_name\nL1,Hill School\n",
    "students.csv": (
        "person_id,person_number,first_name,middle_name,last_name,grade_level,email_address,"
        "sis_username,password_policy,location_id\n"
        "s1,100,Ann,May,Lee,4,,alee,4,L1\ns2,101,Bob,,Ray,K,,bray,4,L1\n"
    ),
    "staff.csv": (
        "person_id,person_number,first_name,middle_name,last_name,email_address,sis_username,"
        "location_id\nt1,T1,Tess,,Teacher,tess@example.org,tess,L1\n"
    ),
    "courses.csv": "course_id,course_number,course_name,location_id\nk1,M,Mathematics,L1\n",
    "classes.csv": "class_id,class_number,course_id,instructor_id,location_id\nc1,M4,k1,t1,L1\n",
    "rosters.csv": "roster_id,class_id,student_id\nr1,c1,s1\nr2,c1,s2\n",
}


def packed(path, files, folder=""):
    with zipfile.ZipFile(path, "w") as bundle:
        for name, text in files.items():
            bundle.writestr(folder + name, text)
    return path


@pytest.mark.parametrize(("files", "name"), [(CLEVER, "Clever"), (APPLE, "Apple School Manager")])
@pytest.mark.parametrize("folder", ["", "Export 2026/"])
def test_pupils_staff_classes_and_who_is_in_them_come_in(lead, tmp_path, files, name, folder):
    path = packed(tmp_path / "x.zip", files, folder)
    preview = bring_in(lead, path)
    assert preview.format_name == name
    assert [(r.given, r.family, r.year_group) for r in rows(lead)] == [
        ("Ann", "Lee", "4"),
        ("Bob", "Ray", "R"),
    ]
    assert [member.family for member in lead.run(ListStaff())] == ["Teacher"]
    (room,) = lead.run(ListClasses())
    assert room.subject == "Mathematics"
    assert len(lead.run(OpenClass(room.id)).faces) == 2
    assert "P@ssw" not in repr(preview)
    assert not lead.run(PreviewRoll(path)).will_write


def test_clever_says_birth_dates_and_a_row_for_each_contact(lead, tmp_path):
    bring_in(lead, packed(tmp_path / "x.zip", CLEVER))
    ann = lead.run(OpenPupil(rows(lead)[0].id))
    assert str(ann.facts.born) == "2016-09-13"
    assert [contact.given for contact in ann.contacts] == ["Mia", "Gus"]


def test_who_or_what_is_not_in_the_files_is_refused_by_line(lead, tmp_path):
    preview = lead.run(PreviewRoll(packed(tmp_path / "x.zip", CLEVER)))
    assert [(p.file, p.line) for p in preview.refused] == [
        ("enrollments.csv", 4),
        ("enrollments.csv", 5),
    ]


def test_what_a_mac_packs_beside_the_files_is_left_out(lead, tmp_path):
    more = {"__MACOSX/Export/._students.csv": "x", "Export/.DS_Store": "x"}
    files = {f"Export/{name}": text for name, text in CLEVER.items()} | more
    assert len(bring_in(lead, packed(tmp_path / "x.zip", files)).new) > 4


def test_school_data_sync_outside_the_united_kingdom_comes_in(lead, tmp_path):
    files = {
        "School.csv": "SIS ID,Name\n10,Hill School\n",
        "Student.csv": (
            "SIS ID,School SIS ID,First Name,Last Name,Username,Password,Grade\n"
            "s1,10,Ann,Lee,alee,P@ssw0rd1,4\n"
        ),
        "Section.csv": "SIS ID,School SIS ID,Section Name\nc1,10,Maths 4\n",
        "StudentEnrollment.csv": "Section SIS ID,SIS ID\nc1,s1\n",
    }
    preview = bring_in(lead, packed(tmp_path / "x.zip", files))
    assert [(r.given, r.year_group) for r in rows(lead)] == [("Ann", "4")]
    assert len(lead.run(ListClasses())) == 1
    assert not preview.refused


def test_the_grade_of_school_data_sync_two_is_read(lead, samples):
    bring_in(lead, samples / "microsoft-sds" / "SDS_v2.1")
    assert "10" in {row.year_group for row in rows(lead)}


def test_a_list_that_was_packed_alone_is_read(lead, tmp_path):
    text = "Surname,Forename,DOB,Class\nLee,Ann,03/09/2016,4P\n"
    path = packed(tmp_path / "x.zip", {"Summer/list.csv": text})
    bring_in(lead, path)
    assert [row.given for row in rows(lead)] == ["Ann"]


def test_a_common_transfer_file_that_was_packed_is_read(lead, tmp_path, samples):
    source = samples / "synthetic" / "8010000_CTF_8010001_001.xml"
    path = packed(tmp_path / "x.zip", {source.name: source.read_text(encoding="utf-8")})
    assert len(bring_in(lead, path).new) == 60


def test_a_oneroster_whose_folder_was_packed_is_read(lead, samples):
    assert bring_in(lead, samples / "field" / "or-folder.zip").new


def test_what_is_left_out_is_told_by_the_files_own_words_and_only_where_it_was(lead, tmp_path):
    students = CLEVER["students.csv"].replace("s1,100,,", "s1,100,99001,").replace(",4,F,", ",4,Q,")
    preview = bring_in(lead, packed(tmp_path / "x.zip", CLEVER | {"students.csv": students}))
    told = {(p.field, p.reason) for p in preview.doubtful}
    assert ("state_id", "it has not the form of a UPN; left out") in told
    assert ("gender", "'Q' is none of F, M and X; left out") in told
    assert "Passwords and user names were not read." in preview.notes
    plain = {
        name: text.replace(",Username,Password", "")
        .replace(",Password", "")
        .replace("P@ssw0rd1", "")
        .replace(",alee,", "")
        .replace(",bray,", "")
        for name, text in CLEVER.items()
    }
    path = packed(tmp_path / "plain.zip", plain)
    assert "Passwords and user names were not read." not in lead.run(PreviewRoll(path)).notes
