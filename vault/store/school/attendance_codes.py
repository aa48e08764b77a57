"""SQL for the attendance codes that a school loaded in place of its country's."""

from collections.abc import Iterable
from datetime import date

from vault.domain.attendance_codes import (
    LONGEST_CODE,
    AttendanceCode,
    Counts,
    check_set,
)
from vault.domain.school_values import line_of
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.database.rows import as_day


class AttendanceCodes:
    """The school's own set; empty where the shipped one is used."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def own(self) -> tuple[AttendanceCode, ...]:
        """By code; of one code the older first."""
        rows = self._work.select(
            "SELECT code, meaning, short, counts, starts, ends, session, takes_minutes,"
            " says_which, unresolved FROM attendance_code ORDER BY code, starts, session"
        )
        return tuple(
            AttendanceCode(
                code=row.code,
                meaning=row.meaning,
                short=row.short,
                counts=Counts(row.counts),
                starts=as_day(row.starts),
                ends=as_day(row.ends),
                session=row.session,
                minutes=bool(row.takes_minutes),
                says_which=bool(row.says_which),
                unresolved=bool(row.unresolved),
            )
            for row in rows
        )

    def replace(self, codes: Iterable[AttendanceCode]) -> None:
        """These instead of those that were loaded before; none at all: the shipped set again.
        InvalidValueError for a set with which no register could be taken."""
        wanted = [_checked(code) for code in codes]
        if wanted:
            check_set(wanted)
        for record in self._work.select_column("SELECT id FROM attendance_code"):
            self._work.delete("attendance_code", record)
        for code in wanted:
            self._work.insert(
                "attendance_code",
                {
                    "code": code.code,
                    "meaning": code.meaning,
                    "short": code.short,
                    "counts": code.counts.value,
                    "starts": _text(code.starts),
                    "ends": _text(code.ends),
                    "session": code.session,
                    "takes_minutes": int(code.minutes),
                    "says_which": int(code.says_which),
                    "unresolved": int(code.unresolved),
                },
            )


def _checked(code: AttendanceCode) -> AttendanceCode:
    name = line_of("code", code.code).upper()
    if not name or len(name) > LONGEST_CODE or " " in name:
        reason = f"a code is at most {LONGEST_CODE} characters long, without a space"
        raise InvalidValueError(field="code", reason=reason)
    meaning = line_of("meaning", code.meaning)
    if not meaning:
        raise InvalidValueError(field="meaning", reason="it cannot be empty")
    return AttendanceCode(
        name,
        meaning,
        line_of("short", code.short) or meaning,
        code.counts,
        code.starts,
        code.ends,
        code.session,
        code.minutes,
        code.says_which,
        code.unresolved,
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
