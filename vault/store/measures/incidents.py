"""SQL for incidents."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from vault.domain.ids import RecordId
from vault.domain.incidents import (
    Incident,
    IncidentStep,
    IncidentText,
    Lesson,
    Locked,
)
from vault.domain.moments import moment
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, fill
from vault.store.measures.policies import Policies

_ROWS = (
    "SELECT id, version, title, kind, happened_at, aware_at, raised_by, rehearsal, state, body,"
    " decision AS risk, decided_at, closed_at FROM incident"
)


class Incidents:
    """What went wrong, with the time by which the law wants to be told."""

    def __init__(self, context: Context) -> None:
        self._work, self._policies = context.work, Policies(context)

    def list_all(self) -> tuple[Incident, ...]:
        """Open ones first, then by when they became known, newest first."""
        rows = self._work.select(f"{_ROWS} ORDER BY state = 'closed', aware_at DESC, id")
        within = self._policies.law().breach.tell_within
        return tuple(_incident(row, within) for row in rows)

    def get(self, incident: RecordId) -> Incident:
        """NotFoundError."""
        row = self._work.select_one(f"{_ROWS} WHERE id = ?", (incident,))
        if row is None:
            raise NotFoundError
        return _incident(row, self._policies.law().breach.tell_within)

    def raise_new(self, incident: Incident) -> RecordId:
        """Its new id; the one that it has already is not looked at."""
        return self._work.insert("incident", _values(incident))

    def put(self, incident: Incident) -> int:
        """StaleRecordError when somebody else changed it meanwhile; the new version."""
        return self._work.update("incident", incident.id, incident.version, _values(incident))


def _values(incident: Incident) -> dict[str, Any]:
    body = {
        "text": {**asdict(incident.text), "locked": incident.text.locked.value},
        "reason": incident.reason,
        "steps": [[step.at.isoformat(), step.by, step.text] for step in incident.steps],
        "lessons": [[lesson.text, lesson.is_done] for lesson in incident.lessons],
        "told": [[who, at.isoformat()] for who, at in incident.notified],
    }
    return {
        "title": incident.title,
        "kind": incident.kind.value,
        "happened_at": _time(incident.happened_at),
        "aware_at": _time(incident.aware_at),
        "raised_by": incident.raised_by,
        "rehearsal": int(incident.is_rehearsal),
        "state": incident.state.value,
        "body": json.dumps(body, ensure_ascii=False),
        "decision": incident.risk.value,
        "decided_at": _time(incident.decided_at),
        "closed_at": _time(incident.closed_at),
    }


def _incident(row: Row, tell_within: timedelta) -> Incident:
    body = json.loads(row.body)
    text = body["text"]
    return fill(
        Incident,
        row,
        is_rehearsal=bool(row.rehearsal),
        text=IncidentText(**{**text, "locked": Locked(text["locked"])}),
        reason=body["reason"],
        steps=tuple(IncidentStep(moment(s[0]), s[1], s[2]) for s in body["steps"]),
        lessons=tuple(Lesson(text, bool(done)) for text, done in body["lessons"]),
        notified=tuple((who, moment(at)) for who, at in body["told"]),
        tell_within=tell_within,
    )


def _time(value: datetime | None) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds") if value is not None else ""
