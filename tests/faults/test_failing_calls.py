"""A disk that stumbles at the n-th read, write or sync: nothing is called damage or tampering."""

import pytest

from tests.faults.failing_calls import READ, run_under_faults

WORKER = "tests.faults.failing_worker"
SAID = {"", "storage", "storage.read"}


@pytest.mark.parametrize("which", ["some reads", pytest.param("all reads", marks=pytest.mark.slow)])
def test_one_failed_read_is_never_told_as_damage_and_the_session_goes_on(which, tmp_path):
    found = run_under_faults(WORKER, tmp_path, which)
    for act in ("look", "list", "change", "photo", "unlock"):
        assert len(found[act]) >= (5 if which == "all reads" else 2), f"the layer reached {act}"
        assert {first for first, *_ in found[act]} <= SAID, act
        assert {tuple(after) for _, *after in found[act]} == {("", "")}, act
    # What changes nothing is read once more without a word.
    for act in ("list", "photo", "unlock"):
        assert {first for first, *_ in found[act]} == {""}, act
    assert found["verify"]


@pytest.mark.parametrize("ways", ["few", pytest.param("all", marks=pytest.mark.slow)])
def test_an_act_whose_commit_failed_leaves_no_alarm_behind(ways, tmp_path):
    found = run_under_faults(WORKER, tmp_path, ways)
    told = {(kinds, first) for kinds, _, first, _ in found["told"]}
    assert any(kinds == READ and first for kinds, first in told), "the layer reached the act"
    assert {alarm for *_, alarm in found["told"]} == {""}
    assert found["whole"]
