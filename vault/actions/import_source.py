"""What a dropped file or folder is."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.exchange.recognise import kind_of
from vault.store.records import Records


@dataclass(frozen=True)
class KindOfSource(Query[str]):
    """'roster', 'list' or 'photos'; BadFileError says what would be read."""

    name = "import.recognise"
    needs = Permission.IMPORT
    is_recorded = False

    path: Path

    def apply(self, _records: Records) -> str:
        return kind_of(self.path)
