"""Groups and interventions that a teacher makes of own pupils: what for, and from when to when."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command
from vault.domain.access import Permission
from vault.domain.ids import ClassId, PupilId
from vault.domain.school_values import GroupFacts
from vault.store.records import Records
from vault.store.school.groups import Groups


@dataclass(frozen=True)
class CreateGroup(Command[ClassId]):
    """A group of these pupils; it stands among the classes of who makes it. Without `starts` they
    are in it from today, without `ends` until they are taken out or the group ends. `kind` is of
    SMALL_GROUPS. InvalidValueError, NotFoundError for a pupil out of sight."""

    name = "group.create"
    needs = Permission.GROUP_OWN

    title: str
    aim: str
    pupils: tuple[PupilId, ...]
    starts: date | None = None
    ends: date | None = None
    kind: str = "group"
    subject_name: str = ""
    year_group: str = ""

    def apply(self, records: Records) -> ClassId:
        facts = GroupFacts(self.title, self.aim, self.kind, self.subject_name, self.year_group)
        starts = self.starts or date.today()
        return records.of(Groups).create(facts, self.pupils, starts, self.ends)


@dataclass(frozen=True)
class ChangeGroup(Command[None]):
    """What an own group is called and what it is for, at the version that was read. NotFoundError
    for a group that is somebody else's."""

    name = "group.change"
    needs = Permission.GROUP_OWN

    class_id: ClassId
    version: int
    facts: GroupFacts

    def apply(self, records: Records) -> None:
        records.of(Groups).change(self.class_id, self.version, self.facts)


@dataclass(frozen=True)
class SetGroupMembers(Command[None]):
    """Who is in an own group from that day on: others come in on it, and stay until `ends` if that
    is given; who is not named leaves on it. NotFoundError, InvalidValueError."""

    name = "group.members"
    needs = Permission.GROUP_OWN

    class_id: ClassId
    members: tuple[PupilId, ...]
    on: date
    ends: date | None = None

    def apply(self, records: Records) -> None:
        records.of(Groups).set_members(self.class_id, self.members, self.on, self.ends)


@dataclass(frozen=True)
class EndGroup(Command[None]):
    """The last day of an own group, today or before. NotFoundError, InvalidValueError."""

    name = "group.end"
    needs = Permission.GROUP_OWN

    class_id: ClassId
    version: int
    ended: date

    def apply(self, records: Records) -> None:
        records.of(Groups).end(self.class_id, self.version, self.ended)
