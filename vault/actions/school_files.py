"""Pupils are handed on in a file of a standard: a CTF of leavers, or a OneRoster."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from vault.actions.base import Command
from vault.actions.way_out import save_out
from vault.domain.access import Permission
from vault.domain.lists_out import ListReport
from vault.domain.machine_policy import Leaving
from vault.domain.school_files import SchoolFile, SchoolFileOrder
from vault.domain.training import Gate
from vault.exchange.ctf.writer import ctf_of
from vault.exchange.oneroster_out import Roster, oneroster_of
from vault.store.measures.policies import Policies
from vault.store.records import Records
from vault.store.school.classes import Classes
from vault.store.school.pupils import Pupils
from vault.store.school.rosters import Rosters
from vault.store.school.school import SchoolRow
from vault.store.school.staff import Staff

_ALL = 1_000_000
_WHAT = {
    SchoolFile.CTF: "common transfer file: names, birth date, number, year, contacts",
    SchoolFile.ONEROSTER: "OneRoster: names, birth date, year, classes",
}


@dataclass(frozen=True)
class SaveSchoolFile(Command[ListReport]):
    """Into a new file, by the same way as a list. InvalidValueError for no reason, for a number
    that is no school's, and for nobody left; FolderExistsError, StorageError."""

    name = "school-file.save"
    needs = Permission.SEND
    is_paper = True
    waits_for = Gate.EXPORT
    can_undo = False

    order: SchoolFileOrder
    path: Path

    @property
    def leaving(self) -> Leaving:
        return Leaving.OPEN if self.order.in_the_clear else Leaving.SEALED

    def apply(self, records: Records) -> ListReport:
        order = self.order
        destination = order.destination()
        wanted = dict.fromkeys(map(str, order.pupils))

        def content(going: frozenset[str]) -> tuple[int, bytes]:
            if order.kind is SchoolFile.CTF:
                pages = [records.of(Pupils).page(pupil) for pupil in order.pupils if pupil in going]
                school = records.of(SchoolRow).facts()
                return len(pages), ctf_of(school, destination, pages, _local_now())
            roster = _roster(records, going, with_number=order.with_number)
            return len(roster.pupils), oneroster_of(roster)

        return save_out(records, order, self.path, wanted, content=content, what=_WHAT[order.kind])


def _roster(records: Records, going: frozenset[str], *, with_number: bool) -> Roster:
    pupils = records.of(Pupils).list_rows("", None, include_left=True, limit=_ALL)
    number = records.of(Policies).law().pupil_number
    return Roster(
        school=records.of(SchoolRow).facts(),
        pupils=[row for row in pupils if row.id in going],
        staff=records.of(Staff).members(),
        classes=records.of(Classes).list_rows(),
        enrolled=records.of(Rosters).enrolled(),
        teaching=records.of(Rosters).teaching(),
        number_type=number.sources[0] if with_number else "",
        today=date.today(),
    )


def _local_now() -> datetime:
    """A header says the school's own time, without a zone."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
