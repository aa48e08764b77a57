"""Incidents for tests."""

from datetime import UTC, datetime, timedelta

from vault.domain.incidents import Incident, IncidentKind, IncidentText, Locked

NOW = datetime.now(UTC)

LOST = Incident(
    "Laptop left on the bus",
    IncidentKind.LOST_DEVICE,
    NOW - timedelta(hours=5),
    NOW - timedelta(hours=1),
    IncidentText("It was left on the bus.", "a school laptop", Locked.YES),
)
