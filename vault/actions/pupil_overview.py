"""Opening a pupil's page with what stands beside it: one read, and one entry that names it all."""

from dataclasses import dataclass
from datetime import date

from vault.actions.absences import attendance_of
from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.catalogue.markbook import MARK_READ
from vault.domain.catalogue.registers import ATTENDANCE_READ
from vault.domain.ids import PupilId
from vault.domain.pupil_overview import Beside, PupilOverview
from vault.domain.school_values import year_begun, year_span
from vault.errors import PermissionDeniedError
from vault.store.records import Records
from vault.store.school.calendar import Calendar
from vault.store.school.mark_figures import MarkFigures
from vault.store.school.pupils import Pupils

_NEEDED = {Beside.ATTENDANCE: ATTENDANCE_READ, Beside.MARKS: MARK_READ}


@dataclass(frozen=True)
class OpenPupilOverview(Query[PupilOverview]):
    """Open one pupil's page; `beside` has to be what the role may read, and stands in the entry.
    PermissionDeniedError, NotFoundError."""

    name = "pupil.overview"
    needs = Permission.PUPIL_READ

    pupil: PupilId
    beside: tuple[Beside, ...]

    @property
    def entry(self) -> str:
        return " ".join((self.name, *self.beside))

    def apply(self, records: Records) -> PupilOverview:
        if not all(records.may(_NEEDED[part]) for part in self.beside):
            raise PermissionDeniedError
        page = records.of(Pupils).page(self.pupil)
        attendance = marks = None
        if Beside.ATTENDANCE in self.beside:
            span = year_span(records.of(Calendar).years(), year_begun(date.today()))
            attendance = attendance_of(records, self.pupil, *span)
        if Beside.MARKS in self.beside:
            marks = records.of(MarkFigures).given_to(self.pupil)
        return PupilOverview(page, attendance, marks)
