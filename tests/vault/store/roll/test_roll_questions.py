"""Who a child is may be asked: each answer does what it says, for the row that it was given for."""

from datetime import date

import pytest

from tests.vault.exchange.rolls import answered, bring_in, questions
from tests.vault.store.roll.roll_files import ANN, WITH_CONTACT, ask, names, page
from vault.actions.classes import ListClasses
from vault.actions.contacts import SetAlert, SetContact
from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import OpenPupil
from vault.domain.ids import NEW
from vault.domain.people import Contact
from vault.domain.preview import ReadOptions
from vault.errors import InvalidValueError

BOB = "Forename,Surname,Adno,DOB,Reg\nBob,Ray,1,04/10/2019,R1\n"


@pytest.fixture
def ann(lead, put):
    """Ann Lee with a contact and an alert; her number then goes to Bob."""
    bring_in(lead, put(ANN, "a.csv"))
    pupil = page(lead, "Ann").facts.id
    lead.run(SetContact(pupil, Contact(NEW, 0, "Mia", "Lee", "Mother", "07700 900001")))
    lead.run(SetAlert(pupil, NEW, kind="allergy", text="nuts"))
    return pupil


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
    answers = answered(lead, path, "new")
    assert lead.run(PreviewRoll(path, ReadOptions(), answers)).digest != unanswered
    with pytest.raises(Exception, match="ground"):
        lead.run(ApplyRoll(path, ReadOptions(), unanswered, answers))
    assert names(lead) == ["Ann Lee"]


def test_an_answer_never_falls_on_another_row_than_it_was_given_for(lead, ann, put):
    answers = answered(lead, put(BOB, "b.csv"), "same")
    other = put(BOB.replace("Bob,Ray", "Cat,Fox"), "b.csv")
    report = bring_in(lead, other, answers)
    assert report.skipped == 1
    assert names(lead) == ["Ann Lee"]


def test_an_answer_that_is_none_is_refused(lead, ann, put):
    path = put(BOB, "b.csv")
    for text in ("all", "same:" + "0" * 32):
        with pytest.raises(InvalidValueError):
            lead.run(PreviewRoll(path, ReadOptions(), answered(lead, path, text)))


def test_a_question_about_another_row_of_the_file_names_that_row(lead, put):
    path = put("Forename,Surname,Adno,DOB\nAnn,Lee,12,03/09/2016\nBob,Ray,12,04/10/2016\n")
    question = ask(lead, path)
    assert question.reason.endswith("Row 2 is Ann Lee, born 2016-09-03")
    with pytest.raises(InvalidValueError) as refused:
        lead.run(PreviewRoll(path, ReadOptions(), ((question.id, "same"),)))
    assert "'new' or 'skip'" in str(refused.value.details["reason"])


def test_a_question_shows_where_each_lives_and_whom_to_call_first(lead, put):
    bring_in(lead, put(ANN, "a.csv"))
    pupil = page(lead, "Ann").facts.id
    for contact in (
        Contact(NEW, 0, "Ed", "Lee", "Father", address="9 High Street", priority=2),
        Contact(NEW, 0, "Wen", "Lee", "Mother", "07700 900001", priority=1),
    ):
        lead.run(SetContact(pupil, contact))
    head = "Forename,Surname,Adno,DOB,Contact 1 name,Contact 1 relationship,Contact 1 address"
    first = ask(lead, put(f'{head}\nBob,Ray,1,04/10/2019,Sue Ray,Mother,"4 Mill  Lane"\n', "b.csv"))
    (here,) = first.candidates
    assert (here.address, here.call_first) == ("9 High Street", "Wen Lee, Mother")
    there = first.incoming
    assert (there.address, there.call_first) == ("4 Mill Lane", "Sue Ray, Mother")
    other = put(f'{head}\nBob,Ray,1,04/10/2019,Sue Ray,Mother,"5 Mill Lane"\n', "b.csv")
    assert ask(lead, other).id != first.id, "an answer falls on what was shown alone"
