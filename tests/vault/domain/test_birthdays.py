"""Birthdays come once a year, in their order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.vault.actions.todays import born
from vault.actions.pupils import AddPupil
from vault.actions.today import ReadToday
from vault.domain.birthdays import born_on, next_birthday
from vault.domain.people import age_on


def test_birthdays_of_today_and_a_week_come_in_their_order_and_no_others(school):
    for name, days in (("Today", 0), ("Soon", 3), ("Last", 7), ("Late", 8), ("Past", -1)):
        values = (("legal_given", name), ("born", born(8, days).isoformat()))
        school.run(AddPupil(values, school.ids["a"]))
    found = school.run(ReadToday()).birthdays
    assert [one.called.given for one in found.rows] == ["Today", "Soon", "Last"]
    assert [one.turns for one in found.rows] == [8, 8, 8]
    assert found.total == 3


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.dates(date(2000, 1, 1)))
def test_a_birthday_comes_once_a_year_and_makes_a_year_older(birth, today):
    on = next_birthday(birth, today) if today.year < 9999 else today
    if today.year < 9999:
        assert on >= today
        assert (on - max(today, birth)).days <= 366
        assert f"{birth:%m-%d}" in born_on(on)
        assert age_on(on, birth) == age_on(on - timedelta(days=1), birth) + 1
