"""SQL for the list of known weaknesses that was brought in last."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from vault.domain.ids import RecordId
from vault.store.context import Context
from vault.store.database.rows import fill

_KIND = "advisories"
_OLD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class HeldAdvisories:
    """OSV entries that concern our libraries, as JSON text."""

    at: datetime
    text: str

    @property
    def is_old(self) -> bool:
        """Whether it is time to bring in newer ones."""
        return datetime.now(UTC) - self.at > _OLD


class Advisories:
    """The list of known vulnerabilities that somebody brought in, in versions."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def newest(self) -> HeldAdvisories | None:
        """None where none was ever brought in."""
        row = self._work.select_one(
            "SELECT at, body FROM document WHERE kind = ? ORDER BY number DESC LIMIT 1", (_KIND,)
        )
        return fill(HeldAdvisories, row, text=row.body) if row else None

    def put(self, text: str) -> RecordId:
        """Beside the earlier ones; `text` is JSON that was checked."""
        number = self._work.select_value(
            "SELECT coalesce(max(number), 0) FROM document WHERE kind = ?", (_KIND,)
        )
        return self._work.insert(
            "document",
            {
                "kind": _KIND,
                "number": number + 1,
                "at": self._work.now,
                "by_profile": str(self._work.profile.id),
                "body": text,
                "state": "current",
            },
        )
