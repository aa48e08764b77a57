"""Which records the rows of a file are here, as far as it has been gone through."""

from vault.store.roll.roll_snapshot import Snapshot

Key = tuple[str, str]
"""Table, and the source's id."""


class FileRecords:
    """By the source's ids; what hangs on a row that was `skipped` stays out with it."""

    def __init__(self, snapshot: Snapshot, left_out: set[str] | frozenset[str]) -> None:
        self._snapshot = snapshot
        self._found: dict[Key, str] = {}
        self.skipped: set[Key] = {("pupil", key) for key in left_out}

    def put(self, table: str, key: str, record: str) -> None:
        """The record, new or known, that the row is."""
        self._found[table, key] = record

    def of_this_file(self, table: str, key: str) -> str | None:
        """Skipped or not."""
        return self._found.get((table, key))

    def find(self, table: str, key: str) -> str | None:
        """The record of the source's id: from this file, or from an earlier one."""
        if (table, key) in self.skipped:
            return None
        return self._found.get((table, key)) or self._snapshot.linked(table, key)
