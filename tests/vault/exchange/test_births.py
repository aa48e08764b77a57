"""Birth dates that cannot be a pupil's stay out of every kind of roll, and a whole file asks."""

from datetime import date

import pytest

from tests.vault.exchange.ctf_files import ctf, pupil
from tests.vault.exchange.odd_rolls import bring_in, oneroster, rows
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.domain.incoming import Reading
from vault.domain.preview import ReadOptions
from vault.exchange.births import Births

TODAY = date(2026, 9, 1)
OLD, YOUNG = date(1961, 2, 1), date(2016, 9, 3)
USERS = "sourcedId,status,dateLastModified,enabledUser,role,givenName,familyName\n"


def asked(*days, any_age=False):
    births, reading = Births(any_age=any_age, today=TODAY), Reading("list", "list")
    reasons = [births.odd(day) for day in days]
    births.ask(reading)
    return reasons, bool(reading.asks_age)


def test_one_odd_birth_is_told_and_three_of_three_are_asked():
    assert asked(OLD, YOUNG, None, date(2030, 1, 1)) == (
        ["is over 25 years back", "", "", "lies ahead"],
        False,
    )
    assert asked(OLD, OLD) == (["is over 25 years back"] * 2, False)
    assert asked(OLD, OLD, OLD)[1]
    assert asked(OLD, OLD, OLD, any_age=True) == ([""] * 3, False)


@pytest.fixture(params=["ctf", "oneroster"])
def grown_up(request, tmp_path):
    people = range(4)
    if request.param == "ctf":
        pupils = [pupil(f"Lee{n}", "Ann", dob="1961-02-01") for n in people]
        return ctf(tmp_path / "x.xml", *pupils)
    users = "".join(f"p{n},,,true,student,Ann,Lee{n}\n" for n in people)
    births = "".join(f"p{n},,,1961-02-01\n" for n in people)
    head = "sourcedId,status,dateLastModified,birthDate\n"
    return oneroster(tmp_path / "x.zip", {"users": USERS + users, "demographics": head + births})


def test_birth_dates_of_a_file_of_grown_ups_stay_out_until_somebody_says_so(lead, grown_up):
    preview = lead.run(PreviewRoll(grown_up))
    assert preview.asks_age == "All 4 birth dates are over 25 years back, so they stay out."
    assert len([p for p in preview.doubtful if "over 25" in p.reason]) == 4
    report = lead.run(ApplyRoll(grown_up, ReadOptions(), preview.digest))
    assert report.questions == 1
    assert {row.born for row in rows(lead)} == {None}
    confirmed = bring_in(lead, grown_up, ReadOptions(any_age=True))
    assert confirmed.asks_age == ""
    assert {row.born for row in rows(lead)} == {OLD}
