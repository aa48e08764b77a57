"""What keys mean, whatever is typed: a code of the set or nothing, a row or minutes."""

from hypothesis import given
from hypothesis import strategies as st

from ui.register.register_keys import TOGETHER_S, Act, KeyReader
from vault.domain.law import law_of
from vault.domain.policy import Country

CODES = {code.code for code in law_of(Country.ENGLAND).codes.codes}
LATE = {"L", "U"}
TYPED = st.lists(
    st.tuples(st.sampled_from("/\\ 0123456789abcdefijlmnouy#?C1Y"), st.floats(0, 1.5)), max_size=12
)


def reader():
    keys = KeyReader()
    keys.use(CODES, LATE, "/")
    return keys


@given(TYPED)
def test_a_mark_is_always_a_code_of_the_set(typed):
    keys, now, late = reader(), 0.0, False
    for sign, pause in typed:
        now += pause
        step = keys.read(sign, now)
        if step.act in (Act.MARK, Act.AGAIN):
            assert step.text in CODES
            late = step.text in LATE
        if step.act is Act.MINUTES:
            assert late
            assert 0 <= step.number <= 999
        if step.act is Act.ROW:
            assert not keys.asks_minutes


def test_two_digits_are_one_number_only_when_they_are_quick():
    keys = reader()
    assert [keys.read(d, t).number for d, t in (("2", 0.0), ("5", 0.6), ("3", 2.0))] == [2, 25, 3]
    keys.read("n", 3.0)
    assert keys.read("4", 3.0 + TOGETHER_S).number == 4


def test_after_the_cursor_moved_a_digit_is_no_second_half():
    keys = reader()
    assert keys.read("c", 0.0).act is Act.MARK
    keys.forget()
    step = keys.read("1", 0.1)
    assert (step.act, step.number) == (Act.ROW, 1)
