"""Incidents: raised by anybody, dealt with by those who lead."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from vault.actions.base import Command, Query
from vault.crypto.statements import MOST_BYTES, read_statement
from vault.domain.access import Permission
from vault.domain.blast_radius import BlastRadius
from vault.domain.ids import RecordId
from vault.domain.incidents import Incident, Letter, Risk
from vault.domain.papers import Paper
from vault.exchange.small_files import read_small
from vault.governance import incident_steps
from vault.governance.blast_radius import blast_from_statement, blast_from_vault
from vault.governance.incident_letters import Facts, letter
from vault.store.measures.incidents import Incidents
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.school import SchoolRow


@dataclass(frozen=True)
class RaiseIncident(Command[RecordId]):
    """Anybody may; only those who lead read it back."""

    name = "incident.raise"
    needs = Permission.INCIDENT_RAISE
    can_undo = False

    incident: Incident

    def apply(self, records: Records) -> RecordId:
        return incident_steps.raised(records, self.incident)


@dataclass(frozen=True)
class StartRehearsal(Command[RecordId]):
    """A made-up lost laptop."""

    name = "incident.rehearse"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    def apply(self, records: Records) -> RecordId:
        return incident_steps.raised(records, incident_steps.rehearsal())


@dataclass(frozen=True)
class ListIncidents(Query[tuple[Incident, ...]]):
    """Open ones first, then by when they became known, newest first."""

    name = "incident.list"
    needs = Permission.INCIDENT_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Incident, ...]:
        return records.of(Incidents).list_all()


@dataclass(frozen=True)
class OpenIncident(Query[Incident]):
    """NotFoundError."""

    name = "incident.open"
    needs = Permission.INCIDENT_READ

    incident: RecordId

    def apply(self, records: Records) -> Incident:
        return records.of(Incidents).get(self.incident)


@dataclass(frozen=True)
class ChangeIncident(Command[int]):
    """Title, kind, times and texts, as in `content`; `version` is the one that was read."""

    name = "incident.change"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    incident: RecordId
    version: int
    content: Incident

    def apply(self, records: Records) -> int:
        wanted = replace(self.content, id=self.incident, version=self.version)
        return incident_steps.changed(records, wanted)


@dataclass(frozen=True)
class AddIncidentStep(Command[int]):
    """Something was done or found out: it stands with its time, and is never changed."""

    name = "incident.step"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    incident: RecordId
    text: str

    def apply(self, records: Records) -> int:
        return incident_steps.with_step(records, self.incident, self.text)


@dataclass(frozen=True)
class DecideIncident(Command[int]):
    """Whether it has to be told, to whom, and why (or why not)."""

    name = "incident.decide"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    incident: RecordId
    risk: Risk
    reason: str

    def apply(self, records: Records) -> int:
        return incident_steps.decided(records, self.incident, self.risk, self.reason)


@dataclass(frozen=True)
class MarkNotified(Command[int]):
    """The authority, the parents or the staff were told."""

    name = "incident.told"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    incident: RecordId
    who: Letter

    def apply(self, records: Records) -> int:
        return incident_steps.with_notified(records, self.incident, self.who.value)


@dataclass(frozen=True)
class CloseIncident(Command[int]):
    """With what was learnt; each lesson stands in the security check until it is done."""

    name = "incident.close"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    incident: RecordId
    lessons: tuple[str, ...] = ()

    def apply(self, records: Records) -> int:
        return incident_steps.closed(records, self.incident, self.lessons)


@dataclass(frozen=True)
class MarkLessonDone(Command[int]):
    """The new version; `place` counts from 0. InvalidValueError for a lesson that is not there."""

    name = "incident.lesson"
    needs = Permission.INCIDENT_WRITE
    can_undo = False

    incident: RecordId
    place: int

    def apply(self, records: Records) -> int:
        return incident_steps.lesson_done(records, self.incident, self.place)


@dataclass(frozen=True)
class WorkOutBlastRadius(Query[BlastRadius]):
    """From this vault and its trail since a time; or from a custody statement, when the laptop it
    is of is gone."""

    name = "incident.blast"
    needs = Permission.INCIDENT_READ

    since: datetime | None = None
    statement: Path | None = None

    def apply(self, records: Records) -> BlastRadius:
        if self.statement is not None:
            return blast_from_statement(read_statement(read_small(self.statement, MOST_BYTES)))
        return blast_from_vault(records, self.since)


@dataclass(frozen=True)
class DraftLetter(Query[Paper]):
    """A draft to the authority, parents or staff; what nobody wrote down yet is marked in it."""

    name = "incident.letter"
    needs = Permission.INCIDENT_READ

    incident: RecordId
    kind: Letter
    statement: Path | None = None

    def apply(self, records: Records) -> Paper:
        incident = records.of(Incidents).get(self.incident)
        blast = WorkOutBlastRadius(incident.happened_at, self.statement).apply(records)
        facts = Facts(
            school=records.of(SchoolRow).facts().name,
            policy=records.of(Policies).read(),
            incident=incident,
            blast=blast,
            now=datetime.now(UTC),
            anchor=records.audit.anchor_line(),
        )
        return letter(self.kind, facts)
