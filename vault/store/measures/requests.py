"""SQL for requests that people make of their data, as cases."""

from datetime import date
from typing import Any

from vault.domain.ids import PupilId, RecordId
from vault.domain.people import called
from vault.domain.rights import Case, RequestKind, RequestState
from vault.errors import NotFoundError
from vault.store.context import Context

_ROWS = """
SELECT r.id, r.pupil_id,
    p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,
    r.kind, r.requester, r.received_on, r.due_on, r.paused_on, r.paused_days, r.identity_on,
    r.scope, r.notes, r.state, r.reason, r.first_profile, r.sealed_on, r.handed_on, r.redacted,
    r.closed_on, r.outcome
FROM rights_request r LEFT JOIN pupil p ON p.id = r.pupil_id
"""


class Requests:
    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def list_all(self) -> tuple[Case, ...]:
        """Open ones first, the next due on top."""
        rows = self._work.execute(_ROWS + " ORDER BY r.state = 'closed', r.due_on, r.id").fetchall()
        return tuple(self._case(row) for row in rows)

    def get(self, case: str) -> Case:
        """NotFoundError when there is none in sight."""
        row = self._work.execute(_ROWS + " WHERE r.id = ?", (case,)).fetchone()
        if row is None:
            raise NotFoundError
        return self._case(row)

    def open_of(self, pupil: str) -> tuple[Case, ...]:
        """The pupil's cases that are not closed."""
        rows = self._work.execute(
            _ROWS + " WHERE r.pupil_id = ? AND r.state <> 'closed'", (pupil,)
        ).fetchall()
        return tuple(self._case(row) for row in rows)

    def add(self, values: dict[str, Any]) -> RecordId:
        pupil = values["pupil_id"]
        if not self._work.execute("SELECT 1 FROM pupil WHERE id = ?", (pupil,)).fetchone():
            raise NotFoundError
        return self._work.insert("rights_request", values)

    def change(self, case: str, values: dict[str, Any]) -> None:
        """Only the columns that are named."""
        self._work.set_state("rights_request", case, values)

    def _case(self, row: tuple[Any, ...]) -> Case:
        return Case(
            id=row[0],
            pupil=PupilId(RecordId(row[1])),
            pupil_name=called(*row[2:6]).known_as,
            kind=RequestKind(row[6]),
            requester=row[7],
            received_on=date.fromisoformat(row[8]),
            due_on=date.fromisoformat(row[9]),
            paused_on=_day(row[10]),
            paused_days=row[11],
            identity_on=_day(row[12]),
            scope=row[13],
            notes=row[14],
            state=RequestState(row[15]),
            reason=row[16],
            first=row[17],
            first_by=self._name_of(row[17]) if row[17] else "",
            sealed_on=_day(row[18]),
            handed_on=_day(row[19]),
            redacted=row[20],
            closed_on=_day(row[21]),
            outcome=row[22],
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
