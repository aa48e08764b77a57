"""OneRoster files that tell of changes, and what in one leads nowhere."""

from datetime import date

from tests.vault.exchange.dirty_rolls import (
    HEAD,
    USERS,
    bring_in,
    in_class,
    listed,
    oneroster,
    reasons,
    rows,
)
from vault.actions.classes import ListClasses
from vault.actions.import_roll import PreviewRoll
from vault.actions.pupils import OpenPupil

LINKS = "sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role\n"

ROOMS = "sourcedId,status,title,classType\n"


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
