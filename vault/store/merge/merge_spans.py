"""School years and terms of a received file: which year one is, and what must not come in because
two would lie over each other."""

from typing import Any

from vault.domain.english.wording import worded
from vault.domain.ids import NEW, RecordId
from vault.domain.merge import Value
from vault.domain.school_values import AcademicYear, Term, overlaps
from vault.errors import InvalidValueError
from vault.store.database.rows import Row, as_day
from vault.store.database.work import Work
from vault.store.files.staged import StagedLine
from vault.store.merge.received import ReceivedFile

YEAR, TERM = "academic_year", "term"
DAYS = frozenset({"starts", "ends"})
_SELECT = "SELECT id, name, starts, ends FROM {table} ORDER BY starts, id"


def same_year(work: Work, values: dict[str, Value]) -> str | None:
    """The one year here with which it shares more than half of its days, whatever each is called;
    of two schools that write a year in two ways, it is one."""
    wanted = _span(YEAR, values)
    found = [
        row.id
        for row in work.select(_SELECT.format(table=YEAR))
        if _is_mostly(
            _span(YEAR, {"name": row.name, "starts": row.starts, "ends": row.ends}), wanted
        )
    ]
    return str(found[0]) if len(found) == 1 else None


class Spans:
    """Asked for each line of a year or a term. What the file itself has of the others is what
    counts, and else what stands here."""

    def __init__(self, work: Work, received: ReceivedFile) -> None:
        self._work, self._received = work, received
        self._theirs: dict[str, StagedLine] | None = None

    def refusal(self, line: StagedLine, values: dict[str, Value], record: str = "") -> str:
        """Why the line must not be taken as it is, '' for most; `record` is what it is here."""
        if line.table not in (YEAR, TERM):
            return ""
        wanted = _span(line.table, values)
        rows = self._work.select(_SELECT.format(table=line.table))
        before = [_span(line.table, _here(row)) for row in rows if row.id == record]
        for row in rows:
            here = _span(line.table, _here(row))
            if row.id in (record, line.record) or not overlaps(here, wanted):
                continue
            after = self._after(row.id)
            if after is None or (after and not overlaps(_span(line.table, after), wanted)):
                continue
            if any(overlaps(here, one) for one in before):
                # Two schools of one vault have years beside each other.
                continue
            words = worded(
                "it would overlap the term {0}"
                if line.table == TERM
                else "it would overlap the academic year {0}"
            )
            return words.format(row.name)
        return ""

    def _after(self, record: str) -> dict[str, Any] | None:
        """What the file has of a row that is here: None where it removes it, empty where it does
        not say anything of it."""
        if self._theirs is None:
            self._theirs = {
                name: line
                for line in self._received.lines()
                if line.table in (YEAR, TERM)
                for name in (line.record, *line.aliases)
            }
        line = self._theirs.get(record)
        if line is None:
            return {}
        return None if line.deletion is not None else dict(line.values)


def refuse(reason: str) -> None:
    """InvalidValueError where there is one."""
    if reason:
        raise InvalidValueError(field="dates", reason=reason)


def _here(row: Row) -> dict[str, Any]:
    return {"name": row.name, "starts": row.starts, "ends": row.ends}


def _span(table: str, values: dict[str, Any]) -> AcademicYear | Term:
    days = (as_day(values.get("starts")), as_day(values.get("ends")))
    name = str(values.get("name") or "")
    if table == TERM:
        return Term(NEW, 0, RecordId(""), name, *days)
    return AcademicYear(NEW, 0, name, *days)


def _is_mostly(one: AcademicYear | Term, other: AcademicYear | Term) -> bool:
    if not (one.starts and one.ends and other.starts and other.ends):
        return False
    shared = (min(one.ends, other.ends) - max(one.starts, other.starts)).days + 1
    return 2 * shared > 1 + min(one.ends - one.starts, other.ends - other.starts).days
