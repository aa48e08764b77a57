"""SQL for the registers of a class: their marks, their closing, and changes after it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from vault.domain.attendance_codes import HALVES, CodeSet
from vault.domain.english.wording import worded
from vault.domain.ids import NEW, PupilId, new_ids
from vault.domain.people import Called
from vault.domain.register_names import Registered
from vault.domain.registers import (
    NO_MARK,
    Closed,
    LateChange,
    NewMark,
    PlannedMark,
    RegisterLine,
    RegisterMark,
    RegisterOf,
    RegisterPage,
    minutes_of,
    note_of,
    refuse_missing,
)
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.rows import Row, as_day, called_as, fill

_EARLIER = 4
_ON = (
    "(e.starts IS NULL OR e.starts = '' OR e.starts <= ?)"
    " AND (e.ends IS NULL OR e.ends = '' OR e.ends > ?)"
)
_WHO = f"""
SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family, p.upn
FROM pupil p WHERE (p.id IN (SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ? AND {_ON})
    AND (p.left_on IS NULL OR p.left_on = '' OR p.left_on >= ?))
    OR p.id IN (SELECT a.pupil_id FROM attendance a
        WHERE a.class_id = ? AND a.day = ? AND a.session = ?)
ORDER BY p.id"""
_MARKS = (
    "SELECT pupil_id, id, version, code, minutes, note FROM attendance"
    " WHERE class_id = ? AND day = ? AND session = ? ORDER BY code, id"
)
_MARK_COLUMNS = ("pupil_id", "class_id", "day", "session", "code", "minutes", "note")
_TAKEN_COLUMNS = ("class_id", "day", "session", "taken_by", "taken_on", "taken_at")
_CHANGES = (
    "SELECT x.pupil_id AS first, x.day, x.session, x.was_code, x.was_minutes, x.code,"
    " x.minutes, coalesce(x.was_note, '') AS was_note, coalesce(x.note, '') AS note,"
    " coalesce(x.why, '') AS why, x.changed_by, x.changed_on, x.changed_at,"
    " p.legal_given, p.legal_family, p.preferred_given, p.preferred_family"
    " FROM register_change x JOIN pupil p ON p.id = x.pupil_id"
)


class Registers:
    """One register at a time: of a class, a day and a session."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def page(self, of: RegisterOf, codes: CodeSet, today: date) -> RegisterPage:
        """The register with everybody who was in the class on that day, and with who has a mark in
        it. NotFoundError for a class out of sight."""
        name = self._class_name(of)
        marks = self._marks(of)
        planned = self.planned(of)
        days, earlier = self._earlier(of)
        changes = Counter(
            self._work.select_column(
                "SELECT pupil_id FROM register_change"
                " WHERE class_id = ? AND day = ? AND session = ?",
                _key(of),
            )
        )
        lines = [
            RegisterLine(
                pupil=row.id,
                called=called_as(row),
                mark=marks.get(row.id, NO_MARK),
                planned=planned.get(row.id),
                earlier=tuple(earlier[row.id].get(day, "") for day in days),
                changes=changes[row.id],
            )
            for row in self._who(of)
        ]
        lines.sort(key=lambda line: line.called.in_order)
        return RegisterPage(
            of=of,
            class_name=name,
            codes=codes,
            lines=tuple(lines),
            earlier_days=days,
            closed=self.closed(of),
            today=today,
        )

    def planned(self, of: RegisterOf) -> dict[str, PlannedMark]:
        """What planned absences put into that register, by pupil; of two the shorter one."""
        part = of.session if of.session in HALVES else ""
        day = of.day.isoformat()
        rows = self._work.select(
            "SELECT b.pupil_id, b.code, b.reason FROM planned_absence b"
            " WHERE b.starts <= ? AND b.ends >= ? AND b.part IN ('', ?)"
            " AND b.pupil_id IN (SELECT e.pupil_id FROM enrolment e WHERE e.class_id = ?)"
            " ORDER BY b.ends DESC, b.starts, b.part, b.code",
            (day, day, part, of.school_class),
        )
        return {row.pupil_id: PlannedMark(row.code or "", row.reason or "") for row in rows}

    def closed(self, of: RegisterOf) -> Closed | None:
        """Who closed it first, of two who did; None while it is open."""
        row = self._work.select_one(
            "SELECT taken_by, taken_on, taken_at FROM register_taken"
            " WHERE class_id = ? AND day = ? AND session = ? ORDER BY taken_on, taken_at, taken_by",
            _key(of),
        )
        return Closed(row.taken_by, date.fromisoformat(row.taken_on), row.taken_at) if row else None

    def mark(self, of: RegisterOf, marks: Iterable[NewMark], codes: CodeSet) -> list[RegisterMark]:
        """Write into an open register; the marks as they stand then. InvalidValueError for a closed
        one, for a code that is none, or for who is not in the class on that day;
        StaleRecordError."""
        self._class_name(of)
        if self.closed(of) is not None:
            reason = worded("this register is closed: say why you change it")
            raise InvalidValueError(field="register", reason=reason)
        members, stored = self._members(of), self._marks(of)
        return [self._put(of, self._checked(of, mark, codes, members), stored) for mark in marks]

    def close(self, of: RegisterOf, codes: CodeSet, today: date) -> Closed:
        """Write the planned marks that nobody replaced, and close it. InvalidValueError while a
        mark is missing, for a register without pupils, and for one that is closed."""
        page = self.page(of, codes, today)
        if page.closed is not None:
            raise InvalidValueError(field="register", reason=worded("this register is closed"))
        if not page.lines:
            reason = worded("nobody was in this class on that day")
            raise InvalidValueError(field="register", reason=reason)
        refuse_missing(page.missing)
        for line in page.lines:
            if not line.mark.code and line.planned is not None:
                code = codes.checked(line.planned.code, of.day, of.session)
                # Who covers a class reads the notes of marks, and not why an absence was planned.
                note = line.planned.reason if code.says_which else line.mark.note
                mark = NewMark(line.pupil, line.mark.version, code.code, 0, note)
                self._put(of, mark, {line.pupil: line.mark} if line.mark.version else {})
        now = datetime.now().astimezone()
        closed = Closed(self._work.profile.name, now.date(), f"{now:%H:%M}")
        self._work.insert(
            "register_taken",
            {
                **_columns(of),
                "taken_by": closed.by,
                "taken_on": closed.on.isoformat(),
                "taken_at": closed.at,
            },
        )
        return closed

    def change(self, of: RegisterOf, wanted: NewMark, why: str, codes: CodeSet) -> RegisterMark:
        """Change a mark of a closed register: what stood there, who changed it, when and why is an
        entry of its own. InvalidValueError for an open one, without a reason, without a code;
        StaleRecordError."""
        self._class_name(of)
        if self.closed(of) is None:
            reason = worded("this register is open: mark it as usual")
            raise InvalidValueError(field="register", reason=reason)
        reason = note_of("why", why, needed=True)
        stored = self._marks(of)
        mark = self._checked(of, wanted, codes, self._members(of))
        if not mark.code:
            raise InvalidValueError(field="code", reason=worded("a closed register has no gaps"))
        before = stored.get(mark.pupil, NO_MARK)
        after = self._put(of, mark, stored)
        if (before.code, before.minutes, before.note) != (after.code, after.minutes, after.note):
            now = datetime.now().astimezone()
            self._work.insert(
                "register_change",
                {
                    "pupil_id": mark.pupil,
                    **_columns(of),
                    "was_code": before.code,
                    "was_minutes": before.minutes,
                    "was_note": before.note,
                    "code": after.code,
                    "minutes": after.minutes,
                    "note": after.note,
                    "why": reason,
                    "changed_by": self._work.profile.name,
                    "changed_on": now.date().isoformat(),
                    "changed_at": f"{now:%H:%M}",
                },
            )
        return after

    def bring_in(
        self, registers: Iterable[tuple[RegisterOf, Iterable[NewMark]]], codes: CodeSet, by: str
    ) -> int:
        """Whole registers of another program, each closed by whom it names, in few statements; how
        many marks there were. InvalidValueError for a code that is none on its day, for one that is
        taken here already, and for a class or pupil out of sight."""
        rooms = set(self._work.select_column("SELECT id FROM class"))
        pupils = set(self._work.select_column("SELECT id FROM pupil"))
        taken = {
            (row.class_id, row.day, row.session)
            for row in self._work.select("SELECT DISTINCT class_id, day, session FROM attendance")
        }
        good: dict[tuple[str, date, str], str] = {}
        marks: list[tuple[str, ...]] = []
        closed: list[tuple[str, ...]] = []
        for of, wanted in registers:
            if of.school_class not in rooms or _key(of) in taken:
                reason = worded("this register is taken here already, or its class is not here")
                raise InvalidValueError(field="register", reason=reason)
            key, when = _key(of), of.day.isoformat()
            closed.append((*key, by, when, "09:00" if of.session == HALVES[0] else "13:15"))
            for mark in wanted:
                if mark.pupil not in pupils:
                    raise InvalidValueError(field="pupil", reason=worded("this pupil is not here"))
                seen = (mark.code, of.day, of.session)
                if seen not in good:
                    good[seen] = codes.checked(*seen).code
                minutes = str(minutes_of(mark.minutes))
                marks.append((mark.pupil, *key, good[seen], minutes, note_of("note", mark.note)))
        self._insert_many("attendance", _MARK_COLUMNS, marks)
        self._insert_many("register_taken", _TAKEN_COLUMNS, closed)
        return len(marks)

    def _insert_many(self, table: str, names: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        ids = new_ids(len(rows))
        self._work.insert_many(
            table, names, ((record, *row) for record, row in zip(ids, rows, strict=True))
        )

    def changes(self, of: RegisterOf) -> tuple[LateChange, ...]:
        """The entries about that register, the oldest first."""
        rows = self._work.select(
            f"{_CHANGES} WHERE x.class_id = ? AND x.day = ? AND x.session = ?"
            " ORDER BY x.changed_on, x.changed_at, x.code",
            _key(of),
        )
        return tuple(
            fill(LateChange, row, pupil=PupilId(row.first), called=called_as(row)) for row in rows
        )

    def registered(self, of: RegisterOf) -> tuple[Registered, ...]:
        """Who is in the register, by all that a file may call them."""
        return tuple(
            Registered(
                row.id,
                called_as(row),
                Called(row.legal_given or "", row.legal_family or ""),
                row.upn or "",
            )
            for row in self._who(of)
        )

    def _class_name(self, of: RegisterOf) -> str:
        name = self._work.select_value("SELECT name FROM class WHERE id = ?", (of.school_class,))
        if name is None:
            raise NotFoundError
        return str(name)

    def _who(self, of: RegisterOf) -> list[Row]:
        day = of.day.isoformat()
        school_class = of.school_class
        return self._work.select(_WHO, (school_class, day, day, day, school_class, day, of.session))

    def _members(self, of: RegisterOf) -> frozenset[str]:
        return frozenset(row.id for row in self._who(of))

    def _marks(self, of: RegisterOf) -> dict[str, RegisterMark]:
        """By pupil. Two of one child, as files that were merged may bring them, are one here."""
        return {
            row.pupil_id: fill(RegisterMark, row) for row in self._work.select(_MARKS, _key(of))
        }

    def _earlier(self, of: RegisterOf) -> tuple[tuple[date, ...], dict[str, dict[date, str]]]:
        """The last days with such a register before this one, the oldest first, and their codes."""
        days = self._work.select_column(
            "SELECT DISTINCT day FROM attendance WHERE class_id = ? AND session = ? AND day < ?"
            f" ORDER BY day DESC LIMIT {_EARLIER}",
            (of.school_class, of.session, of.day.isoformat()),
        )
        codes: dict[str, dict[date, str]] = defaultdict(dict)
        marks = ", ".join("?" * len(days))
        rows = self._work.select(
            "SELECT pupil_id, day, code FROM attendance"
            f" WHERE class_id = ? AND session = ? AND day IN ({marks})",
            (of.school_class, of.session, *days),
        )
        for row in rows if days else ():
            codes[row.pupil_id][date.fromisoformat(row.day)] = row.code
        return tuple(day for text in reversed(days) if (day := as_day(text))), codes

    @staticmethod
    def _checked(of: RegisterOf, mark: NewMark, codes: CodeSet, members: frozenset[str]) -> NewMark:
        if mark.pupil not in members:
            reason = worded("this pupil is not in the class on that day")
            raise InvalidValueError(field="pupil", reason=reason)
        note = note_of("note", mark.note)
        if not mark.code.strip():
            return NewMark(mark.pupil, mark.version, "", 0, note)
        code = codes.checked(mark.code, of.day, of.session)
        minutes = minutes_of(mark.minutes) if code.minutes else 0
        return NewMark(mark.pupil, mark.version, code.code, minutes, note)

    def _put(self, of: RegisterOf, mark: NewMark, stored: dict[str, RegisterMark]) -> RegisterMark:
        before = stored.get(mark.pupil, NO_MARK)
        if mark.version != before.version:
            raise StaleRecordError
        values = {"code": mark.code, "minutes": mark.minutes, "note": mark.note}
        if (before.code, before.minutes, before.note) == tuple(values.values()):
            return before
        if not before.version:
            made = self._work.insert(
                "attendance", {"pupil_id": mark.pupil, **_columns(of), **values}
            )
            return RegisterMark(made, 1, mark.code, mark.minutes, mark.note)
        if not mark.code and not mark.note:
            self._work.delete("attendance", before.id, before.version)
            return RegisterMark(NEW, 0, "")
        after = self._work.update("attendance", before.id, before.version, values)
        return RegisterMark(before.id, after, mark.code, mark.minutes, mark.note)


def _key(of: RegisterOf) -> Sequence[str]:
    return (of.school_class, of.day.isoformat(), of.session)


def _columns(of: RegisterOf) -> dict[str, str]:
    return {"class_id": of.school_class, "day": of.day.isoformat(), "session": of.session}
