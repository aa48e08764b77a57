"""Who is in which class after a list: a last day still to come takes nobody out."""

from datetime import date

import pytest

from tests.vault.exchange.rolls import bring_in, listed, oneroster, questions
from tests.vault.store.roll.roll_files import ROOMS, USERS, ask
from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_roll import PreviewRoll

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
