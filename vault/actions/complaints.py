"""The register of complaints about how the school uses data."""

from dataclasses import dataclass, replace
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.complaints import Complaint
from vault.domain.ids import RecordId
from vault.errors import InvalidValueError, WrongStateError
from vault.store.measures.complaints import Complaints
from vault.store.records import Records


@dataclass(frozen=True)
class ListComplaints(Query[tuple[Complaint, ...]]):
    """Open ones first."""

    name = "complaint.list"
    needs = Permission.COMPLAINT_READ

    def apply(self, records: Records) -> tuple[Complaint, ...]:
        return records.of(Complaints).list_all()


@dataclass(frozen=True)
class AddComplaint(Command[RecordId]):
    """The time to acknowledge it counts from the day on which it was received. InvalidValueError
    for a field without words."""

    name = "complaint.add"
    needs = Permission.COMPLAINT_WRITE
    can_undo = False

    received_on: date
    who: str
    about: str

    def apply(self, records: Records) -> RecordId:
        for field in ("who", "about"):
            if not str(getattr(self, field)).strip():
                raise InvalidValueError(field=field, reason="it belongs to the record")
        _check_day(self.received_on, "received", date.min)
        return records.of(Complaints).add(
            Complaint(self.received_on, self.who.strip(), self.about.strip())
        )


@dataclass(frozen=True)
class AcknowledgeComplaint(Command[int]):
    """The complaint was acknowledged; the new version. WrongStateError when it was acknowledged
    before."""

    name = "complaint.acknowledge"
    needs = Permission.COMPLAINT_WRITE
    can_undo = False

    complaint: RecordId
    version: int
    on: date

    def apply(self, records: Records) -> int:
        complaint = _open_complaint(records, self.complaint, self.version)
        if complaint.acknowledged_on is not None:
            raise WrongStateError
        _check_day(self.on, "acknowledged", complaint.received_on)
        return records.of(Complaints).put(replace(complaint, acknowledged_on=self.on))


@dataclass(frozen=True)
class AnswerComplaint(Command[int]):
    """The complaint was answered, which closes it; an answer acknowledges as well.
    InvalidValueError without an outcome."""

    name = "complaint.answer"
    needs = Permission.COMPLAINT_WRITE
    can_undo = False

    complaint: RecordId
    version: int
    on: date
    outcome: str

    def apply(self, records: Records) -> int:
        complaint = _open_complaint(records, self.complaint, self.version)
        if not self.outcome.strip():
            raise InvalidValueError(field="outcome", reason="it belongs to the record")
        _check_day(self.on, "answered", complaint.acknowledged_on or complaint.received_on)
        return records.of(Complaints).put(
            replace(
                complaint,
                acknowledged_on=complaint.acknowledged_on or self.on,
                answered_on=self.on,
                outcome=self.outcome.strip(),
            )
        )


def _open_complaint(records: Records, complaint: RecordId, version: int) -> Complaint:
    stored = records.of(Complaints).get(complaint)
    if not stored.is_open:
        raise WrongStateError
    # The version that was read goes back with the change: two people must not write over it.
    return replace(stored, version=version)


def _check_day(day: date, field: str, earliest: date) -> None:
    if not earliest <= day <= date.today():
        raise InvalidValueError(field=field, reason="that day cannot be")
