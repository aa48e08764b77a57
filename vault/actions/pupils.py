"""Pupils: list, search, open, add, change."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import MARK_READ
from vault.domain.catalogue.objectives import PROGRAMME_READ
from vault.domain.ids import ClassId, PupilId
from vault.domain.people import Hit, PupilBrief, PupilPage, PupilRow
from vault.domain.pupil_values import checked_pupil_values
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.classes import Classes
from vault.store.school.markbook import MarkbookRows
from vault.store.school.programmes import Programmes
from vault.store.school.pupil_search import PupilSearch
from vault.store.school.pupils import Pupils

Values = tuple[tuple[str, object], ...]
"""Pairs of field name and value; a tuple so that the action stays a frozen value."""


@dataclass(frozen=True)
class ListPupils(Query[tuple[PupilRow, ...]]):
    """Pupils in sight, by family name; `search` matches names, UPN, admission number, class."""

    name = "pupil.list"
    needs = Permission.PUPIL_READ
    is_recorded = False

    search: str = ""
    class_id: ClassId | None = None
    include_left: bool = False
    limit: int = 1_000_000

    def apply(self, records: Records) -> tuple[PupilRow, ...]:
        return records.of(Pupils).list_rows(
            self.search, self.class_id, include_left=self.include_left, limit=self.limit
        )


@dataclass(frozen=True)
class FindPupils(Query[tuple[PupilBrief, ...]]):
    """The first pupils in sight that a search matches, as a person picks one from a list; before
    them those in `first`, as far as they are in sight."""

    name = "pupil.find"
    needs = Permission.PUPIL_READ
    is_recorded = False

    search: str
    first: tuple[PupilId, ...] = ()
    limit: int = 30

    def apply(self, records: Records) -> tuple[PupilBrief, ...]:
        pupils = records.of(Pupils)
        rows = pupils.list_rows(self.search, None, include_left=False, limit=self.limit)
        return tuple(pupils.briefly([*self.first, *(row.id for row in rows)]).values())


@dataclass(frozen=True)
class SearchEverything(Query[tuple[Hit, ...]]):
    """As-you-type search over pupils and classes, and over objectives and assessments for who reads
    them: at most `limit` hits of each."""

    name = "search"
    needs = Permission.PUPIL_READ
    is_recorded = False

    text: str
    limit: int = 20

    def apply(self, records: Records) -> tuple[Hit, ...]:
        hits = records.of(PupilSearch).hits(self.text, self.limit)
        reads_objectives = records.may(PROGRAMME_READ)
        more = records.of(Programmes).hits(self.text, self.limit) if reads_objectives else ()
        reads_marks = records.may(MARK_READ)
        tests = records.of(MarkbookRows).hits(self.text, self.limit) if reads_marks else ()
        return (*hits, *more, *tests)


@dataclass(frozen=True)
class OpenPupil(Query[PupilPage]):
    """Open one pupil's page; always leaves a trace."""

    name = "pupil.open"
    needs = Permission.PUPIL_READ

    pupil: PupilId

    def apply(self, records: Records) -> PupilPage:
        return records.of(Pupils).page(self.pupil)


@dataclass(frozen=True)
class AddPupil(Command[PupilId]):
    """The new pupil's id; with `class_id` they are in that class. InvalidValueError, NotFoundError
    for a class out of sight."""

    name = "pupil.add"
    needs = Permission.PUPIL_WRITE

    values: Values
    class_id: ClassId | None = None

    def apply(self, records: Records) -> PupilId:
        number = records.of(Policies).law().pupil_number
        values = checked_pupil_values(self.values, is_new=True, number=number)
        pupil = records.of(Pupils).add(values)
        if self.class_id is not None:
            records.of(Classes).enrol(pupil, self.class_id, None)
        return pupil


@dataclass(frozen=True)
class ChangePupil(Command[int]):
    """Change some fields; `version` is the one that was read. Returns the new version."""

    name = "pupil.change"
    needs = Permission.PUPIL_WRITE

    pupil: PupilId
    version: int
    values: Values

    def apply(self, records: Records) -> int:
        number = records.of(Policies).law().pupil_number
        values = checked_pupil_values(self.values, is_new=False, number=number)
        return records.of(Pupils).change(self.pupil, self.version, values)
