"""Classes and who is in them."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.people import ClassPage, ClassRow
from vault.domain.school_values import SchoolClass
from vault.store.records import Records
from vault.store.school.class_facts import ClassFacts
from vault.store.school.classes import Classes


@dataclass(frozen=True)
class ListClasses(Query[tuple[ClassRow, ...]]):
    """Those in sight that have not ended, with how many pupils are in each today."""

    name = "class.list"
    needs = Permission.CLASS_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[ClassRow, ...]:
        return records.of(Classes).list_rows()


@dataclass(frozen=True)
class OpenClass(Query[ClassPage]):
    """The class with its faces; shows many children at once, so it leaves a trace."""

    name = "class.open"
    needs = Permission.CLASS_READ

    class_id: ClassId

    def apply(self, records: Records) -> ClassPage:
        return records.of(Classes).page(self.class_id)


@dataclass(frozen=True)
class AddClass(Command[ClassId]):
    """`kind` is 'registration' or 'teaching'."""

    name = "class.add"
    needs = Permission.CLASS_WRITE

    title: str
    kind: str = "registration"
    year_group: str = ""
    subject_name: str = ""
    room: str = ""

    def apply(self, records: Records) -> ClassId:
        return records.of(ClassFacts).set(
            SchoolClass(
                ClassId(NEW),
                0,
                self.title,
                kind=self.kind,
                year_group=self.year_group,
                subject=self.subject_name,
                room=self.room,
            )
        )


@dataclass(frozen=True)
class ReadClassFacts(Query[tuple[SchoolClass, ...]]):
    """Every class with all its facts, ended ones too."""

    name = "class.facts"
    needs = Permission.CLASS_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[SchoolClass, ...]:
        return records.of(ClassFacts).all()


@dataclass(frozen=True)
class SetClass(Command[ClassId]):
    """Add a class (empty id) or change it (its id and the version that was read), with those who
    teach it; whether it has ended stays as it is."""

    name = "class.set"
    needs = Permission.CLASS_WRITE

    school_class: SchoolClass

    def apply(self, records: Records) -> ClassId:
        return records.of(ClassFacts).set(self.school_class)


@dataclass(frozen=True)
class EndClass(Command[None]):
    """Its last day, today or before; with it ends the time of the pupils who are still in it."""

    name = "class.end"
    needs = Permission.CLASS_WRITE

    class_id: ClassId
    version: int
    ended: date

    def apply(self, records: Records) -> None:
        records.of(ClassFacts).end(self.class_id, self.version, self.ended)


@dataclass(frozen=True)
class ReopenClass(Command[None]):
    """An ended class goes on, with the pupils who were in it on its last day."""

    name = "class.reopen"
    needs = Permission.CLASS_WRITE

    class_id: ClassId
    version: int

    def apply(self, records: Records) -> None:
        records.of(ClassFacts).reopen(self.class_id, self.version)


@dataclass(frozen=True)
class Enrol(Command[RecordId]):
    """The id of the enrolment; without `starts` the first day is not known."""

    name = "class.enrol"
    needs = Permission.CLASS_WRITE

    pupil: PupilId
    class_id: ClassId
    starts: date | None = None

    def apply(self, records: Records) -> RecordId:
        return records.of(Classes).enrol(self.pupil, self.class_id, self.starts)


@dataclass(frozen=True)
class SetMembers(Command[None]):
    """Who is in the class from that day on, and until now alone: others come in on that day, and
    who is not named leaves on it. InvalidValueError for a day before somebody came in."""

    name = "class.members"
    needs = Permission.CLASS_WRITE

    class_id: ClassId
    members: tuple[PupilId, ...]
    on: date

    def apply(self, records: Records) -> None:
        records.of(Classes).set_members(self.class_id, self.members, self.on)


@dataclass(frozen=True)
class EndEnrolment(Command[None]):
    """StaleRecordError when it has ended already."""

    name = "class.unenrol"
    needs = Permission.CLASS_WRITE

    enrolment: RecordId
    ends: date

    def apply(self, records: Records) -> None:
        records.of(Classes).end_enrolment(self.enrolment, self.ends)
