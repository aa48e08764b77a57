"""The way of an incident: raised, contained, decided, closed; each step keeps the others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from vault.domain.ids import RecordId
from vault.domain.incidents import (
    Incident,
    IncidentKind,
    IncidentState,
    IncidentStep,
    IncidentText,
    Lesson,
    Locked,
    Risk,
)
from vault.errors import InvalidValueError
from vault.store.measures.incidents import Incidents
from vault.store.measures.policies import Policies
from vault.store.records import Records

_MOST_TEXT = 20_000
_AHEAD = timedelta(minutes=10)


def raised(records: Records, incident: Incident) -> RecordId:
    """A new incident; the person who raises it need not be the one who deals with it."""
    _check(incident)
    first = IncidentStep(_now(), records.profile.name, "Raised.")
    return records.of(Incidents).raise_new(
        replace(
            incident,
            raised_by=records.profile.name,
            state=IncidentState.OPEN,
            risk=Risk.UNDECIDED,
            steps=(first,),
        )
    )


def rehearsal() -> Incident:
    """A made-up lost laptop, for an exercise; every letter made from it says so."""
    now = _now()
    return Incident(
        title="Rehearsal: a laptop is missing",
        kind=IncidentKind.LOST_DEVICE,
        happened_at=now - timedelta(hours=20),
        aware_at=now - timedelta(hours=2),
        text=IncidentText(
            what=(
                "A teacher's laptop was in a bag that was taken from a train yesterday at about"
                " six in the evening. The teacher noticed it at home and rang this morning."
            ),
            device="a school laptop with this vault on it",
            locked=Locked.UNKNOWN,
        ),
        is_rehearsal=True,
    )


def changed(records: Records, wanted: Incident) -> int:
    """Title, kind, times and texts; what was done and decided stays as it is."""
    _check(wanted)
    current = _open(records, wanted.id)
    return records.of(Incidents).put(
        replace(
            current,
            title=wanted.title,
            kind=wanted.kind,
            happened_at=wanted.happened_at,
            aware_at=wanted.aware_at,
            text=wanted.text,
            version=wanted.version,
        )
    )


def with_step(records: Records, incident: RecordId, text: str) -> int:
    """Something was done or found out."""
    _must(text, "step", "say what was done")
    current = _open(records, incident)
    step = IncidentStep(_now(), records.profile.name, text.strip())
    return records.of(Incidents).put(replace(current, steps=(*current.steps, step)))


def decided(records: Records, incident: RecordId, risk: Risk, reason: str) -> int:
    """Whether and whom to notify. Not to notify anybody is a decision as well, with its reason.
    InvalidValueError without a risk."""
    if risk is Risk.UNDECIDED:
        raise InvalidValueError(field="risk", reason="choose one of the three")
    _must(reason, "reason", "say why; it is what the authority asks first")
    current = _open(records, incident)
    step = IncidentStep(_now(), records.profile.name, f"Decided: risk {risk.value}. {reason}")
    return records.of(Incidents).put(
        replace(
            current,
            risk=risk,
            reason=reason.strip(),
            decided_at=_now(),
            state=IncidentState.DECIDED,
            steps=(*current.steps, step),
        )
    )


def with_notified(records: Records, incident: RecordId, who: str) -> int:
    """The authority, parents or staff were notified now."""
    current = _open(records, incident)
    step = IncidentStep(_now(), records.profile.name, f"Told: {who}.")
    return records.of(Incidents).put(
        replace(current, notified=(*current.notified, (who, _now())), steps=(*current.steps, step))
    )


def closed(records: Records, incident: RecordId, lessons: tuple[str, ...]) -> int:
    """Only after a decision, and after everybody who must be notified was. InvalidValueError before
    that."""
    current = _open(records, incident)
    if current.state is not IncidentState.DECIDED:
        raise InvalidValueError(field="state", reason="decide first, whether and whom to tell")
    notified_parties = {who for who, _ in current.notified}
    must_tell = records.of(Policies).law().breach.must_tell[current.risk]
    if missing := must_tell - notified_parties:
        raise InvalidValueError(field="state", reason=f"not told yet: {', '.join(sorted(missing))}")
    step = IncidentStep(_now(), records.profile.name, "Closed.")
    return records.of(Incidents).put(
        replace(
            current,
            state=IncidentState.CLOSED,
            closed_at=_now(),
            lessons=tuple(Lesson(text.strip()) for text in lessons if text.strip()),
            steps=(*current.steps, step),
        )
    )


def lesson_done(records: Records, incident: RecordId, place: int) -> int:
    """What was to be different is different now. InvalidValueError for one that is not there."""
    current = records.of(Incidents).get(incident)
    if not 0 <= place < len(current.lessons):
        raise InvalidValueError(field="lesson", reason="there is no such lesson")
    lessons = tuple(
        replace(lesson, is_done=True) if number == place else lesson
        for number, lesson in enumerate(current.lessons)
    )
    return records.of(Incidents).put(replace(current, lessons=lessons))


def open_lessons(records: Records) -> tuple[str, ...]:
    """Lessons of closed incidents that nobody has marked as done; not those of rehearsals."""
    return tuple(
        lesson.text
        for incident in records.of(Incidents).list_all()
        for lesson in incident.lessons
        if not lesson.is_done and not incident.is_rehearsal
    )


def _open(records: Records, incident: RecordId) -> Incident:
    current = records.of(Incidents).get(incident)
    if current.state is IncidentState.CLOSED:
        raise InvalidValueError(field="state", reason="this incident is closed; raise a new one")
    return current


def _check(incident: Incident) -> None:
    _must(incident.title, "title", "give it a short name")
    texts = (incident.title, incident.text.what, incident.text.measures, incident.text.consequences)
    if any(len(text) > _MOST_TEXT for text in texts):
        raise InvalidValueError(field="text", reason="at most 20,000 letters a field")
    if incident.aware_at > _now() + _AHEAD:
        raise InvalidValueError(field="aware", reason="this time is still to come")
    if incident.happened_at is not None and incident.happened_at > incident.aware_at + _AHEAD:
        raise InvalidValueError(
            field="happened", reason="it cannot have happened after it was noticed"
        )


def _must(text: str, field: str, reason: str) -> None:
    if not text.strip():
        raise InvalidValueError(field=field, reason=reason)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
