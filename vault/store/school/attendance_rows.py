"""SQL for attendance over many sessions: numbers, a pupil's year, and registers nobody took."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date, time

from vault.domain.attendance_codes import HALVES, PM
from vault.domain.collation import sort_key
from vault.domain.ids import ClassId, PupilId, RecordId
from vault.domain.people import Called
from vault.domain.registers import MissingRegister, RegisterOf
from vault.domain.school_days import ClassDays, Sitting
from vault.domain.school_values import REGISTRATION_KINDS
from vault.errors import NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, called_as

_REGISTERS = ", ".join(f"'{kind}'" for kind in REGISTRATION_KINDS)
_IS_REGISTRATION = f"coalesce(c.kind, '') IN ({_REGISTERS})"
_HALVES = ", ".join(f"'{half}'" for half in HALVES)
_MEMBERS = f"SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {open_today('e')}"
_NOON = time(12)
_HERE = "(p.left_on IS NULL OR p.left_on = '' OR p.left_on >= ?)"


class AttendanceRows:
    """Marks of many registers, read together."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def sees(self, pupil: PupilId) -> bool:
        """Whether the pupil is in sight."""
        return self._work.select_value("SELECT 1 FROM pupil WHERE id = ?", (pupil,)) is not None

    def class_name(self, school_class: ClassId) -> str:
        """NotFoundError for a class out of sight."""
        name = self._work.select_value("SELECT name FROM class WHERE id = ?", (school_class,))
        if name is None:
            raise NotFoundError
        return str(name)

    def pupils(
        self, school_class: ClassId | None, since: date
    ) -> list[tuple[PupilId, Called, str]]:
        """Who is in the class today, or everybody in sight who had not left by that day; by class
        and family name."""
        here = since if school_class is None else date.today()
        within = f" AND p.id IN ({_MEMBERS})" if school_class is not None else ""
        rows = self._work.select(
            "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,"
            " coalesce((SELECT min(c.name) FROM enrolment e JOIN class c ON c.id = e.class_id"
            f"  WHERE e.pupil_id = p.id AND {_IS_REGISTRATION} AND {open_today('e')}), '')"
            f" AS class_name FROM pupil p WHERE {_HERE}{within}",
            (here.isoformat(), *((school_class,) if school_class is not None else ())),
        )
        found = [(PupilId(RecordId(row.id)), called_as(row), row.class_name) for row in rows]
        return sorted(found, key=lambda one: (sort_key(one[2]), one[1].in_order))

    def counts(
        self, first: date, last: date, school_class: ClassId | None
    ) -> dict[str, Counter[str]]:
        """How many sessions of each code each pupil has in that span; mornings and afternoons
        alone. Of a session that stands in two registers one counts."""
        within = f" AND pupil_id IN ({_MEMBERS})" if school_class is not None else ""
        values = (first.isoformat(), last.isoformat(), *([school_class] if school_class else []))
        where = f"day >= ? AND day <= ? AND session IN ({_HALVES}) AND code <> ''{within}"
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self._work.select(
            f"SELECT pupil_id, code, count(*) AS first FROM attendance WHERE {where}"
            " GROUP BY pupil_id, code",
            values,
        ):
            counts[row.pupil_id][row.code] += row.first
        for pupil, codes in self._twice(where, values):
            counts[pupil].subtract(codes)
        return counts

    def _twice(self, where: str, values: Collection[object]) -> list[tuple[str, list[str]]]:
        """Marks that do not count because another one of the same session does."""
        extra = []
        for row in self._work.select(
            f"SELECT pupil_id, day, session FROM attendance WHERE {where}"
            " GROUP BY pupil_id, day, session HAVING count(*) > 1",
            tuple(values),
        ):
            marks = self._session(row.pupil_id, row.day, row.session)
            extra.append((row.pupil_id, [mark.code for mark in marks[1:]]))
        return extra

    def _session(self, pupil: str, day: str, session: str) -> list[Row]:
        """The mark that counts stands first: that of the registration class; else by code, so that
        two vaults with the same marks count the same."""
        return self._work.select(
            "SELECT a.code FROM attendance a JOIN class c ON c.id = a.class_id"
            " WHERE a.pupil_id = ? AND a.day = ? AND a.session = ? AND a.code <> ''"
            f" ORDER BY {_IS_REGISTRATION} DESC, a.code",
            (pupil, day, session),
        )

    def of_pupil(self, pupil: PupilId, first: date, last: date) -> list[Row]:
        """Every mark of the span by day and session: day, session, code, minutes, note,
        class_name; the one that counts first."""
        return self._work.select(
            "SELECT a.day, a.session, a.code, a.minutes, a.note, c.name AS class_name"
            " FROM attendance a JOIN class c ON c.id = a.class_id"
            " WHERE a.pupil_id = ? AND a.day >= ? AND a.day <= ? AND a.code <> ''"
            f" ORDER BY a.day, a.session, {_IS_REGISTRATION} DESC, a.code",
            (pupil, first.isoformat(), last.isoformat()),
        )

    def of_class(self, school_class: ClassId, first: date, last: date) -> list[Row]:
        """Every mark in registers of the class: day, session, pupil, code, minutes, note."""
        return self._work.select(
            "SELECT a.day, a.session, a.pupil_id, a.code, a.minutes, a.note,"
            " p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
            " FROM attendance a JOIN pupil p ON p.id = a.pupil_id"
            " WHERE a.class_id = ? AND a.day >= ? AND a.day <= ? AND a.code <> ''"
            " ORDER BY a.day, a.session,"
            " p.legal_family COLLATE NAMES, p.legal_given COLLATE NAMES, a.id",
            (school_class, first.isoformat(), last.isoformat()),
        )

    def first_day(self) -> date | None:
        """The first day of which a register was closed; None where none ever was."""
        return as_day(self._work.select_value("SELECT min(day) FROM register_taken"))

    def with_lessons(self) -> tuple[ClassId, ...]:
        """Classes whose lessons have registers: all but those of registration."""
        ids = self._work.select_column(
            f"SELECT c.id FROM class c WHERE c.ended IS NULL AND NOT {_IS_REGISTRATION}"
        )
        return tuple(ClassId(RecordId(record)) for record in ids)

    def closed_on(self, day: date) -> frozenset[tuple[str, str]]:
        """Class and session of each register of that day that was closed."""
        rows = self._work.select(
            "SELECT class_id, session FROM register_taken WHERE day = ?", (day.isoformat(),)
        )
        return frozenset((row.class_id, row.session) for row in rows)

    def missing(
        self, days: ClassDays, first: date, last: date, now: time | None
    ) -> tuple[MissingRegister, ...]:
        """Registers that were due by the timetable, or twice a day without one, and that nobody
        closed; the newest first. Of the last day those that have begun `now` (None: all)."""
        closed = {
            (row.class_id, row.day, row.session)
            for row in self._work.select(
                "SELECT class_id, day, session FROM register_taken WHERE day >= ? AND day <= ?",
                (first.isoformat(), last.isoformat()),
            )
        }
        marked = {
            (row.class_id, row.day, row.session): row.first
            for row in self._work.select(
                "SELECT class_id, day, session, count(*) AS first FROM attendance"
                " WHERE day >= ? AND day <= ? AND code <> '' GROUP BY class_id, day, session",
                (first.isoformat(), last.isoformat()),
            )
        }
        rooms = self._work.select(
            "SELECT c.id, c.name, c.kind, (SELECT count(DISTINCT e.pupil_id) FROM enrolment e"
            f" WHERE e.class_id = c.id AND {open_today('e')}) AS first"
            " FROM class c WHERE c.ended IS NULL ORDER BY c.name COLLATE NAMES"
        )
        missing = []
        for school_day in reversed(list(days.calendar.between(first, last))):
            day = school_day.day
            for room in (room for room in rooms if room.first):
                room_id = ClassId(RecordId(room.id))
                for sitting in reversed(days.sittings(room_id, room.kind, day)):
                    is_begun = day < last or now is None or _begins(sitting) <= now
                    key = (room.id, day.isoformat(), sitting.session)
                    if sitting.is_due and is_begun and key not in closed:
                        of = RegisterOf(room_id, day, sitting.session)
                        number = marked.get(key, 0)
                        missing.append(MissingRegister(of, room.name, room.first, number))
        return tuple(missing)


def _begins(sitting: Sitting) -> time:
    return sitting.begins or (_NOON if sitting.session == PM else time())
