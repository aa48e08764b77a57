"""Anybody raises an incident; those who lead read it, and two do not write over each other."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.vault.governance.raised import LOST, NOW
from vault.actions.incidents import ChangeIncident, ListIncidents, OpenIncident, RaiseIncident
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.incidents import IncidentText
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, PermissionDeniedError, StaleRecordError
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"


def test_anybody_raises_and_only_those_who_lead_read(school, unlock_as):
    session = unlock_as(Role.ASSISTANT)
    incident = session.run(RaiseIncident(LOST))
    with pytest.raises(PermissionDeniedError):
        session.run(OpenIncident(incident))
    session.lock()
    lead = unlock_vault(school.folder, "Dana Lead", Password.typed(PASSWORD), params=FLOOR)
    (found,) = lead.run(ListIncidents())
    assert (found.title, found.raised_by) == (LOST.title, "Some teaching-assistant")
    assert found.steps[0].text == "Raised."
    lead.lock()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LOST, title=" "),
        replace(LOST, aware_at=NOW + timedelta(hours=2)),
        replace(LOST, happened_at=NOW + timedelta(hours=2)),
        replace(LOST, text=IncidentText("x" * 20_001)),
    ],
)
def test_times_that_cannot_be_and_endless_texts_are_refused(school, wrong):
    with pytest.raises(InvalidValueError):
        school.run(RaiseIncident(wrong))
    assert school.run(ListIncidents()) == ()


def test_two_who_change_it_at_once_are_told(school):
    incident = school.run(RaiseIncident(LOST))
    found = school.run(OpenIncident(incident))
    school.run(ChangeIncident(incident, found.version, replace(found, title="Another")))
    with pytest.raises(StaleRecordError):
        school.run(ChangeIncident(incident, found.version, replace(found, title="A third")))
    assert school.run(OpenIncident(incident)).title == "Another"
