"""SQL for the attendance codes that a school loaded in place of its country's."""

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from vault.domain.attendance_codes import LONGEST_CODE, AttendanceCode, Counts, check_set
from vault.domain.english.wording import worded
from vault.domain.replaced_codes import Replacement, replaced
from vault.domain.school_values import line_of
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.rows import as_day


class AttendanceCodes:
    """The school's own set; empty where the shipped one was always used. Of a set that was replaced
    the codes stay with their last day, so that marks keep their meaning."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def own(self) -> tuple[AttendanceCode, ...]:
        """By code; of one code the older first."""
        return tuple(self._rows().values())

    def _rows(self) -> dict[str, AttendanceCode]:
        """By id."""
        rows = self._work.select(
            "SELECT id, code, meaning, short, counts, starts, ends, session, takes_minutes,"
            " says_which, unresolved FROM attendance_code ORDER BY code, starts, session"
        )
        return {
            row.id: AttendanceCode(
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
        }

    def replace(self, codes: Iterable[AttendanceCode], today: date) -> None:
        """These instead of those that were used before; none at all: the shipped set again.
        InvalidValueError for a set with which no register could be taken."""
        change = self.compare(codes, today)
        for record in change.gone:
            self._work.delete("attendance_code", record)
        for record, code in change.changed:
            self._work.put("attendance_code", record, _values(code))
        for code in change.new:
            self._work.insert("attendance_code", _values(code))

    def compare(self, codes: Iterable[AttendanceCode], today: date) -> Replacement:
        """What `replace` would do. InvalidValueError."""
        wanted = [_checked(code) for code in codes]
        if wanted:
            check_set(wanted)
        return replaced(tuple(self._rows().items()), wanted, today)

    def end(self, wanted: AttendanceCode, ends: date | None) -> None:
        """Its last day; None: it is used until further notice. NotFoundError for a code that is not
        the school's own; InvalidValueError when no register could be taken any more."""
        rows = self._rows()
        record = next((key for key, code in rows.items() if code == wanted), None)
        if record is None:
            raise NotFoundError
        if ends is not None and wanted.starts is not None and ends < wanted.starts:
            reason = worded("it must not come before the first day")
            raise InvalidValueError(field="last day", reason=reason)
        after = {**rows, record: dataclasses.replace(wanted, ends=ends)}
        check_set(after.values(), ends)
        self._work.put("attendance_code", record, {"ends": _text(ends)})


def _values(code: AttendanceCode) -> dict[str, Any]:
    return {
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
    }


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
