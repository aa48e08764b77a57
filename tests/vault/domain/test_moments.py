"""An instant has the day that it was where the computer stands, also far from Greenwich."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest

from vault.actions.security_check import ReadCheckStatus, RunSecurityCheck
from vault.domain.assessments import Scope
from vault.domain.moments import moment

WEST, EAST = "<-11>11", "<+14>-14"


@pytest.fixture
def standing_in(monkeypatch):
    def stand(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield stand
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "day"),
    [(WEST, date(2026, 11, 27)), ("UTC0", date(2026, 11, 28)), (EAST, date(2026, 11, 28))],
)
def test_the_day_of_an_instant_is_the_one_on_the_calendar_there(zone, day, standing_in):
    standing_in(zone)
    found = moment("2026-11-28T00:10:00+00:00")
    assert found.date() == day
    assert found == datetime(2026, 11, 28, 0, 10, tzinfo=UTC)
    assert moment("2026-11-28T00:10:00") == found


@pytest.mark.parametrize(
    "text", ["", "today", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-11:00"]
)
@pytest.mark.parametrize("zone", [WEST, EAST])
def test_what_is_no_time_is_refused_in_every_zone(text, zone, standing_in):
    standing_in(zone)
    try:
        moment(text)
    except ValueError:
        return
    assert text[:4] in ("0001", "9999")  # fits in the calendar of this zone


@pytest.mark.parametrize("zone", [WEST, EAST])
def test_what_is_due_a_week_after_today_is_due_then(zone, standing_in, school):
    standing_in(zone)
    school.run(RunSecurityCheck(Scope.FULL))
    status = school.run(ReadCheckStatus())
    assert status.due(date.today() + timedelta(days=6)) is None
    assert status.due(date.today() + timedelta(days=7)) is Scope.QUICK
