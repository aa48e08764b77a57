"""The staff of the school: who teaches, whether or not they have a profile here."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import StaffId
from vault.domain.school_values import StaffMember
from vault.store.records import Records
from vault.store.school.staff import Staff


@dataclass(frozen=True)
class ListStaff(Query[tuple[StaffMember, ...]]):
    """By family name, with the classes that each teaches."""

    name = "staff.list"
    needs = Permission.CLASS_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[StaffMember, ...]:
        return records.of(Staff).members()


@dataclass(frozen=True)
class SetStaff(Command[StaffId]):
    """Add a member of staff (empty id) or change one (the id and the version that was read)."""

    name = "staff.set"
    needs = Permission.SCHOOL_WRITE

    member: StaffMember

    def apply(self, records: Records) -> StaffId:
        return records.of(Staff).set(self.member)


@dataclass(frozen=True)
class RemoveStaff(Command[None]):
    """They are taken off their classes as well."""

    name = "staff.remove"
    needs = Permission.SCHOOL_WRITE

    member: StaffId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Staff).remove(self.member, self.version)
