"""SQL for planned absences, absences without a reason, and the calls about them."""

from datetime import date, datetime
from typing import Any

from vault.domain.attendance_codes import CodeSet, session_of
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.register_days import school_day_after
from vault.domain.registers import (
    AbsenceCall,
    PlannedAbsence,
    RegisterMark,
    RegisterOf,
    Unresolved,
    check_planned,
    note_of,
)
from vault.domain.school_days import SchoolCalendar
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, called_as, fill
from vault.store.database.work import batched

_NAMES = "p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
_PLANNED = (
    "SELECT b.id, b.version, b.pupil_id AS first, b.starts, b.ends, b.part, b.code, b.reason,"
    f" b.told_by, b.told_on, b.evidence, {_NAMES}"
    " FROM planned_absence b JOIN pupil p ON p.id = b.pupil_id"
)
_IS_CLOSED = (
    "(SELECT count(*) FROM register_taken t WHERE t.class_id = a.class_id"
    " AND t.day = a.day AND t.session = a.session) AS first"
)
_SAME = (
    "SELECT 1 FROM planned_absence"
    " WHERE pupil_id = ? AND starts = ? AND ends = ? AND part = ? AND code = ? AND id <> ?"
)


class Absences:
    """What is known of absences before a register, and what is asked after it."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def planned(self, first: date, school_class: ClassId | None) -> tuple[PlannedAbsence, ...]:
        """Those in sight that end on that day or later, of a class or of all, by first day."""
        within = ""
        values: list[str] = [first.isoformat()]
        if school_class is not None:
            within = (
                " AND b.pupil_id IN (SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ?"
                f" AND {open_today('e')})"
            )
            values.append(school_class)
        rows = self._work.select(
            f"{_PLANNED} WHERE b.ends >= ?{within}"
            " ORDER BY b.starts, p.legal_family COLLATE NAMES, b.id",
            values,
        )
        return tuple(_planned(row) for row in rows)

    def planned_of(self, pupil: PupilId) -> tuple[PlannedAbsence, ...]:
        """All of one pupil, the newest first."""
        rows = self._work.select(
            f"{_PLANNED} WHERE b.pupil_id = ? ORDER BY b.starts DESC, b.id", (pupil,)
        )
        return tuple(_planned(row) for row in rows)

    def plan(self, absence: PlannedAbsence, codes: CodeSet) -> RecordId:
        """Add one (empty id) or change it. NotFoundError, StaleRecordError; InvalidValueError for
        what cannot be, and for one that is there already."""
        check_planned(absence, codes)
        self._work.must_see_pupil(absence.pupil)
        values: dict[str, Any] = {
            "starts": absence.starts.isoformat(),
            "ends": absence.ends.isoformat(),
            "part": absence.part,
            "code": absence.code.strip().upper(),
            "reason": note_of("reason", absence.reason),
            "told_by": note_of("told_by", absence.told_by),
            "told_on": absence.told_on.isoformat() if absence.told_on else None,
            "evidence": note_of("evidence", absence.evidence),
        }
        same = [values[name] for name in ("starts", "ends", "part", "code")]
        if self._work.select_value(_SAME, (absence.pupil, *same, absence.id)) is not None:
            reason = worded("this absence is planned already")
            raise InvalidValueError(field="dates", reason=reason)
        if not absence.id:
            return self._work.insert("planned_absence", {"pupil_id": absence.pupil, **values})
        whose = self._work.select_value(
            "SELECT pupil_id FROM planned_absence WHERE id = ?", (absence.id,)
        )
        if whose != absence.pupil:
            raise NotFoundError
        self._work.update("planned_absence", absence.id, absence.version, values)
        return absence.id

    def unplan(self, pupil: PupilId, absence: RecordId) -> None:
        """NotFoundError where it is not the pupil's."""
        whose = self._work.select_value(
            "SELECT pupil_id FROM planned_absence WHERE id = ?", (absence,)
        )
        if whose != pupil:
            raise NotFoundError
        self._work.delete("planned_absence", absence)

    def unresolved(
        self, codes: CodeSet, calendar: SchoolCalendar, since: date, *, with_contacts: bool
    ) -> tuple[Unresolved, ...]:
        """Sessions since that day whose reason is still to be found, the oldest first."""
        names = sorted({code.code for code in codes.codes if code.unresolved})
        if not names:
            return ()
        rows = self._work.select(
            "SELECT a.id, a.version, a.pupil_id, a.class_id, a.day, a.session, a.code, a.minutes,"
            f" a.note, c.name AS class_name, {_NAMES}, {_IS_CLOSED}"
            " FROM attendance a JOIN pupil p ON p.id = a.pupil_id JOIN class c ON c.id = a.class_id"
            f" WHERE a.code IN ({', '.join('?' * len(names))}) AND a.day >= ?"
            " ORDER BY a.day, a.session, p.legal_family COLLATE NAMES, a.id",
            (*names, since.isoformat()),
        )
        pupils = list(dict.fromkeys(row.pupil_id for row in rows))
        calls = self._calls(pupils, since)
        people = self._call_first(pupils) if with_contacts else {}
        return tuple(
            Unresolved(
                pupil=row.pupil_id,
                called=called_as(row),
                of=(of := RegisterOf(row.class_id, date.fromisoformat(row.day), row.session)),
                class_name=row.class_name,
                mark=fill(RegisterMark, row),
                calls=calls.get((row.pupil_id, row.day, row.session), ()),
                due=school_day_after(calendar, of.day, codes.resolve_within)
                if codes.resolve_within
                else None,
                call_first=people.get(row.pupil_id, ("", ""))[0],
                phone=people.get(row.pupil_id, ("", ""))[1],
                is_closed=bool(row.first),
            )
            for row in rows
        )

    def add_call(
        self, pupil: PupilId, of: RegisterOf, version: int, whom: str, outcome: str
    ) -> RecordId:
        """Log a call about that session. InvalidValueError without who or what,
        NotFoundError for one that has no mark, StaleRecordError when it is not as it was read."""
        row = self._work.select_one(
            "SELECT version FROM attendance"
            " WHERE pupil_id = ? AND class_id = ? AND day = ? AND session = ?",
            (pupil, of.school_class, of.day.isoformat(), of.session),
        )
        if row is None:
            raise NotFoundError
        if row.version != version:
            raise StaleRecordError
        now = datetime.now().astimezone()
        return self._work.insert(
            "absence_call",
            {
                "pupil_id": pupil,
                "day": of.day.isoformat(),
                "session": session_of(of.session),
                "called_on": now.date().isoformat(),
                "called_at": f"{now:%H:%M}",
                "whom": note_of("whom", whom, needed=True),
                "outcome": note_of("outcome", outcome, needed=True),
                "called_by": self._work.profile.name,
            },
        )

    def _calls(
        self, pupils: list[str], since: date
    ) -> dict[tuple[str, str, str], tuple[AbsenceCall, ...]]:
        calls: dict[tuple[str, str, str], tuple[AbsenceCall, ...]] = {}
        for batch in batched(pupils):
            rows = self._work.select(
                "SELECT pupil_id, day, session, called_on, called_at, whom, outcome, called_by"
                f" FROM absence_call WHERE pupil_id IN ({', '.join('?' * len(batch))})"
                " AND day >= ? ORDER BY called_on, called_at, outcome",
                (*batch, since.isoformat()),
            )
            for row in rows:
                key = (row.pupil_id, row.day, row.session)
                calls[key] = (*calls.get(key, ()), fill(AbsenceCall, row))
        return calls

    def _call_first(self, pupils: list[str]) -> dict[str, tuple[str, str]]:
        """Name and number of who is called first, as far as the role may read them."""
        people: dict[str, tuple[str, str]] = {}
        for batch in batched(pupils):
            rows = self._work.select(
                "SELECT pupil_id, given, family, relationship, phone FROM contact"
                f" WHERE pupil_id IN ({', '.join('?' * len(batch))}) AND phone <> ''"
                " ORDER BY priority, family COLLATE NAMES, given COLLATE NAMES",
                batch,
            )
            for row in rows:
                name = f"{row.given or ''} {row.family or ''}".strip()
                relation = f" ({row.relationship})" if row.relationship else ""
                people.setdefault(row.pupil_id, (f"{name}{relation}", row.phone))
        return people


def _planned(row: Row) -> PlannedAbsence:
    return fill(PlannedAbsence, row, pupil=PupilId(row.first), called=called_as(row))
