"""Who changed what, who looked, and undo."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PupilId, StepNumber
from vault.domain.people import Addition, FieldChange, Look
from vault.domain.undone import Undone
from vault.store.history.history import History, Undo
from vault.store.records import Records


@dataclass(frozen=True)
class PupilHistory(Query[tuple[FieldChange, ...]]):
    """Field by field, newest first."""

    name = "pupil.history"
    needs = Permission.HISTORY_READ

    pupil: PupilId

    def apply(self, records: Records) -> tuple[FieldChange, ...]:
        return records.of(History).of_pupil(self.pupil)


@dataclass(frozen=True)
class PupilAdditions(Query[tuple[Addition, ...]]):
    """When the pupil, their contacts and their alerts were added; newest first. Who reads it has
    opened the pupil, which is recorded."""

    name = "pupil.additions"
    needs = Permission.HISTORY_READ
    is_recorded = False

    pupil: PupilId

    def apply(self, records: Records) -> tuple[Addition, ...]:
        return records.of(History).additions(self.pupil)


@dataclass(frozen=True)
class PupilLooks(Query[tuple[Look, ...]]):
    """Who opened, changed or printed this pupil; for holders of the audit key."""

    name = "pupil.looks"
    needs = Permission.LOOKED_READ

    pupil: PupilId

    def apply(self, records: Records) -> tuple[Look, ...]:
        return records.audit.looks_at(self.pupil)


@dataclass(frozen=True)
class DescribeStep(Query[Undone]):
    """What undo would take back: one own step of this session."""

    name = "undo.describe"
    needs = Permission.UNDO
    is_recorded = False

    step: int

    def apply(self, records: Records) -> Undone:
        return records.of(Undo).describe(self.step)


@dataclass(frozen=True)
class UndoStep(Command[Undone]):
    """Take back one own step of this session (an import is one step), and say what it was."""

    name = "undo"
    needs = Permission.UNDO

    step: StepNumber

    def apply(self, records: Records) -> Undone:
        return records.of(Undo).revert(self.step)
