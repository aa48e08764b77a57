"""SQL for the register of complaints."""

from datetime import date
from typing import Any

from vault.domain.complaints import Complaint
from vault.domain.ids import RecordId
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import fill
from vault.store.measures.policies import Policies

_ROWS = (
    "SELECT received_on, who, about, acknowledged_on, answered_on, outcome, id, version"
    " FROM complaint"
)


class Complaints:
    """Complaints about data, with the days by which the law wants an answer."""

    def __init__(self, context: Context) -> None:
        self._work, self._policies = context.work, Policies(context)

    def list_all(self) -> tuple[Complaint, ...]:
        """Open ones first, the oldest of them on top."""
        rows = self._work.select(
            f"{_ROWS} ORDER BY state = 'closed', CASE state WHEN 'closed' THEN '' ELSE received_on"
            " END, received_on DESC, id"
        )
        within = self._policies.law().acknowledge_within
        return tuple(fill(Complaint, row, acknowledge_within=within) for row in rows)

    def get(self, complaint: RecordId) -> Complaint:
        """NotFoundError."""
        row = self._work.select_one(f"{_ROWS} WHERE id = ?", (complaint,))
        if row is None:
            raise NotFoundError
        return fill(Complaint, row, acknowledge_within=self._policies.law().acknowledge_within)

    def add(self, complaint: Complaint) -> RecordId:
        """Its new id; the one that it has already is not looked at."""
        return self._work.insert("complaint", _values(complaint))

    def put(self, complaint: Complaint) -> int:
        """StaleRecordError when somebody else changed it meanwhile; the new version."""
        return self._work.update("complaint", complaint.id, complaint.version, _values(complaint))


def _values(complaint: Complaint) -> dict[str, Any]:
    return {
        "received_on": complaint.received_on.isoformat(),
        "who": complaint.who,
        "about": complaint.about,
        "acknowledged_on": _text(complaint.acknowledged_on),
        "answered_on": _text(complaint.answered_on),
        "outcome": complaint.outcome,
        "state": "open" if complaint.is_open else "closed",
    }


def _text(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None
