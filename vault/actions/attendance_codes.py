"""The attendance codes of the school."""

from dataclasses import dataclass
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.attendance_codes import AttendanceCode, CodeSet
from vault.domain.catalogue.registers import CODES_READ, CODES_WRITE
from vault.exchange.attendance_code_file import read_code_file
from vault.governance.attendance_codes import codes_in_force
from vault.store.records import Records
from vault.store.school.attendance_codes import AttendanceCodes


@dataclass(frozen=True)
class ReadCodes(Query[CodeSet]):
    """Those in force; names no child."""

    name = "attendance_code.read"
    needs = CODES_READ
    is_recorded = False

    def apply(self, records: Records) -> CodeSet:
        return codes_in_force(records)


@dataclass(frozen=True)
class SetCodes(Command[CodeSet]):
    """Use this set from now on; none at all: the one of the school's country again. Marks that were
    made with another set keep their meaning."""

    name = "attendance_code.set"
    needs = CODES_WRITE

    codes: tuple[AttendanceCode, ...]

    def apply(self, records: Records) -> CodeSet:
        records.of(AttendanceCodes).replace(self.codes)
        return codes_in_force(records)


@dataclass(frozen=True)
class LoadCodes(Command[CodeSet]):
    """The same with a set from a CSV file. BadFileError."""

    name = "attendance_code.load"
    needs = CODES_WRITE

    path: Path

    def apply(self, records: Records) -> CodeSet:
        records.of(AttendanceCodes).replace(read_code_file(self.path))
        return codes_in_force(records)
