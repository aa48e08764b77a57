"""Sealed records (health, safeguarding) and the drop box for concerns."""

from dataclasses import dataclass, replace
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Compartment, Permission, Role
from vault.domain.audit import Outcome
from vault.domain.concern_entries import (
    LINKED,
    TOLD,
    UNLINKED,
    ChildLink,
    TellForm,
    about,
    unlinked_text,
)
from vault.domain.concern_form import CLOSED, REOPENED, closing_text, without_marks
from vault.domain.concerns import MOST_CHILDREN, Concern, ConcernsWaiting
from vault.domain.ids import NEW, PupilId, RecordId
from vault.domain.sealed import SealedRecord
from vault.errors import InvalidValueError, NotFoundError
from vault.store.records import Records
from vault.store.school.concern_marks import mark_kind
from vault.store.school.profiles import Profiles
from vault.store.school.pupils import Pupils
from vault.store.school.sealed import Sealed


@dataclass(frozen=True)
class ListHealth(Query[tuple[SealedRecord, ...]]):
    """Of one pupil, or of everybody (None). PermissionDeniedError without the key."""

    name = "health.list"
    needs = Permission.HEALTH_READ

    pupil: PupilId | None = None

    def apply(self, records: Records) -> tuple[SealedRecord, ...]:
        return records.of(Sealed).list_open(Compartment.HEALTH, self.pupil)


@dataclass(frozen=True)
class WriteHealth(Command[RecordId]):
    """Seal a health or SEND record; an empty id makes a new one."""

    name = "health.write"
    needs = Permission.HEALTH_WRITE
    can_undo = False

    record: SealedRecord

    def apply(self, records: Records) -> RecordId:
        return records.of(Sealed).write(Compartment.HEALTH, self.record)


@dataclass(frozen=True)
class ListSafeguarding(Query[tuple[SealedRecord, ...]]):
    """Records and raised concerns, for holders of the safeguarding key. A linked child is named
    where the acting person may see that child."""

    name = "safeguarding.list"
    needs = Permission.SAFEGUARDING_READ

    pupil: PupilId | None = None

    def apply(self, records: Records) -> tuple[SealedRecord, ...]:
        entries = records.of(Sealed).list_open(Compartment.SAFEGUARDING, self.pupil)
        named = {e.linked for e in entries if e.linked is not None}
        known = records.of(Pupils).briefly({*named, *(o for e in entries for o in e.others)})
        return tuple(
            replace(
                entry,
                linked_name=known[entry.linked].known_as if entry.linked in known else "",
                others_names=tuple(known[o].known_as for o in entry.others if o in known),
            )
            for entry in entries
        )


@dataclass(frozen=True)
class WriteSafeguarding(Command[RecordId]):
    """The id of the new or changed record."""

    name = "safeguarding.write"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    record: SealedRecord

    def apply(self, records: Records) -> RecordId:
        return records.of(Sealed).write(Compartment.SAFEGUARDING, self.record)


@dataclass(frozen=True)
class RaiseConcern(Command[RecordId]):
    """Drop a concern into the sealed box, signed by who is acting; they cannot read it back. With
    `others` it is about several children: each gets one of their own, with the same words and
    without the marks of another's body, which knows the others by their ids. The first one's id;
    InvalidValueError for more children than MOST_CHILDREN."""

    name = "concern.raise"
    needs = Permission.CONCERN_RAISE
    can_undo = False

    record: SealedRecord
    others: tuple[PupilId, ...] = ()

    def apply(self, records: Records) -> RecordId:
        children = tuple(dict.fromkeys((self.record.pupil, *self.others)))
        if len(children) > MOST_CHILDREN:
            raise InvalidValueError(field="child", reason="these are too many for one concern")
        names = []
        for child in children:
            is_first = child == self.record.pupil
            raised = replace(
                self.record,
                pupil=child,
                text=self.record.text if is_first else without_marks(self.record.text),
                others=tuple(other for other in children if other != child),
            )
            name, mark = records.of(Sealed).concerns.drop(raised)
            records.tell(mark_kind(name, mark), name, Outcome.DONE)
            names.append(name)
        return names[0]


@dataclass(frozen=True)
class ListConcerns(Query[tuple[Concern, ...]]):
    """The drop box, held against the audit trail: what is missing or not proven says so."""

    name = "concern.list"
    needs = Permission.SAFEGUARDING_READ

    def apply(self, records: Records) -> tuple[Concern, ...]:
        concerns = records.of(Sealed).concerns.all()
        told = [concern.record for concern in concerns if concern.record is not None]
        pupils = records.of(Pupils).briefly({p for r in told for p in (r.pupil, *r.others)})

        def named(concern: Concern) -> Concern:
            record = concern.record
            if record is None:
                return concern
            others = tuple(pupils[other] for other in record.others if other in pupils)
            return replace(concern, pupil=pupils.get(record.pupil), others=others)

        return tuple(named(concern) for concern in concerns)


@dataclass(frozen=True)
class CountConcerns(Query[ConcernsWaiting]):
    """What waits for the safeguarding lead; names nobody."""

    name = "concern.count"
    needs = Permission.SAFEGUARDING_READ
    is_recorded = False

    def apply(self, records: Records) -> ConcernsWaiting:
        return records.of(Sealed).concerns.waiting()


@dataclass(frozen=True)
class MarkConcernRead(Command[None]):
    """The safeguarding lead has read it, or has seen that it is missing or not proven."""

    name = "concern.read"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    concern: RecordId

    def apply(self, records: Records) -> None:
        records.of(Sealed).concerns.mark_read(self.concern)


@dataclass(frozen=True)
class CloseConcern(Command[None]):
    """Nothing more is to be done about it: the reason stands in the child's file as an entry of
    its own. NotFoundError for a concern that is missing or not proven."""

    name = "concern.close"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    concern: RecordId
    reason: str

    def apply(self, records: Records) -> None:
        _note(records, records.of(Sealed).concerns.close(self.concern), CLOSED, self.reason)


@dataclass(frozen=True)
class ReopenConcern(Command[None]):
    """It is open again, for a reason that stands in the child's file. NotFoundError as above."""

    name = "concern.reopen"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    concern: RecordId
    reason: str

    def apply(self, records: Records) -> None:
        _note(records, records.of(Sealed).concerns.reopen(self.concern), REOPENED, self.reason)


def _note(records: Records, concern: SealedRecord, category: str, reason: str) -> None:
    """An entry beside the concern: a concern itself nobody changes, because it is signed."""
    if not reason.strip():
        raise InvalidValueError(field="reason", reason="write why, for who reads it later")
    _write_beside(records, concern.pupil, category, closing_text(concern, reason.strip()))


def _write_beside(
    records: Records,
    pupil: PupilId,
    category: str,
    text: str,
    on: date | None = None,
    linked: PupilId | None = None,
) -> RecordId:
    return records.of(Sealed).write(
        Compartment.SAFEGUARDING,
        SealedRecord(
            id=NEW,
            pupil=pupil,
            author=records.profile.name,
            written_on=(on or date.today()).isoformat(),
            category=category,
            text=text,
            linked=linked,
        ),
    )


@dataclass(frozen=True)
class TellAbout(Command[RecordId]):
    """Somebody was told of a concern: an entry in the child's chronology, on the day when it was.
    NotFoundError for a concern that is missing or not proven, InvalidValueError."""

    name = "concern.tell"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    concern: RecordId
    form: TellForm

    def apply(self, records: Records) -> RecordId:
        concern = records.of(Sealed).concerns.proven(self.concern)
        text = f"{self.form.text(date.today())}\n{about(concern)}"
        return _write_beside(records, concern.pupil, TOLD, text, self.form.on)


@dataclass(frozen=True)
class LinkChild(Command[None]):
    """Another child has to do with a concern: an entry in the chronology of each of the two, which
    knows the other by the id alone and is shown with the name to who may see that child. In the
    entry stand how they are linked, a note, and of which day and by whom the concern is: nothing of
    what was raised. NotFoundError for a concern that is missing or not proven, and for a child who
    is not here; InvalidValueError for the child whom the concern is about, or who is linked."""

    name = "concern.link"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    concern: RecordId
    link: ChildLink

    def apply(self, records: Records) -> None:
        concern, other = records.of(Sealed).concerns.proven(self.concern), self.link.other
        if other == concern.pupil:
            raise InvalidValueError(field="child", reason="the concern is about this child")
        text = self.link.text(concern)
        known = records.of(Sealed).list_open(Compartment.SAFEGUARDING, concern.pupil)
        if any(e.linked == other and e.text == text for e in known):
            raise InvalidValueError(field="child", reason="this child is linked already")
        for pupil, linked in ((concern.pupil, other), (other, concern.pupil)):
            _write_beside(records, pupil, LINKED, text, linked=linked)


@dataclass(frozen=True)
class UnlinkChild(Command[None]):
    """A link was a mistake, or holds no more: the entries of both children say so, with the reason,
    and neither knows the other any more. NotFoundError for an entry that links nobody;
    InvalidValueError without a reason, which stands in both files and so has to name neither."""

    name = "concern.unlink"
    needs = Permission.SAFEGUARDING_WRITE
    can_undo = False

    linking: RecordId
    reason: str

    def apply(self, records: Records) -> None:
        if not self.reason.strip():
            raise InvalidValueError(field="reason", reason="write why, for who reads it later")
        sealed = records.of(Sealed)
        links = [e for e in sealed.list_open(Compartment.SAFEGUARDING, None) if e.linked]
        link = next((e for e in links if e.id == self.linking and e.category == LINKED), None)
        if link is None:
            raise NotFoundError
        there = (link.linked, link.pupil, LINKED, link.text)
        twins = [e for e in links if (e.pupil, e.linked, e.category, e.text) == there]
        by, reason = records.profile.name, self.reason.strip()
        for entry in (link, *twins[:1]):
            text = unlinked_text(entry, by, date.today(), reason)
            sealed.write(
                Compartment.SAFEGUARDING,
                replace(entry, category=UNLINKED, text=text),
                unlinks=True,
            )


@dataclass(frozen=True)
class NameConcernReaders(Query[tuple[str, ...]]):
    """The names of the safeguarding leads who can open the vault today: who raises a concern is
    told who reads it."""

    name = "concern.readers"
    needs = Permission.CONCERN_RAISE
    is_recorded = False

    def apply(self, records: Records) -> tuple[str, ...]:
        return tuple(
            profile.name
            for profile in records.of(Profiles).list_all()
            if profile.role is Role.SAFEGUARDING_LEAD
            and not profile.suspended
            and (profile.until is None or profile.until >= date.today())
        )
