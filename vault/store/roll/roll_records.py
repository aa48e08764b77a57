"""Which records the rows of a file are here, as far as it has been gone through."""

from collections import defaultdict

from vault.store.roll.roll_snapshot import Snapshot

Key = tuple[str, str]
"""Table, and the source's id."""
NEW = "new:"
"""How what stands for a record that is not there yet begins."""
_NEW = ""
LOOKED_FOR = frozenset({"academic_year", "term", "class", "staff", "pupil"})
"""What other rows of a file hang on, by its id."""


class FileRecords:
    """By the source's ids; what hangs on a row that was `skipped` stays out with it."""

    def __init__(self, snapshot: Snapshot, left_out: set[str] | frozenset[str]) -> None:
        self._snapshot = snapshot
        self._found: dict[str, dict[str, str]] = defaultdict(dict)
        self.taken: set[str] = set()
        """Records of the vault that rows are."""
        self.shared: set[str] = set()
        """Those of them that several rows are."""
        self.skipped: set[Key] = {("pupil", key) for key in left_out}

    def put(self, table: str, key: str, record: str) -> None:
        """The record of the vault that the row is."""
        self._found[table][key] = record
        if record in self.taken:
            self.shared.add(record)
        self.taken.add(record)

    def put_new(self, table: str, key: str) -> None:
        """The row is a record that is not in the vault yet."""
        self._found[table][key] = _NEW

    def of_this_file(self, table: str, key: str) -> str | None:
        """Skipped or not."""
        record = self._found[table].get(key)
        return new_record(table, key) if record == _NEW else record

    def find(self, table: str, key: str) -> str | None:
        """The record of the source's id: from this file, or from an earlier one."""
        if (table, key) in self.skipped:
            return None
        return self.of_this_file(table, key) or self._snapshot.linked(table, key)


def new_record(table: str, key: str) -> str:
    """What stands for a record that the import will make, until it has an id."""
    return f"{NEW}{table}:{key}"
