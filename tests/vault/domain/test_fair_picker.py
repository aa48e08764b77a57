"""The picker: nobody is forgotten, nobody twice running, and nothing is kept."""

import random
from itertools import pairwise

import pytest

from vault.domain.fair_picker import FairPicker

CLASS = tuple(f"{n:032x}" for n in range(10))


@pytest.fixture
def picker():
    return FairPicker(CLASS, random.Random(5))


def test_who_was_asked_is_asked_less_and_everybody_comes_round(picker):
    first = picker.pick()
    assert picker.weight(first) == 0.25
    assert {picker.weight(p) for p in CLASS if p != first} == {1.0}
    for _ in range(99):
        picker.pick()
    asked = [picker.asked(p) for p in CLASS]
    assert sum(asked) == 100
    assert max(asked) - min(asked) <= 4


def test_nobody_is_asked_twice_running(picker):
    picked = [picker.pick() for _ in range(60)]
    assert not [a for a, b in pairwise(picked) if a == b]


def test_who_is_left_out_is_never_asked_and_a_single_child_always(picker):
    out = set(CLASS[1:])
    assert [picker.pick(out) for _ in range(3)] == [CLASS[0]] * 3
    assert picker.pick(CLASS) is None
    assert FairPicker(()).pick() is None


def test_begun_anew_everybody_has_the_same_chance(picker):
    for _ in range(7):
        picker.pick()
    picker.begin_anew()
    assert {picker.weight(p) for p in CLASS} == {1.0}
