"""One set of attendance codes in place of another: every mark of the past reads as it did."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from vault.domain.attendance_codes import AttendanceCode, CodeSet, Counts, check_set
from vault.domain.replaced_codes import replaced

TODAY = date.today()
DAYS = [TODAY - timedelta(days=days) for days in (1, 30, 400)]
HERE = AttendanceCode("OK", "here", "", Counts.PRESENT)
SETS = [
    (),
    (HERE,),
    (HERE, AttendanceCode("X", "away", "", Counts.UNAUTHORISED)),
    (HERE, AttendanceCode("X", "leave", "", Counts.AUTHORISED)),
    (HERE, AttendanceCode("X", "leave", "", Counts.AUTHORISED, ends=TODAY)),
    (HERE, AttendanceCode("X", "new", "", Counts.AUTHORISED, starts=TODAY + timedelta(days=3))),
]


def after(rows, wanted):
    """The rows, by id, once the set is in use."""
    change = replaced(tuple(rows.items()), wanted, TODAY)
    left = {row: code for row, code in rows.items() if row not in change.gone}
    left |= dict(change.changed)
    return left | {f"{len(left)} {place}": code for place, code in enumerate(change.new)}


def meaning(rows, text, day):
    found = CodeSet("", "", tuple(rows.values())).find(text, day)
    return found.counts if found else None


def test_marks_of_the_past_keep_their_meaning_whatever_set_follows_on_which():
    for first, second, third in product(SETS, repeat=3):
        rows = after(after({}, first), second)
        marks = [(c.code, day) for c in rows.values() for day in DAYS if c.is_used_on(day)]
        before = [meaning(rows, *mark) for mark in marks]
        rows = after(rows, third)
        assert [meaning(rows, *mark) for mark in marks] == before, (first, second, third)


def test_from_today_the_new_set_is_in_use_and_no_other_code():
    for first, second in product(SETS, repeat=2):
        rows = after(after({}, first), second)
        used = {code.code for code in rows.values() if code.is_used_on(TODAY)}
        assert used == {code.code for code in second if code.is_used_on(TODAY)}
        if second:
            check_set(rows.values())


def test_a_word_that_is_spelt_better_changes_the_row_and_makes_no_second_one():
    rows = after({}, SETS[2])
    better = tuple(replace(code, meaning=f"{code.meaning}.") for code in SETS[2])
    assert after(rows, better) == dict(zip(rows, better, strict=True))
