"""From raising to closing: nothing is closed before it is decided and told."""

from datetime import timedelta

import pytest

from tests.vault.governance.raised import LOST, NOW
from vault.actions.incidents import (
    AddIncidentStep,
    CloseIncident,
    DecideIncident,
    MarkLessonDone,
    MarkNotified,
    OpenIncident,
    RaiseIncident,
)
from vault.domain.incidents import IncidentState, Letter, Risk
from vault.errors import InvalidValueError


def test_the_clock_runs_from_when_it_became_known(school):
    incident = school.run(RaiseIncident(LOST))
    found = school.run(OpenIncident(incident))
    assert found.deadline == found.aware_at + timedelta(hours=72)
    assert found.hours_left(NOW) == 70
    assert found.hours_left(NOW + timedelta(days=4)) < 0


def test_it_cannot_be_closed_before_it_is_decided_and_told(school):
    incident = school.run(RaiseIncident(LOST))
    with pytest.raises(InvalidValueError):
        school.run(CloseIncident(incident))
    with pytest.raises(InvalidValueError):
        school.run(DecideIncident(incident, Risk.HIGH, ""))
    school.run(DecideIncident(incident, Risk.HIGH, "children could be found by it"))
    school.run(MarkNotified(incident, Letter.AUTHORITY))
    with pytest.raises(InvalidValueError) as refused:
        school.run(CloseIncident(incident))
    assert "parents" in refused.value.details["reason"]
    school.run(MarkNotified(incident, Letter.PARENTS))
    school.run(CloseIncident(incident, ("Cable locks for all laptops", " ")))
    found = school.run(OpenIncident(incident))
    assert found.state is IncidentState.CLOSED
    assert [lesson.text for lesson in found.lessons] == ["Cable locks for all laptops"]
    school.run(MarkLessonDone(incident, 0))
    assert school.run(OpenIncident(incident)).lessons[0].is_done
    with pytest.raises(InvalidValueError):
        school.run(AddIncidentStep(incident, "more"))


def test_that_nobody_has_to_be_told_is_a_decision_with_its_reason(school):
    incident = school.run(RaiseIncident(LOST))
    school.run(DecideIncident(incident, Risk.UNLIKELY, "it was locked and came back"))
    school.run(CloseIncident(incident))
    found = school.run(OpenIncident(incident))
    assert found.reason == "it was locked and came back"
    assert found.decided_at is not None
