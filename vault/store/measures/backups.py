"""SQL for the list of backups."""

from typing import Any

from vault.domain.backups import BackupRow
from vault.domain.ids import BackupId
from vault.store.context import Context
from vault.store.database.rows import fill


class Backups:
    """Which backups were made, when and where to."""

    def __init__(self, context: Context) -> None:
        self._work, self._name_of = context.work, context.name_of

    def list_all(self) -> tuple[BackupRow, ...]:
        """Newest first."""
        rows = self._work.select(
            "SELECT id, at, by_profile, place, device, kind, bytes, entry, away FROM backup"
            " ORDER BY at DESC"
        )
        return tuple(fill(BackupRow, row, by=self._name_of(row.by_profile)) for row in rows)

    def add(self, values: dict[str, Any]) -> BackupId:
        """A backup that was read back and held."""
        columns = {"at": self._work.now, "by_profile": str(self._work.profile.id), **values}
        record = self._work.insert("backup", columns)
        self._work.wrote = False
        return BackupId(record)

    def set_away(self, backup: BackupId, *, away: bool) -> None:
        """It is kept in another place (or is not any more)."""
        self._work.set_state("backup", backup, {"away": int(away)})
