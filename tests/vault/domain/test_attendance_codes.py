"""The shipped sets: every code of the law with its meaning, and on which days it may be used."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault.domain.attendance_codes import (
    ATTENDED,
    HALVES,
    POSSIBLE,
    SESSIONS,
    AttendanceCode,
    Counts,
    check_set,
    session_of,
)
from vault.domain.law import LAWS, law_of
from vault.domain.policy import Country
from vault.errors import InvalidValueError

ENGLAND = law_of(Country.ENGLAND).codes
NOW, BEFORE = date(2026, 11, 24), date(2024, 8, 18)
STATISTICS = {
    Counts.PRESENT: "/ \\ L",
    Counts.ELSEWHERE: "K V P W B",
    Counts.AUTHORISED: "C1 M J1 S C2 C T R I E",
    Counts.UNAUTHORISED: "G N O U",
    Counts.NOT_POSSIBLE: "D X Q Y1 Y2 Y3 Y4 Y5 Y6 Y7",
    Counts.ADMINISTRATIVE: "Z #",
}


def test_england_has_the_codes_of_2024_as_they_count():
    in_force = [code for code in ENGLAND.codes if code.is_used_on(NOW)]
    assert {c.code: c.counts for c in in_force} == {
        code: counts for counts, codes in STATISTICS.items() for code in codes.split()
    }
    assert len(in_force) == len({c.code for c in in_force}) == 34


def test_withdrawn_codes_end_the_day_before_the_new_ones_begin():
    assert {c.code for c in ENGLAND.codes if not c.is_used_on(NOW)} == {"H", "F", "J", "Y"}
    new = {c.code for c in ENGLAND.codes if not c.is_used_on(BEFORE)}
    assert new == {"K", "C1", "J1", "C2", "Q", *(f"Y{n}" for n in range(1, 8))}
    assert ENGLAND.find("H", NOW).counts is Counts.AUTHORISED


@pytest.mark.parametrize("country", Country)
def test_a_register_can_be_taken_with_each_shipped_set(country):
    codes = LAWS[country].codes
    check_set(codes.codes)
    for session in SESSIONS:
        present = codes.present(NOW, session)
        assert codes.checked(present.code, NOW, session) == present
    assert any(c.unresolved and c.counts in POSSIBLE - ATTENDED for c in codes.codes)
    assert all(c.meaning and c.short for c in codes.codes)


@given(st.text(max_size=6), st.sampled_from(SESSIONS), st.dates())
def test_what_is_taken_for_a_code_is_one_of_that_day_and_session(text, session, day):
    with suppress(InvalidValueError):
        code = ENGLAND.checked(text, day, session)
        assert code.is_used_on(day)
        assert code.is_for(session)
        assert text.strip().upper() in {code.code, "/", "\\"}


def test_no_code_of_one_letter_and_another_are_a_third_together():
    """Else two children who are marked quickly would be one."""
    for law in LAWS.values():
        codes = {c.code for c in law.codes.codes if c.is_used_on(NOW)}
        letters = {code for code in codes if len(code) == 1 and code.isalpha()}
        assert not {a + b for a in letters for b in letters} & codes


def test_two_codes_of_one_name_may_follow_each_other_and_not_overlap():
    ok = AttendanceCode("P", "here", "Here", Counts.PRESENT)
    old = AttendanceCode("A", "away", "Away", Counts.AUTHORISED, ends=date(2025, 7, 31))
    new = AttendanceCode("A", "away", "Away", Counts.UNAUTHORISED, starts=date(2025, 8, 1))
    check_set((ok, old, new))
    with pytest.raises(InvalidValueError):
        check_set((ok, old, AttendanceCode("A", "away", "Away", Counts.UNAUTHORISED)))


@pytest.mark.parametrize("text", ["", "noon", "0", "13", "-1", "a m"])
def test_a_session_is_one_of_the_day(text):
    with pytest.raises(InvalidValueError):
        session_of(text)
    assert [session_of(half.upper()) for half in HALVES] == list(HALVES)
