"""Checklists of a class: pupils by columns of a teacher's own."""

from dataclasses import dataclass
from datetime import date

from vault.actions.base import Command, Query
from vault.domain.access import Permission
from vault.domain.catalogue.checklists import (
    CHECKLIST_MARK_WRITE,
    CHECKLIST_READ,
    CHECKLIST_WRITE,
)
from vault.domain.checklists import Checklist, ChecklistPage, Mark, shown
from vault.domain.english.wording import worded
from vault.domain.ids import PupilId, RecordId
from vault.domain.papers import Paper, Table
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.checklists import Checklists


@dataclass(frozen=True)
class ListChecklists(Query[tuple[Checklist, ...]]):
    """Of all classes in sight, with their columns; names no child."""

    name = "checklist.list"
    needs = CHECKLIST_READ
    is_recorded = False

    def apply(self, records: Records) -> tuple[Checklist, ...]:
        return records.of(Checklists).list_all()


@dataclass(frozen=True)
class OpenChecklist(Query[ChecklistPage]):
    """With the pupils of its class and what stands in each cell."""

    name = "checklist.open"
    needs = CHECKLIST_READ

    checklist: RecordId

    def apply(self, records: Records) -> ChecklistPage:
        return records.of(Checklists).page(self.checklist)


@dataclass(frozen=True)
class SetChecklist(Command[RecordId]):
    """Make a list (empty id), or change its title, last day and columns; a list whose last day is
    over is marked no more."""

    name = "checklist.set"
    needs = CHECKLIST_WRITE

    checklist: Checklist

    def apply(self, records: Records) -> RecordId:
        return records.of(Checklists).set(self.checklist)


@dataclass(frozen=True)
class SetMark(Command[Mark]):
    """What stands in one cell from now on; '' clears it. `version` is the one that was read, 0 for
    an empty cell."""

    name = "checklist.mark"
    needs = CHECKLIST_MARK_WRITE

    column: RecordId
    pupil: PupilId
    version: int
    text: str

    def apply(self, records: Records) -> Mark:
        return records.of(Checklists).set_mark(self.column, self.pupil, self.version, self.text)


@dataclass(frozen=True)
class DraftChecklist(Query[Paper]):
    """To be printed: a line for each pupil, empty cells to be filled in with a pen."""

    name = "checklist.draft"
    needs = Permission.PRINT

    checklist: RecordId

    def apply(self, records: Records) -> Paper:
        page = records.of(Checklists).page(self.checklist)
        columns = page.checklist.columns
        is_month_first = records.of(Policies).law().is_month_first
        rows = tuple(
            (
                line.called.listed,
                *(
                    shown(c.kind, line.mark(c.id).value, is_month_first=is_month_first)
                    for c in columns
                ),
            )
            for line in page.lines
        )
        return Paper(
            page.checklist.title,
            page.checklist.class_name,
            (Table((worded("Pupil"), *(column.title for column in columns)), rows),),
            footer=f"Printed by {records.profile.name}, {date.today():%d %B %Y}",
            pupils=len(rows),
        )
