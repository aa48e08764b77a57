"""Files as schools have them: read as far as they are clear, and what is doubtful is told."""

import zipfile
from datetime import date

import pytest

from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils, OpenPupil
from vault.domain.preview import ReadOptions
from vault.errors import BadFileError

AS_FOUND = ReadOptions()
HEAD = "Surname,Forename,DOB,UPN,Reg\n"
USERS = "sourcedId,status,dateLastModified,role,userIds,givenName,familyName,agentSourcedIds\n"
LINKS = "sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role\n"
ROOMS = "sourcedId,status,title,classType\n"


def bring_in(session, path):
    preview = session.run(PreviewRoll(path))
    session.run(ApplyRoll(path, AS_FOUND, preview.digest))
    return preview


def listed(tmp_path, text, name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def oneroster(tmp_path, kind, **files):
    path = tmp_path / "roll.zip"
    said = "".join(f"file.{name},{kind}\n" for name in files)
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("manifest.csv", f"propertyName,value\noneroster.version,1.1\n{said}")
        for name, text in files.items():
            bundle.writestr(f"{name}.csv", text)
    return path


def rows(session):
    return {row.given: row for row in session.run(ListPupils(include_left=True))}


def in_class(session, name):
    (room,) = [r for r in session.run(ListClasses()) if r.name == name]
    assert room.pupils == len(session.run(OpenClass(room.id)).faces)
    return room.pupils


def reasons(problems):
    return " / ".join(problem.reason for problem in problems)


def test_empty_cells_behind_the_last_column_are_no_fault(lead, tmp_path):
    preview = bring_in(lead, listed(tmp_path, "Surname,Forename\nAsh,Ann,\nBirch,Bob,,,\n"))
    assert preview.refused == ()
    assert set(rows(lead)) == {"Ann", "Bob"}


def test_a_refused_row_is_told_once(lead, tmp_path):
    preview = lead.run(PreviewRoll(listed(tmp_path, HEAD + "A,B,1/2/2016,,4B,x,y\n")))
    assert [(p.line, p.refused) for p in preview.refused] == [(2, True)]


def test_a_quotation_mark_that_is_not_closed_swallows_nobody(lead, tmp_path):
    preview = lead.run(PreviewRoll(listed(tmp_path, HEAD + 'Ash,"Ann,,,4B\nBirch,Bob,,,4B\n')))
    assert preview.new == ()
    assert "quotation mark" in reasons(preview.refused)


def test_ten_megabytes_of_lines_in_one_field_make_no_pupils(lead, tmp_path):
    path = listed(tmp_path, HEAD + '"' + "A\n" * (5 << 20) + '",Ann,,,\nBirch,Bob,,,\n')
    with pytest.raises(BadFileError) as refused:
        lead.run(PreviewRoll(path))
    assert "line 2" in str(refused.value.details["reason"])


def test_the_header_is_found_below_a_title(lead, tmp_path):
    path = listed(
        tmp_path, "Willow Bank Primary\nClass 4B, printed today\n\n" + HEAD + "Ash,Ann,,,\n"
    )
    preview = bring_in(lead, path)
    assert set(rows(lead)) == {"Ann"}
    assert "above the header in line 4" in reasons(preview.doubtful)


def test_months_by_name_are_dates(lead, tmp_path):
    text = (
        HEAD
        + "A,Ann,12-Mar-2016,,\nB,Bob,3 September 2016,,\nC,Cat,1st Sept 16,,\nD,Dan,9-Xyz-16,,\n"
    )
    bring_in(lead, listed(tmp_path, text))
    born = {given: row.born for given, row in rows(lead).items()}
    assert born == {
        "Ann": date(2016, 3, 12),
        "Bob": date(2016, 9, 3),
        "Cat": date(2016, 9, 1),
        "Dan": None,
    }


def test_a_year_group_is_one_however_it_is_written(lead, tmp_path):
    years = ["Year 4", "Y4", "04", "4", "yr 10", "Reception", "Mixed"]
    lines = "".join(f"A{n},B{n},{year}\n" for n, year in enumerate(years))
    bring_in(lead, listed(tmp_path, "Surname,Forename,Year\n" + lines))
    said = [rows(lead)[f"B{n}"].year_group for n in range(len(years))]
    assert said == ["4", "4", "4", "4", "10", "R", "Mixed"]


def test_dates_that_can_be_read_two_ways_are_told(lead, tmp_path):
    both = lead.run(PreviewRoll(listed(tmp_path, HEAD + "A,Ann,3/9/2016,,\n")))
    assert "two ways" in " ".join(both.notes)
    clear = lead.run(PreviewRoll(listed(tmp_path, HEAD + "A,Ann,3/9/2016,,\nB,Bob,31/12/2015,,\n")))
    assert "two ways" not in " ".join(clear.notes)


def test_lines_in_two_encodings_are_read_each_in_its_own(lead, tmp_path):
    raw = HEAD.encode() + "Åsh,Zoë,,,\n".encode() + "Bïrch,Bób,,,\n".encode("cp1252")
    preview = bring_in(lead, listed(tmp_path, raw))
    assert {(r.given, r.family) for r in rows(lead).values()} == {("Zoë", "Åsh"), ("Bób", "Bïrch")}
    assert "two encodings" in reasons(preview.doubtful)


def test_utf16_is_known_without_its_mark(lead, tmp_path):
    bring_in(lead, listed(tmp_path, (HEAD + "Åsh,Zoë,,,\n").encode("utf-16-le")))
    assert set(rows(lead)) == {"Zoë"}


def test_a_misspelt_header_is_read_and_told(lead, tmp_path):
    preview = lead.run(PreviewRoll(listed(tmp_path, "Surnme,Forename\nAsh,Ann\n")))
    assert [(p.field, p.refused) for p in preview.doubtful] == [("legal_family", False)]
    by_hand = ReadOptions(mapping=(("Surnme", "legal_family"), ("Forename", "legal_given")))
    assert lead.run(PreviewRoll(tmp_path / "list.csv", by_hand)).doubtful == ()
    users = USERS.replace("dateLast", "dataLast") + "u1,,,student,,Ann,Ash,\n"
    odd = lead.run(PreviewRoll(oneroster(tmp_path, "bulk", users=users)))
    assert "misspelt" in reasons(odd.doubtful)


def test_another_registration_group_in_a_list_is_a_move(lead, tmp_path):
    bring_in(lead, listed(tmp_path, HEAD + "Ash,Ann,1/2/2016,,4B\nBirch,Bob,1/3/2016,,4C\n"))
    moved = listed(tmp_path, HEAD + "Ash,Ann,1/2/2016,,4C\n", "moved.csv")
    preview = bring_in(lead, moved)
    (item,) = preview.changed
    assert (item.label, [(d.field, d.old, d.new) for d in item.fields]) == (
        "Ash, Ann",
        [("class", "4B", "4C")],
    )
    assert preview.will_write
    assert (in_class(lead, "4B"), in_class(lead, "4C")) == (0, 2)
    again = lead.run(PreviewRoll(moved))
    assert not again.will_write


def test_a_delta_tells_of_people_and_classes_of_an_earlier_file(lead, tmp_path):
    users = USERS + "u1,,,student,,Ann,Ash,\ng1,,,guardian,,Gus,Ash,u1\n"
    rooms, links = ROOMS + "c1,,4B,homeroom\n", LINKS + "e1,,,c1,u1,student\n"
    bring_in(lead, oneroster(tmp_path, "bulk", users=users, classes=rooms, enrollments=links))
    delta = {
        "classes": ROOMS + "c2,active,4C,homeroom\n",
        "enrollments": LINKS
        + "e1,tobedeleted,,c1,u1,student\ne2,active,,c2,u1,student\ne3,active,,c2,zz,student\n",
        "demographics": "sourcedId,status,dateLastModified,birthDate,sex\nu1,active,,2016-03-04,\n",
    }
    preview = bring_in(lead, oneroster(tmp_path, "delta", **delta))
    assert (in_class(lead, "4B"), in_class(lead, "4C")) == (0, 1)
    assert rows(lead)["Ann"].born == date(2016, 3, 4)
    assert "neither in the file nor in the vault" in reasons(preview.refused)
    guardian = USERS + "g1,active,,guardian,,Gustav,Ash,u1\n"
    bring_in(lead, oneroster(tmp_path, "delta", users=guardian))
    (contact,) = lead.run(OpenPupil(rows(lead)["Ann"].id)).contacts
    assert contact.given == "Gustav"


def test_who_is_deleted_by_a_delta_leaves_the_class_page_and_a_class_its_list(lead, tmp_path):
    users = USERS + "u1,,,student,,Ann,Ash,\nu2,,,student,,Bob,Birch,\n"
    links = LINKS + "e1,,,c1,u1,student\ne2,,,c1,u2,student\n"
    rooms = ROOMS + "c1,,4B,homeroom\nc2,,4C,homeroom\n"
    bring_in(lead, oneroster(tmp_path, "bulk", users=users, classes=rooms, enrollments=links))
    gone = USERS + "u1,tobedeleted,,student,,Ann,Ash,\nu9,tobedeleted,,student,,Never,Seen,\n"
    ended = ROOMS + "c2,tobedeleted,4C,homeroom\n"
    bring_in(lead, oneroster(tmp_path, "delta", users=gone, classes=ended))
    assert [room.name for room in lead.run(ListClasses())] == ["4B"]
    assert in_class(lead, "4B") == 2, "the last day still counts"
    assert rows(lead)["Ann"].left_on is not None
    assert "Never" not in rows(lead)


def test_two_classes_of_one_name_stay_two(lead, tmp_path):
    bring_in(lead, listed(tmp_path, HEAD + "Ash,Ann,,,Maths\n"))
    rooms = ROOMS + "c1,,Maths,scheduled\nc2,,Maths,scheduled\n"
    users = USERS + "u2,,,student,,Bob,Birch,\n"
    bring_in(lead, oneroster(tmp_path, "bulk", users=users, classes=rooms))
    assert [room.name for room in lead.run(ListClasses())] == ["Maths", "Maths"]


def test_one_upn_is_one_pupil(lead, tmp_path):
    upn = "{UPN:B801200005001}"
    users = USERS + f"u1,,,student,{upn},Ann,Ash,\nu2,,,student,{upn},Bob,Birch,\n"
    preview = bring_in(lead, oneroster(tmp_path, "bulk", users=users))
    assert set(rows(lead)) == {"Ann"}
    (question,) = preview.questions
    assert "same number" in question.reason
    assert question.incoming.name == "Bob Birch"


def test_what_leads_nowhere_is_told(lead, tmp_path):
    users = USERS + "u1,,,student,,Ann,Ash,\ng1,,,parent,,Gus,Ash,\nt1,,,teacher,,Tom,Oak,\n"
    orgs = "sourcedId,status,name,type\no1,,Willow Bank,school\no2,,Elm Park,school\n"
    rooms, links = ROOMS + "c1,,4B,homeroom\n", LINKS + "e1,,,c1,t1,student\n"
    preview = lead.run(
        PreviewRoll(
            oneroster(tmp_path, "bulk", users=users, orgs=orgs, classes=rooms, enrollments=links)
        )
    )
    assert "guardian of nobody" in reasons(preview.refused)
    assert "Elm Park is another school" in reasons(preview.doubtful)
    assert "'student' here, but teacher as a user" in reasons(preview.doubtful)
    assert "From the school Willow Bank, Elm Park." in preview.notes
