"""SQL for the markbook of a class: its assessments, and what stands in the cells."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from vault.domain.collation import sort_key
from vault.domain.english.wording import worded
from vault.domain.half_terms import HalfTerm, half_term_on
from vault.domain.ids import NEW, ClassId, PupilId, RecordId
from vault.domain.markbook import (
    MOST_ASSESSMENTS,
    MOST_CELLS,
    Assessment,
    CellChange,
    CellMark,
    Markbook,
    MarkLine,
    Target,
    assessment_title,
    checked_assessment,
    note_of,
)
from vault.domain.people import Hit
from vault.domain.scales import Scale
from vault.errors import InvalidValueError, NotFoundError, StaleRecordError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, as_day, called_as, fill
from vault.store.database.work import batched
from vault.store.school.calendar import Calendar
from vault.store.school.pupil_search import AT_MOST
from vault.store.school.scales import Scales

_ASSESSMENTS = (
    "SELECT a.id, a.version, a.class_id, a.title, a.scale_id, a.day, a.half_term, a.out_of,"
    " a.weight, a.place, a.is_hidden, a.is_frozen, c.name AS class_name"
    " FROM markbook_column a JOIN class c ON c.id = a.class_id"
)
_ORDER = "ORDER BY a.place, a.day, a.made, a.id"
_IN_CLASS = (
    "SELECT p.id FROM enrolment e JOIN pupil p ON p.id = e.pupil_id"
    f" WHERE e.class_id = ? AND {open_today('e')}"
    " AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))"
)
_NAMES = (
    "SELECT p.id, p.legal_given, p.legal_family, p.preferred_given, p.preferred_family,"
    " (SELECT f.id FROM photo f WHERE f.pupil_id = p.id AND f.is_current = 1) AS photo,"
    " coalesce((SELECT k.state FROM consent k WHERE k.pupil_id = p.id"
    "   AND k.purpose = 'photo-class'), '') AS state FROM pupil p"
)
_LEAST_TYPED = 3
_TARGETS = "SELECT id, version, pupil_id, scale_id, title, value, day FROM target"


class MarkbookRows:
    """Assessments of the classes in sight, with marks, notes and targets."""

    def __init__(self, context: Context) -> None:
        self._work, self._context = context.work, context
        self._scales = Scales(context)

    def list_all(self) -> tuple[Assessment, ...]:
        """Of all classes in sight that go on, by class, in the order of their markbooks."""
        rows = self._work.select(
            f"{_ASSESSMENTS} WHERE c.ended IS NULL ORDER BY c.name COLLATE NAMES, a.place"
        )
        return tuple(_assessment(row) for row in rows)

    def titled(self, title: str, school_class: ClassId | None = None) -> tuple[Assessment, ...]:
        """Assessments of this title, whatever its capitals, the newest first."""
        where, values = "a.title = ? COLLATE NOCASE", [assessment_title(title)]
        if school_class is not None:
            where, values = f"{where} AND a.class_id = ?", [*values, school_class]
        rows = self._work.select(f"{_ASSESSMENTS} WHERE {where} ORDER BY a.day DESC, a.id", values)
        return tuple(_assessment(row) for row in rows)

    def hits(self, text: str, limit: int) -> tuple[Hit, ...]:
        """Assessments whose title, with the class before or behind it, holds what somebody types,
        from three letters on; the newest first. The class alone is no assessment."""
        if len(text.strip()) < _LEAST_TYPED:
            return ()
        wanted = _holding(" ".join(text.split()))
        rows = self._work.select(
            f"{_ASSESSMENTS} WHERE c.ended IS NULL AND (a.title LIKE ? ESCAPE '!'"
            " OR (c.name || ' ' || a.title || ' ' || c.name LIKE ? ESCAPE '!'"
            " AND c.name NOT LIKE ? ESCAPE '!'))"
            f" ORDER BY a.day DESC, c.name COLLATE NAMES, a.place {AT_MOST}",
            (wanted, wanted, wanted, limit),
        )
        return tuple(_hit(_assessment(row)) for row in rows)

    def book(self, school_class: ClassId) -> Markbook:
        """NotFoundError for a class out of sight."""
        name = self.class_name(school_class)
        rows = self._work.select(f"{_ASSESSMENTS} WHERE a.class_id = ? {_ORDER}", (school_class,))
        assessments = tuple(_assessment(row) for row in rows)
        marks = self.marks_of(assessment.id for assessment in assessments)
        members = self._work.select_column(_IN_CLASS, (school_class,))
        inside = frozenset(members)
        former = [pupil for pupil in marks if pupil not in inside]
        targets = self._targets(members)
        lines = [
            MarkLine(
                row.id,
                called_as(row),
                marks.get(row.id, {}),
                row.id not in inside,
                tuple(targets.get(row.id, ())),
                row.photo or None,
                row.state not in ("", "given"),
            )
            for row in self._named([*members, *former])
        ]
        lines.sort(key=lambda line: (line.has_left, line.called.in_order, line.pupil))
        return Markbook(school_class, name, assessments, self._scales.stored(), tuple(lines))

    def class_name(self, school_class: ClassId) -> str:
        """NotFoundError for a class out of sight."""
        name = self._work.select_value("SELECT name FROM class WHERE id = ?", (school_class,))
        if name is None:
            raise NotFoundError
        return str(name)

    def marks_of(self, assessments: Iterable[str]) -> dict[str, dict[RecordId, CellMark]]:
        """By pupil and assessment; of two in one cell, as files may have brought them, the newer
        one stands."""
        by_pupil: dict[str, dict[RecordId, CellMark]] = defaultdict(dict)
        for batch in batched(assessments):
            marks = ", ".join("?" * len(batch))
            for row in self._work.select(
                "SELECT pupil_id, markbook_column_id, id, version, value, note FROM mark"
                f" WHERE markbook_column_id IN ({marks}) ORDER BY made, id",
                batch,
            ):
                mark = CellMark(row.id, row.version, row.value, row.note)
                by_pupil[row.pupil_id][row.markbook_column_id] = mark
        return by_pupil

    def line_of(self, pupil: PupilId) -> tuple[MarkLine, tuple[Assessment, ...]]:
        """The pupil's marks over all classes in sight, with their assessments, the earliest first.
        NotFoundError."""
        rows = list(self._named([pupil]))
        if not rows:
            raise NotFoundError
        marks = {
            row.markbook_column_id: CellMark(row.id, row.version, row.value, row.note)
            for row in self._work.select(
                "SELECT markbook_column_id, id, version, value, note FROM mark"
                " WHERE pupil_id = ? ORDER BY made, id",
                (pupil,),
            )
        }
        found: list[Assessment] = []
        for batch in batched(marks):
            places = self._work.select(
                f"{_ASSESSMENTS} WHERE a.id IN ({', '.join('?' * len(batch))})", batch
            )
            found += [_assessment(row) for row in places]
        found.sort(
            key=lambda assessment: (assessment.day, sort_key(assessment.title), assessment.id)
        )
        targets = self._targets([pupil]).get(pupil, ())
        line = MarkLine(pupil, called_as(rows[0]), marks, targets=tuple(targets))
        return line, tuple(found)

    def read(self, record: RecordId) -> Assessment:
        """NotFoundError."""
        row = self._work.select_one(f"{_ASSESSMENTS} WHERE a.id = ?", (record,))
        if row is None:
            raise NotFoundError
        return _assessment(row)

    def set(self, assessment: Assessment) -> RecordId:
        """Add one at the end (empty id), or change it; it stays with its class, and with its scale
        as soon as there are marks. Without a half-term it has the one of its day.
        InvalidValueError, NotFoundError."""
        scale = self._scales.taken_up(assessment.scale)
        half_term = assessment.half_term or self.half_term(assessment.day)
        wanted = checked_assessment(replace(assessment, half_term=half_term), scale)
        self._refuse_twin(wanted)
        values = _row_of(wanted, scale)
        if not wanted.id:
            self._check_class(wanted.class_id)
            place = self._next_place(wanted.class_id)
            return self._work.insert(
                "markbook_column", {"class_id": wanted.class_id, **values, "place": place}
            )
        before = self.read(wanted.id)
        if before.class_id != wanted.class_id:
            reason = worded("an assessment stays with its class")
            raise InvalidValueError(field="class", reason=reason)
        self._check_marks(before, wanted, scale)
        self._work.update("markbook_column", wanted.id, wanted.version, values)
        return wanted.id

    def arrange(self, school_class: ClassId, assessments: tuple[Assessment, ...]) -> None:
        """Their order, and which of them are hidden or stay at the left; each at the version that
        was read. StaleRecordError, also unless they are all that the class has now."""
        rows = self._work.select(f"{_ASSESSMENTS} WHERE a.class_id = ?", (school_class,))
        there = {row.id: _assessment(row) for row in rows}
        if not there or there.keys() != {assessment.id for assessment in assessments}:
            raise StaleRecordError
        for place, assessment in enumerate(assessments, start=1):
            before = there[assessment.id]
            shown = (before.place, before.is_hidden, before.is_frozen)
            if shown != (place, assessment.is_hidden, assessment.is_frozen):
                values = {
                    "place": place,
                    "is_hidden": int(assessment.is_hidden),
                    "is_frozen": int(assessment.is_frozen),
                }
                self._work.update("markbook_column", assessment.id, assessment.version, values)

    def remove(self, record: RecordId, version: int) -> int:
        """With its marks, of which it says how many there were. NotFoundError, StaleRecordError."""
        self._work.update("markbook_column", record, version, {})
        marks = self._work.select_column(
            "SELECT id FROM mark WHERE markbook_column_id = ?", (record,)
        )
        for mark in marks:
            self._work.delete("mark", mark)
        self._work.delete("markbook_column", record)
        return len(marks)

    def enter(self, changes: tuple[CellChange, ...]) -> tuple[CellMark, ...]:
        """What stands in each cell now, in the order of the changes. All of them or none:
        InvalidValueError for what does not belong there, StaleRecordError for a cell that is not as
        it was read, NotFoundError for who is not in the class or an assessment out of sight."""
        if len(changes) > MOST_CELLS:
            reason = worded("more than {0} cells at once").format(MOST_CELLS)
            raise InvalidValueError(field="value", reason=reason)
        wanted = list(dict.fromkeys(change.assessment for change in changes))
        assessments = {record: self.read(record) for record in wanted}
        scales = self._scales.stored()
        marks = self.marks_of(wanted)
        members = {
            school_class: frozenset(self._work.select_column(_IN_CLASS, (school_class,)))
            for school_class in {a.class_id for a in assessments.values()}
        }
        after: list[CellMark] = []
        seen: set[tuple[str, str]] = set()
        for change in changes:
            assessment = assessments[change.assessment]
            if change.pupil not in members[assessment.class_id]:
                raise NotFoundError
            if (change.assessment, change.pupil) in seen:
                raise StaleRecordError
            seen.add((change.assessment, change.pupil))
            before = marks.get(change.pupil, {}).get(change.assessment, CellMark(NEW, 0, ""))
            if before.version != change.version:
                raise StaleRecordError
            value = scales[assessment.scale].stored(change.text, assessment.out_of)
            note = before.note if change.note is None else note_of(change.note)
            after.append(self._put(change, before, value, note))
        return tuple(after)

    def _put(self, change: CellChange, before: CellMark, value: str, note: str) -> CellMark:
        if not value and not note:
            if before.id:
                self._work.delete("mark", before.id, before.version)
            return CellMark(NEW, 0, "")
        if before.id:
            if (value, note) == (before.value, before.note):
                return before
            values = {"value": value, "note": note}
            version = self._work.update("mark", before.id, before.version, values)
            return CellMark(before.id, version, value, note)
        made = self._work.insert(
            "mark",
            {
                "pupil_id": change.pupil,
                "markbook_column_id": change.assessment,
                "value": value,
                "note": note,
            },
        )
        return CellMark(made, 1, value, note)

    def set_target(self, target: Target) -> RecordId:
        """One for each pupil and title; '' takes it away. InvalidValueError, NotFoundError,
        StaleRecordError where there is one already."""
        self._work.must_see_pupil(target.pupil)
        if target.id and not target.value:
            self._work.delete("target", target.id, target.version)
            return target.id
        scale = self._scales.taken_up(target.scale)
        value = scale.stored(target.value)
        if scale.rank(value) is None:
            raise InvalidValueError(field="value", reason=worded("a target is a mark that counts"))
        values: dict[str, Any] = {
            "scale_id": scale.id,
            "title": assessment_title(target.title),
            "value": value,
            "day": target.day.isoformat() if target.day else None,
        }
        if target.id:
            self._work.update("target", target.id, target.version, values)
            return target.id
        twin = self._work.select_value(
            "SELECT 1 FROM target WHERE pupil_id = ? AND title = ? COLLATE NOCASE",
            (target.pupil, values["title"]),
        )
        if twin is not None:
            raise StaleRecordError
        return self._work.insert("target", {"pupil_id": target.pupil, **values})

    def half_term(self, day: date) -> int:
        """The point of the year in which the day is, from 1 to 6."""
        return half_term_on(day, Calendar(self._context).years()).number

    def _targets(self, pupils: Iterable[str]) -> dict[str, list[Target]]:
        targets: dict[str, list[Target]] = defaultdict(list)
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            for row in self._work.select(
                f"{_TARGETS} WHERE pupil_id IN ({marks}) ORDER BY made, id", batch
            ):
                targets[row.pupil_id].append(
                    fill(Target, row, pupil=row.pupil_id, scale=row.scale_id)
                )
        return targets

    def _named(self, pupils: Iterable[str]) -> Iterable[Row]:
        for batch in batched(pupils):
            marks = ", ".join("?" * len(batch))
            yield from self._work.select(f"{_NAMES} WHERE p.id IN ({marks})", batch)

    def _next_place(self, school_class: ClassId) -> int:
        row = self._work.select_one(
            "SELECT count(*) AS number, coalesce(max(place), 0) AS place FROM markbook_column"
            " WHERE class_id = ?",
            (school_class,),
        )
        if row is None or row.number >= MOST_ASSESSMENTS:
            reason = worded("more than {0} assessments of one class").format(MOST_ASSESSMENTS)
            raise InvalidValueError(field="title", reason=reason)
        return min(int(row.place) + 1, MOST_ASSESSMENTS)

    def _refuse_twin(self, wanted: Assessment) -> None:
        twin = self._work.select_value(
            "SELECT id FROM markbook_column WHERE class_id = ? AND title = ? COLLATE NOCASE"
            " AND day = ? AND id <> ?",
            (wanted.class_id, wanted.title, wanted.day.isoformat(), wanted.id),
        )
        if twin is not None:
            reason = worded("the class has an assessment of this name on this day")
            raise InvalidValueError(field="title", reason=reason)

    def _check_class(self, school_class: ClassId) -> None:
        row = self._work.select_value(
            "SELECT 1 FROM class WHERE id = ? AND ended IS NULL", (school_class,)
        )
        if row is None:
            raise NotFoundError

    def _check_marks(self, before: Assessment, wanted: Assessment, scale: Scale) -> None:
        """Whether what stands in the cells still belongs there."""
        if before.scale == scale.id and before.out_of == wanted.out_of:
            return
        values = self._work.select_column(
            "SELECT DISTINCT value FROM mark WHERE markbook_column_id = ?", (before.id,)
        )
        if before.scale != scale.id and any(values):
            reason = worded("there are marks in the scale that it has: add another assessment")
            raise InvalidValueError(field="scale", reason=reason)
        for value in values:
            amount = scale.amount(value)
            if amount is not None and amount > scale.top(wanted.out_of):
                reason = worded("there is a mark of {0}").format(value)
                raise InvalidValueError(field="out_of", reason=reason)


def _holding(text: str) -> str:
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"


def _hit(assessment: Assessment) -> Hit:
    point = HalfTerm(half_term_on(assessment.day).year, assessment.half_term or 1)
    detail = f"{assessment.class_name}, {point.title}"
    key = f"{assessment.class_id}/{assessment.id}"
    return Hit("assessment", key, assessment.title, detail)


def _row_of(assessment: Assessment, scale: Scale) -> dict[str, Any]:
    return {
        "scale_id": scale.id,
        "title": assessment.title,
        "day": assessment.day.isoformat(),
        "half_term": assessment.half_term,
        "out_of": assessment.out_of,
        "weight": assessment.weight,
        "is_hidden": int(assessment.is_hidden),
        "is_frozen": int(assessment.is_frozen),
    }


def _assessment(row: Row) -> Assessment:
    return Assessment(
        row.id,
        row.version,
        row.class_id,
        row.title,
        row.scale_id,
        as_day(row.day) or date.min,
        row.half_term,
        row.out_of,
        row.weight,
        row.place,
        bool(row.is_hidden),
        bool(row.is_frozen),
        row.class_name,
    )
