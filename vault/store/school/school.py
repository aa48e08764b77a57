"""SQL for the school itself, counts, and one's own settings."""

from vault.domain.matrix import cell
from vault.domain.people import Counts, School
from vault.domain.school_values import line_of, name_of
from vault.domain.tables import COLUMNS
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.rows import fill


class SchoolRow:
    """The school's own facts, and how much the vault holds."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def facts(self) -> School:
        """NotFoundError in a vault without its row, which no vault of ours is."""
        row = self._work.select_one("SELECT name, number, town, version FROM school")
        if row is None:
            raise NotFoundError
        return fill(School, row)

    def set(self, name: str, number: str, town: str, version: int | None) -> None:
        """StaleRecordError when the facts are not at `version` any more (None: whatever it is)."""
        values = {
            "name": name_of("name", name),
            "number": line_of("number", number),
            "town": line_of("town", town),
        }
        row = self._work.select_one("SELECT id, version FROM school")
        if row is None:
            self._work.insert("school", values)
        else:
            stands = row.version if version is None else version
            self._work.update("school", row.id, stands, values)

    def counts(self) -> Counts:
        """Rows in sight by table; tables that the role may not count are left out."""
        role = self._work.profile.role
        counts = {}
        for table in COLUMNS:
            access = cell(role, table)
            if access.read or access.counts:
                counts[table] = self._work.select_value(f"SELECT count(*) FROM {table}")
        return Counts(counts)


class Settings:
    """Settings of the acting person, which nobody else sees."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def set(self, key: str, value: str) -> None:
        """In place of what stood under the key."""
        self._work.execute("INSERT INTO my_setting (key, value) VALUES (?, ?)", (key, value))

    def mine(self) -> dict[str, str]:
        """Value by key."""
        rows = self._work.select("SELECT key, value FROM my_setting")
        return {row.key: row.value for row in rows}
