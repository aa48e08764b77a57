"""Requests that people make of their data: cases with dates, from the day they came to the end."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import PupilId, RecordId
from vault.domain.law.time_limits import months_in_words
from vault.domain.rights import Case, RequestKind, RequestState
from vault.errors import (
    ClockPausedError,
    InvalidValueError,
    NoExtensionError,
    TooLateToExtendError,
    WrongStateError,
)
from vault.store.measures.policies import Policies
from vault.store.measures.requests import Requests
from vault.store.records import Records


@dataclass(frozen=True)
class ListRequests(Query[tuple[Case, ...]]):
    """Open ones first, the next due on top."""

    name = "rights.list"
    needs = Permission.RIGHTS_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Case, ...]:
        return records.of(Requests).list_all()


@dataclass(frozen=True)
class ReadRequest(Query[Case]):
    """NotFoundError."""

    name = "rights.read"
    needs = Permission.RIGHTS_READ

    case: RecordId

    def apply(self, records: Records) -> Case:
        return records.of(Requests).get(self.case)


@dataclass(frozen=True)
class OpenRequest(Command[RecordId]):
    """Somebody asked: the clock runs from the day it came. InvalidValueError without who asks, or
    for a day to come."""

    name = "rights.open"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    pupil: PupilId
    kind: RequestKind
    requester: str
    received_on: date
    scope: str = ""

    def apply(self, records: Records) -> RecordId:
        if not self.requester.strip():
            raise InvalidValueError(field="who is asking", reason="say who is asking")
        if self.received_on > date.today():
            raise InvalidValueError(field="received on", reason="this day is still to come")
        time = records.of(Policies).law().request_time
        return records.of(Requests).add(
            {
                "pupil_id": self.pupil,
                "kind": RequestKind(self.kind).value,
                "requester": self.requester.strip(),
                "received_on": self.received_on.isoformat(),
                "due_on": time.due_on(self.received_on, 0).isoformat(),
                "scope": self.scope.strip(),
                "state": RequestState.OPEN.value,
            }
        )


@dataclass(frozen=True)
class ConfirmIdentity(Command[None]):
    """It was checked who is asking, and that they may. InvalidValueError without how."""

    name = "rights.identity"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId
    how: str

    def apply(self, records: Records) -> None:
        if not self.how.strip():
            raise InvalidValueError(field="how", reason="say how it was checked")
        case = _open(records, self.case)
        notes = _noted(case, f"Identity checked: {self.how.strip()}")
        records.of(Requests).change(
            self.case, {"identity_on": date.today().isoformat(), "notes": notes}
        )


@dataclass(frozen=True)
class PauseRequest(Command[None]):
    """The clock stands still while it is being cleared up who asks, or what they want.
    ClockPausedError where the law knows no pause, WrongStateError unless it is open,
    InvalidValueError without a reason."""

    name = "rights.pause"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId
    why: str

    def apply(self, records: Records) -> None:
        case = _open(records, self.case)
        law = records.of(Policies).law()
        if not law.request_time.can_pause:
            raise ClockPausedError(country=law.in_sentence, limit=law.request_time.in_words)
        if case.state is not RequestState.OPEN:
            raise WrongStateError
        if not self.why.strip():
            raise InvalidValueError(field="why", reason="say what has to be cleared up")
        records.of(Requests).change(
            self.case,
            {
                "state": RequestState.PAUSED.value,
                "paused_on": date.today().isoformat(),
                "notes": _noted(case, f"Clock stopped: {self.why.strip()}"),
            },
        )


@dataclass(frozen=True)
class ResumeRequest(Command[None]):
    """The answer came: the clock runs again, and the due day moves on by as long as it stood.
    WrongStateError when it runs."""

    name = "rights.resume"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId

    def apply(self, records: Records) -> None:
        case = _open(records, self.case)
        if case.paused_on is None:
            raise WrongStateError
        days = case.paused_days + max(0, (date.today() - case.paused_on).days)
        time = records.of(Policies).law().request_time
        due = time.due_on(case.received_on, days, is_extended=case.is_extended)
        records.of(Requests).change(
            self.case,
            {
                "state": RequestState.OPEN.value,
                "paused_on": None,
                "paused_days": days,
                "due_on": due.isoformat(),
                "notes": _noted(case, "Clock runs again"),
            },
        )


@dataclass(frozen=True)
class ExtendRequest(Command[None]):
    """More time for a request that is complex, or one of many, as far as the law gives it. Who
    asks is told so before the answer is due, and why; `told_on` is that day. NoExtensionError where
    the law knows none, WrongStateError when it was given already, TooLateToExtendError after the
    due day, InvalidValueError."""

    name = "rights.extend"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId
    why: str
    told_on: date

    def apply(self, records: Records) -> None:
        case = _open(records, self.case)
        law = records.of(Policies).law()
        time = law.request_time
        if not time.extension_months:
            raise NoExtensionError(country=law.in_sentence, limit=time.in_words)
        if case.is_extended:
            raise WrongStateError
        if not self.why.strip():
            raise InvalidValueError(field="why it takes longer", reason="say what makes it complex")
        if not case.received_on <= self.told_on <= date.today():
            raise InvalidValueError(field="told on", reason="that day cannot be")
        if case.days_left(self.told_on) < 0:
            raise TooLateToExtendError(due=f"{case.due_on:%d %B %Y}")
        due = time.due_on(case.received_on, case.paused_days, is_extended=True)
        longer = months_in_words(time.extension_months)
        note = f"Extended by {longer}, told on {self.told_on:%d %B %Y}: {self.why.strip()}"
        records.of(Requests).change(
            self.case, {"due_on": due.isoformat(), "notes": _noted(case, note)}
        )


@dataclass(frozen=True)
class NoteOnRequest(Command[None]):
    """A line with today's date below what stands there. InvalidValueError without words,
    WrongStateError when the request is closed."""

    name = "rights.note"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId
    text: str

    def apply(self, records: Records) -> None:
        case = _open(records, self.case)
        if not self.text.strip():
            raise InvalidValueError(field="note", reason="there is nothing in it")
        records.of(Requests).change(self.case, {"notes": _noted(case, self.text.strip())})


@dataclass(frozen=True)
class CloseRequest(Command[None]):
    """Answered, refused or taken back: what came of it. InvalidValueError without an outcome."""

    name = "rights.close"
    needs = Permission.RIGHTS_WRITE
    can_undo = False

    case: RecordId
    outcome: str

    def apply(self, records: Records) -> None:
        _open(records, self.case)
        if not self.outcome.strip():
            raise InvalidValueError(field="outcome", reason="say what came of it")
        records.of(Requests).change(
            self.case,
            {
                "state": RequestState.CLOSED.value,
                "closed_on": date.today().isoformat(),
                "paused_on": None,
                "outcome": self.outcome.strip(),
            },
        )


def _open(records: Records, case: str) -> Case:
    request = records.of(Requests).get(case)
    if not request.is_open:
        raise WrongStateError
    return request


def _noted(case: Case, text: str) -> str:
    """The notes with one line more."""
    line = f"{date.today():%d %B %Y}: {text}"
    return f"{case.notes}\n{line}".strip()
