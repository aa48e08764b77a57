"""SQL for restrictions on a pupil's record, corrections asked, and holds."""

from datetime import date
from typing import Any

from vault.domain.ids import PupilId, RecordId
from vault.domain.rights import Hold, Restriction, RestrictionKind
from vault.errors import NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.rows import called_as, fill

_HOLDS = """
SELECT h.id, h.pupil_id AS pupil,
    p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,
    h.reason, h.since, h.until, h.by_profile
FROM hold h LEFT JOIN pupil p ON p.id = h.pupil_id
WHERE h.ended_on IS NULL AND (h.until IS NULL OR h.until >= ?)
"""


class Restrictions:
    """Marks on a pupil whose data may not be used, or not be erased."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def of_pupil(self, pupil: str) -> tuple[Restriction, ...]:
        """Those that stand."""
        rows = self._work.select(
            "SELECT id, kind, since, reason FROM restriction"
            " WHERE pupil_id = ? AND ended_on IS NULL ORDER BY since",
            (pupil,),
        )
        return tuple(
            fill(Restriction, row, kind=RestrictionKind(row.kind or "restriction")) for row in rows
        )

    def restricted(self) -> frozenset[str]:
        """Every pupil in sight whose processing is restricted."""
        rows = self._work.select_column(
            "SELECT pupil_id FROM restriction WHERE kind = 'restriction' AND ended_on IS NULL"
        )
        return frozenset(rows)

    def add(self, pupil: PupilId, kind: RestrictionKind, since: date, reason: str) -> RecordId:
        """Its new id. NotFoundError for a pupil out of sight."""
        self._must_see(pupil)
        return self._work.insert(
            "restriction",
            {
                "pupil_id": pupil,
                "kind": kind.value,
                "since": since.isoformat(),
                "reason": reason,
            },
        )

    def end(self, restriction: str, day: date) -> None:
        """StaleRecordError when it has ended already."""
        self._must_stand("restriction", restriction)
        self._work.set_state("restriction", restriction, {"ended_on": day.isoformat()})

    def holds(self, pupil: str = "") -> tuple[Hold, ...]:
        """Those that stand today, of one pupil or of all."""
        more = " AND h.pupil_id = ?" if pupil else ""
        values: list[Any] = [date.today().isoformat(), *([pupil] if pupil else [])]
        rows = self._work.select(_HOLDS + more + " ORDER BY h.since", values)
        return tuple(
            fill(Hold, row, pupil_name=called_as(row).known_as, by=self._name_of(row.by_profile))
            for row in rows
        )

    def add_hold(self, pupil: PupilId, reason: str, until: date | None) -> RecordId:
        """Its new id; without `until` it has no end. NotFoundError for a pupil out of sight."""
        self._must_see(pupil)
        return self._work.insert(
            "hold",
            {
                "pupil_id": pupil,
                "reason": reason,
                "since": date.today().isoformat(),
                "until": until.isoformat() if until else None,
                "by_profile": str(self._work.profile.id),
            },
        )

    def end_hold(self, hold: str) -> None:
        """StaleRecordError when it has ended already."""
        self._must_stand("hold", hold)
        self._work.set_state("hold", hold, {"ended_on": date.today().isoformat()})

    def _must_stand(self, table: str, record: str) -> None:
        sql = f"SELECT ended_on FROM {table} WHERE id = ?"
        if self._work.select_value(sql, (record,)) is not None:
            raise StaleRecordError

    def _must_see(self, pupil: str) -> None:
        if self._work.select_value("SELECT 1 FROM pupil WHERE id = ?", (pupil,)) is None:
            raise NotFoundError
