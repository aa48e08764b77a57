"""Incidents in words: kinds, states, risks, letters, and what is counted."""

from datetime import UTC, datetime, timedelta

from ui.widgets.dates import moment_text
from ui.words import counted, tr
from vault.domain.incidents import (
    Incident,
    IncidentKind,
    IncidentState,
    Letter,
    Locked,
    Risk,
)

KINDS = {
    IncidentKind.LOST_DEVICE: "A computer is lost or stolen",
    IncidentKind.LOST_MEDIA: "A USB stick, disk or paper is lost",
    IncidentKind.WRONG_RECIPIENT: "Sent or given to the wrong person",
    IncidentKind.LEFT_OPEN: "Left where others could see it",
    IncidentKind.MISUSE: "Opened without a reason",
    IncidentKind.PASSWORD: "Someone may know a password",
    IncidentKind.DAMAGE: "Records damaged or not available",
    IncidentKind.OTHER: "Something else",
}
STATES = {
    IncidentState.OPEN: "open",
    IncidentState.DECIDED: "decided",
    IncidentState.CLOSED: "closed",
}
LETTERS = {
    Letter.AUTHORITY: "To the authority",
    Letter.PARENTS: "To parents",
    Letter.STAFF: "To staff",
}
LOCKED = {
    Locked.YES: "locked",
    Locked.NO: "open",
    Locked.UNKNOWN: "not known",
}


def clock_words(incident: Incident, now: datetime | None = None) -> tuple[str, str]:
    """How much of the time for telling the authority is left, and the tone to say it in."""
    if incident.state is IncidentState.CLOSED:
        return "This incident is closed.", "good"
    if incident.is_authority_notified:
        return "The authority has been told.", "good"
    if incident.risk is Risk.UNLIKELY:
        return "Decided: nobody has to be told.", "good"
    left = incident.hours_left(now or datetime.now(UTC))
    until = moment_text(incident.deadline, " at ")
    if left < 0:
        given = incident.tell_within // timedelta(hours=1)
        return f"The {given} hours to tell the authority ended on {until}.", "bad"
    tone = "warn" if left < 24 else "info"
    single = tr("1 hour left to tell the authority, until {1}.")
    many = tr("{0} hours left to tell the authority, until {1}.")
    return counted(left, single, many, until), tone
