"""Checklists of a class: pupils by columns of a teacher's own."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

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
from vault.domain.machine_policy import Leaving
from vault.domain.papers import Paper, Table
from vault.errors import FolderExistsError
from vault.exchange.csv_out import checklist_csv
from vault.exchange.small_files import must_take_files, write_new
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
class CountMarks(Query[int]):
    """What would go with a list, or with one of its columns."""

    name = "checklist.count"
    needs = CHECKLIST_READ
    is_recorded = False

    checklist: RecordId
    column: RecordId | None = None

    def apply(self, records: Records) -> int:
        return records.of(Checklists).marks_in(self.checklist, self.column)


@dataclass(frozen=True)
class RemoveChecklist(Command[None]):
    """With its columns and with what stands in it, in one step that can be undone."""

    name = "checklist.remove"
    needs = CHECKLIST_WRITE

    checklist: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Checklists).remove(self.checklist, self.version)


@dataclass(frozen=True)
class RemoveChecklistColumn(Command[None]):
    """With what stands in it; `version` is that of the list. The last column stays."""

    name = "checklist.remove-column"
    needs = CHECKLIST_WRITE

    checklist: RecordId
    column: RecordId
    version: int

    def apply(self, records: Records) -> None:
        records.of(Checklists).remove_column(self.checklist, self.column, self.version)


@dataclass(frozen=True)
class SaveChecklist(Query[int]):
    """As CSV in a file, for its owner alone: a line for each pupil; how many. FolderExistsError
    when something is there already, unless it `replaces`; StorageError."""

    name = "checklist.save"
    needs = Permission.PRINT
    leaving = Leaving.OPEN

    path: Path
    checklist: RecordId
    replaces: bool = False

    def apply(self, records: Records) -> int:
        page = records.of(Checklists).page(self.checklist)
        is_month_first = records.of(Policies).law().is_month_first
        must_take_files(self.path.parent)
        if not self.replaces and os.path.lexists(self.path):
            raise FolderExistsError
        content = checklist_csv(page, is_month_first=is_month_first)
        write_new(self.path, content, replace=self.replaces)
        return len(page.lines)


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
