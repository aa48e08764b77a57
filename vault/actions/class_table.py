"""A class as a table, and consents for many of its children at once."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.class_table import ClassLine, Decided
from vault.domain.ids import ClassId, ConsentId
from vault.errors import InvalidValueError
from vault.store.records import Records
from vault.store.school.class_lines import ClassLines
from vault.store.school.contacts import Consents


@dataclass(frozen=True)
class ReadClassTable(Query[tuple[ClassLine, ...]]):
    """Numbers and consents of many children at once, so it leaves a trace. A role that may not
    read contacts or consents gets the table without them."""

    name = "class.table"
    needs = Permission.CLASS_READ

    class_id: ClassId

    def apply(self, records: Records) -> tuple[ClassLine, ...]:
        return records.of(ClassLines).of(
            self.class_id,
            with_contacts=records.may(Permission.CONTACT_READ),
            with_consents=records.may(Permission.CONSENT_READ),
        )


@dataclass(frozen=True)
class DecideConsents(Command[tuple[ConsentId, ...]]):
    """The same decision for one purpose and several pupils, from a form of that day: all of them
    or, where one was decided meanwhile (StaleRecordError), none. InvalidValueError for a day to
    come."""

    name = "consent.decide-many"
    needs = Permission.CONSENT_WRITE

    pupils: tuple[Decided, ...]
    purpose: str
    state: str
    decided_by: str
    decided_on: date

    def apply(self, records: Records) -> tuple[ConsentId, ...]:
        if self.decided_on > date.today():
            raise InvalidValueError(
                field="date of the signed form", reason="the form is of a day to come"
            )
        consents = records.of(Consents)
        return tuple(
            consents.decide(
                pupil.pupil,
                self.purpose,
                pupil.version,
                self.state,
                self.decided_by,
                self.decided_on,
            )
            for pupil in self.pupils
        )
