"""The time for a request, as each country's law counts it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.some_of_all import some
from tests.vault.actions.requests import TODAY
from vault.actions.policy import SetPolicy
from vault.actions.rights import (
    CloseRequest,
    ExtendRequest,
    ListRequests,
    OpenRequest,
    PauseRequest,
    ReadRequest,
    ResumeRequest,
)
from vault.domain.law import law_of
from vault.domain.messages import sentence
from vault.domain.policy import Country, Policy
from vault.domain.rights import RequestKind
from vault.errors import (
    ClockPausedError,
    InvalidValueError,
    NoExtensionError,
    TooLateToExtendError,
    WrongStateError,
)

ENGLAND = law_of(Country.ENGLAND).request_time


def test_the_clock_runs_a_month_and_stands_while_it_is_cleared_up(school, case):
    assert school.run(ReadRequest(case)).due_on == ENGLAND.due_on(TODAY, 0)
    school.run(PauseRequest(case, "which school year is meant"))
    paused = school.run(ReadRequest(case))
    assert paused.days_left(TODAY + timedelta(days=50)) == paused.days_left(TODAY)
    with pytest.raises(WrongStateError):
        school.run(PauseRequest(case, "again"))
    school.run(ResumeRequest(case))
    assert school.run(ReadRequest(case)).paused_on is None
    school.run(CloseRequest(case, "handed over"))
    with pytest.raises(WrongStateError):
        school.run(PauseRequest(case, "too late"))
    assert not school.run(ListRequests())[0].is_open


@pytest.mark.parametrize(
    ("received", "paused", "due"),
    [
        (date(2026, 1, 31), 0, date(2026, 3, 2)),
        (date(2026, 3, 31), 0, date(2026, 4, 30)),
        (date(2026, 9, 3), 0, date(2026, 10, 5)),
        (date(2026, 9, 3), 10, date(2026, 10, 13)),
        (date(2025, 12, 15), 0, date(2026, 1, 15)),
    ],
)
def test_the_due_day_is_the_corresponding_day_of_the_next_month(received, paused, due):
    assert ENGLAND.due_on(received, paused) == due


@pytest.mark.parametrize("kind", RequestKind)
def test_a_complex_request_gets_two_months_more_when_they_are_told_in_time(school, kind):
    asked, told = date.today() - timedelta(days=20), date.today() - timedelta(days=1)
    case = school.run(OpenRequest(school.ids["ann"], kind, "the mother", asked))
    with pytest.raises(InvalidValueError):
        school.run(ExtendRequest(case, " ", told))
    for day in (asked - timedelta(days=1), date.today() + timedelta(days=1)):
        with pytest.raises(InvalidValueError):
            school.run(ExtendRequest(case, "eight years of records", day))
    assert not school.run(ReadRequest(case)).is_extended
    school.run(ExtendRequest(case, "eight years of records", told))
    request = school.run(ReadRequest(case))
    assert request.is_extended
    assert request.due_on == ENGLAND.due_on(asked, 0, is_extended=True)
    assert f"told on {told:%d %B %Y}: eight years of records" in request.notes
    with pytest.raises(WrongStateError):
        school.run(ExtendRequest(case, "once more", told))
    school.run(PauseRequest(case, "which school year is meant"))
    school.run(ResumeRequest(case))
    assert school.run(ReadRequest(case)).due_on == request.due_on


def test_after_the_first_month_it_is_too_late_for_more_time(school):
    asked = date.today() - timedelta(days=40)
    case = school.run(OpenRequest(school.ids["ann"], RequestKind.ACCESS, "the mother", asked))
    with pytest.raises(TooLateToExtendError) as refused:
        school.run(ExtendRequest(case, "eight years of records", date.today()))
    due = ENGLAND.due_on(asked, 0)
    assert f"{due:%d %B %Y}" in sentence(refused.value)
    assert school.run(ReadRequest(case)).due_on == due
    school.run(ExtendRequest(case, "eight years of records", asked + timedelta(days=9)))


@pytest.mark.parametrize("day", some(range(1, 32), fast=(1, 15, 28, 29, 30, 31)))
def test_an_extension_is_told_from_every_other_due_day(school, case, day):
    plain = school.run(ReadRequest(case))
    for month, paused in ((1, 0), (8, 0), (12, 5), (1, 200)):
        received = date(2027, month, day)
        due = ENGLAND.due_on(received, paused)
        made = replace(plain, received_on=received, due_on=due, paused_days=paused)
        assert not made.is_extended
        later = ENGLAND.due_on(received, paused, is_extended=True)
        assert replace(made, due_on=later).is_extended


def test_in_the_united_states_it_is_45_days_and_no_clock_stops(school):
    school.run(SetPolicy(Policy(country=Country.UNITED_STATES)))
    received = TODAY - timedelta(days=5)
    case = school.run(
        OpenRequest(school.ids["ann"], RequestKind.ACCESS, "Robin Ash, parent", received)
    )
    assert school.run(ReadRequest(case)).due_on == received + timedelta(days=45)
    with pytest.raises(ClockPausedError):
        school.run(PauseRequest(case, "who is it"))
    with pytest.raises(NoExtensionError):
        school.run(ExtendRequest(case, "eight years of records", TODAY))


def test_a_request_of_tomorrow_or_of_nobody_is_refused(school):
    tomorrow = date.today() + timedelta(days=1)
    for who, day in (("the mother", tomorrow), (" ", TODAY)):
        with pytest.raises(InvalidValueError):
            school.run(OpenRequest(school.ids["ann"], RequestKind.ACCESS, who, day))
