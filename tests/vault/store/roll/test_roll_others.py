"""An id alone makes no teacher another, and no class."""

from tests.vault.exchange.rolls import answered, bring_in, oneroster, questions
from tests.vault.store.roll.roll_files import LINKS, ORGS, ROOMS, USERS, of_school
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_roll import PreviewRoll
from vault.actions.staff import ListStaff

STAFF = USERS + "p1,,student,Ann,Lee,,\n"


def test_an_id_that_is_now_another_teacher_or_class_is_a_question(lead, tmp_path):
    bring_in(
        lead,
        oneroster(
            tmp_path / "a.zip",
            users=STAFF + "t1,,teacher,Tess,Oak,,\n",
            classes=ROOMS + "c1,,4P,,homeroom\n",
            enrollments=LINKS + "e1,c1,p1,student\n",
        ),
    )
    second = oneroster(
        tmp_path / "b.zip",
        users=STAFF + "p2,,student,Bob,Ray,,\nt1,,teacher,Hugo,Elm,,\n",
        classes=ROOMS + "c1,,9X Physics,,scheduled\n",
        enrollments=LINKS + "e1,c1,p2,student\ne2,c1,t1,teacher\n",
    )
    report = bring_in(lead, second)
    assert report.questions == 2
    assert [s.name for s in lead.run(ListStaff())] == ["Tess Oak"]
    (room,) = lead.run(ListClasses())
    assert [face.called.given for face in lead.run(OpenClass(room.id)).faces] == ["Ann"]
    assert room.teachers == ""
    bring_in(lead, second, answered(lead, second, "new"))
    assert sorted(r.name for r in lead.run(ListClasses())) == ["4P", "9X Physics"]
    assert sorted(s.name for s in lead.run(ListStaff())) == ["Hugo Elm", "Tess Oak"]
    assert not lead.run(PreviewRoll(second)).will_write


def test_another_schools_ids_of_staff_and_classes_are_its_own(lead, tmp_path):
    def school(name, pupil, teacher, room):
        return oneroster(
            tmp_path / f"{name}.zip",
            orgs=ORGS.format(name),
            users=USERS + f"{pupil}\nt1,,teacher,{teacher},,\n",
            classes=ROOMS + f"c1,,{room},,homeroom\n",
        )

    bring_in(lead, school("Field", "p1,,student,Ann,Lee,,", "Tess,Oak", "4P"))
    path = school("Hill", "h1,,student,Bob,Ray,,", "Hugo,Elm", "9X")
    report = bring_in(lead, path)
    assert (report.questions, report.new) == (0, 3)
    assert sorted(s.name for s in lead.run(ListStaff())) == ["Hugo Elm", "Tess Oak"]
    assert sorted(r.name for r in lead.run(ListClasses())) == ["4P", "9X"]
    assert not lead.run(PreviewRoll(path)).will_write


def test_a_class_that_goes_up_a_year_takes_its_pupils_along(lead, tmp_path):
    users, links = STAFF, LINKS + "e1,c1,p1,student\n"
    for name in ("4P", "5P"):
        rooms = ROOMS + f"c1,,{name},,homeroom\n"
        path = oneroster(tmp_path / "a.zip", users=users, classes=rooms, enrollments=links)
        bring_in(lead, path)
    assert [room.name for room in lead.run(ListClasses())] == ["5P"]


def test_a_class_of_another_school_is_not_ours_by_its_name(lead, tmp_path):
    bring_in(lead, of_school(tmp_path, "Field School", "p1,,student,Ann,Lee,A1,\n"))
    other = of_school(tmp_path, "Hill School", "h1,,student,Cat,Fox,B1,\n", "k1,,4P,,homeroom\n")
    (question,) = questions(lead, other)
    assert (question.kind, question.candidates[0].name) == ("class", "4P")
    bring_in(lead, other, answered(lead, other, "new"))
    assert sorted(room.pupils for room in lead.run(ListClasses())) == [1, 1]
    assert questions(lead, other) == ()
