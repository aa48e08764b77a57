"""Seating plans: kept as they were left, by class, and found anew by the rules."""

from dataclasses import replace
from datetime import date

import pytest

from tests.two_vaults import two_places
from vault.actions.classes import EndEnrolment
from vault.actions.history import UndoStep
from vault.actions.pupils import AddPupil, OpenPupil
from vault.actions.registers import MarkRegister
from vault.actions.seating import (
    FindSeats,
    ListRoomLayouts,
    MakeGroups,
    OpenSeating,
    PutLayoutAway,
    PutPlanAway,
    PutRuleAway,
    SetRoomLayout,
    SetSeatingPlan,
    SetSeatingRule,
    SetSeats,
)
from vault.domain.access import Role
from vault.domain.catalogue.seating import SEATING, SEATING_KIND
from vault.domain.data_kinds import DataKind
from vault.domain.ids import NEW
from vault.domain.registers import NewMark, RegisterOf
from vault.domain.room_layouts import RoomLayout, Seat
from vault.domain.seating import RuleKind, SeatingPlan, SeatingRule, SeatTaken
from vault.domain.seating_conflicts import Conflict
from vault.errors import (
    InvalidValueError,
    NotFoundError,
    PermissionDeniedError,
    StaleRecordError,
)

GRID = "BBBB/SS.SS/SS.SS/SS.SS"


@pytest.fixture
def room(school):
    """Class A with Ann, Cem and Dot, and a plan of it."""
    a = school.ids["a"]
    made = {
        name: school.run(AddPupil((("legal_given", name), ("legal_family", "Ash")), a))
        for name in ("Cem", "Dot")
    }
    return {"a": a, "ann": school.ids["ann"], **made, "plan": plan_in(school, a)}


def plan_in(session, class_id, title="Every day", layout=None):
    layouts = session.run(ListRoomLayouts())
    layout = layout or (layouts[0].id if layouts else None)
    layout = layout or session.run(SetRoomLayout(RoomLayout(NEW, 0, "Room 1", GRID, "12")))
    return session.run(SetSeatingPlan(SeatingPlan(NEW, 0, class_id, title, layout)))


def seat(session, class_id, *taken, plan=None):
    page = session.run(OpenSeating(class_id, plan))
    seats = tuple(SeatTaken(pupil, Seat(*at), *locked) for pupil, at, *locked in taken)
    return session.run(SetSeats(page.plan.id, page.plan.version, seats))


def rule(session, class_id, kind, *pupils):
    return session.run(SetSeatingRule(SeatingRule(NEW, 0, class_id, kind, pupils)))


def test_seats_are_kept_as_they_were_left_and_nobody_has_to_have_one(school, room):
    seat(school, room["a"], (room["ann"], (1, 0), True), (room["Cem"], (3, 4)))
    assert school.changed == {SEATING_KIND}
    page = school.run(OpenSeating(room["a"]))
    assert page.places == {room["ann"]: Seat(1, 0), room["Cem"]: Seat(3, 4)}
    assert [t.pupil for t in page.seats if t.is_locked] == [room["ann"]]
    assert page.in_rows == (room["ann"], room["Cem"])
    seat(school, room["a"], (room["Cem"], (1, 0)), (room["Dot"], (3, 4)))
    page = school.run(OpenSeating(room["a"]))
    assert page.places == {room["Cem"]: Seat(1, 0), room["Dot"]: Seat(3, 4)}
    school.run(UndoStep(school.undo_steps[-1]))
    page = school.run(OpenSeating(room["a"]))
    assert page.places == {room["ann"]: Seat(1, 0), room["Cem"]: Seat(3, 4)}


@pytest.mark.parametrize(
    "taken",
    [
        (("ann", (1, 0)), ("ann", (1, 1))),
        (("ann", (1, 0)), ("Cem", (1, 0))),
        (("ann", (0, 0)),),
        (("ann", (1, 2)),),
        (("ann", (13, 17)),),
    ],
)
def test_two_in_one_seat_one_in_two_and_a_seat_that_is_none_are_refused(school, room, taken):
    with pytest.raises(InvalidValueError):
        seat(school, room["a"], *((room[name], at) for name, at in taken))
    assert school.run(OpenSeating(room["a"])).seats == ()


def test_who_is_in_another_class_gets_no_seat(school, room):
    with pytest.raises(NotFoundError):
        seat(school, room["a"], (school.ids["bob"], (1, 0)))


def test_seats_that_another_gave_out_meanwhile_are_not_written_over(school, room):
    page = school.run(OpenSeating(room["a"]))
    seat(school, room["a"], (room["ann"], (1, 0)))
    late = SetSeats(page.plan.id, page.plan.version, (SeatTaken(room["Cem"], Seat(1, 0)),))
    with pytest.raises(StaleRecordError):
        school.run(late)
    assert school.run(OpenSeating(room["a"])).places == {room["ann"]: Seat(1, 0)}


def test_who_has_left_the_class_leaves_their_seat_free_and_the_rest_stays(school, room):
    seat(school, room["a"], (room["ann"], (1, 0)), (room["Cem"], (1, 1)))
    rule(school, room["a"], RuleKind.APART, room["ann"], room["Cem"])
    (enrolment,) = school.run(OpenPupil(room["Cem"])).enrolments
    school.run(EndEnrolment(enrolment.id, date.today()))
    page = school.run(OpenSeating(room["a"]))
    assert page.places == {room["ann"]: Seat(1, 0)}
    assert page.rules[0].pupils == (room["ann"],)
    seat(school, room["a"], (room["Dot"], (1, 1)))
    assert school.run(OpenSeating(room["a"])).places == {room["Dot"]: Seat(1, 1)}


def test_a_class_has_several_plans_and_one_is_in_use(school, room):
    exam = plan_in(school, room["a"], "Exam")
    page = school.run(OpenSeating(room["a"]))
    assert [(p.title, p.in_use) for p in page.plans] == [("Every day", True), ("Exam", False)]
    wanted = next(p for p in page.plans if p.id == exam)
    school.run(SetSeatingPlan(replace(wanted, in_use=True)))
    page = school.run(OpenSeating(room["a"]))
    assert (page.plan.id, [p.in_use for p in page.plans]) == (exam, [False, True])
    with pytest.raises(InvalidValueError):
        plan_in(school, room["a"], "EXAM")
    school.run(PutPlanAway(exam, page.plan.version))
    page = school.run(OpenSeating(room["a"], exam))
    assert page.plan.title == "Every day"


def test_one_room_is_shared_and_changing_it_costs_nobody_but_whose_seat_went(school, room):
    seat(school, room["a"], (room["ann"], (1, 0)), (room["Cem"], (3, 4)))
    other = plan_in(school, school.ids["b"])
    seat(school, school.ids["b"], (school.ids["bob"], (3, 4)), plan=other)
    (layout,) = school.run(ListRoomLayouts())
    school.run(SetRoomLayout(replace(layout, grid="BBBB/SS.SS/SS.SS")))
    assert school.run(OpenSeating(room["a"])).places == {room["ann"]: Seat(1, 0)}
    assert school.run(OpenSeating(school.ids["b"])).places == {}
    (changed,) = school.run(ListRoomLayouts())
    school.run(SetRoomLayout(replace(changed, grid=GRID)))
    assert school.run(OpenSeating(school.ids["b"])).places == {school.ids["bob"]: Seat(3, 4)}


def test_a_room_that_is_put_away_keeps_its_plans(school, room):
    (layout,) = school.run(ListRoomLayouts())
    school.run(PutLayoutAway(layout.id, layout.version))
    assert school.run(ListRoomLayouts()) == ()
    assert school.run(OpenSeating(room["a"])).layout.grid == "BBBB./SS.SS/SS.SS/SS.SS"


def test_seats_are_found_by_the_rules_and_nothing_is_written(school, room):
    ann, cem, dot = room["ann"], room["Cem"], room["Dot"]
    rule(school, room["a"], RuleKind.APART, ann, cem)
    rule(school, room["a"], RuleKind.FRONT, dot)
    before = tuple(school.run(OpenSeating(room["a"])).seats)
    found = school.run(
        FindSeats(room["a"], room["plan"], (SeatTaken(ann, Seat(3, 0), True),), seed=4)
    )
    at = {t.pupil: t.seat for t in found.seating.seats}
    assert (at[ann], at[dot].row) == (Seat(3, 0), 1)
    assert (found.seating.broken, found.contradictions) == ((), ())
    assert school.run(OpenSeating(room["a"])).seats == before


def test_a_neighbour_of_the_saved_plan_is_not_one_again(school, room):
    rule(school, room["a"], RuleKind.NEW_NEIGHBOURS)
    seat(school, room["a"], (room["ann"], (1, 0)), (room["Cem"], (1, 1)))
    for seed in range(6):
        found = school.run(FindSeats(room["a"], room["plan"], (), seed))
        at = {t.pupil: t.seat for t in found.seating.seats}
        one, other = at[room["ann"]], at[room["Cem"]]
        assert (one.row, abs(one.column - other.column)) != (other.row, 1)


def test_what_was_moved_by_hand_is_judged_and_contradictions_are_named(school, room):
    ann, cem = room["ann"], room["Cem"]
    rule(school, room["a"], RuleKind.APART, ann, cem)
    near = rule(school, room["a"], RuleKind.NEAR, cem, ann)
    seats = (SeatTaken(ann, Seat(1, 0)), SeatTaken(cem, Seat(1, 1)))
    found = school.run(FindSeats(room["a"], room["plan"], seats, 0, keeps_all=True))
    assert [b.kind for b in found.seating.broken] == [RuleKind.APART]
    assert [c.kind for c in found.contradictions] == [Conflict.APART_AND_NEAR]
    rules = {r.id: r for r in school.run(OpenSeating(room["a"])).rules}
    school.run(PutRuleAway(near, rules[near].version))
    found = school.run(FindSeats(room["a"], room["plan"], seats, 0, keeps_all=True))
    assert found.contradictions == ()


@pytest.mark.parametrize(
    ("kind", "pupils"),
    [
        (RuleKind.APART, ("ann",)),
        (RuleKind.NEAR, ("ann", "ann")),
        (RuleKind.FRONT, ()),
        (RuleKind.NEW_NEIGHBOURS, ("ann",)),
    ],
)
def test_a_rule_about_too_few_too_many_or_one_twice_is_refused(school, room, kind, pupils):
    with pytest.raises(InvalidValueError) as refused:
        rule(school, room["a"], kind, *(room[name] for name in pupils))
    assert refused.value.details["field"] == "pupils"


def test_groups_follow_the_rules_and_are_as_equal_as_can_be(school, room):
    rule(school, room["a"], RuleKind.APART, room["ann"], room["Cem"])
    rule(school, room["a"], RuleKind.NEAR, room["ann"], room["Dot"])
    made = school.run(MakeGroups(room["a"], seed=1, groups=2))
    assert sorted(map(len, made.groups)) == [1, 2]
    assert {room["ann"], room["Dot"]} in [set(group) for group in made.groups]
    assert made.broken == ()
    absent = frozenset({room["ann"]})
    made = school.run(MakeGroups(room["a"], seed=1, of_size=1, left_out=absent))
    assert sorted(p for group in made.groups for p in group) == sorted((room["Cem"], room["Dot"]))
    for wrong in (MakeGroups(room["a"], 1, groups=4), MakeGroups(room["a"], 1)):
        with pytest.raises(InvalidValueError):
            school.run(wrong)


def test_a_class_without_pupils_or_plan_is_shown_all_the_same(school):
    page = school.run(OpenSeating(school.ids["b"]))
    assert (page.plan, page.seats, page.plans) == (None, (), ())
    assert page.layout.seats


def test_a_teacher_seats_own_classes_and_knows_of_no_other(school, unlock_as, room):
    other = plan_in(school, school.ids["b"])
    teacher = unlock_as(Role.TEACHER)
    seat(teacher, room["a"], (room["ann"], (1, 0)))
    for refused in (
        OpenSeating(school.ids["b"]),
        SetSeats(other, 1, ()),
        SetSeatingPlan(SeatingPlan(NEW, 0, school.ids["b"], "Mine", "x" * 32)),
        SetSeatingRule(SeatingRule(NEW, 0, school.ids["b"], RuleKind.NEW_NEIGHBOURS)),
    ):
        with pytest.raises(NotFoundError):
            teacher.run(refused)


def test_who_covers_a_lesson_sees_who_sits_where_and_no_rule(school, unlock_as, room):
    seat(school, room["a"], (room["ann"], (1, 0)))
    rule(school, room["a"], RuleKind.APART, room["ann"], room["Cem"])
    cover = unlock_as(Role.COVER)
    page = cover.run(OpenSeating(room["a"]))
    assert (page.places, page.rules) == ({room["ann"]: Seat(1, 0)}, ())
    with pytest.raises(PermissionDeniedError):
        seat(cover, room["a"], (room["Cem"], (1, 1)))


def test_a_plan_goes_along_with_its_room_and_comes_back_changed(tmp_path):
    office, teacher = two_places(tmp_path)
    ann, bob = office.pupils
    plan_in(office, office.room)
    seat(office, office.room, (ann, (1, 0)), (bob, (3, 4)))
    rule(office, office.room, RuleKind.APART, ann, bob)
    without = frozenset(DataKind) - {SEATING, DataKind.HEALTH, DataKind.SAFEGUARDING}
    teacher.receive(office.send([teacher], classes=[office.room], kinds=without))
    assert teacher.run(OpenSeating(office.room)).plan is None
    teacher.receive(office.send([teacher], classes=[office.room]))
    there = teacher.run(OpenSeating(office.room))
    assert (there.layout.grid, len(there.rules)) == ("BBBB./SS.SS/SS.SS/SS.SS", 1)
    names = {face.pupil: face.called.given for face in there.page.faces}
    assert {names[p]: s for p, s in there.places.items()} == {"Ann": (1, 0), "Bob": (3, 4)}
    seat(teacher, office.room, *((p, (2, n)) for n, p in enumerate(sorted(names, key=names.get))))
    office.receive(teacher.send([office], classes=[office.room]), prefer="theirs")
    assert office.run(OpenSeating(office.room)).places == {ann: Seat(2, 0), bob: Seat(2, 1)}
    for place in (office, teacher):
        place.lock()


def test_two_laptops_that_gave_one_seat_to_two_children_mix_nobody_up(tmp_path):
    office, teacher = two_places(tmp_path)
    ann, bob = office.pupils
    plan_in(office, office.room)
    teacher.receive(office.send([teacher], classes=[office.room]))
    seat(office, office.room, (ann, (1, 0)))
    there = {f.called.given: f.pupil for f in teacher.run(OpenSeating(office.room)).page.faces}
    seat(teacher, office.room, (there["Bob"], (1, 0)))
    office.receive(teacher.send([office], classes=[office.room]), prefer="theirs")
    page = office.run(OpenSeating(office.room))
    assert list(page.places.values()) == [Seat(1, 0)]
    seat(office, office.room, (ann, (1, 0)), (bob, (1, 1)))
    assert office.run(OpenSeating(office.room)).places == {ann: Seat(1, 0), bob: Seat(1, 1)}
    for place in (office, teacher):
        place.lock()


def test_who_comes_into_the_class_later_has_no_seat_yet(school, room):
    seat(school, room["a"], (room["ann"], (1, 0)))
    late = school.run(AddPupil((("legal_given", "Eve"),), room["a"]))
    page = school.run(OpenSeating(room["a"]))
    assert late in {f.pupil for f in page.page.faces}
    assert late not in page.places


def test_who_is_absent_by_the_last_register_of_today_is_told(school, room):
    today = date.today()
    taken = (
        *(("am", (("ann", "/"), ("Cem", "I"))), ("2", (("ann", "/"),)), ("10", (("ann", "/"),))),
        ("pm", (("ann", "C"),)),
    )
    for session, marks in taken:
        of = RegisterOf(room["a"], today, session)
        new = tuple(NewMark(room[name], 0, code) for name, code in marks)
        school.run(MarkRegister(of, new))
    assert school.run(OpenSeating(room["a"])).absent == {room["ann"], room["Cem"]}
    here = NewMark(room["ann"], 1, "\\")
    school.run(MarkRegister(RegisterOf(room["a"], today, "pm"), (here,)))
    assert school.run(OpenSeating(room["a"])).absent == {room["Cem"]}


def test_what_was_put_away_comes_back_under_its_name_and_is_no_twin(school, room):
    seat(school, room["a"], (room["ann"], (1, 0)))
    page = school.run(OpenSeating(room["a"]))
    school.run(PutPlanAway(page.plan.id, page.plan.version))
    again = plan_in(school, room["a"], "every day")
    assert again == page.plan.id
    page = school.run(OpenSeating(room["a"]))
    assert (page.plan.title, page.plan.in_use, page.seats) == ("every day", True, ())
    (layout,) = school.run(ListRoomLayouts())
    school.run(PutLayoutAway(layout.id, layout.version))
    made = school.run(SetRoomLayout(RoomLayout(NEW, 0, "Room 1", "BB/SS", "12")))
    assert made == layout.id
    assert [row.grid for row in school.run(ListRoomLayouts())] == ["BB/SS"]
