"""Restricted pupils, and those in no list, stay out of files and prints, and it is said."""

import pytest

from tests.vault.reports.sheets import TODAY, restrict, words_of
from vault.actions.contacts import DecideConsent
from vault.actions.printing import PrintPhotoSheet
from vault.actions.pupils import ListPupils
from vault.actions.restrictions import EndRestriction, PupilStanding, SetRestriction
from vault.actions.send import CountSend
from vault.domain.data_kinds import DataKind
from vault.domain.rights import RestrictionKind
from vault.domain.transfer import Selection
from vault.errors import InvalidValueError


def test_a_restricted_pupil_stays_out_of_a_file_unless_it_is_said(places):
    office, teacher = places
    ann, bob = office.pupils
    mark = restrict(office, ann)
    teacher.receive(office.send([teacher], classes=[office.room]))
    assert office.report.restricted == 1
    assert [row.given for row in teacher.run(ListPupils())] == ["Bob"]
    with pytest.raises(InvalidValueError):
        office.send([teacher], pupils=[ann])
    teacher.receive(office.send([teacher], classes=[office.room], with_restricted=True))
    assert len(teacher.run(ListPupils())) == 2
    office.run(EndRestriction(ann, mark))
    assert office.run(CountSend(Selection((office.room,)))).restricted == 0
    assert bob


def test_both_marks_go_along_in_a_sealed_file_and_so_does_their_end(places):
    office, teacher = places
    ann = office.pupils[0]
    restrict(office, ann)
    wrong = office.run(SetRestriction(ann, RestrictionKind.RECTIFICATION, "the birth date"))
    sent = office.send([teacher], classes=[office.room], with_restricted=True)
    teacher.receive(sent)
    there = teacher.run(PupilStanding(ann)).restrictions
    assert {(m.kind, m.reason) for m in there} == {
        (RestrictionKind.RESTRICTION, "it is disputed"),
        (RestrictionKind.RECTIFICATION, "the birth date"),
    }
    office.run(EndRestriction(ann, wrong))
    teacher.receive(office.send([teacher], classes=[office.room], with_restricted=True))
    assert [m.kind for m in teacher.run(PupilStanding(ann)).restrictions] == [
        RestrictionKind.RESTRICTION
    ]


@pytest.mark.parametrize("purpose", ["directory", "photo-website", "photo-press"])
def test_who_opted_out_of_the_directory_is_in_nothing_for_people_outside(places, purpose):
    office, teacher = places
    ann, _ = office.pupils
    office.run(DecideConsent(ann, "directory", "refused", "parent", TODAY))
    outside = Selection((office.room,), kinds=frozenset(DataKind), purpose=purpose)
    assert office.run(CountSend(outside)).opted_out == 1
    teacher.receive(office.send([teacher], classes=[office.room], purpose=purpose))
    assert [row.given for row in teacher.run(ListPupils())] == ["Bob"]
    assert "Ann Ash" not in words_of(office.run(PrintPhotoSheet(office.room, purpose)).pdf)
    assert office.run(CountSend(Selection((office.room,)))).opted_out == 0
