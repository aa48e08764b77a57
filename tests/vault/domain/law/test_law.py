"""Each country's law answers every question, and says by when."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from vault.domain.catalogue.all_tables import TOLD
from vault.domain.data_categories import DataCategory
from vault.domain.incidents import Letter, Risk
from vault.domain.law import by_country, is_extended, law_of
from vault.domain.law.shape import Breach, Law
from vault.domain.law.time_limits import RequestTime
from vault.domain.policy import Country, Phase
from vault.governance.schedule import read_pack

ENGLAND, US = law_of(Country.ENGLAND), law_of(Country.UNITED_STATES)


def answers(of):
    return {field.name: getattr(of, field.name) for field in fields(of)}


@pytest.mark.parametrize(
    ("of", "question"),
    [(ENGLAND, field.name) for field in fields(Law)]
    + [(ENGLAND.breach, field.name) for field in fields(Breach)]
    + [(ENGLAND.request_time, field.name) for field in fields(RequestTime)],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_law_that_leaves_a_question_open_is_refused_by_its_name(of, question):
    rest = {name: answer for name, answer in answers(of).items() if name != question}
    with pytest.raises(TypeError, match=question):
        type(of)(**rest)


@pytest.mark.parametrize("category", DataCategory)
def test_a_category_without_a_basis_is_refused_by_its_name(category):
    rest = {kind: basis for kind, basis in US.bases.items() if kind is not category}
    with pytest.raises(TypeError, match=f"United States: bases: no answer for {category}"):
        replace(US, bases=rest)


def test_a_phase_without_a_schedule_and_a_risk_without_whom_to_tell_are_refused():
    with pytest.raises(TypeError, match="secondary"):
        replace(ENGLAND, schedules={Phase.PRIMARY: ENGLAND.schedules[Phase.PRIMARY]})
    with pytest.raises(TypeError, match="high"):
        replace(ENGLAND.breach, must_tell={r: frozenset() for r in Risk if r is not Risk.HIGH})


def test_a_country_without_a_law_is_refused_by_its_name():
    with pytest.raises(TypeError, match="UNITED_STATES"):
        by_country(ENGLAND)


@pytest.mark.parametrize("country", Country)
def test_every_schedule_that_a_law_offers_is_there_under_its_title(country):
    for schedule in law_of(country).schedules.values():
        assert read_pack(schedule.pack).title == schedule.title


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize("paused", [0, 5, 200])
def test_an_extension_is_told_from_what_is_due_without_one_in_every_country(country, paused):
    time = law_of(country).request_time
    for number in range(366 * 4):
        received = date(2026, 1, 1) + timedelta(days=number)
        assert not is_extended(time.due_on(received, paused), received, paused)
        if time.extension_months:
            due = time.due_on(received, paused, is_extended=True)
            assert is_extended(due, received, paused)


def test_forty_five_days_neither_stand_still_nor_move_past_a_weekend():
    received = date(2026, 9, 2)
    for paused in (0, 30):
        for extended in (False, True):
            due = US.request_time.due_on(received, paused, is_extended=extended)
            assert due == received + timedelta(days=45)
    assert due.weekday() == 5
    assert (US.request_time.in_words, ENGLAND.request_time.in_words) == ("45 days", "one month")


@pytest.mark.parametrize("country", Country)
def test_a_breach_is_told_within_72_hours_and_the_graver_the_more_are_told(country):
    breach = law_of(country).breach
    assert breach.tell_within == timedelta(hours=72)
    assert breach.must_tell[Risk.UNLIKELY] == set()
    assert breach.must_tell[Risk.LIKELY] == {Letter.AUTHORITY}
    assert breach.must_tell[Risk.HIGH] == {Letter.AUTHORITY, Letter.PARENTS}


@pytest.mark.parametrize("country", Country)
def test_the_heading_of_a_late_notification_gives_the_time_that_the_law_gives(country):
    breach = law_of(country).breach
    assert f"{breach.hours} hours" in breach.titles.late


def test_documents_tell_of_every_category_that_a_law_has_a_basis_for():
    assert {kind.category for kind in TOLD} == set(DataCategory)
