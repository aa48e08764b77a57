"""A child is never another on import: what a roll may change, what it asks, and what it leaves."""

import pytest

from tests.vault.exchange.rolls import answered, bring_in, listed, numbers, oneroster, questions
from tests.vault.store.roll.roll_files import ANN, ORGS, USERS, ask, names, of_school
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.domain.preview import ReadOptions
from vault.errors import RollStoppedError

ROWS = (
    "Adno,Forename,Surname,DOB\n1,Ann,Lee,03/09/2016\n2,Bob,Ray,04/10/2016\n3,Cat,Fox,05/11/2016\n"
)


def test_a_number_column_that_slipped_stops_the_file(lead, put):
    bring_in(lead, put(ROWS, "a.csv"))
    before = listed(lead)
    slipped = put(ROWS.replace("\n3,", "\n4,").replace("\n2,", "\n3,").replace("\n1,", "\n2,"))
    preview = lead.run(PreviewRoll(slipped))
    assert "slipped" in preview.stopped
    assert not preview.will_write
    assert [(p.line, p.field) for p in preview.refused] == [
        (2, "admission_no"),
        (3, "admission_no"),
    ]
    assert "2 is Bob Ray, born 2016-10-04 here, but Ann Lee" in preview.refused[0].reason
    with pytest.raises(RollStoppedError):
        lead.run(ApplyRoll(slipped, ReadOptions(), preview.digest))
    assert listed(lead) == before


def test_another_schools_list_with_the_same_numbers_stops_and_shows_five(lead, put):
    head = "Adno,Forename,Surname,DOB\n"
    ours = [f"{n},{chr(65 + n)}da,Lee{chr(97 + n)},03/09/2016\n" for n in range(1, 20)]
    theirs = [f"{n},Bo{chr(97 + n)},Ray{chr(97 + n)},04/10/2015\n" for n in range(1, 20)]
    bring_in(lead, put(head + "".join(ours), "a.csv"))
    preview = lead.run(PreviewRoll(put(head + "".join(theirs), "b.csv")))
    assert "of another school" in preview.stopped
    assert len(preview.refused) == 5
    three = "".join((*theirs[:1], *ours[1:]))
    assert lead.run(PreviewRoll(put(head + three, "c.csv"))).stopped == ""


def test_placeholders_are_no_numbers(lead, put):
    for text in ("N/A", "-", "#N/A", "0", "none", "TBC"):
        rows = f"Forename,Surname,Adno,DOB\nAnn,Lee,{text},03/09/2016\nBob,Ray,{text},04/10/2015\n"
        preview = lead.run(PreviewRoll(put(rows, "n.csv")))
        assert (len(preview.new), preview.refused) == (2, ())
    bring_in(lead, put(rows, "n.csv"))
    assert numbers(lead) == {"Ann": "", "Bob": ""}


def test_a_list_of_names_only_finds_the_child_and_says_so(lead, put):
    bring_in(lead, put(ANN, "a.csv"))
    preview = lead.run(PreviewRoll(put("Forename,Surname,Reg\nAnn,Lee,5W\n", "b.csv")))
    (item,) = preview.changed
    assert [(d.field, d.old, d.new) for d in item.fields] == [("class", "4P", "5W")]
    assert any("by the name alone" in p.reason for p in preview.doubtful)


def test_two_of_one_name_are_two_and_asked_about_when_nothing_tells_them_apart(lead, put):
    both = put("Forename,Surname,Reg\nAli,Khan,4P\nAli,Khan,5W\n", "a.csv")
    report = bring_in(lead, both)
    assert (report.refused, report.skipped) == (0, 0)
    assert names(lead) == ["Ali Khan", "Ali Khan"]
    again = lead.run(PreviewRoll(both))
    assert (again.questions, again.new, again.changed) == ((), (), ())
    backwards = put("Forename,Surname,Reg\nAli,Khan,5W\nAli,Khan,4P\n", "b.csv")
    assert not lead.run(PreviewRoll(backwards)).will_write
    one = ask(lead, put("Forename,Surname\nAli,Khan\n", "c.csv"))
    assert {c.class_name for c in one.candidates} == {"4P", "5W"}
    moved = put("Forename,Surname,Reg\nAli,Khan,6Z\n", "d.csv")
    assert len(ask(lead, moved).candidates) == 2
    bring_in(lead, moved, answered(lead, moved, "new"))
    assert len(listed(lead)) == 3
    assert not lead.run(PreviewRoll(moved)).will_write


def test_a_row_that_stands_twice_is_a_question(lead, put):
    twice = put("Forename,Surname,Reg\nAli,Khan,4P\nAli,Khan,4P\n")
    report = bring_in(lead, twice)
    assert (report.refused, report.questions) == (0, 1)
    assert names(lead) == ["Ali Khan"]
    bring_in(lead, twice, answered(lead, twice, "new"))
    assert names(lead) == ["Ali Khan", "Ali Khan"]
    assert not lead.run(PreviewRoll(twice)).will_write


def test_one_child_under_two_numbers_is_asked_about_once(lead, put):
    both = put(ANN + "ANN,Lee,77,03/09/2016,4P\n")
    report = bring_in(lead, both)
    assert (report.questions, numbers(lead)) == (1, {"Ann": "1"})
    named = put("Forename,Surname,DOB,Reg\nAnn,Lee,,4P\nAnn,Lee,03/09/2016,\n", "b.csv")
    (question,) = questions(lead, named)
    assert "another row of the file" in question.reason
    bring_in(lead, named, answered(lead, named, "same"))
    again = lead.run(PreviewRoll(named))
    assert (again.questions, again.new, again.changed) == ((), (), ())
    assert names(lead) == ["Ann Lee"]


def test_one_number_with_and_without_its_zeros_is_one_row(lead, put):
    twice = put("Forename,Surname,Adno\nAnn,Lee,00123\nAnn,Lee,123\nBob,Ray,0123\n")
    preview = lead.run(PreviewRoll(twice))
    assert [item.label for item in preview.new] == ["Lee, Ann"]
    assert [p.line for p in preview.refused] == [3]
    assert [(q.line, "same number" in q.reason) for q in preview.questions] == [(4, True)]


@pytest.mark.parametrize("field", ["Adno", "UPN"])
@pytest.mark.parametrize("other", ["Bob,Ray,{},03/09/2016", "Ann,Lee,{},04/10/2019"])
def test_a_number_that_stands_twice_in_a_file_is_a_question(lead, put, field, other):
    number = {"Adno": "12", "UPN": "B801200005001"}[field]
    head = f"Forename,Surname,{field},DOB\n"
    path = put(f"{head}Ann,Lee,{number},03/09/2016\n{other.format(number)}\n")
    report = bring_in(lead, path)
    assert (report.questions, report.skipped, report.refused) == (1, 1, 0)
    assert names(lead) == ["Ann Lee"]
    bring_in(lead, path, answered(lead, path, "new"))
    assert len(names(lead)) == 2
    again = lead.run(PreviewRoll(path))
    assert (again.new, again.changed) == ((), ())
    assert {row.upn for row in listed(lead)} <= {"", number}
    assert sum(1 for row in listed(lead) if row.upn) <= 1, "a UPN is one child's"


def test_two_found_by_name_do_not_both_get_one_number(lead, put):
    bring_in(lead, put("Forename,Surname,Reg\nAnn,Lee,4P\nBob,Ray,4P\n", "a.csv"))
    both = put("Forename,Surname,Reg,Adno\nAnn,Lee,4P,12\nBob,Ray,4P,012\n", "b.csv")
    bring_in(lead, both)
    assert numbers(lead) == {"Ann": "12", "Bob": ""}
    (question,) = questions(lead, both)
    assert question.line == 3


NEARLY = {
    "short": ("Elizabeth,Taylor", "Liz,Taylor"),
    "long": ("Liz,Taylor", "Elizabeth,Taylor"),
    "two given": ("Ann Marie,Lee", "Ann,Lee"),
    "half of the family name": ("Ana,García López", "Ana,Garcia"),
}


@pytest.mark.parametrize(("here", "there"), NEARLY.values(), ids=NEARLY)
def test_nearly_the_name_of_a_child_without_a_number_is_a_question(lead, put, here, there):
    bring_in(lead, put(f"Forename,Surname,Adno,DOB,Reg\n{here},7,03/09/2016,4P\n", "a.csv"))
    for columns, values in (
        ("Forename,Surname", there),
        ("Forename,Surname,Reg", f"{there},4P"),
        ("Forename,Surname,DOB", f"{there},03/09/2016"),
    ):
        path = put(f"{columns}\n{values}\n", "b.csv")
        assert "nearly this name" in ask(lead, path).reason
    other = put(f"Forename,Surname,DOB\n{there},21/01/2014\n", "c.csv")
    assert questions(lead, other) == (), "another birth date is another child"
    bring_in(lead, path, answered(lead, path, "same"))
    assert len(names(lead)) == 1
    assert questions(lead, path) == ()


@pytest.mark.parametrize(
    "there",
    ["Forename,Surname,DOB\nLi,Wei", "Pupil Name,DOB\nMaría José García López"],
    ids=["changed places", "split elsewhere"],
)
def test_the_same_words_of_a_name_in_another_order_are_a_question(lead, put, there):
    here = "Forename,Surname,DOB\nWei,Li,03/09/2016\nMaría José,García López,03/09/2016\n"
    bring_in(lead, put(here, "a.csv"))
    path = put(f"{there},03/09/2016\n", "b.csv")
    assert "nearly this name" in ask(lead, path).reason
    bring_in(lead, path)
    assert len(names(lead)) == 2


def test_who_was_admitted_anew_under_another_number_is_a_question(lead, put):
    bring_in(lead, put(ANN, "a.csv"))
    back = put(ANN.replace(",1,", ",77,"), "b.csv")
    assert "another number" in ask(lead, back).reason
    bring_in(lead, back, answered(lead, back, "same"))
    assert numbers(lead) == {"Ann": "77"}
    assert not lead.run(PreviewRoll(back)).will_write


def test_twins_whose_numbers_changed_places_are_not_renamed(lead, put):
    head = "Forename,Surname,Adno,DOB\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016\nAmy,Lee,2,03/09/2016\n", "a.csv"))
    swapped = put(head + "Amy,Lee,1,03/09/2016\nAnn,Lee,2,03/09/2016\n", "b.csv")
    report = bring_in(lead, swapped)
    assert report.questions == 2
    assert numbers(lead) == {"Ann": "1", "Amy": "2"}
    lead.run(UndoStep(lead.undo_steps[-1])) if report.changed else None
    only_ann = put(head + "Cat,Lee,1,03/09/2016\nAnn,Lee,5,03/09/2016\n", "c.csv")
    bring_in(lead, only_ann)
    assert "Cat" not in numbers(lead)


def test_a_changed_family_or_given_name_is_the_same_child(lead, put):
    bring_in(lead, put(ANN, "a.csv"))
    bring_in(lead, put(ANN.replace("Lee", "Smith"), "b.csv"))
    bring_in(lead, put(ANN.replace("Lee", "Smith").replace("Ann", "Max"), "c.csv"))
    assert names(lead) == ["Max Smith"]
    assert len(questions(lead, put(ANN.replace("Ann,Lee", "Jo,Oak"), "d.csv"))) == 1


def test_another_schools_oneroster_with_the_same_ids_stops(lead, tmp_path):
    ours = USERS + "1,,student,Ann,Lee,A1,\n2,,student,Bob,Ray,A2,\n"
    theirs = USERS + "1,,student,Zara,Khan,Z1,\n2,,student,Yusuf,Omar,Z2,\n"
    field, hill = ORGS.format("Field School"), ORGS.format("Hill Academy")
    bring_in(lead, oneroster(tmp_path / "a.zip", users=ours, orgs=field))
    preview = lead.run(PreviewRoll(oneroster(tmp_path / "b.zip", users=theirs, orgs=hill)))
    assert "another school: Hill Academy" in preview.stopped
    assert "Field School" in preview.stopped
    assert not preview.will_write
    unnamed = lead.run(PreviewRoll(oneroster(tmp_path / "c.zip", users=theirs)))
    assert "another school" in unnamed.stopped
    renamed = lead.run(PreviewRoll(oneroster(tmp_path / "d.zip", users=ours, orgs=hill)))
    assert (renamed.stopped, renamed.will_write, renamed.same) == ("", False, 2)


def test_another_schools_child_of_one_name_and_id_is_not_ours(lead, tmp_path):
    """One in Hill and one in Dale, of one name, under one id: another birth date tells."""
    born = "status,role,givenName,familyName,identifier,agentSourcedIds\n"
    users = "sourcedId," + born + "1,,student,Ann,Lee,{},\n"
    field, hill = ORGS.format("Field School"), ORGS.format("Hill Academy")
    ours, theirs = users.format("A1"), users.format("B1")
    bring_in(lead, oneroster(tmp_path / "a.zip", users=ours, orgs=field))
    preview = lead.run(PreviewRoll(oneroster(tmp_path / "b.zip", users=theirs, orgs=hill)))
    assert "another school: Hill Academy" in preview.stopped
    assert not preview.will_write


def test_two_schools_whose_ids_are_their_own_are_kept_apart(lead, tmp_path):
    ours = USERS + "1,,student,Ann,Lee,A1,\n"
    theirs = USERS + "9,,student,Zara,Khan,Z1,\n"
    bring_in(lead, oneroster(tmp_path / "a.zip", users=ours, orgs=ORGS.format("Field School")))
    bring_in(lead, oneroster(tmp_path / "b.zip", users=theirs, orgs=ORGS.format("Hill Academy")))
    moved = oneroster(
        tmp_path / "c.zip",
        users=USERS + "1,,student,Zara,Khan,Z1,\n",
        orgs=ORGS.format("Hill Academy"),
    )
    bring_in(lead, moved)
    assert names(lead) == ["Ann Lee", "Zara Khan"]


def test_links_of_older_vaults_go_on_and_get_their_school(lead, tmp_path):
    ours = USERS + "1,,student,Ann,Lee,,\n"
    bring_in(lead, oneroster(tmp_path / "a.zip", users=ours))
    named = oneroster(
        tmp_path / "b.zip", users=ours + "2,,student,Bob,Ray,,\n", orgs=ORGS.format("F")
    )
    report = bring_in(lead, named)
    assert (report.new, report.same) == (1, 1)
    stranger = USERS + "1,,student,Zara,Khan,,\n"
    other = oneroster(tmp_path / "c.zip", users=stranger, orgs=ORGS.format("Hill"))
    assert "of another school: Hill" in lead.run(PreviewRoll(other)).stopped


def test_a_leaver_of_the_file_is_not_another_child_of_the_vault(lead, tmp_path):
    ours = USERS + "1,,student,Ann,Lee,,\n2,,student,Bob,Ray,,\n"
    bring_in(lead, oneroster(tmp_path / "a.zip", users=ours))
    gone = USERS + "1,tobedeleted,student,Zed,Poe,,\n7,tobedeleted,student,Bob,Ray,,\n"
    report = bring_in(lead, oneroster(tmp_path / "b.zip", users=gone))
    assert report.questions == 2
    assert not any(row.left_on for row in listed(lead))


def test_a_file_of_another_school_says_so_before_anything_else(lead, tmp_path):
    """Ids of classes and staff may be the same: nothing of ours is changed by them unasked."""
    bring_in(lead, of_school(tmp_path, "Field School", "p1,,student,Ann,Lee,A1,\n"))
    pupils = "h1,,student,Cat,Fox,B1,\nh2,,student,Dan,Hay,B2,\n"
    other = of_school(tmp_path, "Hill School", pupils)
    preview = lead.run(PreviewRoll(other))
    assert preview.notes[0].startswith("Of another school: Hill School")
    assert [question.kind for question in preview.questions] == ["class"]
    assert preview.changed == ()
    bring_in(lead, other)
    (room,) = lead.run(ListClasses())
    assert [face.known_as for face in lead.run(OpenClass(room.id)).faces] == ["Ann Lee"]
    ours = lead.run(PreviewRoll(of_school(tmp_path, "Field School", "p1,,student,Ann,Lee,A1,\n")))
    assert not any(note.startswith("Of another school") for note in ours.notes)


def test_a_stopped_file_shows_the_numbers_as_they_stand_in_it(lead, put):
    bring_in(lead, put(ROWS))
    slipped = put(ROWS.replace("\n3,", "\n4,").replace("\n2,", "\n3,").replace("\n1,", "\n2,"))
    shown = lead.run(PreviewRoll(slipped)).refused
    assert [p.field for p in shown] == ["admission_no", "admission_no"]
    assert shown[0].reason.startswith("2 is Bob Ray")


def test_a_school_without_a_name_is_called_by_its_id(lead, tmp_path):
    bring_in(lead, of_school(tmp_path, "Field School", "p1,,student,Ann,Lee,A1,\n"))
    preview = lead.run(PreviewRoll(of_school(tmp_path, "", "h1,,student,Cat,Fox,B1,\n")))
    assert preview.notes[0].startswith("Of another school: o1;")
