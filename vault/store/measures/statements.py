"""SQL for the custody statements that were made."""

from datetime import datetime

from vault.domain.ids import RecordId
from vault.domain.moments import moment
from vault.store.context import Context


class Statements:
    """Custody statements that were made here."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def newest_at(self) -> datetime | None:
        """When the last one was made."""
        at = self._work.select_value("SELECT max(at) FROM statement")
        return moment(at) if at else None

    def add(self, entry: int, text: bytes) -> RecordId:
        """`entry` is the number of the audit entry that it names; `text` is UTF-8."""
        return self._work.insert(
            "statement",
            {
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "entry": entry,
                "text": text.decode(),
            },
        )
