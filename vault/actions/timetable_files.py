"""A timetable from a file or a pasted text: first a preview, then one step that can be undone."""

from dataclasses import dataclass

from vault.actions.base import Command, Query
from vault.domain.catalogue.timetable import TIMETABLE_WRITE
from vault.domain.timetable_file import TimetablePlan, TimetableSource
from vault.errors import PlanOutdatedError
from vault.exchange.timetable_reader import read_timetable
from vault.store.records import Records
from vault.store.school.timetable_loading import TimetableLoading


@dataclass(frozen=True)
class PreviewTimetable(Query[TimetablePlan]):
    """What loading it would do: nothing is written."""

    name = "timetable.preview"
    needs = TIMETABLE_WRITE
    is_recorded = False

    source: TimetableSource

    def apply(self, records: Records) -> TimetablePlan:
        return records.of(TimetableLoading).plan(read_timetable(self.source), self.source)


@dataclass(frozen=True)
class LoadTimetable(Command[TimetablePlan]):
    """Plans again inside the transaction; PlanOutdatedError when that is not what was shown."""

    name = "timetable.load"
    needs = TIMETABLE_WRITE

    source: TimetableSource
    digest: str

    def apply(self, records: Records) -> TimetablePlan:
        loading = records.of(TimetableLoading)
        plan = loading.plan(read_timetable(self.source), self.source)
        if plan.digest != self.digest:
            raise PlanOutdatedError
        loading.apply(plan)
        return plan
