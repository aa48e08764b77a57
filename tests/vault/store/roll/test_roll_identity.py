"""A child is never another on import: what a roll may change, what it asks, and what it leaves."""

import zipfile
from dataclasses import replace
from datetime import date

import pytest

from tests.vault.exchange.rolls import answered, bring_in, listed, numbers, oneroster, questions
from vault.actions.calendar import ListYears, SetYear
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.contacts import RemoveContact, SetAlert, SetContact
from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.actions.staff import ListStaff
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.preview import ReadOptions
from vault.domain.school_values import AcademicYear
from vault.errors import InvalidValueError, RollStoppedError

ANN = "Forename,Surname,Adno,DOB,Reg\nAnn,Lee,1,03/09/2016,4P\n"
BOB = "Forename,Surname,Adno,DOB,Reg\nBob,Ray,1,04/10/2019,R1\n"


def page(session, given):
    (row,) = [row for row in listed(session) if row.given == given]
    return session.run(OpenPupil(row.id))


def names(session):
    return sorted(f"{row.given} {row.family}" for row in listed(session))


def ask(session, path):
    """The one question of the file."""
    (question,) = questions(session, path)
    return question


@pytest.fixture
def put(tmp_path):
    def write(text, name="list.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def ann(lead, put):
    """Ann Lee with a contact and an alert; her number then goes to Bob."""
    bring_in(lead, put(ANN, "a.csv"))
    pupil = page(lead, "Ann").facts.id
    lead.run(SetContact(pupil, Contact(NEW, 0, "Mia", "Lee", "Mother", "07700 900001")))
    lead.run(SetAlert(pupil, NEW, kind="allergy", text="nuts"))
    return pupil


WITH_CONTACT = (
    "Forename,Surname,Adno,DOB,Reg,Contact 1 Name,Contact 1 Phone\n"
    "Bob,Ray,1,04/10/2019,R1,Sue Ray,07700 900003\n"
)


def test_a_number_given_to_another_child_is_a_question_and_nothing_lands_on_the_first(
    lead, ann, put
):
    before = lead.run(OpenPupil(ann))
    report = bring_in(lead, put(WITH_CONTACT, "b.csv"))
    assert (report.questions, report.skipped, report.new) == (1, 1, 0), "nor a class of nobody"
    assert [room.name for room in lead.run(ListClasses())] == ["4P"]
    assert lead.run(OpenPupil(ann)) == before
    assert names(lead) == ["Ann Lee"]
    question = ask(lead, put(WITH_CONTACT, "b.csv"))
    assert question.line == 2
    assert (question.incoming.name, question.incoming.born) == ("Bob Ray", "2019-10-04")
    (candidate,) = question.candidates
    assert (candidate.id, candidate.name, candidate.class_name) == (ann, "Ann Lee", "4P")


def test_the_same_under_one_file_name_is_a_question_too(lead, put):
    bring_in(lead, put(ANN))
    bring_in(lead, put(WITH_CONTACT))
    assert names(lead) == ["Ann Lee"]
    assert page(lead, "Ann").contacts == ()


def test_answered_new_it_is_another_child_and_the_next_import_is_silent(lead, ann, put):
    path = put(WITH_CONTACT, "b.csv")
    before = lead.run(OpenPupil(ann))
    report = bring_in(lead, path, answered(lead, path, "new"))
    assert (report.questions, report.skipped) == (0, 0)
    assert names(lead) == ["Ann Lee", "Bob Ray"]
    assert [c.given for c in page(lead, "Bob").contacts] == ["Sue"]
    assert lead.run(OpenPupil(ann)) == before
    again = lead.run(PreviewRoll(path))
    assert (again.questions, again.new, again.changed) == ((), (), ())
    first = lead.run(PreviewRoll(put(ANN, "a.csv")))
    assert (first.questions, first.new, first.changed) == ((), (), ())


def test_answered_same_the_child_is_changed_and_the_next_import_is_silent(lead, ann, put):
    path = put(BOB, "b.csv")
    bring_in(lead, path, answered(lead, path, "same"))
    assert names(lead) == ["Bob Ray"]
    assert lead.run(OpenPupil(ann)).facts.born == date(2019, 10, 4)
    again = lead.run(PreviewRoll(path))
    assert (again.questions, again.new, again.changed) == ((), (), ())
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert names(lead) == ["Ann Lee"]
    assert len(questions(lead, path)) == 1


def test_undo_gives_the_number_back_to_the_first_child(lead, put):
    bring_in(lead, put(ANN))
    path = put(WITH_CONTACT)
    bring_in(lead, path, answered(lead, path, "new"))
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert names(lead) == ["Ann Lee"]
    assert len(questions(lead, path)) == 1
    assert not lead.run(PreviewRoll(put(ANN))).will_write


def test_a_skipped_question_is_asked_again_and_counted(lead, ann, put):
    path = put(BOB, "b.csv")
    report = bring_in(lead, path, answered(lead, path, "skip"))
    assert (report.questions, report.skipped) == (0, 1)
    assert names(lead) == ["Ann Lee"]
    assert len(questions(lead, path)) == 1


def test_the_digest_covers_the_answers(lead, ann, put):
    path = put(BOB, "b.csv")
    unanswered = lead.run(PreviewRoll(path)).digest
    said = answered(lead, path, "new")
    assert lead.run(PreviewRoll(path, ReadOptions(), said)).digest != unanswered
    with pytest.raises(Exception, match="ground"):
        lead.run(ApplyRoll(path, ReadOptions(), unanswered, said))
    assert names(lead) == ["Ann Lee"]


def test_an_answer_never_falls_on_another_row_than_it_was_given_for(lead, ann, put):
    said = answered(lead, put(BOB, "b.csv"), "same")
    other = put(BOB.replace("Bob,Ray", "Cat,Fox"), "b.csv")
    report = bring_in(lead, other, said)
    assert report.skipped == 1
    assert names(lead) == ["Ann Lee"]


def test_an_answer_that_is_none_is_refused(lead, ann, put):
    path = put(BOB, "b.csv")
    for text in ("all", "same:" + "0" * 32):
        with pytest.raises(InvalidValueError):
            lead.run(PreviewRoll(path, ReadOptions(), answered(lead, path, text)))


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


def test_zeros_that_a_spreadsheet_lost_are_kept(lead, put):
    bring_in(lead, put("Forename,Surname,Adno\nAnn,Lee,123\nBob,Ray,00045\n", "a.csv"))
    report = bring_in(lead, put("Forename,Surname,Adno\nAnn,Lee,00123\nBob,Ray,45\n", "b.csv"))
    assert (report.new, report.changed, report.skipped) == (0, 1, 0)
    assert numbers(lead) == {"Ann": "00123", "Bob": "00045"}


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


def test_a_former_name_without_a_number_is_a_question(lead, put):
    bring_in(lead, put("Forename,Surname,DOB\nZoe,Smith,03/09/2016\n", "a.csv"))
    facts = page(lead, "Zoe").facts
    lead.run(ChangePupil(facts.id, facts.version, (("legal_family", "Khan"),)))
    for row in ("Zoe,Smith,03/09/2016", "Zoe,Smith,"):
        path = put(f"Forename,Surname,DOB\n{row}\n", "b.csv")
        assert [c.name for c in ask(lead, path).candidates] == ["Zoe Khan"]
        bring_in(lead, path)
    assert names(lead) == ["Zoe Khan"]


def test_other_hyphens_do_not_take_the_accents_away(lead, put):
    bring_in(lead, put("Forename,Surname,Adno\nAna,García López,7\n", "a.csv"))
    bring_in(lead, put("Forename,Surname,Adno\nAna,Garcia-Lopez,7\n", "b.csv"))
    assert names(lead) == ["Ana García López"]
    bring_in(lead, put("Forename,Surname,Adno\nAna,García-López,7\n", "c.csv"))
    assert names(lead) == ["Ana García-López"]


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


def test_a_former_name_is_a_name_of_the_child_as_long_as_the_birth_date_is(lead, put):
    bring_in(lead, put(ANN, "a.csv"))
    facts = page(lead, "Ann").facts
    changed = (("legal_given", "Rose"), ("legal_family", "Oak"))
    lead.run(ChangePupil(facts.id, facts.version, changed))
    undated = put("Forename,Surname,Adno\nAnn,Lee,1\n", "b.csv")
    preview = lead.run(PreviewRoll(undated))
    assert (preview.questions, preview.will_write) == ((), False)
    other = put(ANN.replace("03/09/2016", "07/01/2012"), "c.csv")
    assert len(questions(lead, other)) == 1


def test_a_list_does_not_undo_what_was_put_right_by_hand(lead, put):
    path = put(ANN)
    bring_in(lead, path)
    facts = page(lead, "Ann").facts
    right = (("legal_given", "Rose"), ("sex", "F"), ("year_group", "4"))
    lead.run(ChangePupil(facts.id, facts.version, right))
    preview = lead.run(PreviewRoll(path))
    assert (preview.questions, preview.changed) == ((), ())
    assert [p.field for p in preview.doubtful if "by hand" in p.reason] == ["legal_given"]
    bring_in(lead, put(ANN.replace("Lee", "Leigh"), "newer.csv"))
    assert names(lead) == ["Rose Leigh"]
    facts = page(lead, "Rose").facts
    lead.run(ChangePupil(facts.id, facts.version, (("born", date(2016, 12, 13)),)))
    (question,) = questions(lead, path)
    assert question.candidates[0].name == "Rose Leigh"
    bring_in(lead, path, answered(lead, path, "same"))
    assert not lead.run(PreviewRoll(path)).will_write


def test_a_poorer_spelling_and_a_call_name_do_not_replace_the_name(lead, put):
    head = "Forename,Surname,DOB,Preferred Forename\n"
    bring_in(
        lead, put(head + "Siobhán,O’Brien,03/09/2016,\nElizabeth,Lee,04/09/2016,Liz\n", "a.csv")
    )
    poor = put("Forename,Surname,DOB\nSIOBHAN,O'BRIEN,03/09/2016\n", "b.csv")
    assert not lead.run(PreviewRoll(poor)).will_write
    short = put("Forename,Surname,DOB\nLiz,Lee,04/09/2016\n", "c.csv")
    preview = lead.run(PreviewRoll(short))
    assert not preview.will_write
    assert preview.new == ()


def test_who_stands_first_in_a_row_may_be_another_parent(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Relationship,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,Mother,07700 900001\n"))
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Tom Lee,Father,07700 900002\n"))
    found = [(c.given, c.relationship, c.phone) for c in page(lead, "Ann").contacts]
    assert sorted(found) == [("Mia", "Mother", "07700 900001"), ("Tom", "Father", "07700 900002")]
    other = put(head + "Ann,Lee,1,03/09/2016,Mia Lee,Mother,07700 900009\n", "other.csv")
    bring_in(lead, other)
    assert len(page(lead, "Ann").contacts) == 2


def test_a_number_that_went_to_another_child_does_not_take_the_contacts_along(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,07700 900001\n"))
    bring_in(lead, put("Forename,Surname,DOB\nBob,Lee,04/10/2019\n", "b.csv"))
    path = put(head + "Bob,Lee,1,04/10/2019,Mia Lee,07700 900002\n")
    (question,) = questions(lead, path)
    bob = page(lead, "Bob").facts.id
    bring_in(lead, path, ((question.id, f"same:{bob}"),))
    assert [c.phone for c in page(lead, "Ann").contacts] == ["07700 900001"]
    assert [c.phone for c in page(lead, "Bob").contacts] == ["07700 900002"]
    again = lead.run(PreviewRoll(path))
    assert (again.questions, again.will_write) == ((), False)


def test_a_name_that_was_taken_back_is_no_former_name(lead, put):
    bring_in(lead, put("Forename,Surname,Adno\nAnn,Lee,1\n", "a.csv"))
    path = put("Forename,Surname,Adno\nBob,Ray,1\n", "b.csv")
    bring_in(lead, path, answered(lead, path, "same"))
    lead.run(UndoStep(lead.undo_steps[-1]))
    assert len(questions(lead, path)) == 1


def test_a_guardians_id_that_is_now_the_other_parent_renames_nobody(lead, tmp_path):
    child = USERS + "1,,student,Ann,Lee,A1,g1\n"
    for parent in ("Mia", "Tom"):
        path = oneroster(tmp_path / "a.zip", users=child + f"g1,,parent,{parent},Lee,,\n")
        bring_in(lead, path)
    assert sorted(c.given for c in page(lead, "Ann").contacts) == ["Mia", "Tom"]
    assert not lead.run(PreviewRoll(path)).will_write


def test_a_telephone_number_that_was_put_right_by_hand_stays(lead, put):
    path = put(WITH_CONTACT)
    bring_in(lead, path)
    bob = page(lead, "Bob")
    (sue,) = bob.contacts
    lead.run(SetContact(bob.facts.id, replace(sue, phone="07700 900099")))
    preview = lead.run(PreviewRoll(path))
    assert not preview.will_write
    assert [p.field for p in preview.doubtful] == ["phone"]
    bring_in(lead, put(WITH_CONTACT.replace("900003", "900004")))
    assert [c.phone for c in page(lead, "Bob").contacts] == ["07700 900004"]


def test_what_was_taken_out_by_hand_does_not_come_back_with_the_next_list(lead, put):
    path = put(WITH_CONTACT)
    bring_in(lead, path)
    bob = page(lead, "Bob")
    (sue,) = bob.contacts
    lead.run(SetContact(bob.facts.id, replace(sue, phone="")))
    preview = lead.run(PreviewRoll(path))
    assert (preview.will_write, [p.field for p in preview.doubtful]) == (False, ["phone"])
    (sue,) = page(lead, "Bob").contacts
    lead.run(RemoveContact(bob.facts.id, sue.id, sue.version))
    preview = lead.run(PreviewRoll(path))
    assert not preview.will_write
    assert [(p.field, p.reason) for p in preview.doubtful] == [
        ("Sue Ray", "was removed here by hand; left out")
    ]
    bring_in(lead, put(WITH_CONTACT.replace("Sue Ray", "Kim Oak")))
    assert [c.given for c in page(lead, "Bob").contacts] == ["Kim"]


def test_a_contact_of_the_same_name_stays_with_its_own_child(lead, put):
    head = "Forename,Surname,Adno,DOB,Contact 1 Name,Contact 1 Phone\n"
    bring_in(lead, put(head + "Ann,Lee,1,03/09/2016,Mia Lee,07700 900001\n", "a.csv"))
    bring_in(lead, put(head + "Bob,Lee,2,04/10/2013,Mia Lee,07700 900002\n", "b.csv"))
    assert [c.phone for c in page(lead, "Ann").contacts] == ["07700 900001"]
    assert [c.phone for c in page(lead, "Bob").contacts] == ["07700 900002"]


USERS = "sourcedId,status,role,givenName,familyName,identifier,agentSourcedIds\n"
ORGS = "sourcedId,name,type\no1,{},school\n"


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


def test_a_list_with_the_name_a_child_goes_by_leaves_the_legal_one(lead, put):
    lead.run(
        AddPupil((("legal_given", "Zoe"), ("legal_family", "Smith"), ("preferred_family", "Khan")))
    )
    path = put("Forename,Surname,Class\nZoe,Khan,4P\n")
    preview = lead.run(PreviewRoll(path))
    assert [p.field for p in preview.doubtful] == ["Khan, Zoe"]
    lead.run(ApplyRoll(path, ReadOptions(), preview.digest))
    assert page(lead, "Zoe").facts.legal_family == "Smith"


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


STAFF = USERS + "p1,,student,Ann,Lee,,\n"
ROOMS = "sourcedId,status,title,classCode,classType\n"
LINKS = "sourcedId,classSourcedId,userSourcedId,role\n"


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


def test_numbers_of_every_door_are_held_against_names(lead, put, tmp_path):
    bring_in(lead, put(ANN, "a.csv"))
    sds = tmp_path / "sds.zip"
    with zipfile.ZipFile(sds, "w") as bundle:
        bundle.writestr(
            "Student.csv",
            "ID,First Name,Last Name,Student Number,Birthdate\n"
            "5,Bob,Ray,001,4/10/2019\n6,Cat,Fox,N/A,5/11/2016\n",
        )
        bundle.writestr("Section.csv", "ID,Section Name\n")
    roster = oneroster(tmp_path / "r.zip", users=USERS + "5,,student,Bob,Ray,001,\n")
    for path in (sds, roster):
        assert ask(lead, path).candidates[0].name == "Ann Lee"
        bring_in(lead, path)
        assert "Bob" not in numbers(lead)


@pytest.mark.parametrize(
    "files",
    [
        ("reuse-a.csv", "reuse-b.csv"),
        ("slip-a.csv", "slip-b.csv"),
        ("or-school1.zip", "or-school2.zip"),
    ],
)
def test_field_files_of_other_children_change_nobody(files, lead, samples):
    first, second = (samples / "field" / name for name in files)
    bring_in(lead, first)
    before = listed(lead)
    preview = lead.run(PreviewRoll(second))
    assert bool(preview.stopped) != bool(preview.questions)
    assert not preview.will_write
    assert listed(lead) == before


@pytest.mark.parametrize(
    "files",
    [
        ("zeros-a.csv", "zeros-b.csv"),
        ("zeros-c.csv", "zeros-d.csv"),
        ("nm-a.csv", "nm-b.csv"),
        ("nm-a.csv", "nm-c.csv"),
        ("nm-d.csv", "nm-e.csv"),
    ],
)
def test_field_files_of_the_same_children_make_no_others(files, lead, samples):
    first, second = (samples / "field" / name for name in files)
    bring_in(lead, first)
    before = [(row.id, row.given, row.family, row.admission_no) for row in listed(lead)]
    report = bring_in(lead, second)
    assert (report.new - _classes_in(second), report.skipped, report.refused) == (0, 0, 0)
    after = [(row.id, row.given, row.family, row.admission_no) for row in listed(lead)]
    assert after == before
    assert not lead.run(PreviewRoll(second)).will_write


def _classes_in(path):
    return 1 if "5W" in path.read_text(encoding="utf-8") else 0


def test_field_files_without_numbers_or_birth_dates(lead, samples):
    bring_in(lead, samples / "field" / "na-a.csv")
    bring_in(lead, samples / "field" / "na-b.csv")
    assert numbers(lead) == {"Ann": "", "Cat": "12", "Bob": ""}
    report = bring_in(lead, samples / "field" / "samename.csv")
    assert (report.refused, names(lead).count("Ali Khan")) == (0, 2)
    assert lead.run(ListPupils("khan"))


YEARS = "sourcedId,status,title,type,startDate,endDate,parentSourcedId\n"
ENDS = "sourcedId,classSourcedId,userSourcedId,role,beginDate,endDate\n"
COMING = f"{date.today().year + 1}-07-20"


def with_ends(tmp_path, ends, *, users="p1,,student,Ann,Lee,,\n", rooms="c1,,4P,,homeroom\n"):
    """Everybody is in the first class, until a last day."""
    people = [line.split(",")[0] for line in users.splitlines()]
    links = [
        f"e{n},c{n + 1 if len(people) > 1 else 1},{who},student,,{ends}\n"
        for n, who in enumerate(people)
    ]
    return oneroster(
        tmp_path / f"ends{ends}.zip",
        users=USERS + users,
        classes=ROOMS + rooms,
        enrollments=ENDS + "".join(links),
    )


@pytest.mark.parametrize("ends", ["", COMING])
def test_a_last_day_that_is_still_to_come_takes_nobody_out_of_a_class(lead, tmp_path, put, ends):
    bring_in(lead, with_ends(tmp_path, ends))
    (room,) = lead.run(ListClasses())
    assert (room.name, room.pupils) == ("4P", 1)
    assert [face.known_as for face in lead.run(OpenClass(room.id)).faces] == ["Ann Lee"]
    assert listed(lead)[0].class_name == "4P"
    other = put("Forename,Surname,Adno,DOB,Reg\nAnn,Lee,7,04/10/2021,1A\n")
    question = ask(lead, other)
    assert question.candidates[0].class_name == "4P"
    bring_in(lead, other)
    assert (listed(lead)[0].admission_no, listed(lead)[0].born) == ("", None)
    same = put("Forename,Surname,Reg\nAnn,Lee,4P\n", "same.csv")
    assert not lead.run(PreviewRoll(same)).will_write, "a list takes no last day away"
    moved = put("Forename,Surname,Reg\nAnn,Lee,5W\n", "moved.csv")
    bring_in(lead, moved)
    assert listed(lead)[0].class_name == "5W"


@pytest.mark.parametrize("ends", ["", COMING])
def test_two_of_one_name_are_told_apart_by_classes_that_end_later(lead, tmp_path, put, ends):
    rooms = "c1,,4P,,homeroom\nc2,,5W,,homeroom\n"
    bring_in(
        lead,
        with_ends(
            tmp_path, ends, users="p1,,student,Ali,Khan,,\np2,,student,Ali,Khan,,\n", rooms=rooms
        ),
    )
    both = put("Forename,Surname,Reg\nAli,Khan,4P\nAli,Khan,5W\n")
    assert questions(lead, both) == ()
    one = ask(lead, put("Forename,Surname\nAli,Khan\n", "one.csv"))
    assert {c.class_name for c in one.candidates} == {"4P", "5W"}


def test_a_term_and_a_year_that_change_are_named(lead, tmp_path):
    year = "y1,,2026/27,schoolYear,2026-09-01,2027-07-20,\n"
    for starts in ("2026-09-01", "2026-09-05"):
        path = oneroster(
            tmp_path / f"{starts}.zip",
            users=USERS + "p1,,student,Ann,Lee,A1,\n",
            academicSessions=YEARS + year + f"t1,,Autumn,term,{starts},2026-12-18,y1\n",
        )
        preview = lead.run(PreviewRoll(path))
        bring_in(lead, path)
    (item,) = preview.changed
    assert (item.kind, item.label) == ("term", "Autumn")
    assert [(d.field, d.old, d.new) for d in item.fields] == [
        ("starts", "2026-09-01", "2026-09-05")
    ]


def test_a_class_that_goes_to_another_year_says_which(lead, tmp_path):
    for year in ("2025/26", "2026/27"):
        path = oneroster(
            tmp_path / f"{year[:4]}.zip",
            users=USERS + "p1,,student,Ann,Lee,A1,\n",
            academicSessions=YEARS + f"y{year[:4]},,{year},schoolYear,{year[:4]}-09-01,,\n",
            classes="sourcedId,status,title,classCode,classType,termSourcedIds\n"
            f"c1,,4P,,homeroom,y{year[:4]}\n",
        )
        preview = lead.run(PreviewRoll(path))
        bring_in(lead, path)
    (item,) = [item for item in preview.changed if item.kind == "class"]
    assert [(d.field, d.old, d.new) for d in item.fields] == [("year_id", "2025/26", "2026/27")]


ORG_ROWS = "sourcedId,status,name,type\n"


def of_school(tmp_path, school, pupils, room="c1,,4P,,homeroom\n"):
    return oneroster(
        tmp_path / f"school {school}.zip",
        orgs=ORG_ROWS + f"o1,,{school},school\n",
        users=USERS + pupils,
        classes=ROOMS + room,
        enrollments=LINKS
        + "".join(
            f"e{n},{room.split(',')[0]},{line.split(',')[0]},student\n"
            for n, line in enumerate(pupils.splitlines())
        ),
    )


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


def test_a_class_of_another_school_is_not_ours_by_its_name(lead, tmp_path):
    bring_in(lead, of_school(tmp_path, "Field School", "p1,,student,Ann,Lee,A1,\n"))
    other = of_school(tmp_path, "Hill School", "h1,,student,Cat,Fox,B1,\n", "k1,,4P,,homeroom\n")
    (question,) = questions(lead, other)
    assert (question.kind, question.candidates[0].name) == ("class", "4P")
    bring_in(lead, other, answered(lead, other, "new"))
    assert sorted(room.pupils for room in lead.run(ListClasses())) == [1, 1]
    assert questions(lead, other) == ()


def test_the_preview_calls_a_child_by_the_name_in_use(lead, put):
    bring_in(lead, put("Forename,Surname,Adno,DOB\nZoe,Smith,1,03/09/2016\n", "a.csv"))
    facts = page(lead, "Zoe").facts
    lead.run(ChangePupil(facts.id, facts.version, (("preferred_family", "Khan"),)))
    preview = lead.run(
        PreviewRoll(put("Forename,Surname,Adno,DOB,Sex\nZoe,Smith,1,03/09/2016,F\n", "b.csv"))
    )
    assert [item.label for item in preview.changed] == ["Khan, Zoe"]


def test_a_stopped_file_shows_the_numbers_as_they_stand_in_it(lead, put):
    bring_in(lead, put(ROWS))
    slipped = put(ROWS.replace("\n3,", "\n4,").replace("\n2,", "\n3,").replace("\n1,", "\n2,"))
    shown = lead.run(PreviewRoll(slipped)).refused
    assert [p.field for p in shown] == ["admission_no", "admission_no"]
    assert shown[0].reason.startswith("2 is Bob Ray")


def test_a_question_about_another_row_of_the_file_names_that_row(lead, put):
    path = put("Forename,Surname,Adno,DOB\nAnn,Lee,12,03/09/2016\nBob,Ray,12,04/10/2016\n")
    question = ask(lead, path)
    assert question.reason.endswith("Row 2 is Ann Lee, born 2016-09-03")
    with pytest.raises(InvalidValueError) as refused:
        lead.run(PreviewRoll(path, ReadOptions(), ((question.id, "same"),)))
    assert "'new' or 'skip'" in str(refused.value.details["reason"])


def test_a_class_that_two_schools_share_keeps_its_year(lead, tmp_path):
    def file(school, pupil):
        number = school[0]
        return oneroster(
            tmp_path / f"school {school}.zip",
            orgs=ORG_ROWS + f"o1,,{school},school\n",
            users=USERS + pupil,
            academicSessions=YEARS + f"y{number},,2026/27,schoolYear,2026-09-01,,\n",
            classes="sourcedId,status,title,classCode,classType,termSourcedIds\n"
            f"k{number},,Choir,,homeroom,y{number}\n",
        )

    ours = file("Field School", "p1,,student,Ann,Lee,A1,\n")
    theirs = file("Hill School", "h1,,student,Cat,Fox,B1,\n")
    bring_in(lead, ours)
    bring_in(lead, theirs, answered(lead, theirs, "same"))
    for path in (ours, theirs, ours):
        preview = lead.run(PreviewRoll(path))
        assert (preview.questions, preview.changed) == ((), ())
        assert not preview.will_write


def with_year(tmp_path, school, key, starts, pupil=""):
    terms = f"{key}t,,Autumn,term,{starts},2025-12-19,{key}\n"
    return oneroster(
        tmp_path / f"{school}-{key}-{starts}.zip",
        orgs=ORG_ROWS + f"o1,,{school},school\n",
        users=USERS + pupil,
        academicSessions="sourcedId,status,title,type,startDate,endDate,parentSourcedId\n"
        f"{key},,2025/26,schoolYear,{starts},2026-07-17,\n" + terms,
    )


def spans(lead):
    years = lead.run(ListYears())
    return [(year.name, year.starts) for year in years], sum(len(year.terms) for year in years)


def test_a_year_that_was_entered_by_hand_is_the_files_year_of_that_name(lead, tmp_path):
    lead.run(SetYear(AcademicYear(NEW, 0, "2025/26", date(2025, 9, 1), date(2026, 7, 17))))
    bring_in(lead, with_year(tmp_path, "Field School", "y1", "2025-09-01"))
    assert spans(lead) == ([("2025/26", date(2025, 9, 1))], 1)
    bring_in(lead, with_year(tmp_path, "Field School", "y1", "2025-09-03"))
    assert spans(lead) == ([("2025/26", date(2025, 9, 3))], 1)


def test_another_schools_year_is_ours_only_with_the_same_days_and_else_is_named(lead, tmp_path):
    pupil = "p1,,student,Ann,Lee,A1,\n"
    bring_in(lead, with_year(tmp_path, "Field School", "y1", "2025-09-01", pupil))
    same = with_year(tmp_path, "Hill School", "z1", "2025-09-01")
    assert not any("other days" in p.reason for p in lead.run(PreviewRoll(same)).doubtful)
    bring_in(lead, same)
    assert spans(lead) == ([("2025/26", date(2025, 9, 1))], 1)
    other = with_year(tmp_path, "Dale School", "w1", "2025-09-08")
    told = [(p.field, p.reason) for p in lead.run(PreviewRoll(other)).doubtful]
    assert [field for field, reason in told if "with other days is here" in reason] == ["2025/26"]
    bring_in(lead, other)
    assert len(lead.run(ListYears())) == 2


def test_a_school_without_a_name_is_called_by_its_id(lead, tmp_path):
    bring_in(lead, of_school(tmp_path, "Field School", "p1,,student,Ann,Lee,A1,\n"))
    preview = lead.run(PreviewRoll(of_school(tmp_path, "", "h1,,student,Cat,Fox,B1,\n")))
    assert preview.notes[0].startswith("Of another school: o1;")
