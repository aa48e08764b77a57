"""A pupil's record restricted, or a correction asked; holds; and all of it on one line."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PupilId, RecordId
from vault.domain.rights import RestrictionKind, Standing
from vault.errors import InvalidValueError
from vault.store.measures.requests import Requests
from vault.store.measures.restrictions import Restrictions
from vault.store.records import Records


@dataclass(frozen=True)
class PupilStanding(Query[Standing]):
    """What stands on a pupil; holds and cases as far as the role may know of them."""

    name = "rights.standing"
    needs = Permission.PUPIL_READ
    is_recorded = False

    pupil: PupilId

    def apply(self, records: Records) -> Standing:
        return Standing(
            records.of(Restrictions).of_pupil(self.pupil),
            records.of(Restrictions).holds(self.pupil)
            if records.may(Permission.HOLD_WRITE)
            else (),
            len(records.of(Requests).open_of(self.pupil))
            if records.may(Permission.RIGHTS_READ)
            else 0,
        )


@dataclass(frozen=True)
class SetRestriction(Command[RecordId]):
    """Restrict the processing, or note that a correction was asked for. InvalidValueError without a
    reason."""

    name = "rights.mark"
    needs = Permission.RIGHTS_WRITE

    pupil: PupilId
    kind: RestrictionKind
    reason: str

    def apply(self, records: Records) -> RecordId:
        if not self.reason.strip():
            raise InvalidValueError(field="reason", reason="say why")
        return records.of(Restrictions).add(
            self.pupil, RestrictionKind(self.kind), date.today(), self.reason.strip()
        )


@dataclass(frozen=True)
class EndRestriction(Command[None]):
    """From today on their data may be used again."""

    name = "rights.unmark"
    needs = Permission.RIGHTS_WRITE

    pupil: PupilId
    restriction: RecordId

    def apply(self, records: Records) -> None:
        records.of(Restrictions).end(self.restriction, date.today())


@dataclass(frozen=True)
class SetHold(Command[RecordId]):
    """Nothing of this pupil is erased or disposed of while the hold stands. InvalidValueError
    without a reason."""

    name = "hold.set"
    needs = Permission.HOLD_WRITE
    can_undo = False

    pupil: PupilId
    reason: str
    until: date | None = None

    def apply(self, records: Records) -> RecordId:
        if not self.reason.strip():
            raise InvalidValueError(field="reason", reason="say why it has to be kept")
        return records.of(Restrictions).add_hold(self.pupil, self.reason.strip(), self.until)


@dataclass(frozen=True)
class EndHold(Command[None]):
    """Rules and requests may erase again."""

    name = "hold.end"
    needs = Permission.HOLD_WRITE
    can_undo = False

    hold: RecordId

    def apply(self, records: Records) -> None:
        records.of(Restrictions).end_hold(self.hold)
