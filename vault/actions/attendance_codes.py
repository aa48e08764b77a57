"""The attendance codes of the school."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vault.actions.base import Command, Query
from vault.domain.attendance_codes import AttendanceCode, CodeSet
from vault.domain.catalogue.registers import CODES_READ, CODES_WRITE
from vault.domain.preview import ReadOptions
from vault.domain.replaced_codes import CodesPreview
from vault.exchange.attendance_code_file import code_file, read_code_file
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
        records.of(AttendanceCodes).replace(self.codes, date.today())
        return codes_in_force(records)


@dataclass(frozen=True)
class LoadCodes(Command[CodeSet]):
    """The same with a set from a CSV file. BadFileError."""

    name = "attendance_code.load"
    needs = CODES_WRITE

    path: Path
    options: ReadOptions = ReadOptions()

    def apply(self, records: Records) -> CodeSet:
        codes = read_code_file(self.path, self.options)
        records.of(AttendanceCodes).replace(codes, date.today())
        return codes_in_force(records)


@dataclass(frozen=True)
class PreviewCodes(Query[CodesPreview]):
    """The set of a CSV file, and what would change with it; `SetCodes` with these codes does that.
    BadFileError, InvalidValueError. Names no child."""

    name = "attendance_code.preview"
    needs = CODES_WRITE
    is_recorded = False

    path: Path
    options: ReadOptions = ReadOptions()

    def apply(self, records: Records) -> CodesPreview:
        codes = read_code_file(self.path, self.options)
        change = records.of(AttendanceCodes).compare(codes, date.today())
        return CodesPreview(codes, len(change.new), len(change.changed) + len(change.gone))


@dataclass(frozen=True)
class EndCode(Command[CodeSet]):
    """The last day of one of the school's own codes; None: until further notice. NotFoundError for
    a code of the law, InvalidValueError where no register could be taken any more."""

    name = "attendance_code.end"
    needs = CODES_WRITE

    code: AttendanceCode
    ends: date | None

    def apply(self, records: Records) -> CodeSet:
        records.of(AttendanceCodes).end(self.code, self.ends)
        return codes_in_force(records)


@dataclass(frozen=True)
class CodesAsCsv(Query[bytes]):
    """The set in force as a file that can be changed and loaded again; names no child."""

    name = "attendance_code.save"
    needs = CODES_READ
    is_recorded = False

    def apply(self, records: Records) -> bytes:
        return code_file(codes_in_force(records).codes)
