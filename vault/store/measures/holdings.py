"""SQL for what the vault holds by kind: how many rows, and which of their columns are in use."""

from datetime import date

from vault.domain.matrix import cell
from vault.domain.months import month_later
from vault.domain.tables import COLUMNS
from vault.store.context import Context


class Holdings:
    """Which kinds of data the vault really has."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def used(self, table: str) -> tuple[str, ...]:
        """Columns that say something in at least one row; those that the role may not read are
        left out."""
        readable = cell(self._work.profile.role, table).read
        columns = [c for c in COLUMNS[table] if c in readable]
        if not columns:
            return ()
        sums = ", ".join(f"max({c} IS NOT NULL AND {c} <> '') AS {c}" for c in columns)
        (used,) = self._work.select(f"SELECT {sums} FROM {table}")
        return tuple(c for c in columns if getattr(used, c))

    def younger_than(self, years: int, today: date) -> int | None:
        """How many pupils here are; None where the role may not read when they were born."""
        if "born" not in cell(self._work.profile.role, "pupil").read:
            return None
        count = self._work.select_value(
            "SELECT count(*) FROM pupil WHERE born > ?",
            (month_later(today, -12 * years).isoformat(),),
        )
        return int(count)

    def purposes(self) -> dict[str, int]:
        """How many consent decisions there are for each purpose."""
        if "purpose" not in cell(self._work.profile.role, "consent").read:
            return {}
        rows = self._work.select("SELECT purpose, count(*) AS number FROM consent GROUP BY purpose")
        return {row.purpose: row.number for row in rows}
