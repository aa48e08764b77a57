"""Academic years and their terms."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import RecordId
from vault.domain.school_values import AcademicYear, Term
from vault.store.records import Records
from vault.store.school.calendar import Calendar


@dataclass(frozen=True)
class ListYears(Query[tuple[AcademicYear, ...]]):
    """The newest first, with their terms."""

    name = "year.list"
    needs = Permission.CLASS_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[AcademicYear, ...]:
        return records.of(Calendar).years()


@dataclass(frozen=True)
class SetYear(Command[RecordId]):
    """Add an academic year (empty id) or change one (its id and the version that was read)."""

    name = "year.set"
    needs = Permission.SCHOOL_WRITE

    year: AcademicYear

    def apply(self, records: Records) -> RecordId:
        return records.of(Calendar).set_year(self.year)


@dataclass(frozen=True)
class RemoveYear(Command[None]):
    """With its terms; refused while classes belong to it."""

    name = "year.remove"
    needs = Permission.SCHOOL_WRITE

    year: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Calendar).remove_year(self.year, self.version)


@dataclass(frozen=True)
class SetTerm(Command[RecordId]):
    """Add a term (empty id) or change one; it lies within its academic year."""

    name = "term.set"
    needs = Permission.SCHOOL_WRITE

    term: Term

    def apply(self, records: Records) -> RecordId:
        return records.of(Calendar).set_term(self.term)


@dataclass(frozen=True)
class RemoveTerm(Command[None]):
    """StaleRecordError when somebody changed it since `version`."""

    name = "term.remove"
    needs = Permission.SCHOOL_WRITE

    term: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Calendar).remove_term(self.term, self.version)
