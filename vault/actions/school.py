"""The school itself: its name and its number."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.people import School
from vault.store.records import Records
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class SchoolFacts(Query[School]):
    """Name, number, town and the version to change them from."""

    name = "school.read"
    needs = Permission.COUNTS_READ
    is_recorded = False

    def apply(self, records: Records) -> School:
        return records.of(SchoolRow).facts()


@dataclass(frozen=True)
class SetSchool(Command[None]):
    """StaleRecordError when the facts are not at `version` any more (None: whatever it is)."""

    name = "school.set"
    needs = Permission.SCHOOL_WRITE

    title: str
    number: str
    town: str
    version: int | None = None

    def apply(self, records: Records) -> None:
        records.of(SchoolRow).set(self.title, self.number, self.town, self.version)
