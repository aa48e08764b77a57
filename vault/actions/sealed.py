"""Sealed records (health, safeguarding) and the drop box for concerns."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Compartment, Permission
from vault.domain.ids import PupilId, RecordId
from vault.domain.kinds import Kind
from vault.domain.sealed import SealedRecord
from vault.store.records import Records


@dataclass(frozen=True)
class ListHealth(Query[tuple[SealedRecord, ...]]):
    name = "health.list"
    needs = Permission.HEALTH_READ

    pupil: PupilId | None = None

    @property
    def subject(self) -> str:
        return self.pupil or ""

    def apply(self, records: Records) -> tuple[SealedRecord, ...]:
        return records.sealed.list_open(Compartment.HEALTH, self.pupil)


@dataclass(frozen=True)
class WriteHealth(Command[RecordId]):
    """Seal a health or SEND record; an empty id makes a new one."""

    name = "health.write"
    needs = Permission.HEALTH_WRITE
    changes = frozenset({Kind.SEALED})
    can_undo = False

    record: SealedRecord

    def apply(self, records: Records) -> RecordId:
        return records.sealed.write(Compartment.HEALTH, self.record)


@dataclass(frozen=True)
class ListSafeguarding(Query[tuple[SealedRecord, ...]]):
    """Records and raised concerns, for holders of the safeguarding key."""

    name = "safeguarding.list"
    needs = Permission.SAFEGUARDING_READ

    pupil: PupilId | None = None

    @property
    def subject(self) -> str:
        return self.pupil or ""

    def apply(self, records: Records) -> tuple[SealedRecord, ...]:
        return records.sealed.list_open(Compartment.SAFEGUARDING, self.pupil)


@dataclass(frozen=True)
class WriteSafeguarding(Command[RecordId]):
    name = "safeguarding.write"
    needs = Permission.SAFEGUARDING_WRITE
    changes = frozenset({Kind.SEALED})
    can_undo = False

    record: SealedRecord

    def apply(self, records: Records) -> RecordId:
        return records.sealed.write(Compartment.SAFEGUARDING, self.record)


@dataclass(frozen=True)
class RaiseConcern(Command[RecordId]):
    """Drop a concern into the sealed box; its author cannot read it back."""

    name = "concern.raise"
    needs = Permission.CONCERN_RAISE
    changes = frozenset({Kind.SEALED})
    can_undo = False

    record: SealedRecord

    def apply(self, records: Records) -> RecordId:
        return records.sealed.drop_concern(self.record)
