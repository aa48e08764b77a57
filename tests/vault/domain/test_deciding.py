"""Nothing is decided for a person; a bulk decides fields, never who a child is."""

from vault.domain.deciding import MINE, THEIRS, Deciding
from vault.domain.transfer import Decisions, FieldComparison, MergeItem, Standing

MIDDLE = FieldComparison("middle", "Marie", "Mary", is_conflict=True)
BORN = FieldComparison("born", "", "2016-09-03")
FAMILY = FieldComparison("legal_family", "Cole", "Kohl", is_conflict=True)
ANN = MergeItem("pupil", "a1", "a1", "Ann Ash", Standing.CONFLICT, (MIDDLE, BORN))
CAT = MergeItem("pupil", "c1", "c1", "Cat Cole", Standing.CONFLICT, (FAMILY,))
ALERT = MergeItem(
    "alert", "d1", "a1", "Ann Ash", Standing.NEW, (FieldComparison("text", None, "x"),)
)
ITEMS = (ANN, CAT, ALERT)


def test_at_first_every_conflict_is_open_and_nothing_else():
    deciding = Deciding()
    assert deciding.still_open(ITEMS) == [(ANN, MIDDLE), (CAT, FAMILY)]
    assert deciding.decisions() == Decisions()


def test_the_rest_leaves_what_was_decided_and_who_is_who_alone():
    deciding = Deciding()
    deciding.decide(ANN, MIDDLE, MINE)
    deciding.decide_rest(ITEMS, THEIRS)
    assert dict(deciding.decisions().choices) == {"a1 middle": MINE, "c1 legal_family": THEIRS}
    assert deciding.decisions().answers == ()


def test_what_is_left_out_need_not_be_decided():
    deciding = Deciding()
    deciding.leave_out((), ("a1",))
    assert deciding.still_open(ITEMS) == [(CAT, FAMILY)]
    deciding.leave_out(("pupil",), ())
    assert deciding.still_open(ITEMS) == []
    assert not deciding.is_left_out(ALERT)


def test_it_is_the_same_after_a_lock():
    deciding, again = Deciding(), Deciding()
    deciding.decide(ANN, MIDDLE, THEIRS)
    deciding.answer((("q1", "same"),))
    deciding.leave_out(("alert",), ("a1",))
    again.take_text(deciding.text())
    assert again.decisions() == deciding.decisions()
    assert again.answers() == Decisions(answers=(("q1", "same"),))
