"""SQL for what a class is, who teaches it, and its end."""

from datetime import date
from typing import Any

from vault.domain.english.wording import worded
from vault.domain.ids import NEW, ClassId, RecordId, StaffId
from vault.domain.school_values import CLASS_KINDS, SchoolClass, line_of, name_of
from vault.errors import InvalidValueError, NotFoundError
from vault.store.context import Context
from vault.store.database.open_enrolments import open_today
from vault.store.database.rows import Row, fill

_FACTS = f"""
SELECT c.id, c.version, c.name, c.code, c.kind, c.year_group, c.subject, c.room, c.year_id AS year,
    coalesce(y.name, '') AS year_name,
    (SELECT count(DISTINCT e.pupil_id) FROM enrolment e JOIN pupil p ON p.id = e.pupil_id
        WHERE e.class_id = c.id AND {open_today("e")}
        AND (p.left_on IS NULL OR p.left_on >= date('now', 'localtime'))) AS pupils,
    c.ended, c.aim, c.kept_by
FROM class c LEFT JOIN academic_year y ON y.id = c.year_id
ORDER BY c.ended IS NOT NULL, CASE c.kind WHEN 'registration' THEN 0 ELSE 1 END, c.kind,
    CASE WHEN c.year_group GLOB '[0-9]*' THEN 100 + c.year_group
    WHEN c.year_group LIKE 'N%' THEN 1 WHEN c.year_group LIKE 'R%' THEN 2 ELSE 999 END,
    c.name COLLATE NAMES
"""


class ClassFacts:
    """Classes as they are set up, ended ones too."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def all(self) -> tuple[SchoolClass, ...]:
        """Every class in sight, those that have ended last."""
        teachers: dict[str, dict[str, str]] = {}
        for teacher in self._work.select(
            "SELECT t.class_id, s.id, s.title, s.family"
            " FROM teaching t JOIN staff s ON s.id = t.staff_id"
            " ORDER BY s.family COLLATE NAMES, s.given COLLATE NAMES"
        ):
            name = f"{teacher.title or ''} {teacher.family or ''}".strip()
            teachers.setdefault(teacher.class_id, {})[teacher.id] = name
        rows = self._work.select(_FACTS)
        return tuple(_class(row, teachers.get(row.id, {})) for row in rows)

    def set(self, school_class: SchoolClass) -> ClassId:
        """Add a class (empty id) or change its facts and its teachers; its end is not among
        them."""
        values = self._checked(school_class)
        if school_class.id == NEW:
            record = ClassId(self._work.insert("class", values))
        else:
            record = school_class.id
            # Always written, so that the version also tells of other teachers.
            self._work.update("class", record, school_class.version, values)
        self._teach(record, school_class.teachers)
        return record

    def end(self, school_class: ClassId, version: int, ended: date) -> None:
        """From that day on it is in no list; who is still in it has left it on that day too.
        InvalidValueError when it has ended, or for a day to come or before somebody joined."""
        if self._in_sight(school_class).ended:
            raise InvalidValueError(field="last day", reason="this class has ended already")
        if ended > date.today():
            raise InvalidValueError(field="last day", reason="this day is still to come")
        late = self._work.select_value(
            f"SELECT count(*) FROM enrolment WHERE class_id = ? AND {open_today()} AND starts > ?",
            (school_class, ended.isoformat()),
        )
        if late:
            reason = worded("{0} of its pupils came into it after that day").format(late)
            raise InvalidValueError(field="last day", reason=reason)
        self._work.update("class", school_class, version, {"ended": ended.isoformat()})
        still_in = self._work.select_column(
            f"SELECT id FROM enrolment WHERE class_id = ? AND {open_today()}", (school_class,)
        )
        for enrolment in still_in:
            self._work.set_state("enrolment", enrolment, {"ends": ended.isoformat()})

    def reopen(self, school_class: ClassId, version: int) -> None:
        """It is in the lists again, and in it who left it on the day on which it ended.
        InvalidValueError unless it has ended."""
        present = self._in_sight(school_class)
        if not present.ended:
            raise InvalidValueError(field="class", reason="this class has not ended")
        self._refuse_twin(school_class, present.name, present.year_id)
        self._work.update("class", school_class, version, {"ended": None})
        left_with_it = self._work.select_column(
            "SELECT id FROM enrolment WHERE class_id = ? AND ends = ?",
            (school_class, present.ended),
        )
        for enrolment in left_with_it:
            self._work.set_state("enrolment", enrolment, {"ends": None})

    def _checked(self, school_class: SchoolClass) -> dict[str, Any]:
        if school_class.kind not in CLASS_KINDS:
            raise InvalidValueError(field="kind", reason=worded("choose one of the kinds"))
        name = name_of("name", school_class.name)
        if not school_class.ended:
            self._refuse_twin(school_class.id, name, school_class.year)
        return {
            "name": name,
            "code": line_of("code", school_class.code),
            "kind": school_class.kind,
            "year_group": line_of(worded("year group"), school_class.year_group),
            "subject": line_of("subject", school_class.subject),
            "room": line_of("room", school_class.room),
            "year_id": school_class.year or None,
            "aim": line_of("aim", school_class.aim),
        }

    def _refuse_twin(self, record: str, name: str, year: str | None) -> None:
        twin = self._work.select_value(
            "SELECT 1 FROM class WHERE name = ? COLLATE NOCASE AND id <> ? AND ended IS NULL"
            " AND (year_id IS ? OR year_id IS NULL OR ? IS NULL)",
            (name, record, year or None, year or None),
        )
        if twin is not None:
            reason = (
                f"there is a class {name} already; end that one first, or call this another name"
            )
            raise InvalidValueError(field="name", reason=reason)

    def _teach(self, school_class: ClassId, teachers: tuple[StaffId, ...]) -> None:
        rows = self._work.select(
            "SELECT staff_id, id FROM teaching WHERE class_id = ?", (school_class,)
        )
        teaching_by_person = {row.staff_id: row.id for row in rows}
        for person, teaching in teaching_by_person.items():
            if person not in teachers:
                self._work.delete("teaching", teaching)
        for person in dict.fromkeys(teachers):
            if self._work.select_value("SELECT 1 FROM staff WHERE id = ?", (person,)) is None:
                raise NotFoundError
            if person not in teaching_by_person:
                self._work.insert("teaching", {"class_id": school_class, "staff_id": person})

    def _in_sight(self, school_class: ClassId) -> Row:
        row = self._work.select_one(
            "SELECT name, year_id, ended FROM class WHERE id = ?", (school_class,)
        )
        if row is None:
            raise NotFoundError
        return row


def _class(row: Row, teachers: dict[str, str]) -> SchoolClass:
    return fill(
        SchoolClass,
        row,
        teachers=tuple(StaffId(RecordId(person)) for person in teachers),
        teacher_names=", ".join(teachers.values()),
    )
