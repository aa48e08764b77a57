"""A file from a colleague never turns one child into another: a key only proposes, a person is
asked, and what nobody answers stays as it is on both sides."""

from datetime import date

import pytest

from tests.forged_transfers import Forgery
from vault.actions.contacts import RemoveContact, SetAlert
from vault.actions.pupils import AddPupil, ChangePupil, ListPupils, OpenPupil
from vault.actions.receive import ListTransfers
from vault.domain.ids import NEW
from vault.errors import InvalidValueError, OtherChildrenError, UndecidedError

BOB_RAY = {"legal_given": "Bob", "legal_family": "Ray", "born": date(2018, 1, 2)}


def change(place, pupil, **fields):
    version = place.run(OpenPupil(pupil)).facts.version
    place.run(ChangePupil(pupil, version, tuple(fields.items())))


def facts(place, pupil):
    return place.run(OpenPupil(pupil)).facts


def add(place, given, family, **more):
    return place.run(
        AddPupil((("legal_given", given), ("legal_family", family), *more.items()), None)
    )


@pytest.fixture
def turned(places):
    """Both have Ann Ash. At the teacher's an import gave her record to Bob Ray, with another
    contact and alert, and the way back to the office is sealed."""
    office, teacher = places
    ann = office.pupils[0]
    change(office, ann, born=date(2017, 5, 6))
    teacher.receive(office.send([teacher], classes=[office.room]))
    change(teacher, ann, **BOB_RAY)
    contact = teacher.run(OpenPupil(ann)).contacts[0]
    teacher.run(RemoveContact(ann, contact.id))
    teacher.run(SetAlert(ann, NEW, "allergy", "Bob's nuts"))
    return office, teacher, ann, teacher.send([office], classes=[office.room])


def test_a_record_that_is_another_child_there_is_a_question_and_nothing_of_it_comes_in(turned):
    office, _, ann, back = turned
    before = office.run(OpenPupil(ann))
    (question,) = office.preview(back).questions
    assert [one.name for one in (question.incoming, *question.candidates)] == ["Bob Ray", "Ann Ash"]
    assert question.candidates[0].class_name == "4A"
    report = office.receive(back)
    assert (report.questions, report.skipped) == (1, 1)
    after = office.run(OpenPupil(ann))
    assert after == before, "names, contacts, alerts and photos are as they were"
    assert office.run(ListTransfers())[0].state == "in part"


@pytest.mark.parametrize("prefer", ["theirs", "mine"])
def test_no_preference_for_all_covers_who_a_child_is(turned, prefer):
    office, _, ann, back = turned
    office.receive(back, prefer=prefer)
    assert facts(office, ann).known_as == "Ann Ash"
    assert [alert.text for alert in office.run(OpenPupil(ann)).alerts] == ["Inhaler in the office"]


def test_a_shared_record_can_be_the_same_child_by_an_answer_and_never_a_new_one(turned):
    office, _, ann, back = turned
    (question,) = office.preview(back).questions
    for answer in ("new", "same:" + "0" * 32, "all", "theirs"):
        with pytest.raises(InvalidValueError):
            office.receive(back, answers=((question.id, answer),))
    office.receive(back, answers=((question.id, "same"),))
    assert facts(office, ann).known_as == "Bob Ray"
    assert office.preview(back_again(turned)).questions == ()


def back_again(turned):
    office, teacher, _, _ = turned
    return teacher.send([office], classes=[office.room])


def test_an_answer_is_not_taken_for_another_question(turned):
    office, teacher, ann, back = turned
    (question,) = office.preview(back).questions
    change(teacher, ann, legal_family="Reyes")
    again = teacher.send([office], classes=[office.room])
    assert office.preview(again).questions[0].id != question.id
    office.receive(again, answers=((question.id, "same"),))
    assert facts(office, ann).known_as == "Ann Ash"


def test_names_corrected_on_one_side_alone_flow_without_a_question(places):
    office, teacher = places
    ann, bob = office.pupils
    teacher.receive(office.send([teacher], classes=[office.room]))
    change(office, ann, legal_given="Anne", legal_family="Ashe", born=date(2017, 5, 6))
    change(teacher, bob, legal_family="Birch-Ray")
    seen = office.preview(teacher.send([office], classes=[office.room]))
    assert seen.questions == (), "what was corrected here since is no other child"
    office.receive(teacher.send([office], classes=[office.room]))
    assert facts(office, ann).known_as == "Anne Ashe"
    assert facts(office, bob).known_as == "Bob Birch-Ray"


def test_a_upn_of_another_child_here_only_proposes(places):
    office, teacher = places
    mia = add(teacher, "Mia", "Holt", upn="B801200005001", born=date(2018, 3, 9))
    path = office.send([teacher], classes=[office.room])
    (question,) = teacher.preview(path).questions
    assert [one.id for one in question.candidates] == [mia]
    teacher.receive(path, answers=((question.id, "new"),))
    assert facts(teacher, mia).known_as == "Mia Holt"
    assert {row.given for row in teacher.run(ListPupils())} == {"Mia", "Ann", "Bob"}


def test_a_upn_that_the_name_confirms_is_the_same_child(places):
    office, teacher = places
    ann = add(teacher, "ANN", "Ásh", upn="B801200005001")
    path = office.send([teacher], classes=[office.room])
    assert teacher.preview(path).questions == ()
    teacher.receive(path, prefer="mine")
    assert len(teacher.run(ListPupils())) == 2
    assert teacher.run(OpenPupil(ann)).contacts


def test_name_and_birth_date_tell_and_a_name_alone_asks(places):
    office, teacher = places
    born = date(2017, 5, 6)
    change(office, office.pupils[0], born=born, upn="")
    add(teacher, "Ann", "Ash", born=born)
    bob = add(teacher, "Bob", "Birch")
    seen = teacher.preview(office.send([teacher], classes=[office.room]))
    assert seen.by_name == ("Ann Ash",)
    assert [[one.id for one in q.candidates] for q in seen.questions] == [[bob]]


def test_of_two_of_one_name_here_a_person_says_which(places):
    office, teacher = places
    first, second = add(teacher, "Bob", "Birch"), add(teacher, "Bob", "Birch")
    path = office.send([teacher], classes=[office.room])
    (question,) = teacher.preview(path).questions
    assert {one.id for one in question.candidates} == {first, second}
    with pytest.raises(InvalidValueError):
        teacher.receive(path, answers=((question.id, "same"),))
    teacher.receive(path, answers=((question.id, f"same:{second}"),))
    assert [row.id for row in teacher.run(ListPupils()) if row.class_name].count(second) == 1
    assert len(teacher.run(ListPupils())) == 3


def test_a_file_in_which_many_children_are_others_is_not_merged_at_all(places):
    office, teacher = places
    names = ["Ida Irwin", "Joe Jones", "Kim Knox", "Lea Long"]
    pupils = [
        office.run(
            AddPupil(
                tuple(zip(("legal_given", "legal_family"), n.split(), strict=True)), office.room
            )
        )
        for n in names
    ]
    teacher.receive(office.send([teacher], classes=[office.room]))
    for pupil, name in zip(pupils, names[1:] + names[:1], strict=True):
        given, family = name.split()
        change(teacher, pupil, legal_given=given, legal_family=family)
    back = teacher.send([office], classes=[office.room])
    with pytest.raises(OtherChildrenError) as caught:
        office.receive(back, prefer="theirs")
    assert "Ida Irwin is Joe Jones" in caught.value.details["names"]
    assert {row.given for row in office.run(ListPupils())} >= {"Ida", "Joe", "Kim", "Lea"}
    assert all(row.direction == "sent" for row in office.run(ListTransfers()))


def test_what_hangs_on_one_child_is_never_moved_to_another_nor_slipped_in_before_it(
    turned, tmp_path
):
    """As a hostile sender would write it: the contact of Ann under Bob, the turned child last."""
    office, teacher, ann, back = turned
    bob = office.pupils[1]
    contact = office.run(OpenPupil(ann)).contacts[0]
    forged = Forgery(back, office, teacher)
    clocks = [[{"ab" * 6: 9}, ["pupil_id", "given", "family", "phone"]]]
    values = {"pupil_id": bob, "given": "Eve", "family": "Ill", "phone": "01632 9"}
    forged.lines = [line for line in forged.lines if line["id"] != contact.id]
    forged.lines.insert(0, {"t": "contact", "id": contact.id, "v": values, "c": clocks})
    forged.lines.sort(key=lambda line: line["t"] == "pupil")
    before = office.run(OpenPupil(ann))
    office.receive(forged.write(tmp_path / "forged.tuck"), prefer="theirs")
    assert office.run(OpenPupil(ann)) == before
    assert office.run(OpenPupil(bob)).contacts == ()


def test_conflicts_of_fields_still_wait_and_questions_do_not_hold_them_up(turned):
    office, teacher, _, _ = turned
    bob = office.pupils[1]
    change(office, bob, middle="Office")
    change(teacher, bob, middle="Teacher")
    back = teacher.send([office], classes=[office.room])
    with pytest.raises(UndecidedError):
        office.receive(back)
    office.receive(back, choices=((f"{bob} middle", "theirs"),))
    assert facts(office, bob).middle == "Teacher"


def test_a_number_that_lost_its_zeros_is_no_conflict_and_both_keep_the_longer(places):
    office, teacher = places
    ann = office.pupils[0]
    change(office, ann, admission_no="00123")
    teacher.receive(office.send([teacher], classes=[office.room]))
    change(teacher, ann, admission_no="123")
    change(office, ann, admission_no="000123")
    back = teacher.send([office], classes=[office.room])
    assert office.preview(back).items == ()
    office.receive(back)
    assert facts(office, ann).admission_no == "000123"
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert facts(teacher, ann).admission_no == "000123"


def test_a_short_or_former_name_without_a_number_is_a_question(places):
    office, teacher = places
    ann = office.pupils[0]
    change(office, ann, upn="", born=date(2017, 5, 6), legal_given="Elizabeth")
    path = office.send([teacher], classes=[office.room])
    here = add(teacher, "Liz", "Ash", born=date(2017, 5, 6))
    (question,) = teacher.preview(path).questions
    assert [one.id for one in question.candidates] == [here]
    change(teacher, here, legal_given="Elizabeth")
    change(teacher, here, legal_family="Oak")
    (question,) = teacher.preview(path).questions
    assert [one.id for one in question.candidates] == [here]
    teacher.receive(path)
    assert "Ash" not in {row.family for row in teacher.run(ListPupils())}
