"""Groups of a class: as equal as can be, by the rules, and everybody in one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.domain.group_maker import make_groups, sizes_of
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.seating import RuleKind, SeatingRule
from vault.errors import InvalidValueError

CLASS = tuple(PupilId(RecordId(f"{n:032x}")) for n in range(30))


def rule(kind, *pupils):
    return SeatingRule(RecordId("r"), 1, ClassId(NEW), kind, tuple(CLASS[n] for n in pupils))


@pytest.mark.parametrize(
    ("pupils", "asked", "sizes"),
    [
        (30, {"groups": 4}, (8, 8, 7, 7)),
        (30, {"of_size": 4}, (4, 4, 4, 4, 4, 4, 3, 3)),
        (29, {"of_size": 2}, (3, *(2,) * 13)),
        (3, {"of_size": 9}, (3,)),
        (1, {"groups": 1}, (1,)),
    ],
)
def test_groups_are_as_equal_as_can_be_and_nobody_is_left_alone(pupils, asked, sizes):
    assert sizes_of(pupils, **asked) == sizes


@pytest.mark.parametrize(
    ("pupils", "asked", "field"),
    [
        (0, {"groups": 1}, "pupils"),
        (3, {"groups": 4}, "groups"),
        (30, {"groups": 21}, "groups"),
        (30, {}, "groups"),
    ],
)
def test_what_cannot_be_made_is_refused_on_its_field(pupils, asked, field):
    with pytest.raises(InvalidValueError) as refused:
        sizes_of(pupils, **asked)
    assert refused.value.details["field"] == field


def test_apart_is_in_two_groups_near_in_one_and_seats_are_not_asked_for():
    rules = (
        rule(RuleKind.APART, 0, 1, 2),
        rule(RuleKind.NEAR, 3, 4),
        rule(RuleKind.FRONT, 5),
        rule(RuleKind.ALONE, 6),
    )
    made = make_groups(CLASS, rules, sizes_of(30, of_size=5), seed=3)
    group = {pupil: n for n, pupils in enumerate(made.groups) for pupil in pupils}
    assert len({group[CLASS[n]] for n in (0, 1, 2)}) == 3
    assert group[CLASS[3]] == group[CLASS[4]]
    assert made.broken == ()
    assert made == make_groups(CLASS, rules, sizes_of(30, of_size=5), seed=3)


def test_what_cannot_be_kept_is_told():
    made = make_groups(CLASS, (rule(RuleKind.APART, 0, 1, 2),), (15, 15), seed=1)
    assert [b.kind for b in made.broken] == [RuleKind.APART]


@settings(max_examples=examples(25))
@given(st.integers(1, 30), st.integers(1, 20), st.integers())
def test_everybody_is_in_one_group(pupils, groups, seed):
    here = CLASS[:pupils]
    sizes = sizes_of(pupils, groups=min(groups, pupils))
    made = make_groups(here, (rule(RuleKind.APART, 0, 1),), sizes, seed)
    assert sorted(p for group in made.groups for p in group) == sorted(here)
    assert tuple(map(len, made.groups)) == sizes
