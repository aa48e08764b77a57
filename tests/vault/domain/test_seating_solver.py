"""Seats by rules: kept where they can be, told where they cannot, the same for the same seed."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.room_layouts import RoomLayout, Seat, rows_of_desks
from vault.domain.seating import RuleKind, SeatingRule
from vault.domain.seating_conflicts import Conflict, contradictions
from vault.domain.seating_solver import Task, beside_each_other, judge, solve

ROOM = RoomLayout(NEW, 0, "Room 1", rows_of_desks(5, 8))
CLASS = tuple(PupilId(RecordId(f"{n:032x}")) for n in range(32))


def rule(kind, *pupils, name="rule"):
    return SeatingRule(RecordId(name), 1, ClassId(NEW), kind, tuple(CLASS[n] for n in pupils))


RULES = (
    rule(RuleKind.APART, 0, 1, 2),
    rule(RuleKind.APART, 3, 4),
    rule(RuleKind.APART, 5, 6),
    rule(RuleKind.NEAR, 7, 8),
    rule(RuleKind.NEAR, 9, 10, 11),
    rule(RuleKind.FRONT, 12, 13),
    rule(RuleKind.FRONT, 14),
    rule(RuleKind.ALONE, 15),
    rule(RuleKind.APART, 16, 17),
    rule(RuleKind.NEW_NEIGHBOURS),
)


def places_of(seating):
    return {taken.pupil: taken.seat for taken in seating.seats}


def distance(one, other):
    return max(abs(one.row - other.row), abs(one.column - other.column))


@pytest.mark.parametrize("seed", range(5))
def test_a_class_of_32_with_ten_rules_is_seated_with_all_of_them_kept(seed):
    before = places_of(solve(Task(ROOM, CLASS), seed=99))
    last = beside_each_other(ROOM, before)
    seating = solve(Task(ROOM, CLASS, RULES, last_beside=last), seed)
    at = places_of(seating)
    assert (seating.broken, seating.unplaced) == ((), ())
    assert seating.kept == seating.wanted
    assert len(set(at.values())) == len(CLASS)
    for one, other in ((0, 1), (0, 2), (1, 2), (3, 4), (5, 6), (16, 17)):
        assert distance(at[CLASS[one]], at[CLASS[other]]) > 1
    assert distance(at[CLASS[7]], at[CLASS[8]]) == 1
    assert {at[CLASS[n]].row for n in (12, 13, 14)} == {1}
    beside = [Seat(at[CLASS[15]].row, at[CLASS[15]].column + step) for step in (-1, 1)]
    assert not set(beside) & set(at.values())
    assert not beside_each_other(ROOM, at) & last


def test_the_same_seed_finds_the_same_seats_and_another_one_others():
    task = Task(ROOM, CLASS, RULES)
    assert solve(task, 7) == solve(task, 7)
    assert solve(task, 7).seats != solve(task, 8).seats


def test_who_is_locked_stays_and_who_is_absent_has_no_seat():
    locked = {CLASS[0]: Seat(5, 0), CLASS[1]: Seat(5, 1)}
    left_out = frozenset({CLASS[1], CLASS[2]})
    seating = solve(Task(ROOM, CLASS, (), locked, left_out), 1)
    at = places_of(seating)
    assert at[CLASS[0]] == Seat(5, 0)
    assert not left_out & at.keys()
    assert [t.pupil for t in seating.seats if t.is_locked] == [CLASS[0]]


def test_a_rule_about_who_is_absent_asks_for_nothing():
    seating = solve(Task(ROOM, CLASS, RULES, left_out=frozenset(CLASS[:18])), 1)
    assert seating.broken == ()


def test_with_too_few_seats_the_others_are_told_and_those_with_a_rule_sit():
    small = replace(ROOM, grid="BB/SS/SS")
    rules = (rule(RuleKind.FRONT, 30),)
    seating = solve(Task(small, CLASS, rules), 3)
    assert len(seating.seats) == 4
    assert len(seating.unplaced) == 28
    assert CLASS[30] in places_of(seating)
    found = contradictions(Task(small, CLASS, rules))
    assert [(c.kind, c.count) for c in found] == [(Conflict.TOO_FEW_SEATS, 28)]


def test_rules_that_contradict_each_other_are_named_and_the_rest_is_kept():
    rules = (*RULES, rule(RuleKind.NEAR, 3, 4, name="against"))
    seating = solve(Task(ROOM, CLASS, rules), 2)
    assert [b.pupils for b in seating.broken] == [(CLASS[3], CLASS[4])]
    assert [c.kind for c in contradictions(Task(ROOM, CLASS, rules))] == [Conflict.APART_AND_NEAR]


@pytest.mark.parametrize(
    ("rules", "locked", "conflict"),
    [
        ((rule(RuleKind.FRONT, 0),), {0: Seat(5, 0)}, Conflict.LOCKED_BEHIND),
        ((rule(RuleKind.APART, 0, 1),), {0: Seat(5, 0), 1: Seat(5, 1)}, Conflict.LOCKED_TOGETHER),
        ((rule(RuleKind.NEAR, 0, 1),), {0: Seat(5, 0), 1: Seat(1, 1)}, Conflict.LOCKED_FAR),
        ((), {0: Seat(5, 0), 1: Seat(5, 0)}, Conflict.SAME_LOCKED_SEAT),
        ((rule(RuleKind.FRONT, *range(12)),), {}, Conflict.FRONT_IS_FULL),
    ],
)
def test_what_no_seating_can_keep_is_said_before(rules, locked, conflict):
    task = Task(ROOM, CLASS, rules, {CLASS[n]: seat for n, seat in locked.items()})
    assert [c.kind for c in contradictions(task)] == [conflict]
    seating = solve(task, 1)
    assert len(seating.seats) == len(CLASS)


def test_a_seating_by_hand_is_held_against_the_rules():
    seats = solve(Task(ROOM, CLASS[:2]), 1).seats
    beside = (replace(seats[0], seat=Seat(1, 0)), replace(seats[1], seat=Seat(1, 1)))
    judged = judge(Task(ROOM, CLASS[:2], (rule(RuleKind.APART, 0, 1),)), beside)
    assert [b.kind for b in judged.broken] == [RuleKind.APART]
    assert (judged.kept, judged.wanted) == (0, 1)


def test_a_class_without_pupils_is_no_error():
    seating = solve(Task(ROOM, (), RULES), 1)
    assert (seating.seats, seating.unplaced, seating.broken) == ((), (), ())


pupils_in_rules = st.lists(st.integers(0, 31), min_size=2, max_size=4, unique=True)
any_rules = st.lists(
    st.builds(lambda kind, pupils: rule(kind, *pupils), st.sampled_from(RuleKind), pupils_in_rules),
    max_size=12,
)


@settings(max_examples=examples(25))
@given(any_rules, st.integers(0, 6), st.integers(0, 31), st.integers())
def test_whatever_the_rules_nobody_sits_twice_and_no_seat_is_given_twice(rules, rows, absent, seed):
    room = replace(ROOM, grid=rows_of_desks(max(rows, 1), 6))
    task = Task(room, CLASS, tuple(rules), left_out=frozenset(CLASS[:absent]))
    seating = solve(task, seed)
    at = places_of(seating)
    assert len(seating.seats) == len(at) == len(set(at.values()))
    assert set(at.values()) <= set(room.seats)
    assert at.keys() | set(seating.unplaced) == set(CLASS[absent:])
    assert len(at) == min(len(room.seats), len(CLASS) - absent)


def test_even_what_cannot_be_kept_costs_less_than_a_blink():
    """The most that is ever weighed; a slow laptop has three times as long."""
    room = replace(ROOM, grid=rows_of_desks(4, 8))
    rules = (*RULES, rule(RuleKind.NEAR, 3, 4))
    begun = time.process_time()
    solve(Task(room, CLASS, rules), 5)
    assert time.process_time() - begun < 0.25
