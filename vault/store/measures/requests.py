"""SQL for requests that people make of their data, as cases."""

from typing import Any

from vault.domain.ids import RecordId
from vault.domain.law.time_limits import RequestTime
from vault.domain.rights import Case
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, called_as, fill
from vault.store.measures.policies import Policies

_ROWS = """
SELECT r.id, r.pupil_id AS pupil,
    p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,
    r.kind, r.requester, r.received_on, r.due_on, r.paused_on, r.paused_days, r.identity_on,
    r.scope, r.notes, r.state, r.reason, r.first_profile AS first, r.sealed_on,
    r.handed_on, r.redacted, r.closed_on, r.outcome
FROM rights_request r LEFT JOIN pupil p ON p.id = r.pupil_id
"""


class Requests:
    """Requests of families, and when each is due."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of
        self._policies = Policies(context)

    def list_all(self) -> tuple[Case, ...]:
        """Open ones first, the next due on top."""
        rows = self._work.select(_ROWS + " ORDER BY r.state = 'closed', r.due_on, r.id")
        time = self._policies.law().request_time
        return tuple(self._case(row, time) for row in rows)

    def get(self, case: str) -> Case:
        """NotFoundError when there is none in sight."""
        row = self._work.select_one(_ROWS + " WHERE r.id = ?", (case,))
        if row is None:
            raise NotFoundError
        return self._case(row, self._policies.law().request_time)

    def open_of(self, pupil: str) -> tuple[Case, ...]:
        """The pupil's cases that are not closed."""
        rows = self._work.select(_ROWS + " WHERE r.pupil_id = ? AND r.state <> 'closed'", (pupil,))
        time = self._policies.law().request_time
        return tuple(self._case(row, time) for row in rows)

    def add(self, values: dict[str, Any]) -> RecordId:
        """Its new id; `values` are columns. NotFoundError for a pupil out of sight."""
        pupil = values["pupil_id"]
        if self._work.select_value("SELECT 1 FROM pupil WHERE id = ?", (pupil,)) is None:
            raise NotFoundError
        return self._work.insert("rights_request", values)

    def change(self, case: str, values: dict[str, Any]) -> None:
        """Only the columns that are named."""
        self._work.set_state("rights_request", case, values)

    def _case(self, row: Row, time: RequestTime) -> Case:
        return fill(
            Case,
            row,
            pupil_name=called_as(row).known_as,
            first_by=self._name_of(row.first) if row.first else "",
            time=time,
        )
